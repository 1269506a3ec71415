"""Something is broken: what, in words, and what happens next. Once mended it goes by itself."""

from __future__ import annotations

from kiosk.flow import Screen, State, TypeInstead
from kiosk.ui.screens.problems import first_problem, sentence_of
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text


class Fault(View):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.3)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        card = self.body.add(Card(look, ground="persimmon_soft", shadow=False), gap_mm=10)
        self._problem = card.add(Point(look, "notice", tone="persimmon", ground="paper"))
        ahead = self.body.add(Card(look), gap_mm=8)
        self._next = ahead.add(Point(look, "clock"))
        self._help = ahead.add(Point(look, "help"), gap_mm=8)
        self._type = self.act("type_instead", TypeInstead)

    def draw(self, state: State) -> None:
        problem = first_problem(state)
        answering = state.behind is Screen.QUESTION
        self._title.say(tr("fault", "title"))
        self._problem.say(sentence_of(problem) if problem else tr("fault", "starting"))
        self._next.say(tr("fault", "next_answer" if answering else "next"))
        self._help.say(tr("fault", "help"))
        show(self._type, self.look, answering)
        self._type.say(tr("fault", "type_instead"))
