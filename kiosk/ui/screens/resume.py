"""The booth restarted in the middle of a visit: go on, or not. Says nothing about who it was."""

from __future__ import annotations

from kiosk.flow import Continue, Decline, State
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text


class Resume(View):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.3)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        card = self.body.add(Card(look), gap_mm=10)
        self._kept = card.add(Point(look, "check"))
        self._other = card.add(Point(look, "person"), gap_mm=8)
        self._decline = self.also("decline", Decline, "person")
        self._continue = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        answered = state.visit.answered if state.visit is not None else 0
        self._title.say(tr("resume", "title"))
        self._kept.say(tr("resume", "kept", n=answered) if answered else tr("resume", "kept_none"))
        self._other.say(tr("resume", "other"))
        self._decline.say(tr("resume", "decline"))
        self._continue.say(tr("resume", "continue"))
