"""What all screens have in common: a body, one primary action, a few others, each at its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import Begin, Event, State
from kiosk.pack import Pack
from kiosk.ui.cards import BoothHealth, OpeningCard
from kiosk.ui.frame import Frame
from kiosk.ui.theme import Look
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.layout import Column
from kiosk.ui.widgets.page import Page
from kiosk.workers.preview import PreviewFrame


@dataclass(frozen=True)
class Desk:
    """What every screen works with: the look, the fair's words, and the way to say something."""

    look: Look
    pack: Pack
    send: Callable[[Event], None]
    begin: Callable[[], Begin]


class View(QWidget):
    """One screen. Subclasses fill ``body`` once and say everything anew in :meth:`draw`."""

    keeps_focus = False
    """The screen itself says where the keyboard writes; elsewhere the primary action has focus."""

    def __init__(self, desk: Desk, rest_above: float = 0.0, least_scale: float = 1.0) -> None:
        super().__init__()
        self.desk = desk
        self.look = desk.look
        self.body = Column(desk.look, rest_above=rest_above)
        self.page = Page(desk.look, self.body, least_scale=least_scale)
        self.page.setParent(self)
        self.primary: Button | None = None
        self.secondary: list[Button] = []

    # --- what a screen does -------------------------------------------------------------------

    def enter(self, state: State) -> None:
        """The screen is shown anew: begin at the beginning."""

    def draw(self, state: State) -> None:
        """Show this state. Called often; must be cheap when nothing has changed."""
        raise NotImplementedError

    def reflect(self, frame: PreviewFrame) -> None:
        """A new camera frame and sound level, for the screens that have a mirror."""

    def offer(self, openings: Sequence[OpeningCard]) -> None:
        """The kinds of work nearby, for the screen that shows them."""

    def check(self, health: BoothHealth) -> None:
        """How the booth is, for the screen that shows it."""

    def forget(self) -> None:
        """Nothing of this person may remain."""

    # --- building blocks ----------------------------------------------------------------------

    def act(self, name: str, event: Callable[[], Event], kind: Kind = Kind.PRIMARY) -> Button:
        """The one primary action."""
        self.primary = self._button(name, event, kind, "")
        return self.primary

    def also(
        self,
        name: str,
        event: Callable[[], Event],
        icon: str = "",
        kind: Kind = Kind.SECONDARY,
    ) -> Button:
        """One of the other actions."""
        button = self._button(name, event, kind, icon)
        self.secondary.append(button)
        return button

    def _button(self, name: str, event: Callable[[], Event], kind: Kind, icon: str) -> Button:
        button = Button(self.look, name, kind, icon)
        button.setParent(self)
        button.clicked.connect(lambda: self.desk.send(event()))
        button.setVisible(True)
        return button

    def controls(self) -> list[QWidget]:
        """What a key can reach, in this order: what is on the screen, then its actions.

        What moves the page comes first, so that reading goes before doing.
        """
        actions: list[QWidget] = [*self.secondary]
        if self.primary is not None:
            actions.append(self.primary)
        reached = [
            each
            for each in self.body.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus or isinstance(each.parent(), Keyboard)
        ]
        return [*reversed(self.page.buttons), *reached, *actions]

    # --- its place ----------------------------------------------------------------------------

    def arrange(self) -> None:
        """Put everything where it belongs, at the present size and with the present words."""
        frame = Frame(self.look, self.size())
        shown = [each for each in self.secondary if not each.isHidden()]
        in_page = shown if self.look.zoomed else []
        self.page.place(frame.body(len(shown), self.primary is not None), in_page)
        if self.primary is not None:
            self.primary.setGeometry(frame.primary)
            self.primary.settle(1.0)
        if in_page:
            return
        for button in self.secondary:
            if button.parentWidget() is not self:
                hidden = button.isHidden()
                button.setParent(self)
                button.setVisible(not hidden)
        for button, place in zip(shown, frame.secondary(_widths(shown, frame)), strict=True):
            button.setGeometry(place)
        # Side by side they have letters of one size: that of the one with the most to say.
        scale = min((each.scale_that_fits(1.0) for each in shown), default=1.0)
        for button in shown:
            button.settle(scale)

    def caption_place(self) -> QRect:
        """Where it is written what the voice says."""
        shown = [each for each in self.secondary if not each.isHidden()]
        frame = Frame(self.look, self.size())
        return frame.caption(len(shown), self.primary is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.arrange()


def _widths(buttons: Sequence[Button], frame: Frame) -> list[int]:
    """How wide each would like to be, in px; where they are too many, words go before icons."""
    for with_icons in (True, False):
        for button in buttons:
            button.show_icon(with_icons)
        widths = [each.width_at(1.0) for each in buttons]
        if sum(widths) <= frame.secondary_room_px(len(buttons)):
            break
    return widths
