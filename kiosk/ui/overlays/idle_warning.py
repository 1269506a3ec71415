"""Still there? A line that shortens, and any touch is an answer."""

from __future__ import annotations

import math

from kiosk.flow import Activity, State
from kiosk.ui.overlays.sheet import OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.timeline import TimeLine


class IdleWarning(OverlayView):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._entered_s = 0.0
        self._title, self._text = self.head()
        self._left = self.sheet.add(Text(self.look, bold=True), gap_mm=8)
        self._left.ticking = True
        self._line = self.sheet.add(TimeLine(self.look), gap_mm=4)
        self._here = self.answer("still_here", Activity, Kind.PRIMARY)
        self.answers(self._here)

    def enter(self, state: State) -> None:
        self._entered_s = state.now_s

    def draw(self, state: State) -> None:
        whole_s = state.idle_warning_s
        gone_s = state.now_s - self._entered_s
        self._title.say(tr("idle_warning", "title"))
        self._text.say(tr("idle_warning", "text"))
        self._left.say(tr("idle_warning", "left", n=max(0, math.ceil(whole_s - gone_s))))
        self._line.left(1.0 - gone_s / whole_s if whole_s > 0 else 0.0)
        self._here.say(tr("idle_warning", "still_here"))
