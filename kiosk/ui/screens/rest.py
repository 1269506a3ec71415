"""Between two questions: as long as one likes."""

from __future__ import annotations

from kiosk.flow import Continue, State
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.where import Where
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.breath import Breath
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.text import Text


class Rest(View):
    """Only the seeker ends it; it says what comes next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        said = Column(look, rest_above=0.4)
        self._where = said.add(Where(look))
        self._title = said.add(Text(look, Type.TITLE, bold=True), gap_mm=8)
        self._note = said.add(Text(look, tone="stone"), gap_mm=4)
        self._next = said.add(Text(look, Type.LEAD), gap_mm=10)
        self._breath = Breath(look, least_mm=90)
        pair = Pair(
            look, self._breath, said, share=0.52, gap_mm=12, grow=0.0, zoomed_second_first=True
        )
        self.body.add(pair, grow=1)
        self._continue = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        if state.visit is None or state.question is None:
            return
        framework = self.desk.pack.framework
        names = [framework.of(each).name[state.language] for each in state.question.competencies]
        self._where.draw(state)
        self._title.say(tr("rest", "title"))
        self._note.say(tr("rest", "note"))
        topic = tr("rest", "and").join(names)
        self._next.say(tr("rest", "next", topic=topic) if topic else "")
        self._continue.say(tr("rest", "continue"))
