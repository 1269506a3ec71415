"""Carries out what the flow asks for, and tells the flow what the world reports.

It sits between the pure flow, the store and the child processes, and knows no Qt: the app turns
its crank (:meth:`Conductor.poll`) and draws its state.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Final

from kiosk import flow
from kiosk.booth.pin import StaffPin
from kiosk.booth.recovery import recover
from kiosk.booth.takes import Takes
from kiosk.booth.tickets import Tickets
from kiosk.booth.understanding import Understanding
from kiosk.interview import Problem
from kiosk.pack import Pack
from kiosk.settings import Settings
from kiosk.store import TICKET_KEY, Store
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildLost, ChildStarted, News, Supervisor

_log = logging.getLogger(__name__)

ROOM_FOR_A_VISIT_BYTES: Final = 400_000_000
"""Six takes of 90 s at 720p, twice over; no visit begins with less."""
TICK_S: Final = 0.1
"""How finely the flow sees time; news from the children is not held up by it."""
_DISK_CHECK_S: Final = 5.0


@dataclass(frozen=True)
class Children:
    """The child processes by their names."""

    capture: Supervisor
    assess: Supervisor
    sync: Supervisor

    def all(self) -> tuple[Supervisor, ...]:
        return (self.capture, self.assess, self.sync)


@dataclass
class Listeners:
    """Who wants to know. Each may be replaced before the first poll."""

    state: Callable[[flow.State], None] = lambda state: None
    news: Callable[[News], None] = lambda news: None
    forget: Callable[[], None] = lambda: None
    power_off: Callable[[], None] = lambda: None
    print_paper: Callable[[], None] = lambda: None


@dataclass
class _Health:
    """What the children last said of themselves."""

    devices: messages.DeviceReport | None = None
    capture_faults: frozenset[Problem] = frozenset()
    assess_ready: bool = False
    assess_faults: frozenset[Problem] = frozenset()
    disk_full: bool = False
    reported: flow.BoothReport | None = field(default=None, repr=False)


class Conductor:
    """One booth at work. All calls come from one thread.

    Args:
        settings: the booth's.
        pack: the fair's.
        store: this thread's own connection.
        children: not yet started; the first poll starts them.
        clock: seconds that only grow; the same clock as the flow's ticks.
    """

    def __init__(
        self,
        settings: Settings,
        pack: Pack,
        store: Store,
        children: Children,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.listeners = Listeners()
        self.children = children
        self._settings = settings
        self._pack = pack
        self._store = store
        self._clock = clock
        self._pin = StaffPin(store.booth)
        self._tickets = self._known_tickets()
        self._looking = False
        self._lp = shutil.which("lp")
        self._understanding = Understanding(store, pack, children.assess, clock)
        self._takes = Takes(store, pack.practice.id, children.capture, self._understanding)
        self._health = _Health()
        self._owed: deque[Callable[[], None]] = deque()
        self._disk_checked_s = float("-inf")
        plan = flow.Plan(practice=pack.practice, questions=pack.questions)
        self.state = flow.State(plan=plan, now_s=clock())

    def start(self) -> None:
        """Mend what a former run left behind, and offer to go on with a visit that broke off."""
        event = recover(self._store, self._pack, self._settings)
        self._takes.clear_practice()
        if event is not None:
            self.dispatch(event)

    def dispatch(self, event: flow.Event) -> None:
        """Take one step, carry out its effects in order, and show the state."""
        before = self.state
        self.state, effects = flow.step(self.state, event)
        for effect in effects:
            self._owed.append(partial(self._carry_out, effect))
        self._work_off()
        if self.state.wants_ticket is not self._looking:
            self._look_for_ticket()
        if self.state is not before:
            self.listeners.state(self.state)

    def poll(self) -> None:
        """Turn the crank: listen to the children, look at the clock. Never blocks for long."""
        for child in self.children.all():
            for news in child.poll():
                self._owed.append(partial(self._hear, child, news))
        if self._work_off():
            self._owed += (self._understanding.pump, partial(self._sync_if_due, datetime.now()))
            self._work_off()
        if self._clock() - self._disk_checked_s >= _DISK_CHECK_S:
            self._check_disk()
        self._report_booth()
        if self._clock() - self.state.now_s >= TICK_S:
            self.dispatch(flow.Tick(self._clock()))

    def stop(self) -> None:
        """End the children in order: capture closes its file first."""
        for child in self.children.all():
            child.stop()

    def _work_off(self) -> bool:
        """Do what is owed, in order; False while the disk takes nothing more.

        What could not be written stays owed and is tried again at every turn of the crank, so a
        full disk delays what was said and decided, and loses none of it.
        """
        while self._owed:
            work = self._owed.popleft()
            try:
                work()
            except sqlite3.OperationalError as error:
                self._owed.appendleft(work)
                if not self._health.disk_full:
                    _log.error("the database cannot be written: %s", error)
                self._health.disk_full = True
                return False
        return True

    # --- what the flow asks for ---------------------------------------------------------------

    def _carry_out(self, effect: flow.Effect) -> None:
        interviews = self._store.interviews
        match effect:
            case flow.OpenInterview(interview_id, lookup_code, language, consents):
                interviews.open(
                    interview_id, lookup_code, language, consents, self._pack.id, self._pack.sha256
                )
            case flow.SaveSeeker(interview_id, seeker):
                interviews.save_seeker(interview_id, seeker)
            case flow.CheckTicket(text):
                self.dispatch(flow.TicketChecked(self._tickets.check(text)))
            case flow.StartTake():
                if (lost := self._takes.start(effect)) is not None:
                    self.dispatch(lost)
            case flow.StopTake(take_id):
                self._takes.stop(take_id)
            case flow.SaveTypedAnswer():
                self._takes.save_typed(effect)
            case flow.SaveCorrection(interview_id, question_id, transcript):
                if question_id != self._pack.practice.id:
                    interviews.save_correction(interview_id, question_id, transcript)
            case flow.DiscardPractice():
                self._takes.clear_practice()
            case flow.ConfirmAnswer(interview_id, question_id, take_id):
                interviews.confirm(interview_id, question_id, take_id)
            case flow.BuildProfile(interview_id):
                interviews.want_profile(interview_id)
            case flow.FinishInterview(interview_id, outcome, language):
                interviews.finish(interview_id, outcome, language)
            case flow.WipeInterview(interview_id):
                self._takes.clear_practice()
                made = interviews.destroy(interview_id, self._settings.booth_id, self._pack.version)
                if made is not None:
                    self.dispatch(flow.Wiped(interview_id, made))
            case flow.ResetBooth():
                self.listeners.forget()
            case flow.PrintPaper():
                self.listeners.print_paper()
            case flow.CallForStaff():
                _log.warning("booth %s: staff, please", self._settings.booth_id)
            case flow.CheckPin(pin):
                verdict = self._pin.check(pin)
                self.dispatch(flow.PinChecked(verdict.correct, verdict.wait_s))
            case flow.SyncNow():
                self.children.sync.send(messages.SendOutbox())
            case flow.PowerOff():
                self.listeners.power_off()

    # --- what the world reports ---------------------------------------------------------------

    def _hear(self, child: Supervisor, news: News) -> None:
        for event in (*self._takes.hear(news), *self._understanding.hear(news)):
            self.dispatch(event)
        match news:
            case messages.DeviceReport():
                self._health.devices = news
                self._health.capture_faults = frozenset(news.problems)
            case messages.CodeSeen(text):
                self.dispatch(flow.TicketShown(text))
            case messages.OpeningsFetched():
                self._tickets = self._known_tickets()
            case messages.AssessReady():
                self._health.assess_ready = True
                self._health.assess_faults = frozenset()
            case messages.PermanentFault(problem) if child is self.children.assess:
                self._health.assess_faults = frozenset({problem})
            case messages.PermanentFault(problem) if child is self.children.capture:
                self._health.capture_faults = frozenset({problem})
            case ChildStarted() if child is self.children.sync:
                child.send(messages.FetchOpenings())
            case ChildStarted() if child is self.children.capture:
                self._look_for_ticket()
            case ChildLost() if child is self.children.capture:
                self._health.devices = None
            case ChildLost() if child is self.children.assess:
                self._health.assess_ready = False
            case messages.OutboxDone(sent, left, sentence):
                _log.info("sync: %d sent, %d left. %s", sent, left, sentence)
            case _:
                pass
        self.listeners.news(news)

    def _report_booth(self) -> None:
        health = self._health
        problems = set(health.capture_faults | health.assess_faults)
        if health.disk_full:
            problems.add(Problem.DISK_FULL)
        if self.children.capture.failing:
            problems.add(Problem.CAPTURE_STOPPED)
        if self.children.assess.failing and not health.assess_faults:
            problems.add(Problem.ASSESS_STOPPED)
        report = flow.BoothReport(
            frozenset(problems),
            capture_ready=health.devices is not None and not health.devices.problems,
            assess_ready=health.assess_ready,
            reads_tickets=self._tickets.readable,
            can_print=bool(self._settings.printer) and self._lp is not None,
        )
        if report != health.reported:
            health.reported = report
            self.dispatch(report)

    def _look_for_ticket(self) -> None:
        """Tell capture, a new one too, what the screen in hand asks for."""
        self._looking = self.state.wants_ticket
        self.children.capture.send(messages.LookForCode(self._looking))

    def _known_tickets(self) -> Tickets:
        """By the key of the settings, else by what the matcher last told."""
        key = self._settings.ticket_public_key or self._store.booth.get(TICKET_KEY) or ""
        return Tickets(self._pack.id, key)

    def _check_disk(self) -> None:
        self._disk_checked_s = self._clock()
        free_bytes = shutil.disk_usage(self._store.takes_dir).free
        self._health.disk_full = bool(self._owed) or free_bytes < ROOM_FOR_A_VISIT_BYTES

    def _sync_if_due(self, now: datetime) -> None:
        """Once a night, when nobody is at the booth."""
        due = self._settings.sync_at
        if not due or self.state.visit is not None or now.strftime("%H:%M") != due:
            return
        today = now.date().isoformat()
        if self._store.booth.get("synced_on") != today:
            self._store.booth.put("synced_on", today)
            self.children.sync.send(messages.SendOutbox())

    @property
    def now_s(self) -> float:
        """The flow's clock, as fine as it goes."""
        return self._clock()

    @property
    def devices(self) -> messages.DeviceReport | None:
        """The devices that are open now."""
        return self._health.devices
