"""What all overlays have in common: a veil over the screen, a sheet of paper, its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import Event, State
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.focus import step_focus
from kiosk.ui.widgets.layout import SCALES, Row
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.text import Text

CLOSE: Final = "close_overlay"
_WIDE_MM: Final = 262.0


class OverlayView(QWidget):
    """One overlay. Subclasses fill ``sheet`` once and say everything anew in :meth:`draw`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.sheet = Card(desk.look, pad_mm=13)
        self.sheet.setParent(self)
        self._buttons: list[Button] = []

    def enter(self, state: State) -> None:
        """The overlay is shown anew."""

    def draw(self, state: State) -> None:
        """Show this state."""
        raise NotImplementedError

    def forget(self) -> None:
        """Nothing of this person may remain."""

    # --- building blocks ----------------------------------------------------------------------

    def head(self) -> tuple[Text, Text]:
        """A title and a text below it."""
        title = self.sheet.add(Text(self.look, Type.TITLE, bold=True))
        return title, self.sheet.add(Text(self.look), gap_mm=5)

    def answers(self, *buttons: Button) -> None:
        """The buttons, beside each other; the one that leads on stands at the right."""
        row = self.sheet.add(Row(self.look), gap_mm=12)
        for button in buttons:
            row.add(button)

    def answer(self, name: str, event: Callable[[], Event], kind: Kind) -> Button:
        button = Button(self.look, name, kind)
        button.clicked.connect(lambda: self.desk.send(event()))
        self._buttons.append(button)
        return button

    # --- its place ----------------------------------------------------------------------------

    def arrange(self) -> None:
        px = self.look.px
        wide_px = min(self.width() - px(24), px(_WIDE_MM))
        room_px = self.height() - px(24)
        heights = ((scale, self.sheet.height_at(wide_px, scale)) for scale in SCALES)
        scale, high_px = next(
            (each for each in heights if each[1] <= room_px), (SCALES[-1], room_px)
        )
        left_px = (self.width() - wide_px) // 2
        # In portrait a little below the middle: nearer to the hands.
        part = 0.5 if self.look.landscape else 0.56
        top_px = round((self.height() - high_px) * part)
        self.sheet.setGeometry(QRect(left_px, top_px, wide_px, high_px))
        self.sheet.settle(scale)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.look.colour("ink", 0.52))

    def focusNextPrevChild(self, next: bool) -> bool:
        """The keys stay on the sheet: what lies under the veil cannot be reached."""
        step_focus(self._buttons, self.focusWidget(), forwards=next)
        return True
