"""Somebody is coming; nothing runs out meanwhile."""

from __future__ import annotations

from kiosk.flow import Back, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind


class StaffCalled(OverlayView):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        self._close = self.answer(CLOSE, Back, Kind.PRIMARY)
        self.answers(self._close)

    def draw(self, state: State) -> None:
        place = self.desk.pack.staff_contact[state.language]
        self._title.say(tr("staff_called", "title"))
        self._text.say(tr("staff_called", "text", place=place))
        self._close.say(tr("staff_called", "close"))
