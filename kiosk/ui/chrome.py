"""What is on every screen at the same place: language, the fair, help, back, and stopping."""

from __future__ import annotations

import time
from collections import deque
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from kiosk.flow import (
    AskLanguage,
    Back,
    CallStaff,
    OpenStaffPanel,
    Screen,
    State,
    StopInterview,
    can_go_back,
)
from kiosk.ui.frame import Frame
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
        self._language = Button(look, "language", Kind.CHROME, "globe")
        self._language.clicked.connect(lambda: desk.send(AskLanguage()))
        self._fair = FairName(desk)
        self._help = Button(look, "call_staff", Kind.CHROME, "help")
        self._help.clicked.connect(lambda: desk.send(CallStaff()))
        self._back = Button(look, "back", Kind.QUIET, "back")
        self._back.clicked.connect(lambda: desk.send(Back()))
        self._stop = Button(look, "stop", Kind.QUIET)
        self._stop.clicked.connect(lambda: desk.send(StopInterview()))
        self._parts: list[QWidget] = [
            self._language, self._fair, self._help, self._back, self._stop,
        ]  # fmt: skip
        for part in self._parts:
            part.setParent(window)
            part.setVisible(True)

    def draw(self, state: State) -> None:
        own = tr("chrome", f"language_{state.language}")
        self._language.say(own, tr("chrome", "language", own=own))
        # Where choosing the language is the very question, the question stands alone.
        asked = state.screen is Screen.LANGUAGE or len(self._desk.pack.languages) == 1
        show(self._language, self._look, not asked)
        self._fair.say(self._desk.pack.name[state.language])
        self._help.say(tr("chrome", "call_staff"))
        self._back.say(tr("chrome", "back"))
        self._stop.say(tr("chrome", "stop"))
        show(self._help, self._look, state.screen is not Screen.STAFF)
        show(self._back, self._look, can_go_back(state))
        show(self._stop, self._look, state.visit is not None and state.screen not in _NO_STOP)

    def controls(self) -> list[QWidget]:
        """What a key can reach, in this order."""
        return [each for each in self._parts if isinstance(each, Button)]

    def arrange(self, frame: Frame) -> None:
        bar, look = frame.bar, self._look
        language_px = self._language.width_at(1.0)
        self._language.setGeometry(QRect(bar.left(), bar.top(), language_px, bar.height()))
        self._language.settle(1.0)
        help_px = self._help.width_at(1.0) + look.px(4)
        self._help.setGeometry(QRect(bar.right() + 1 - help_px, bar.top(), help_px, bar.height()))
        self._help.settle(1.0)
        left_px = self._language.geometry().right() + look.px(6)
        right_px = self._help.x() - look.px(6)
        # In the middle of the window if there is room, else in the middle of what is left.
        half_px = min(bar.center().x() - left_px, right_px - bar.center().x())
        if half_px >= look.px(40):
            left_px, right_px = bar.center().x() - half_px, bar.center().x() + half_px
        self._fair.setGeometry(QRect(left_px, bar.top(), right_px - left_px, bar.height()))
        self._fair.settle(1.0)
        for button, place in ((self._back, frame.back), (self._stop, frame.stop)):
            button.setGeometry(place)
            button.settle(1.0)

    def to_front(self) -> None:
        for part in self._parts:
            part.raise_()
