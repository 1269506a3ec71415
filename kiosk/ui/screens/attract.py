"""The booth waits: one picture, one line, one button."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QMouseEvent

from kiosk.flow import State
from kiosk.ui.frame import Frame
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import fit
from kiosk.ui.widgets.picture import RoomPicture
from kiosk.ui.widgets.text import Text


class Attract(View):
    """A touch anywhere begins, not only on the button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.5)
        self._picture = RoomPicture()
        self._picture.setParent(self)
        self._picture.lower()
        self._title = self.body.add(Text(self.look, Type.HERO, bold=True))
        self._begin = self.act("begin", desk.begin)

    def draw(self, state: State) -> None:
        self._title.say(tr("attract", "title"))
        self._begin.say(tr("attract", "begin"))

    def arrange(self) -> None:
        super().arrange()
        self._picture.setGeometry(self.rect())
        bar = Frame(self.look, self.size()).bar
        px, wide_px, high_px = self.look.px, self.width(), self.height()
        left_px = px(18)
        if self.look.landscape:
            place = QRect(left_px, high_px * 46 // 100, wide_px * 40 // 100, high_px * 27 // 100)
        else:
            top_px = bar.bottom() + px(8)
            place = QRect(left_px, top_px, wide_px - 2 * left_px, round(high_px * 0.335) - top_px)
        fit(self.body, place)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._begin.click()
