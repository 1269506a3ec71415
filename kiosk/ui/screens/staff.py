"""For staff: how the booth is, and the few things that can be done about it."""

from __future__ import annotations

from typing import Final

from kiosk.flow import ChooseDevice, StaffCommand, State
from kiosk.interview import DeviceKind, FoundDevice
from kiosk.ui.cards import BoothHealth
from kiosk.ui.screens.problems import first_to_tell, sentence_of
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Pair, Row, show
from kiosk.ui.widgets.meter import Meter
from kiosk.ui.widgets.mirror import Mirror
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame

_FACTS: Final = ("camera", "microphone", "model", "queue", "disk", "sync")
_COMMANDS: Final = (
    (StaffCommand.SYNC_NOW, "send", Kind.SECONDARY),
    (StaffCommand.RESET, "again", Kind.SECONDARY),
    (StaffCommand.OUT_OF_SERVICE, "pause", Kind.SECONDARY),
    (StaffCommand.WIPE, "bin", Kind.WARN),
    (StaffCommand.POWER_OFF, "power", Kind.WARN),
)
_DEVICES: Final = ((DeviceKind.CAMERA, "person"), (DeviceKind.MICROPHONE, "mic"))
_ASKED_BACK: Final = frozenset({StaffCommand.WIPE, StaffCommand.POWER_OFF})


class Staff(View):
    """What cannot be undone is asked back once, in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._health: BoothHealth | None = None
        self._asking: StaffCommand | None = None
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        health = Card(look, pad_mm=9, rest_above=0.3)
        self._facts = {}
        for number, key in enumerate(_FACTS):
            row = health.add(Row(look, stretch=False), gap_mm=5 if number else 0)
            label = row.add(Text(look, Type.NOTE, tone="stone"), 0.36)
            self._facts[key] = (label, row.add(Text(look, Type.NOTE), 0.64))
        self._problem = health.add(Point(look, "notice", Type.NOTE, "persimmon"), gap_mm=7)
        seen = Column(look)
        seen.add(health)
        preview = seen.add(Row(look, stretch=False), gap_mm=5)
        self._mirror = preview.add(Mirror(look, least_mm=34))
        self._meter = preview.add(Meter(look))
        commands = Column(look, rest_above=0.3)
        self._commands = {}
        for command, icon, kind in _COMMANDS:
            button = Button(look, f"staff_{command}", kind, icon)
            button.clicked.connect(lambda _=False, command=command: self._order(command))
            self._commands[command] = commands.add(button)
        self._question = commands.add(Card(look, ground="persimmon_soft", shadow=False))
        self._asked = self._question.add(Text(look, bold=True))
        answers = self._question.add(Row(look))
        self._no = answers.add(Button(look, "staff_no", Kind.PLAIN))
        self._yes = answers.add(Button(look, "staff_yes", Kind.DANGER))
        self._no.clicked.connect(lambda: self._ask(None))
        self._yes.clicked.connect(self._confirmed)
        self._question.hide()
        self.body.add(Pair(look, seen, commands, share=0.5, gap_mm=10, grow=0.0), gap_mm=8, grow=1)
        self._others = {kind: self._change(kind, icon) for kind, icon in _DEVICES}
        self._return = self.act("staff_return", lambda: StaffCommand.RETURN)

    def enter(self, state: State) -> None:
        self._ask(None)

    def check(self, health: BoothHealth) -> None:
        self._health = health
        self._draw_health()

    def draw(self, state: State) -> None:
        problem = first_to_tell(state)
        self._title.say(tr("staff", "title"))
        self._draw_health()
        if problem is not None:
            self._problem.say(sentence_of(problem))
        show(self._problem, self.look, problem is not None)
        for kind, button in self._others.items():
            button.say(tr("staff", f"change_{kind}"))
        for command, button in self._commands.items():
            button.say(tr("staff", command.value))
        if self._asking is not None:
            self._asked.say(tr("staff", f"ask_{self._asking}"))
            self._yes.say(tr("staff", f"yes_{self._asking}"))
        self._no.say(tr("staff", "no"))
        self._return.say(tr("staff", "return"))

    def reflect(self, frame: PreviewFrame) -> None:
        self._mirror.reflect(frame)
        self._meter.hear(frame)

    def forget(self) -> None:
        self._mirror.forget()
        self._meter.forget()

    def _change(self, kind: DeviceKind, icon: str) -> Button:
        button = Button(self.look, f"staff_change_{kind}", Kind.SECONDARY, icon)
        button.setParent(self)
        button.clicked.connect(lambda: self._choose(kind))
        button.hide()
        self.secondary.append(button)
        return button

    def _choose(self, kind: DeviceKind) -> None:
        other = self._other(kind)
        if other is not None:
            self.desk.send(ChooseDevice(kind, other.device))

    def _other(self, kind: DeviceKind) -> FoundDevice | None:
        return None if self._health is None else self._health.others.get(kind)

    def _draw_health(self) -> None:
        for kind, button in self._others.items():
            show(button, self.look, self._other(kind) is not None)
        for key, (label, value) in self._facts.items():
            label.say(tr("staff", key))
            value.say(self._fact(key))

    def _fact(self, key: str) -> str:
        health = self._health
        if health is None:
            return tr("staff", "unknown")
        match key:
            case "queue":
                return tr("staff", "queue_left", n=health.queue_left)
            case "disk":
                return tr("staff", "disk_free", gigabytes=f"{health.disk_free_gb:.1f}")
            case "sync":
                last = health.last_sync
                return f"{last.astimezone():%Y-%m-%d %H:%M}" if last else tr("staff", "never")
        name = {"camera": health.camera, "microphone": health.microphone}.get(
            key, health.assess_model
        )
        return name or tr("staff", "none")

    def _order(self, command: StaffCommand) -> None:
        if command in _ASKED_BACK:
            self._ask(command)
        else:
            self.desk.send(command)

    def _ask(self, command: StaffCommand | None) -> None:
        self._asking = command
        for button in self._commands.values():
            show(button, self.look, command is None)
        show(self._question, self.look, command is not None)
        if command is not None:
            self._asked.say(tr("staff", f"ask_{command}"))
            self._yes.say(tr("staff", f"yes_{command}"))
        self.arrange()

    def _confirmed(self) -> None:
        command = self._asking
        self._ask(None)
        if command is not None:
            self.desk.send(command)
