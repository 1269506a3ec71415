"""For staff: how the booth is, and what can be done about it, one thing on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.flow import Back, Event, OpenPage, StaffCommand, StaffPage, State
from kiosk.ui.cards import BoothHealth
from kiosk.ui.screens.problems import first_to_tell, sentence_of
from kiosk.ui.screens.staff_defaults import DefaultsPage
from kiosk.ui.screens.staff_devices import DevicesPage
from kiosk.ui.screens.staff_files import DiagnosticsPage, SendingPage
from kiosk.ui.screens.staff_page import Page
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Pair, Row, show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.workers.preview import PreviewFrame

_FACTS: Final = ("camera", "microphone", "model", "disk", "queue", "sync", "clock")
_Does = StaffCommand | OpenPage
ACTIONS: Final[Mapping[str, tuple[_Does, str, Kind]]] = {
    "reset": (StaffCommand.RESET, "next", Kind.SECONDARY),
    "wipe": (StaffCommand.WIPE, "bin", Kind.WARN),
    "sending": (OpenPage(StaffPage.SENDING), "send", Kind.SECONDARY),
    "devices": (OpenPage(StaffPage.DEVICES), "person", Kind.SECONDARY),
    "defaults": (OpenPage(StaffPage.DEFAULTS), "lines", Kind.SECONDARY),
    "diagnostics": (OpenPage(StaffPage.DIAGNOSTICS), "letter", Kind.SECONDARY),
    "out_of_service": (StaffCommand.OUT_OF_SERVICE, "pause", Kind.SECONDARY),
    "open_again": (StaffCommand.OPEN_AGAIN, "check", Kind.SECONDARY),
    "power_off": (StaffCommand.POWER_OFF, "power", Kind.WARN),
}
"""Name -> what its button does, its icon, its kind."""
_ROWS: Final = (
    ("reset", "wipe"),
    ("sending", "devices"),
    ("defaults", "diagnostics"),
    ("out_of_service", "open_again", "power_off"),
)
_OF_A_VISIT: Final = frozenset({"reset", "wipe"})
_ASKED_BACK: Final = frozenset({StaffCommand.WIPE, StaffCommand.POWER_OFF})


class Staff(View):
    """What cannot be undone is asked back once, in place."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._page = StaffPage.HOME
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        self._home = Home(desk)
        self._pages: dict[StaffPage, Page] = {
            StaffPage.HOME: self._home,
            StaffPage.SENDING: SendingPage(desk),
            StaffPage.DEVICES: DevicesPage(desk),
            StaffPage.DEFAULTS: DefaultsPage(desk),
            StaffPage.DIAGNOSTICS: DiagnosticsPage(desk),
        }
        for page in self._pages.values():
            self.body.add(page, gap_mm=8, grow=1)
            page.hide()
        self._leave = self.act("staff_return", self._leaving)

    def enter(self, state: State) -> None:
        self._home.ask(None)

    def check(self, health: BoothHealth) -> None:
        for page in self._pages.values():
            page.check(health)

    def reflect(self, frame: PreviewFrame) -> None:
        self._pages[self._page].reflect(frame)

    def draw(self, state: State) -> None:
        if state.page is not self._page:
            self._pages[self._page].forget()
            self._page = state.page
        for name, page in self._pages.items():
            show(page, self.look, name is state.page)
        self._title.say(tr("staff", f"title_{state.page}"))
        self._pages[state.page].draw(state)
        home = state.page is StaffPage.HOME
        self._leave.say(tr("staff", "return" if home else "done"))

    def forget(self) -> None:
        for page in self._pages.values():
            page.forget()

    def _leaving(self) -> Event:
        return StaffCommand.RETURN if self._page is StaffPage.HOME else Back()


