"""Which camera and which microphone, with what they deliver beside it.

While it is open, what is plugged in is looked for again and again: a list that
is never old needs no button to look again.
"""

from __future__ import annotations

from typing import Final

from kiosk.flow import ChooseDevice, State
from kiosk.interview import DeviceKind, FoundDevice
from kiosk.ui.cards import BoothHealth, DevicesCard
from kiosk.ui.screens.problems import first_to_tell, sentence_of
from kiosk.ui.screens.staff_page import Page
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.meter import Hearing, Meter
from kiosk.ui.widgets.mirror import Mirror
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame

_MOST: Final = 3
"""A booth with more cameras than this is set up by its settings file."""


class DevicesPage(Page):
    """A touch opens the device at once; picture and bars say whether it is the right one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._card = DevicesCard()
        live = Column(look)
        self._mirror = live.add(Mirror(look, least_mm=60), grow=1)
        sound = live.add(Card(look, pad_mm=6), gap_mm=6)
        self._heard = sound.add(Text(look, Type.NOTE, bold=True))
        self._meter = sound.add(Meter(look), gap_mm=3)
        self._problem = live.add(Point(look, "notice", Type.NOTE, "persimmon"), gap_mm=6)
        choices = Column(look, rest_above=0.1)
        self._cameras = _Choices(choices, desk, DeviceKind.CAMERA)
        self._microphones = _Choices(choices, desk, DeviceKind.MICROPHONE)
        self.add(Pair(look, live, choices, share=0.5, gap_mm=8, grow=0.0), grow=1)

    def check(self, health: BoothHealth) -> None:
        self._card = health.devices
        self._draw_choices()

    def draw(self, state: State) -> None:
        problem = first_to_tell(state)
        if problem is not None:
            self._problem.say(sentence_of(problem))
        show(self._problem, self.look, problem is not None)
        self._draw_choices()
        self._hear()

    def reflect(self, frame: PreviewFrame) -> None:
        self._mirror.reflect(frame)
        self._meter.hear(frame)
        self._hear()

    def forget(self) -> None:
        self._mirror.forget()
        self._meter.forget()

    def _draw_choices(self) -> None:
        card = self._card
        self._cameras.draw(card.cameras, card.camera)
        self._microphones.draw(card.microphones, card.microphone)

    def _hear(self) -> None:
        hearing = self._meter.hearing
        self._heard.say(tr("device_check", f"heard_{hearing.value}"))
        self._heard.tone("celadon" if hearing is Hearing.WELL else "ink")


class _Choices:
    """A word, and below it a button for each device, the system's own choice first."""

    def __init__(self, column: Column, desk: Desk, kind: DeviceKind) -> None:
        self._look = desk.look
        self._desk = desk
        self._kind = kind
        self._devices: tuple[FoundDevice, ...] = ()
        self._label = column.add(Text(desk.look, Type.NOTE, tone="stone"), gap_mm=6)
        self._buttons = []
        for number in range(_MOST + 1):
            button = column.add(Button(desk.look, f"{kind}_{number}", Kind.CHROME), gap_mm=6)
            button.clicked.connect(lambda _=False, number=number: self._touched(number))
            self._buttons.append(button)

    def draw(self, devices: tuple[FoundDevice, ...], chosen: str) -> None:
        own = FoundDevice("", tr("staff", "systems_choice"))
        self._devices = (own, *devices[:_MOST])
        self._label.say(tr("staff", self._kind.value))
        for number, button in enumerate(self._buttons):
            there = number < len(self._devices)
            if there:
                device = self._devices[number]
                now = device.device == chosen
                name = device.name
                button.say(name, tr("voice", "chosen", name=name) if now else "")
                button.kind(Kind.CHOSEN if now else Kind.CHROME)
            show(button, self._look, there)

    def _touched(self, number: int) -> None:
        if number < len(self._devices):
            self._desk.send(ChooseDevice(self._kind, self._devices[number].device or None))
