"""Keeps one child process alive: starts it, listens to it, replaces it, gives up loudly."""

from __future__ import annotations

import logging
import multiprocessing
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Final

from kiosk.log_lines import shown_level
from kiosk.workers import child
from kiosk.workers.messages import Command, Heartbeat, PermanentFault, Report, Shutdown

_log = logging.getLogger(__name__)

BACK_OFF_S: Final = (0.0, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)
"""Waits before the first, second … start in a row; a child that lived starts at the front again."""
LIVED_S: Final = 20.0
FAILING_AFTER: Final = 3
"""Falls in a row after which the booth says that something is wrong."""
HUNG_S: Final = 15.0
"""A child that has said nothing for this long is stuck in a driver or a library: it is replaced."""
FIRST_WORD_S: Final = 60.0
"""The first word may take longer: a cold disk, a large library."""
FAULT_RETRY_S: Final = 10.0
"""A permanent fault is looked at again now and then: somebody may have mended it."""


@dataclass(frozen=True)
class ChildLost:
    """The child ended without being asked to; it will be started again."""

    name: str


@dataclass(frozen=True)
class ChildStarted:
    """A new process runs; what the former one was told is forgotten."""

    name: str


News = Report | ChildLost | ChildStarted


class Supervisor:
    """One child process. Call :meth:`poll` often; it never blocks.

    Args:
        name: for the log and the process list.
        entry: ``package.module:function``, imported in the child alone.
        arguments: what the function gets after its end of the pipe; must be picklable.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        name: str,
        entry: str,
        arguments: tuple[object, ...],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._entry = entry
        self._arguments = arguments
        self._clock = clock
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._started_s = 0.0
        self._heard_s: float | None = None
        self._start_at_s = 0.0
        self._failures = 0
        self._closing = False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process is not None else None

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.is_alive()

    @property
    def failing(self) -> bool:
        """It has fallen over several times in a row: the booth should say so."""
        return self._failures >= FAILING_AFTER

    def send(self, command: Command) -> bool:
        """Tell the child. False if there is none: tell it again after :class:`ChildStarted`."""
        if self._connection is None:
            return False
        try:
            self._connection.send(command)
        except (BrokenPipeError, OSError):
            return False
        return True

    def poll(self) -> list[News]:
        """What the child said since the last call; starts or replaces it where needed."""
        if self._closing:
            return []
        if self._process is None:
            if self._clock() < self._start_at_s:
                return []
            self._start()
            return [ChildStarted(self.name)]
        news = self._drain()
        if self._failures and self._clock() - self._started_s >= LIVED_S:
            self._failures = 0
        if not self._process.is_alive():
            return [*news, *self._drain(), *self._lost("ended")]
        if self._is_hung():
            return [*news, *self._lost("is stuck")]
        return news

    def restart(self, why: str) -> list[News]:
        """End this child now; a new one follows."""
        return self._lost(why) if self._process is not None else []

    def stop(self, timeout_s: float = 10.0) -> None:
        """Ask the child to end in order; end it if it does not."""
        self._closing = True
        if self._process is None:
            return
        self.send(Shutdown())
        self._process.join(timeout_s)
        self._end_process()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(
            target=child.run,
            args=(self._entry, theirs, self._arguments, shown_level()),
            name=self.name,
            daemon=True,
        )
        process.start()
        theirs.close()
        self._process, self._connection = process, ours
        self._started_s = self._clock()
        self._heard_s = None
        _log.info("%s runs as process %s", self.name, process.pid)

    def _drain(self) -> list[News]:
        news: list[News] = []
        try:
            while self._connection is not None and self._connection.poll():
                report: Report = self._connection.recv()
                self._heard_s = self._clock()
                if isinstance(report, PermanentFault):
                    _log.warning("%s: %s", self.name, report.sentence)
                    self._start_at_s = self._clock() + FAULT_RETRY_S
                if not isinstance(report, Heartbeat):
                    news.append(report)
        except (EOFError, OSError):
            pass  # the child is gone: its exit is noticed by whoever polls
        return news

    def _is_hung(self) -> bool:
        if self._heard_s is None:
            return self._clock() - self._started_s > FIRST_WORD_S
        return self._clock() - self._heard_s > HUNG_S

    def _lost(self, why: str) -> list[News]:
        lived_s = self._clock() - self._started_s
        self._failures += 1
        back_off_s = BACK_OFF_S[min(self._failures - 1, len(BACK_OFF_S) - 1)]
        self._start_at_s = max(self._start_at_s, self._clock() + back_off_s)
        wait_s = self._start_at_s - self._clock()
        log = _log.warning if self._failures < len(BACK_OFF_S) else _log.error
        log("%s %s after %.1f s; a new one starts in %.1f s", self.name, why, lived_s, wait_s)
        self._end_process()
        return [ChildLost(self.name)]

    def _end_process(self) -> None:
        if self._process is not None:
            if self._process.is_alive():
                self._process.kill()
            self._process.join()
            self._process.close()
        if self._connection is not None:
            self._connection.close()
        self._process = self._connection = None
