"""The booth is closed: the same room, the same clothes."""

from __future__ import annotations

from kiosk.flow import State
from kiosk.ui.frame import Frame
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.picture import RoomPicture, beside_the_picture
from kiosk.ui.widgets.text import Text


class OutOfService(View):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.5, least_scale=0.6)
        self._picture = RoomPicture(self.look)
        self._picture.setParent(self)
        self._picture.lower()
        self._title = self.body.add(Text(self.look, Type.HERO, bold=True))
        self._note = self.body.add(Text(self.look, Type.LEAD, tone="stone"), gap_mm=6)

    def draw(self, state: State) -> None:
        self._title.say(tr("out_of_service", "title"))
        self._note.say(tr("out_of_service", "note"))

    def arrange(self) -> None:
        self._picture.setGeometry(Frame(self.look, self.size()).whole)
        self.page.place(beside_the_picture(Frame(self.look, self.size())))
