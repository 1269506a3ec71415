"""Small programs that a supervisor can run as children."""

from __future__ import annotations

import os
import time
from multiprocessing.connection import Connection

from kiosk.interview import Problem
from kiosk.workers.child import Reporter
from kiosk.workers.messages import CueEnded, PermanentFault, Shutdown, StopTake


def echo(connection: Connection, greeting: str) -> None:
    """Greet, then answer every StopTake by its id; end when told to."""
    report = Reporter(connection)
    report.beat()
    report(CueEnded(greeting))
    while not isinstance(command := connection.recv(), Shutdown):
        if isinstance(command, StopTake):
            report(CueEnded(command.take_id))


def fall_over(connection: Connection) -> None:
    os._exit(3)


def say_why(connection: Connection) -> None:
    Reporter(connection)(PermanentFault(Problem.MODELS_MISSING, "The model is missing."))


def hang(connection: Connection) -> None:
    """A driver that never returns: one word, then nothing more."""
    Reporter(connection)(CueEnded("hello"))
    time.sleep(600)