class Home(Page):
    """How everything is, and a button for each thing to do."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._health: BoothHealth | None = None
        self._state: State | None = None
        self._asking: StaffCommand | None = None
        health = Card(look, pad_mm=8, rest_above=0.2)
        self._facts = {}
        for number, key in enumerate(_FACTS):
            row = health.add(Row(look, stretch=False), gap_mm=4 if number else 0)
            label = row.add(Text(look, Type.NOTE, tone="stone"), 0.34)
            self._facts[key] = (label, row.add(Text(look, Type.NOTE), 0.66))
        self._problem = health.add(Point(look, "notice", Type.NOTE, "persimmon"), gap_mm=6)
        actions = Column(look, rest_above=0.2)
        self._buttons: dict[str, Button] = {}
        self._rows = []
        for names in _ROWS:
            row = actions.add(Row(look))
            self._rows.append(row)
            for name in names:
                row.add(self._button(name, *ACTIONS[name]))
        self._question = actions.add(Card(look, ground="persimmon_soft", shadow=False))
        self._asked = self._question.add(Text(look, bold=True))
        answers = self._question.add(Row(look))
        self._no = answers.add(Button(look, "staff_no", Kind.PLAIN))
        self._yes = answers.add(Button(look, "staff_yes", Kind.DANGER))
        self._no.clicked.connect(lambda: self.ask(None))
        self._yes.clicked.connect(self._confirmed)
        self._question.hide()
        self.add(Pair(look, health, actions, share=0.44, gap_mm=8), grow=1)

    def check(self, health: BoothHealth) -> None:
        self._health = health
        self._draw_health()

    def draw(self, state: State) -> None:
        self._state = state
        self._draw_health()
        problem = first_to_tell(state)
        if problem is not None:
            self._problem.say(sentence_of(problem))
        show(self._problem, self.look, problem is not None)
        for name, button in self._buttons.items():
            button.say(tr("staff", name))
        self._show_buttons()
        self._no.say(tr("staff", "no"))
        if self._asking is not None:
            self._asked.say(tr("staff", f"ask_{self._asking}"))
            self._yes.say(tr("staff", f"yes_{self._asking}"))

    def ask(self, command: StaffCommand | None) -> None:
        """Ask back before doing this; None takes the question back."""
        self._asking = command
        if self._state is not None:
            self.draw(self._state)
        self.look.changed()

    def forget(self) -> None:
        self._asking = None

    def _button(self, name: str, does: _Does, icon: str, kind: Kind) -> Button:
        button = Button(self.look, f"staff_{name}", kind, icon)
        button.clicked.connect(lambda: self._order(does))
        self._buttons[name] = button
        return button

    def _show_buttons(self) -> None:
        state, asking = self._state, self._asking is not None
        closed = state is not None and state.closed
        away = {"out_of_service" if closed else "open_again"}
        if state is None or state.visit is None:
            away |= _OF_A_VISIT
        for name, button in self._buttons.items():
            show(button, self.look, name not in away)
        for row in self._rows:
            show(row, self.look, not asking)
        show(self._question, self.look, asking)

    def _draw_health(self) -> None:
        for key, (label, value) in self._facts.items():
            label.say(tr("staff", key))
            value.say(self._fact(key))

    def _fact(self, key: str) -> str:
        health, state = self._health, self._state
        if health is None:
            return tr("staff", "unknown")
        match key:
            case "queue":
                waiting = tr("staff", "jobs_left", n=health.jobs_waiting)
                return f"{tr('staff', 'queue_left', n=health.queue_left)} · {waiting}"
            case "disk":
                room = tr("staff", "visits_fit", n=health.visits_fit)
                free = tr("staff", "disk_free", gigabytes=f"{health.disk_free_gb:.0f}")
                return f"{free} · {room}"
            case "sync":
                return self._last_sync(health)
            case "clock":
                now = f"{health.clock.astimezone():%Y-%m-%d %H:%M}" if health.clock else ""
                return now if health.clock_right else f"{now} · {tr('staff', 'clock_wrong')}"
            case "model":
                ready = state is not None and state.booth.assess_ready
                word = tr("staff", "model_ready" if ready else "model_waiting")
                return f"{health.assess_model} · {word}"
        name = health.camera if key == "camera" else health.microphone
        return name or tr("staff", "none")

    def _last_sync(self, health: BoothHealth) -> str:
        sync = health.sync
        if sync is None or sync.ended is None:
            return tr("staff", "never" if sync is None else "sending_now")
        went = tr("staff", "went_badly" if sync.left else "went_well")
        return f"{sync.ended.astimezone():%m-%d %H:%M} · {went}"

    def _order(self, does: _Does) -> None:
        if isinstance(does, StaffCommand) and does in _ASKED_BACK:
            self.ask(does)
        else:
            self.desk.send(does)

    def _confirmed(self) -> None:
        command = self._asking
        self.ask(None)
        if command is not None:
            self.desk.send(command)
