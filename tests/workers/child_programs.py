"""Small programs that a supervisor can run as children."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from kiosk.interview import Problem
from kiosk.workers.child import HEARTBEAT_S, Reporter
from kiosk.workers.messages import (
    CueEnded,
    Heartbeat,
    PermanentFault,
    Report,
    Shutdown,
    StopTake,
)


def echo(connection: Connection, greeting: str) -> None:
    """Greet, then answer every StopTake by its id; end when told to."""
    report = Reporter(connection)
    report.beat()
    report(CueEnded(greeting))
    while not isinstance(command := connection.recv(), Shutdown):
        if isinstance(command, StopTake):
            report(CueEnded(command.take_id))


def get_stuck(connection: Connection) -> None:
    """The child's own loop hangs; the thread that sends its heartbeats does not."""
    report = _Counted(connection)
    report.beat(patience_s=0.0)
    time.sleep(2.5 * HEARTBEAT_S)
    if not report.heartbeats:
        report(CueEnded("no more heartbeats"))
    time.sleep(600)


class _Counted(Reporter):
    """Counts what its thread sends."""

    heartbeats = 0

    def __call__(self, report: Report) -> None:
        self.heartbeats += isinstance(report, Heartbeat)
        super().__call__(report)


def fall_over(connection: Connection) -> None:
    os._exit(3)


def say_why(connection: Connection) -> None:
    Reporter(connection)(PermanentFault(Problem.MODELS_MISSING, "The model is missing."))


def hang(connection: Connection) -> None:
    """A driver that never returns: one word, then nothing more."""
    Reporter(connection)(CueEnded("hello"))
    time.sleep(600)
