"""The question, what a good answer may contain, and time to think, which can be had again."""

from __future__ import annotations

from kiosk.flow import PRACTICE, Event, MoreTime, Skip, StartAnswer, State, TypeInstead, Way
from kiosk.flow.moves import can_record
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.where import Where
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.ring import Ring
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame


class Question(View):
    """The ring around the mirror fills; when it is full the recording begins by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        said = Column(look, rest_above=0.3)
        self._where = said.add(Where(look))
        self._question = said.add(Text(look, Type.QUESTION, bold=True), gap_mm=8)
        card = said.add(Card(look, pad_mm=8), gap_mm=9)
        self._hint_title = card.add(Text(look, bold=True, tone="celadon"))
        self._hint = card.add(Text(look), gap_mm=2)
        time = Column(look)
        self._ring = time.add(Ring(look), grow=1)
        self._time = time.add(Text(look, tone="stone", align=CENTRE), gap_mm=4)
        self.body.add(Pair(look, said, time, share=0.6, gap_mm=8, grow=1.0), grow=1)
        self._more = self.also("more_time", MoreTime, "clock")
        self._type = self.also("type_instead", TypeInstead, "keys")
        self._speak = self.also("speak_instead", StartAnswer, "mic")
        self._skip = self.also("skip", Skip, "skip")
        self._typed = False
        self._start = self.act("start_answer", self._answer)

    def draw(self, state: State) -> None:
        visit, question = state.visit, state.question
        if visit is None or question is None:
            return
        self._where.draw(state)
        self._question.say(question.text[state.language])
        self._hint.say(question.hint[state.language])
        whole_s = visit.prepare_until_s - state.entered_s
        self._ring.fill((state.now_s - state.entered_s) / whole_s if whole_s > 0 else 1.0)
        typed = self._typed = state.access.uses(Way.TYPED)
        key = "time" if state.access.begins_by_itself else "time_typed" if typed else "time_own"
        self._time.say(tr("question", key))
        self._more.say(tr("question", "more_time"))
        self._type.say(tr("question", "type_instead"))
        self._speak.say(tr("question", "speak"))
        for part, shown in (
            (self._ring, not typed), (self._more, state.access.begins_by_itself),
            (self._type, not typed), (self._speak, typed and can_record(state)),
        ):  # fmt: skip
            show(part, self.look, shown)
        practising = visit.index == PRACTICE
        self._hint_title.say("" if practising else tr("question", "hint"))
        self._skip.say(tr("question", "skip_practice" if practising else "skip"))
        self._start.say(tr("question", "type" if typed else "start"))

    def _answer(self) -> Event:
        """Whichever way of answering was chosen is the one primary action."""
        return TypeInstead() if self._typed else StartAnswer()

    def reflect(self, frame: PreviewFrame) -> None:
        self._ring.mirror.reflect(frame)

    def forget(self) -> None:
        self._ring.mirror.forget()
        self._question.say("")
        self._hint.say("")
