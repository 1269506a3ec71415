"""Keeps a fresh window ready behind the one in use, so that each visit is forgotten with a process.

No library promises that a freed string is gone from memory; the kernel does, for a process that
has ended. So the window's process is replaced after every visit: the next one has started long
before, is shown over it at once, and opens the devices when the former one has let go of them.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from enum import Enum
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final

from kiosk.log_lines import shown_level
from kiosk.workers import child, shared

_log = logging.getLogger(__name__)

LET_GO_S: Final = 20.0
"""A process that has been told to end and has not by then is ended."""
FELL_WITHIN_S: Final = 20.0
"""A window that fell sooner than this after it was shown does not count as one that worked."""
FALLS: Final = 3
"""So many falls in a row, and whoever keeps the keeper is asked to begin anew."""
SWITCHED_OFF: Final = 3
"""Exit code of a window at which staff switched the booth off."""
CANNOT_START: Final = 4
"""Exit code of a window that has said in one sentence why no window can be shown."""
_TURN_S: Final = 0.5


class Word(Enum):
    """What keeper and window say to each other."""

    READY = "ready"
    """The window is built and can be shown."""
    SHOWN = "shown"
    REPLACE = "replace"
    """A visit has ended and everything of it is written: show the next one."""
    SETTLED = "settled"
    """The recogniser has loaded, or will not: what nobody waits for may take its time now."""
    FETCH = "fetch"
    """The matcher beside the booth is there, with openings."""
    SHOW = "show"
    GO = "go"
    """Nobody else holds the devices: begin to work."""
    END = "end"


class _Window:
    """A process with a window, seen from outside."""

    def __init__(self, entry: str, arguments: tuple[object, ...]) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self.process: BaseProcess = context.Process(
            target=child.run,
            args=(entry, theirs, arguments, shown_level()),
            name="window",
        )
        self.process.start()
        theirs.close()
        self.connection: Connection = ours
        self.ready = False
        self.silent = False
        self.shown_s: float | None = None
        self.told_to_end_s: float | None = None

    def tell(self, word: Word) -> None:
        if word is Word.END and self.told_to_end_s is None:
            self.told_to_end_s = time.monotonic()
        try:
            self.connection.send(word)
        except OSError:
            _log.debug("the window is gone already")

    def heard(self) -> list[Word]:
        words: list[Word] = []
        try:
            while self.connection.poll():
                words.append(self.connection.recv())
        except (EOFError, OSError):
            self.silent = True  # it is ending: its exit is noticed by whoever asks
        return words

    @property
    def ended(self) -> bool:
        if self.told_to_end_s is not None and time.monotonic() - self.told_to_end_s > LET_GO_S:
            self.process.kill()
        return not self.process.is_alive()

    def close(self) -> int:
        """Let go of a process that has ended; its exit code."""
        self.process.join()
        code = self.process.exitcode or 0
        self.process.close()
        self.connection.close()
        return code


class Keeper:
    """Runs windows one after the other until one of them ends by itself.

    Args:
        entry: ``package.module:function`` that runs one window; called with the connection first.
        arguments: what it gets besides; must be picklable.
        behind: a step of what is brought up behind the screen; called again and again from when a
            window has settled. True when there are openings to fetch.
    """

    def __init__(
        self,
        entry: str,
        arguments: tuple[object, ...],
        behind: Callable[[], bool] = lambda: False,
    ) -> None:
        self._entry = entry
        self._arguments = arguments
        self._active: _Window | None = None
        self._next: _Window | None = None
        self._leaving: _Window | None = None
        self._behind = behind
        self._settled = False
        self._falls = 0
        self._ending = False

    def run(self) -> int:
        """Until the booth is switched off; returns the exit code of the last window."""
        # The heartbeat comes from the window, which is not the process that systemd started.
        os.environ.pop("WATCHDOG_PID", None)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self._end())
        self._next = self._start()
        try:
            while True:
                code = self._turn()
                if code is not None:
                    return code
        finally:
            self._close()

    def _turn(self) -> int | None:
        self._wait()
        for window in self._all():
            for word in window.heard():
                self._take(window, word)
        if self._active is not None and self._active.ended:
            return self._lost_active()
        if self._leaving is not None and self._leaving.ended:
            self._leaving.close()
            self._leaving = None
            if self._active is not None:
                self._active.tell(Word.GO)
        if self._next is not None and self._next.ended:
            return self._lost_next()
        if self._active is None and self._next is not None and self._next.ready:
            self._show_next()
        if self._settled and not self._ending and self._behind() and self._active is not None:
            self._active.tell(Word.FETCH)
        return None

    def _take(self, window: _Window, word: Word) -> None:
        match word:
            case Word.READY:
                window.ready = True
            case Word.SETTLED:
                self._settled = True
            case Word.SHOWN:
                self._shown(window)
            case Word.REPLACE if window is self._active and self._leaving is None:
                self._leaving, self._active = window, None
            case _:
                pass

    def _show_next(self) -> None:
        self._active, self._next = self._next, None
        if self._active is not None:
            self._active.tell(Word.SHOW)

    def _shown(self, window: _Window) -> None:
        window.shown_s = time.monotonic()
        if self._leaving is not None:
            # Covered: it may let go of the devices now, and its memory with it.
            self._leaving.tell(Word.END)
        else:
            window.tell(Word.GO)
        if not self._ending:
            self._next = self._start()

    def _lost_active(self) -> int | None:
        assert self._active is not None
        now_s = time.monotonic()
        worked_s = now_s - (self._active.shown_s or now_s)
        code = self._active.close()
        self._active = None
        if self._ending or code in {0, SWITCHED_OFF}:
            return code
        return self._fell("the window", worked_s, code)

    def _lost_next(self) -> int | None:
        assert self._next is not None
        code = self._next.close()
        self._next = None
        if self._ending and self._active is None:
            return 0
        if code == CANNOT_START and self._active is None:
            return 1
        return None if self._ending else self._fell("the window behind it", 0.0, code)

    def _fell(self, what: str, worked_s: float, code: int) -> int | None:
        """Something broke: the next one takes over, unless nothing ever works."""
        self._falls = 1 if worked_s > FELL_WITHIN_S else self._falls + 1
        _log.error("%s fell (exit code %d) after %.0f s", what, code, worked_s)
        if self._falls >= FALLS:
            return 1
        if self._next is None:
            self._next = self._start()
        return None

    def _end(self) -> None:
        self._ending = True
        for window in self._all():
            window.tell(Word.END)

    def _close(self) -> None:
        """End whatever is left: in order, for only so does a window free what it shares."""
        self._end()
        for window in self._all():
            while not window.ended:
                window.process.join(_TURN_S)
            window.close()
        shared.sweep()

    def _start(self) -> _Window:
        return _Window(self._entry, self._arguments)

    def _all(self) -> list[_Window]:
        return [each for each in (self._active, self._next, self._leaving) if each is not None]

    def _wait(self) -> None:
        sentinels = [each.process.sentinel for each in self._all()]
        connections = [each.connection for each in self._all() if not each.silent]
        wait([*sentinels, *connections], timeout=_TURN_S)
