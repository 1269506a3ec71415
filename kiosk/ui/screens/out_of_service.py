"""The booth is closed: the same room, the same clothes."""

from __future__ import annotations

from PySide6.QtCore import QRect

from kiosk.flow import State
from kiosk.ui.frame import Frame
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import fit
from kiosk.ui.widgets.picture import RoomPicture
from kiosk.ui.widgets.text import Text


class OutOfService(View):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.5)
        self._picture = RoomPicture()
        self._picture.setParent(self)
        self._picture.lower()
        self._title = self.body.add(Text(self.look, Type.HERO, bold=True))
        self._note = self.body.add(Text(self.look, Type.LEAD, tone="stone"), gap_mm=6)

    def draw(self, state: State) -> None:
        self._title.say(tr("out_of_service", "title"))
        self._note.say(tr("out_of_service", "note"))

    def arrange(self) -> None:
        self._picture.setGeometry(self.rect())
        bar = Frame(self.look, self.size()).bar
        left_px, top_px = self.look.px(18), bar.bottom() + self.look.px(8)
        wide_px, high_px = self.width(), self.height()
        if self.look.landscape:
            place = QRect(left_px, high_px * 46 // 100, wide_px * 40 // 100, high_px * 29 // 100)
        else:
            place = QRect(left_px, top_px, wide_px - 2 * left_px, round(high_px * 0.335) - top_px)
        fit(self.body, place)
