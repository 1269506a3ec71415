"""The only place that wires everything together: settings, store, children, flow and window."""

from __future__ import annotations

import logging
import secrets
import signal
import sys
import uuid
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from kiosk import flow
from kiosk.booth.conductor import Children, Conductor
from kiosk.booth.devices import devices_in_use
from kiosk.booth.pin import StaffPin
from kiosk.flow import Begin
from kiosk.health import booth_health
from kiosk.interview import Competency, Language
from kiosk.keeper import SWITCHED_OFF
from kiosk.kept import Kept
from kiosk.log_lines import keep_lines, stop_keeping
from kiosk.pack import Pack, load_pack
from kiosk.service_manager import (
    ALIVE,
    FOR_A_VISIT,
    NOT_FOR_A_VISIT,
    READY,
    STOPPING,
    ServiceManager,
)
from kiosk.settings import Settings, Size
from kiosk.store import Store
from kiosk.ui.cards import OpeningCard
from kiosk.ui.papers import paper_of
from kiosk.ui.printer import Printer, paper_pdf
from kiosk.ui.speech import LoggedSpeaker, Speaker
from kiosk.ui.window import Window
from kiosk.workers import messages, shared
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.preview import Preview
from kiosk.workers.speaking import ChildVoice
from kiosk.workers.supervisor import News, Supervisor
from matcher.contract import Opening

_log = logging.getLogger(__name__)

CRANK_MS: Final = 15
PREVIEW_MS: Final = 8
"""How soon a new picture is noticed. At the camera's own pace of 33 ms every so often none would be
new, and the next one would be seen after twice the time."""
VOICE_MS: Final = 30
HEALTH_MS: Final = 1000
_UNSEEN_MS: Final = 2000
SPEECH_DBFS: Final = -42.0
"""Louder than a quiet hall: somebody is talking to the booth."""

