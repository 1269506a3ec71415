"""Yourself in the mirror, and whether the booth hears you; one thing to mend at a time."""

from __future__ import annotations

from kiosk.flow import Continue, State, TypeInstead
from kiosk.flow.moves import can_record
from kiosk.ui.screens.problems import first_to_tell, sentence_of
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.meter import Hearing, Meter
from kiosk.ui.widgets.mirror import Mirror
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame


class DeviceCheck(View):
    """Goes on when the booth can record; typing is offered when it cannot."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        head = Column(look)
        self._title = head.add(Text(look, Type.TITLE, bold=True))
        self._note = head.add(Text(look, tone="stone"), gap_mm=3)
        self._mirror = Mirror(look, least_mm=90)
        sound = Column(look, rest_above=0.5)
        card = sound.add(Card(look, pad_mm=8))
        self._heard = card.add(Text(look, Type.LEAD, bold=True))
        self._meter = card.add(Meter(look), gap_mm=4)
        self._say_something = card.add(Text(look, tone="stone"), gap_mm=4)
        self._trouble = sound.add(Card(look, 8, ground="persimmon_soft", shadow=False), gap_mm=6)
        self._problem = self._trouble.add(Point(look, "notice", tone="persimmon", ground="paper"))
        self.body.add(head)
        self.body.add(Pair(look, self._mirror, sound, share=0.56, gap_mm=8, grow=0.0), 6, grow=1)
        self._type = self.also("type_instead", TypeInstead, "keys")
        self._continue = self.act("continue", Continue)

    def enter(self, state: State) -> None:
        self._meter.forget()

    def draw(self, state: State) -> None:
        able = can_record(state)
        problem = first_to_tell(state)
        self._title.say(tr("device_check", "title"))
        self._note.say(tr("device_check", "note"))
        self._hear()
        self._say_something.say(tr("device_check", "say_something"))
        if problem is not None:
            self._problem.say(sentence_of(problem))
        elif not state.booth.capture_ready:
            self._problem.say(tr("device_check", "opening"))
        trouble = problem is not None or not state.booth.capture_ready
        show(self._trouble, self.look, trouble)
        # One thing to mend at a time.
        show(self._say_something, self.look, not trouble)
        show(self._type, self.look, not able)
        self._type.say(tr("device_check", "type_instead"))
        self._continue.say(tr("device_check", "continue"))
        self._continue.enable(able)

    def reflect(self, frame: PreviewFrame) -> None:
        self._mirror.reflect(frame)
        self._meter.hear(frame)
        self._hear()

    def forget(self) -> None:
        self._mirror.forget()
        self._meter.forget()

    def _hear(self) -> None:
        hearing = self._meter.hearing
        self._heard.say(tr("device_check", f"heard_{hearing.value}"))
        self._heard.tone("celadon" if hearing is Hearing.WELL else "ink")
