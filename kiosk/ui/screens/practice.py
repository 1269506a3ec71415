"""How it goes: how many questions, how long, what may be done again; then the offer to practise."""

from __future__ import annotations

from kiosk.flow import Continue, Skip, State, Way
from kiosk.interview import COVERED
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.dots import Dots
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text

_POINTS = (("prepare", "clock"), ("answer", "mic"), ("retake", "again"), ("rest", "leaf"))


class Practice(View):
    """Everything that is to come, on one sheet, before anything is recorded."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.3)
        look = self.look
        head = Column(look, rest_above=0.4)
        self._title = head.add(Text(look, Type.TITLE, bold=True))
        self._dots = head.add(Dots(look), gap_mm=9)
        self._count = head.add(Text(look, Type.LEAD, bold=True), gap_mm=5)
        self._note = head.add(Text(look, tone="stone"), gap_mm=3)
        card = Card(look, rest_above=0.5)
        self._points = {key: card.add(Point(look, icon), 8) for key, icon in _POINTS}
        self._by_person = card.add(Point(look, "person"), 8)
        self.body.add(Pair(look, head, card, share=0.42, gap_mm=12))
        self._skip = self.also("skip", Skip, "skip")
        self._practise = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        plan = state.plan
        first = plan.questions[0]
        count = len(plan.questions)
        self._title.say(tr("practice", "title"))
        self._dots.place(count, count)
        self._count.say(tr("practice", "count", n=count))
        self._note.say(tr("practice", "note"))
        if state.access.uses(Way.TYPED):
            for key in ("prepare", "answer", "retake"):
                self._points[key].say(tr("practice", f"{key}_typed"))
        else:
            patience = state.access.patience
            prepare_s, answer_s = first.prepare_s * patience, first.answer_s * patience
            self._points["prepare"].say(tr("practice", "prepare", n=round(prepare_s)))
            self._points["answer"].say(tr("practice", "answer", n=round(answer_s)))
            self._points["retake"].say(tr("practice", "retake", n=plan.retakes))
        self._points["rest"].say(tr("practice", "rest"))
        covered = state.language in COVERED
        self._by_person.say("" if covered else tr("practice", "by_person"))
        self._skip.say(tr("practice", "skip"))
        self._practise.say(tr("practice", "continue"))
