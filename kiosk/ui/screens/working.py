"""The answers are being read: which one is told in words, and nobody has to wait for ever."""

from __future__ import annotations

from kiosk.flow import Continue, State
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.breath import Breath
from kiosk.ui.widgets.dots import Dots
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.text import Text


class Working(View):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        said = Column(look, rest_above=0.4)
        self._title = said.add(Text(look, Type.TITLE, bold=True))
        self._dots = said.add(Dots(look), gap_mm=9)
        self._now = said.add(Text(look, Type.LEAD), gap_mm=5)
        self._note = said.add(Text(look, tone="stone"), gap_mm=8)
        self._breath = Breath(look, least_mm=90)
        pair = Pair(
            look, self._breath, said, share=0.52, gap_mm=12, grow=0.0, zoomed_second_first=True
        )
        self.body.add(pair, grow=1)
        self._leave = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        if state.visit is None:
            return
        answers = [each for each in state.visit.responses[1:] if each.take_id is not None]
        read = sum(each.assessment is not None for each in answers)
        patient = state.now_s - state.entered_s < state.plan.working_patience_s
        self._title.say(tr("working", "title"))
        self._dots.place(len(answers), read)
        if read < len(answers):
            self._now.say(tr("working", "reading", number=read + 1, count=len(answers)))
        else:
            self._now.say(tr("working", "joining"))
        self._note.say(tr("working", "note" if patient else "may_leave"))
        show(self._leave, self.look, not patient)
        self._leave.say(tr("working", "leave"))
