"""The booth waits: one picture, one line, one button."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent

from kiosk.flow import State
from kiosk.ui.frame import Frame
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.picture import RoomPicture, beside_the_picture
from kiosk.ui.widgets.text import Text


class Attract(View):
    """A touch anywhere begins, not only on the button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.5, least_scale=0.6)
        self._picture = RoomPicture(self.look)
        self._picture.setParent(self)
        self._picture.lower()
        self._title = self.body.add(Text(self.look, Type.HERO, bold=True))
        self._begin = self.act("begin", desk.begin)

    def draw(self, state: State) -> None:
        self._title.say(tr("attract", "title"))
        self._begin.say(tr("attract", "begin"))

    def arrange(self) -> None:
        super().arrange()
        self._picture.setGeometry(Frame(self.look, self.size()).whole)
        self.page.place(beside_the_picture(Frame(self.look, self.size())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._begin.click()
