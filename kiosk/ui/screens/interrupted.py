"""A recording broke off: nobody's fault, nothing lost; go on from there or say it all again."""

from __future__ import annotations

from kiosk.flow import PRACTICE, Accept, Continue, Retake, State
from kiosk.interview import Problem
from kiosk.ui.screens.problems import first_problem, sentence_of
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text


class Interrupted(View):
    """Says what broke it off, even when that has been mended since."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.3)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        card = self.body.add(Card(look), gap_mm=10)
        self._kept = card.add(Point(look, "check"))
        self._again = card.add(Point(look, "again"), gap_mm=8)
        self._trouble = self.body.add(Card(look, ground="persimmon_soft", shadow=False), gap_mm=8)
        self._problem = self._trouble.add(Point(look, "notice", tone="persimmon", ground="paper"))
        self._retake = self.also("retake", Retake, "again")
        self._accept = self.also("accept", Accept, "check")
        self._continue = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        problem = _reason(state)
        self._title.say(tr("interrupted", "title"))
        # Nobody keeps the practice: there is nothing to go on from, and nothing to keep.
        kept = state.visit is not None and state.visit.index != PRACTICE
        self._kept.say(tr("interrupted", "kept" if kept else "practice"))
        self._again.say(tr("interrupted", "again" if kept else "again_practice"))
        if problem is not None:
            self._problem.say(sentence_of(problem))
        show(self._trouble, self.look, problem is not None)
        show(self._retake, self.look, kept)
        self._retake.say(tr("interrupted", "retake"))
        self._accept.say(tr("interrupted", "accept"))
        self._continue.say(tr("interrupted", "continue" if kept else "retake"))


def _reason(state: State) -> Problem | None:
    broken_by = state.visit.broken_by if state.visit is not None else None
    return broken_by or first_problem(state)