_CODE_LETTERS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""No letter that can be taken for another when it is read aloud or copied by hand."""


class App(QObject):
    """One running booth. Made in the main thread, after :func:`qt_application`.

    Args:
        settings: the booth's.
        size: the window's; None for the whole screen.
        keeper: who shows this window and puts another in its place after each visit; without one
            it is shown at once and stays.

    Raises:
        KnownError: the fair pack or the database cannot be used.
    """

    def __init__(
        self, settings: Settings, size: Size | None = None, keeper: Connection | None = None
    ) -> None:
        super().__init__()
        self.settings = settings
        self._size = size
        self.pack: Pack = load_pack(settings.pack_dir)
        self.store = Store(settings.database, settings.takes)
        if (pin := StaffPin(self.store.booth).ensure()) is not None:
            print_once(f"Staff PIN of this booth: {pin}  (another one: kiosk pin)")
        shared.sweep()
        self.preview = Preview()
        self.live_sound = LiveSound()
        self.conductor = Conductor(settings, self.pack, self.store, self._children())
        self.voice = ChildVoice(
            Supervisor("voice", "kiosk.workers.voice:main", (settings.voice_command,))
        )
        self.window = Window(
            self.pack,
            self.conductor.dispatch,
            begin,
            screen_px_per_mm=settings.px_per_mm,
            screen_bottom_mm=settings.screen_bottom_mm,
            speaker=_logged(self.voice, settings.speech_log),
        )
        listeners = self.conductor.listeners
        listeners.state = self._draw
        listeners.forget = self._forget
        listeners.power_off = lambda: self.quit(SWITCHED_OFF)
        listeners.news = self._hear
        self.log_lines = keep_lines()
        self.conductor.staff.log_lines = lambda: self.log_lines.lines
        listeners.print_paper = self._print
        self.printer = Printer(
            settings.printer, lambda taken: self.conductor.dispatch(flow.Printed(taken))
        )
        self._shown_frame = 0
        self._spoke_s = 0.0
        self._timers: list[QTimer] = []
        self._shown = self._may_work = self._at_work = self._closed = False
        self._ready: bool | None = None
        self._manager = ServiceManager()
        self.window.installEventFilter(self)
        self._kept = Kept(self.conductor, keeper, self) if keeper is not None else None
        if self._kept is None:
            self.show()
            self.go()

    def show(self) -> None:
        """Show the window as the next person finds it."""
        self.conductor.furnish()
        if self._size is None:
            self.window.lock()
            self.window.showFullScreen()
        else:
            self.window.resize(self._size.width_px, self._size.height_px)
            self.window.show()
        self.window.show_state(self.conductor.state)
        self._show_openings()

    def go(self) -> None:
        """Begin to work: nobody else holds the devices."""
        self._may_work = True
        self.conductor.start()
        if self._shown:
            self._go_to_work()
        # Should the window never be drawn: nobody sees it, but what waits for the night is sent.
        QTimer.singleShot(_UNSEEN_MS, self, self._go_to_work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The children are started when the first screen has been drawn, and take no time of it."""
        if event.type() is QEvent.Type.Paint:
            self.window.removeEventFilter(self)
            self._shown = True
            QTimer.singleShot(0, self, self._go_to_work)
        return False

    def _go_to_work(self) -> None:
        if not self._may_work or self._at_work or self._closed:
            return
        self._at_work = True
        # Up from the first screen on, alive as long as the event loop turns.
        self._manager.tell(READY)
        if self._manager.heartbeat_ms is not None:
            self.every(self._manager.heartbeat_ms, lambda: self._manager.tell(ALIVE))
        self.every(CRANK_MS, self.conductor.poll)
        self.every(VOICE_MS, self.voice.poll)
        self.every(PREVIEW_MS, self._show_preview)
        self.every(HEALTH_MS, self._show_health)
        if self._kept is not None:
            self.every(HEALTH_MS, self._make_way)

    def run(self, before_closing: Callable[[], None] = lambda: None) -> int:
        """Run until the booth is switched off; then end the children in order."""
        try:
            code = _application().exec()
            before_closing()
            return code
        finally:
            self.close()

    def quit(self, code: int = 0) -> None:
        """Make :meth:`run` return this."""
        _application().exit(code)

    def every(self, interval_ms: int, do: Callable[[], None]) -> None:
        """Call ``do`` again and again until the booth closes."""
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(do)
        timer.start(interval_ms)
        self._timers.append(timer)

    def close(self) -> None:
        """Stop the crank, end the children, let go of what is open. May be called twice."""
        if self._closed:
            return
        self._closed = True
        if self._kept is None or not self._kept.replaced:
            self._manager.tell(STOPPING)
        for timer in self._timers:
            timer.stop()
        self._timers = []
        self.conductor.stop()
        self.voice.stop()
        self.printer.close()
        self.preview.close()
        self.live_sound.close()
        self.store.close()
        stop_keeping(self.log_lines)
        self.window.unlock()
        self.window.close()

    def _children(self) -> Children:
        settings = self.settings
        used = devices_in_use(self.store.booth, settings)
        capture = CaptureSettings(
            camera=used.camera, microphone=used.microphone, visitor=settings.visitor_dir
        )
        assess = AssessSettings.of(settings)
        return Children(
            capture=Supervisor(
                "capture",
                "kiosk.workers.capture:main",
                (capture, self.preview.name, self.live_sound.name),
            ),
            assess=Supervisor(
                "assess", "kiosk.workers.assess:main", (assess, self.live_sound.name)
            ),
            sync=Supervisor("sync", "kiosk.workers.sync:main", (settings,)),
        )

    def _draw(self, state: flow.State) -> None:
        if self._kept is not None:
            self._kept.watch(state)
        self.window.show_state(state)
        if state.booth.ready is not self._ready:
            self._ready = state.booth.ready
            self._manager.tell(FOR_A_VISIT if self._ready else NOT_FOR_A_VISIT)

    def _show_preview(self) -> None:
        frame = self.preview.read(after=self._shown_frame)
        if frame is None:
            return
        self._shown_frame = frame.sequence
        self.window.show_preview(frame)
        now_s = self.conductor.state.now_s
        if frame.level_dbfs > SPEECH_DBFS and now_s - self._spoke_s >= 1.0:
            self._spoke_s = now_s
            self.conductor.dispatch(flow.LevelHeard())

    def _show_health(self) -> None:
        if self.conductor.state.screen is not flow.Screen.STAFF:
            return
        self.window.show_booth_health(booth_health(self.settings, self.store, self.conductor))

    def _make_way(self) -> None:
        # A paper that is being handed to the printer would be lost with this process.
        if self._kept is not None and not self.printer.busy:
            self._kept.ask_if_due()

    def _show_openings(self) -> None:
        self.window.show_openings(
            [_card(Opening.model_validate_json(each)) for each in self.store.booth.openings()]
        )

    def _forget(self) -> None:
        """Between people; what belongs to the fair is put back."""
        self.window.forget()
        self.live_sound.erase()
        self._show_openings()

    def _print(self) -> None:
        paper = paper_of(self.conductor.state, self.pack)
        if paper is not None:
            self.printer.print(paper_pdf(paper))

    def _hear(self, news: News) -> None:
        if isinstance(news, messages.OpeningsFetched):
            self._show_openings()
        if self._kept is not None and isinstance(news, messages.Transcribed | messages.Assessed):
            self._kept.somebody_was_understood()


def _logged(voice: ChildVoice, path: Path | None) -> Speaker:
    return voice if path is None else LoggedSpeaker(voice, path)


def begin() -> Begin:
    """A new visit: its identifier, and the code under which the seeker finds their matches."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(9))
    return Begin(str(uuid.uuid4()), "-".join((letters[:3], letters[3:6], letters[6:])))


def qt_application() -> QApplication:
    """The one QApplication of this process; Ctrl-C ends it in order."""
    application = _application()
    application.setApplicationName("kiosk")
    signal.signal(signal.SIGINT, lambda *_: application.quit())
    signal.signal(signal.SIGTERM, lambda *_: application.quit())
    return application


def print_once(text: str) -> None:
    """To the terminal of whoever started the booth, never to a log."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _application() -> QApplication:
    application = QApplication.instance()
    return application if isinstance(application, QApplication) else QApplication(sys.argv[:1])


def _title(opening: Opening, language: Language) -> str:
    """Companies write Korean or English; others read the English title, where there is one."""
    wanted = (opening.titles.get(each) for each in (language, Language.EN, Language.KO))
    return next((each for each in wanted if each), opening.company)


def _card(opening: Opening) -> OpeningCard:
    return OpeningCard(
        title={each: _title(opening, each) for each in Language},
        company=opening.company,
        competencies=tuple(Competency(each.competency.value) for each in opening.requirements),
    )
