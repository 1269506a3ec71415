"""The answer: the question stays, the mirror is larger, the light says when it really records."""

from __future__ import annotations

from PySide6.QtCore import QRect

from kiosk.flow import FinishAnswer, MoreTime, State
from kiosk.ui.screens.problems import first_to_tell, sentence_of
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.where import Where
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.light import Light
from kiosk.ui.widgets.mirror import Mirror
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.timeline import TimeLine
from kiosk.workers.preview import PreviewFrame


class Recording(View):
    """Before the device has confirmed, there is no light, only words.

    What looks wrong meanwhile is said, and the recording goes on: it may be right after all.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        said = Column(look, rest_above=0.3)
        self._where = said.add(Where(look))
        self._question = said.add(Text(look, Type.TITLE, bold=True), gap_mm=8)
        self._note = said.add(Text(look, tone="stone"), gap_mm=6)
        self._trouble = said.add(Card(look, 8, ground="persimmon_soft", shadow=False), gap_mm=8)
        self._doubt = self._trouble.add(Point(look, "notice", tone="persimmon", ground="paper"))
        seen = Column(look)
        self._mirror = seen.add(Mirror(look, least_mm=90), grow=1)
        self._line = seen.add(TimeLine(look), gap_mm=6)
        self._left = seen.add(Text(look, tone="stone"), gap_mm=2)
        self._light = Light(look)
        self._light.setParent(self._mirror)
        self._light.setVisible(True)
        # With large text the mirror is on top: that it records must never be out of sight.
        pair = Pair(look, said, seen, share=0.4, gap_mm=10, grow=1.0, zoomed_second_first=True)
        self.body.add(pair, grow=1)
        self._more = self.also("more_time", MoreTime, "clock")
        self._finish = self.act("finish_answer", FinishAnswer)

    def draw(self, state: State) -> None:
        visit, question = state.visit, state.question
        if visit is None or question is None:
            return
        self._where.draw(state)
        self._question.say(question.text[state.language])
        self._note.say(tr("recording", "note"))
        doubt = first_to_tell(state)
        if doubt is not None:
            self._doubt.say(sentence_of(doubt))
        show(self._trouble, self.look, doubt is not None)
        show(self._note, self.look, doubt is None)
        lit = visit.recording
        self._light.say(tr("recording", "recording" if lit else "starting"), lit=lit)
        left_s = visit.record_until_s - state.now_s if lit else state.answer_s
        self._line.left(left_s / state.answer_s)
        self._left.say(tr("recording", "time"))
        self._finish.say(tr("recording", "finish"))
        self._finish.enable(lit)
        self._more.say(tr("recording", "more_time"))
        self._more.enable(lit)

    def arrange(self) -> None:
        super().arrange()
        corner, inset_px = self._mirror.picture().toRect().topLeft(), self.look.px(5)
        if self.look.zoomed:
            # Large words beside the face, not on it.
            corner, inset_px = self._mirror.rect().topLeft(), 0
        width_px, height_px = self._light.width_at(1.0), self._light.height_at(0, 1.0)
        self._light.setGeometry(
            QRect(corner.x() + inset_px, corner.y() + inset_px, width_px, height_px)
        )

    def reflect(self, frame: PreviewFrame) -> None:
        self._mirror.reflect(frame)

    def forget(self) -> None:
        self._mirror.forget()
        self._question.say("")
