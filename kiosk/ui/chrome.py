"""What is on every screen at the same place: language, ways of use, help, back, and stopping."""

from __future__ import annotations

import time
from collections import deque
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import (
    Back,
    CallStaff,
    OpenAccess,
    OpenLanguages,
    OpenStaffPanel,
    Screen,
    State,
    StopInterview,
    can_go_back,
)
from kiosk.ui.frame import GAP_MM, Frame
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import show
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.text import Text

STAFF_TOUCHES: Final = 5
STAFF_WITHIN_S: Final = 3.0

_NO_STOP: Final = frozenset(
    {Screen.ATTRACT, Screen.GOODBYE, Screen.STAFF, Screen.OUT_OF_SERVICE, Screen.RESUME}
)


class FairName(Text):
    """The name of the fair; five quick touches on it open the way for staff."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, Type.CAPTION, tone="stone", align=CENTRE)
        self._desk = desk
        self._touched_s: deque[float] = deque(maxlen=STAFF_TOUCHES)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        now_s = time.monotonic()
        self._touched_s.append(now_s)
        full = len(self._touched_s) == STAFF_TOUCHES
        if full and now_s - self._touched_s[0] <= STAFF_WITHIN_S:
            self._touched_s.clear()
            self._desk.send(OpenStaffPanel())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        # Taken here, so that it never counts as a touch on the screen below.
        event.accept()


class Chrome:
    """Stands in front of every screen."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        look = desk.look
        self._look = look
        self._desk = desk
        self._language = Button(look, "languages", Kind.CHROME, "globe")
        self._language.clicked.connect(lambda: desk.send(OpenLanguages()))
        self._access = Button(look, "access", Kind.CHROME, "ways")
        self._access.clicked.connect(lambda: desk.send(OpenAccess()))
        self._fair = FairName(desk)
        self._help = Button(look, "call_staff", Kind.CHROME, "help")
        self._help.clicked.connect(lambda: desk.send(CallStaff()))
        self._back = Button(look, "back", Kind.QUIET, "back")
        self._back.clicked.connect(lambda: desk.send(Back()))
        self._stop = Button(look, "stop", Kind.QUIET)
        self._stop.clicked.connect(lambda: desk.send(StopInterview()))
        self._parts: list[QWidget] = [
            self._language, self._access, self._fair, self._help, self._back, self._stop,
        ]  # fmt: skip
        for part in self._parts:
            part.setParent(window)
            part.setVisible(True)

    def draw(self, state: State) -> None:
        name = tr("chrome", f"language_{state.language}")
        self._language.say(name, tr("chrome", "languages", name=name))
        self._access.say(tr("chrome", "access"), tr("chrome", "access_spoken"))
        self._fair.say(self._desk.pack.name[state.language])
        self._help.say(tr("chrome", "call_staff"))
        self._back.say(tr("chrome", "back"))
        self._stop.say(tr("chrome", "stop"))
        # Where choosing the language is the very question, the question stands alone.
        asked = state.screen is Screen.LANGUAGE or len(self._desk.pack.languages) < 2
        show(self._language, self._look, not asked)
        show(self._help, self._look, state.screen is not Screen.STAFF)
        show(self._back, self._look, can_go_back(state))
        show(self._stop, self._look, state.visit is not None and state.screen not in _NO_STOP)

    def controls(self) -> list[QWidget]:
        """What a key can reach, in this order."""
        return [each for each in self._parts if isinstance(each, Button)]

    @property
    def fair(self) -> Text:
        """The name of the fair, which no voice reads again on every screen."""
        return self._fair

    def arrange(self, frame: Frame) -> None:
        bar, look = frame.bar, self._look
        left_px = bar.left()
        # First of all: a button is as wide as its words and its icon.
        self._access.show_icon(not frame.access_below)
        in_bar = [self._language] if frame.access_below else [self._language, self._access]
        for button in in_bar:
            wide_px = button.width_at(1.0)
            button.setGeometry(QRect(left_px, bar.top(), wide_px, bar.height()))
            left_px += wide_px + look.px(GAP_MM)
        if frame.access_below:
            self._access.setGeometry(frame.access)
        help_px = min(self._help.width_at(1.0), bar.right() + 1 - left_px)
        self._help.setGeometry(QRect(bar.right() + 1 - help_px, bar.top(), help_px, bar.height()))
        self._back.show_icon(not look.zoomed)
        for button, place in ((self._back, frame.back), (self._stop, frame.stop)):
            button.setGeometry(place)
        for part in self._parts:
            if isinstance(part, Button):
                part.settle(1.0)
        self._fair.setGeometry(self._name_place(frame, left_px))
        self._fair.settle(1.0)

    def _name_place(self, frame: Frame, left_px: int) -> QRect:
        """In the middle of the window if there is room, else in the middle of what is left."""
        name, bar = frame.name, frame.bar
        if name.y() < bar.y():
            return name
        right_px = self._help.x() - self._look.px(GAP_MM)
        half_px = min(bar.center().x() - left_px, right_px - bar.center().x())
        if half_px >= self._look.px(40):
            left_px, right_px = bar.center().x() - half_px, bar.center().x() + half_px
        return QRect(left_px, bar.top(), right_px - left_px, bar.height())

    def to_front(self) -> None:
        for part in self._parts:
            part.raise_()
