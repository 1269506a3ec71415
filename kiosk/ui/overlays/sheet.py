"""What all overlays have in common: a veil over the screen, a sheet of paper, its answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import Event, State
from kiosk.ui.frame import Frame
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.focus import step_focus
from kiosk.ui.widgets.layout import SCALES, Row
from kiosk.ui.widgets.page import Page
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.text import Text

CLOSE: Final = "close_overlay"
_WIDE_MM: Final = 262.0
_AROUND_MM: Final = 12.0


class OverlayView(QWidget):
    """One overlay. Subclasses fill ``sheet`` once and say everything anew in :meth:`draw`."""

    keeps_focus: ClassVar[bool] = False
    """It has a keyboard of its own, which writes wherever the focus is."""

    def __init__(self, desk: Desk, least_scale: float = 1.0) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.sheet = Card(desk.look, pad_mm=13)
        self.page = Page(desk.look, self.sheet, "sheet", least_scale)
        self.page.setParent(self)
        self._least_scale = least_scale
        self.primary: Button | None = None

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
        row = self.sheet.add(Row(self.look, stacks=True), gap_mm=12)
        for button in buttons:
            row.add(button)

    def answer(self, name: str, event: Callable[[], Event], kind: Kind) -> Button:
        button = Button(self.look, name, kind)
        button.clicked.connect(lambda: self.desk.send(event()))
        if kind is Kind.PRIMARY:
            self.primary = button
        return button

    def controls(self) -> list[QWidget]:
        """What a key can reach, in this order: moving, what is on the sheet, its answers."""
        found = [
            each
            for each in self.sheet.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        return [*reversed(self.page.buttons), *found]

    # --- its place ----------------------------------------------------------------------------

    def arrange(self) -> None:
        px = self.look.px
        around_px = px(_AROUND_MM)
        whole = Frame(self.look, self.size()).below_a_sheet
        room = whole.adjusted(around_px, around_px, -around_px, -around_px)
        most_px = px(_WIDE_MM)
        wide_px = room.width() if self.look.zoomed else min(room.width(), most_px)
        scales = [each for each in SCALES if each >= self._least_scale]
        heights = [self.sheet.height_at(wide_px, scale) for scale in scales]
        high_px = next((each for each in heights if each <= room.height()), room.height())
        left_px = room.x() + (room.width() - wide_px) // 2
        # In portrait a little below the middle: nearer to the hands.
        part = 0.5 if self.look.landscape else 0.56
        top_px = room.y() + round((room.height() - high_px) * part)
        self.page.place(QRect(left_px, top_px, wide_px, high_px))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        alpha = 0.82 if self.look.colours.edge else 0.52
        QPainter(self).fillRect(self.rect(), self.look.colour("veil", alpha))

    def focusNextPrevChild(self, next: bool) -> bool:
        """The keys stay on the sheet: what lies under the veil cannot be reached."""
        step_focus(self.controls(), self.focusWidget(), forwards=next)
        return True
