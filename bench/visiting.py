"""A whole booth with visitors who come one after the other, watched from inside its window.

A program of its own, so that the window's process holds what it holds at a fair and nothing of the
bench. It prints what it saw as JSON.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import time
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import psutil
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from kiosk.app import App, qt_application
from kiosk.demo import Timings
from kiosk.flow import Screen, State
from kiosk.interview import Language, Seeker
from kiosk.local_matcher import LocalMatcher, free_port
from kiosk.settings import Settings, Size, load_settings
from kiosk.ui.autopilot import Autopilot, Script
from kiosk.visitor import VisitorFolder
from kiosk.workers import messages
from kiosk.workers.preview import PreviewFrame
from kiosk.workers.supervisor import News

ROOT: Final = Path(__file__).parents[1]
SETTLE_S: Final = 0.05
TOUCH_S: Final = 0.17
LOOK_MS: Final = 200
LEAVE_MS: Final = 500
SAMPLE_MS: Final = 2000
_OUTSIDE: Final = QPoint(-50, -50)
_BUSY: Final = frozenset({Screen.RECORDING, Screen.REVIEW, Screen.WORKING})
"""Where assess has something to do."""


@dataclass
class Seen:
    """What was seen; all times in ms or s, memory in bytes (PSS) by process."""

    touch_ms: list[float] = field(default_factory=list)
    preview_ms: list[float] = field(default_factory=list)
    transcript_s: list[float] = field(default_factory=list)
    profile_s: list[float] = field(default_factory=list)
    peak_pss: dict[str, int] = field(default_factory=dict)
    visits: list[dict[str, dict[str, int]]] = field(default_factory=list)
    """At the end of every visit: by process, memory, open files and threads."""


class Pilot(Autopilot):
    """A visitor in a hurry, who photographs nothing."""

    def keep_picture(self, name: str) -> None: ...


class Visits(QObject):
    """``count`` visits at one booth, then the end."""

    def __init__(
        self,
        app: App,
        visitor: VisitorFolder,
        language: Language,
        count: int,
        strangers: frozenset[int],
    ) -> None:
        """``strangers`` are processes that belong to no booth."""
        super().__init__()
        self.seen = Seen()
        self._app = app
        self._strangers = strangers
        self._left = count
        self._timings = Timings()
        self._accepted_s: float | None = None
        self._visited = self._sent = False
        self._shown_s: float | None = None
        self._script = Script(language, Seeker("Kim"), frozenset(visitor.clips), visitor.texts)
        app.conductor.listeners.state = _both(app.conductor.listeners.state, self._on_state)
        app.conductor.listeners.news = _both(app.conductor.listeners.news, self._on_news)
        # The window is asked for its pictures by name: what lies in its place is asked.
        self._show = app.window.show_preview
        vars(app.window)["show_preview"] = self._on_preview
        self._touches = Touches(app, self.seen.touch_ms)
        app.every(LOOK_MS, self._turn)
        app.every(SAMPLE_MS, self._sample)
        self._pilot = self._next()

    def _next(self) -> Pilot:
        self._left -= 1
        self._visited, self._timings, self._accepted_s = False, Timings(), None
        return Pilot(
            self._app.window,
            lambda: self._app.conductor.state,
            self._script,
            self._app.settings.data_dir / "screens",
            self._on_goodbye,
            SETTLE_S,
        )

    def _on_state(self, state: State) -> None:
        now_s = time.monotonic()
        self._timings.watch(state, now_s)
        if state.screen is Screen.WORKING and self._accepted_s is None:
            self._accepted_s = now_s
        self._touches.wanted = state.screen in _BUSY
        if state.screen is not Screen.RECORDING:
            self._shown_s = None

    def _on_preview(self, frame: PreviewFrame) -> None:
        self._show(frame)
        now_s = time.monotonic()
        if self._app.conductor.state.screen is Screen.RECORDING:
            if self._shown_s is not None:
                self.seen.preview_ms.append((now_s - self._shown_s) * 1000)
            self._shown_s = now_s

    def _on_news(self, news: News) -> None:
        if isinstance(news, messages.CueEnded):
            self._pilot.cue_ended(news.cue)
        if isinstance(news, messages.OutboxDone):
            if news.left:
                raise RuntimeError(news.sentence)
            self._sent = True
        if isinstance(news, messages.OpeningsFetched) and self._sent:
            self._sent = False
            # The connection that was used for it is being closed.
            QTimer.singleShot(LEAVE_MS, self, self._leave)

    def _on_goodbye(self) -> None:
        self._visited = True
        timings = self._timings
        waits = [
            timings.heard_s[take] - stopped_s
            for take, stopped_s in timings.stopped_s.items()
            if take in timings.heard_s
        ]
        self.seen.transcript_s += waits
        if timings.result_s is not None and self._accepted_s is not None and waits:
            # Reading and accepting the text is the visitor's own time.
            self.seen.profile_s.append(waits[-1] + timings.result_s - self._accepted_s)

    def _turn(self) -> None:
        """Wait until everything is computed, then send it."""
        if self._visited and self._app.store.outbox.unsent():
            self._visited = False
            self._app.conductor.children.sync.send(messages.SendOutbox())

    def _leave(self) -> None:
        self.seen.visits.append(self._measured())
        if not self._left:
            self._app.quit()
            return
        for button in self._app.window.findChildren(QAbstractButton, "continue"):
            if button.isVisible():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self._pilot.deleteLater()
        self._pilot = self._next()

    def _sample(self) -> None:
        pss = {name: sum(_pss(each) for each in some) for name, some in self._family().items()}
        if sum(pss.values()) > sum(self.seen.peak_pss.values()):
            self.seen.peak_pss = pss

    def _measured(self) -> dict[str, dict[str, int]]:
        family = self._family()
        return {
            "pss": {name: sum(map(_pss, some)) for name, some in family.items()},
            "fds": {name: sum(each.num_fds() for each in some) for name, some in family.items()},
            "threads": {
                name: sum(each.num_threads() for each in some) for name, some in family.items()
            },
            "processes": {name: len(some) for name, some in family.items()},
        }

    def _family(self) -> dict[str, list[psutil.Process]]:
        """The processes of this booth by their names."""
        names = {each.pid: each.name for each in self._app.conductor.children.all()}
        own = psutil.Process()
        family: dict[str, list[psutil.Process]] = defaultdict(list, {"window": [own]})
        for each in own.children(recursive=True):
            if each.pid not in self._strangers:
                family[names.get(each.pid, "others")].append(each)
        return family


class Touches(QObject):
    """Presses a button every so often and takes the finger off beside it, so that nothing happens.

    Counted from the moment at which the finger was to come, not from when the event loop heard of
    it, to when the button has been drawn anew.
    """

    def __init__(self, app: App, taken_ms: list[float]) -> None:
        super().__init__()
        self.wanted = False
        self._app = app
        self._taken_ms = taken_ms
        self._pressed: QAbstractButton | None = None
        self._due_s = 0.0
        app.every(round(TOUCH_S * 1000), self._touch)
        self._next_s = time.monotonic() + TOUCH_S

    def _touch(self) -> None:
        now_s = time.monotonic()
        due_s = min(self._next_s, now_s)
        # Turns that were missed come as one; the next is due when it would have been anyway.
        self._next_s += TOUCH_S * max(1, math.ceil((now_s - self._next_s) / TOUCH_S))
        if not self.wanted or self._pressed is not None:
            return
        for button in self._app.window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and not button.isCheckable():
                self._pressed, self._due_s = button, due_s
                button.installEventFilter(self)
                QTest.mousePress(button, Qt.MouseButton.LeftButton)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and watched is self._pressed:
            # When this turn of the event loop is over it is on the screen.
            QTimer.singleShot(0, self, self._drawn)
        return False

    def _drawn(self) -> None:
        button, self._pressed = self._pressed, None
        if button is None:
            return
        self._taken_ms.append((time.monotonic() - self._due_s) * 1000)
        button.removeEventFilter(self)
        QTest.mouseRelease(button, Qt.MouseButton.LeftButton, pos=_OUTSIDE)


def run(data: Path, visitor: Path, language: Language, visits: int) -> dict[str, Any]:
    """What was seen of that many visits by one visitor: a :class:`Seen` as a dictionary."""
    # Not as a module by its name: the children of such a program import it too.
    program = "from bench.visiting import main; main()"
    command = [sys.executable, "-c", program, "--data", str(data)]
    command += ["--visitor", str(visitor), "--language", language.value, "--visits", str(visits)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


def _both(first: Any, second: Any) -> Any:
    def both(what: Any) -> None:
        first(what)
        second(what)

    return both


def _pss(process: psutil.Process) -> int:
    try:
        return int(process.memory_full_info().pss)
    except psutil.NoSuchProcess:
        return 0


def _settings(folder: Path, visitor: Path, matcher: LocalMatcher) -> Settings:
    return load_settings(
        folder,
        visitor_dir=visitor.absolute(),
        sync_at="",
        matcher_url=matcher.url,
        matcher_token=matcher.booth_token,
    )


def main() -> None:
    """Run the visits and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--visitor", type=Path, required=True)
    parser.add_argument("--language", required=True)
    parser.add_argument("--visits", type=int, default=1)
    given = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    matcher = LocalMatcher(given.data / "matcher", free_port())
    matcher.ensure()
    qt_application()
    try:
        # The matcher belongs to another computer.
        strangers = frozenset(each.pid for each in psutil.Process().children(recursive=True))
        app = App(_settings(given.data, given.visitor, matcher), Size(1080, 1920))
        visits = Visits(
            app,
            VisitorFolder.open(given.visitor),
            Language(given.language),
            given.visits,
            strangers,
        )
        app.run()
    finally:
        matcher.stop()
    print(json.dumps(asdict(visits.seen)))
