"""Carries out what the flow asks for, and tells the flow what the world reports.

It sits between the pure flow, the store and the child processes, and knows no Qt: the app turns
its crank (:meth:`Conductor.poll`) and draws its state.
"""

from __future__ import annotations

import contextlib
import logging
import shutil
import sqlite3
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from kiosk import flow
from kiosk.booth.devices import ChosenDevices
from kiosk.booth.pin import StaffPin
from kiosk.booth.recovery import recover
from kiosk.booth.room import BESIDE_BYTES, room_for_take, room_for_visit
from kiosk.booth.sending import Sending
from kiosk.booth.staff_desk import StaffDesk
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

TICK_S: Final = 0.1
"""How finely the flow sees time; news from the children is not held up by it."""
_DISK_CHECK_S: Final = 5.0
_ASSESS_LEAVES_S: Final = 1.0


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
        self.sending = Sending(store, children.sync, settings.sync_at)
        self.staff = StaffDesk(settings, store)
        plan = flow.Plan(practice=pack.practice, questions=pack.questions)
        self._takes = Takes(store, plan, children.capture, self._understanding)
        self.chosen = ChosenDevices(store.booth, settings, children.capture, clock)
        self._health = _Health()
        self._owed: deque[Callable[[], None]] = deque()
        self._disk_checked_s = float("-inf")
        self.state = flow.State(plan=plan, now_s=clock())

    def furnish(self) -> None:
        """Take up what staff chose and the matcher told before, and the time."""
        self.dispatch(flow.Tick(self._clock()))
        self.chosen.refresh()
        self._tickets = self._known_tickets()
        kept = self.staff.preferences
        self.dispatch(flow.Furnish(kept.defaults, kept.closed))

    def start(self) -> None:
        """Mend what a former run left behind, and offer to go on with a visit that broke off."""
        self._owed.append(self._recover)
        self._work_off()
        # Before the first touch: nobody begins what there is no room for.
        self._check_disk()
        self._report_booth()

    def _recover(self) -> None:
        event = recover(self._store, self._pack, self._settings)
        self._takes.clear_practice()
        if event is not None:
            self.dispatch(event)

    def dispatch(self, event: flow.Event) -> None:
        """Take one step, carry out its effects in order, and show the state."""
        before = self.state
        self.state, effects = flow.step(self.state, event)
        for effect in effects:
            if isinstance(effect, flow.StopTake) and self._takes.runs(effect.take_id):
                # Not behind what a full disk holds up: nobody is recorded unawares.
                self._takes.stop(effect.take_id)
            else:
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
                self._hear(child, news)
        if self._work_off():
            self._owed.append(self._understand)
            if self.state.visit is None:
                self._owed.append(self.sending.send_if_due)
            self._work_off()
        if self._clock() - self._disk_checked_s >= _DISK_CHECK_S:
            self._check_disk()
        self._report_booth()
        if self.state.screen is flow.Screen.STAFF:
            self.chosen.look()
        if self._clock() - self.state.now_s >= TICK_S:
            self.dispatch(flow.Tick(self._clock()))

    def stop(self) -> None:
        """End the children in order: capture closes its file first.

        What assess was doing is done again by the next one; nothing waits for it.
        """
        self.children.capture.stop()
        with contextlib.suppress(sqlite3.OperationalError):
            # On a full disk the attempt is not given back: it counts, and nothing else is lost.
            self._understanding.let_go()
        self.children.assess.stop(timeout_s=_ASSESS_LEAVES_S)
        self.children.sync.stop()
        self.staff.stop()

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
                if not self._takes.start(effect):
                    self._owed.append(partial(self._takes.close, effect.take_id))
                    self.dispatch(flow.TakeLost(effect.take_id, Problem.CAPTURE_STOPPED))
            case flow.StopTake(take_id):
                self._takes.stop(take_id)
            case flow.SaveTypedAnswer():
                if (ready := self._takes.save_typed(effect)) is not None:
                    self.dispatch(ready)
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
            case flow.UseDevice(kind, device):
                self.chosen.choose(kind, device)
            case flow.SyncNow():
                self.sending.send()
            case flow.PowerOff():
                self.listeners.power_off()
            case _:
                self.staff.carry_out(effect, self._told())

    def _told(self) -> dict[str, object]:
        """How the booth is, as plain values."""
        booth = self.state.booth
        return {
            "devices": self._health.devices,
            "problems": sorted(booth.problems),
            "capture_ready": booth.capture_ready,
            "assess_ready": booth.assess_ready,
            "closed": self.state.closed,
            "sync": self.sending.report,
        }

    # --- what the world reports ---------------------------------------------------------------

    def _hear(self, child: Supervisor, news: News) -> None:
        """Take notice at once; write it down when the disk allows it."""
        self.chosen.hear(news)
        events = self._takes.events(news)
        self._owed += (partial(self._write_down, news), partial(self.sending.hear, news))
        for event in events:
            self.dispatch(event)
        match news:
            case messages.TakeFailed(problem=Problem.DISK_FULL):
                self._check_disk()
            case messages.DeviceReport():
                self._health.devices = news
                self._health.capture_faults = frozenset(news.problems)
            case messages.CodeSeen(text):
                self.dispatch(flow.TicketShown(text))
            case messages.OpeningsFetched():
                self._tickets = self._known_tickets()
            case messages.CanHear() | messages.AssessReady():
                self._health.assess_ready = True
                self._health.assess_faults = frozenset()
            case messages.PermanentFault(problem) if child is self.children.assess:
                self._health.assess_faults = frozenset({problem})
            case messages.PermanentFault(problem) if child is self.children.capture:
                self._health.capture_faults = frozenset({problem})
            case ChildStarted() if child is self.children.capture:
                self._look_for_ticket()
            case ChildLost() if child is self.children.capture:
                self._health.devices = None
            case ChildLost() if child is self.children.assess:
                self._health.assess_ready = False
            case _:
                pass
        self.listeners.news(news)

    def _write_down(self, news: News) -> None:
        self._takes.write_down(news)
        for event in self._understanding.hear(news):
            self.dispatch(event)

    def _understand(self) -> None:
        for event in self._understanding.pump():
            self.dispatch(event)

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
            doubts=frozenset(health.devices.doubts if health.devices is not None else ()),
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
        plan = self.state.plan
        if self.state.visit is None:
            needed_bytes = room_for_visit(plan)
        else:
            # There was room for all of it when it began: it is not broken off for the next one's.
            needed_bytes = max(room_for_take(each.answer_s) for each in plan.questions)
        free_bytes = shutil.disk_usage(self._store.takes_dir).free
        beside_bytes = shutil.disk_usage(self._settings.data_dir).free
        short = free_bytes < needed_bytes or beside_bytes < BESIDE_BYTES
        self._health.disk_full = bool(self._owed) or short

    @property
    def at_rest(self) -> bool:
        """Whether nobody is here and nothing is being written or sent: all may begin anew."""
        state = self.state
        # Who had everything deleted still stands before the certificate.
        occupied = state.screen in {flow.Screen.STAFF, flow.Screen.DELETED}
        # Before the visit, somebody may have chosen how to use the booth: it is not taken back.
        found = (state.defaults.language, flow.Access(volume=state.defaults.volume))
        chosen = (state.language, state.access) != found
        nobody = state.visit is None and state.overlay is None and not (occupied or chosen)
        return nobody and not (self._owed or self._takes.writing or self.sending.runs)

    @property
    def all_understood(self) -> bool:
        """Whether no job of anybody waits, or none can be done now."""
        return self._understanding.idle

    @property
    def now_s(self) -> float:
        """The flow's clock, as fine as it goes."""
        return self._clock()

    @property
    def devices(self) -> messages.DeviceReport | None:
        """The devices that are open now."""
        return self._health.devices
