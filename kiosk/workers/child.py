"""The first code that runs in every child process."""

from __future__ import annotations

import importlib
import logging
import math
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Final

from kiosk.workers.messages import Heartbeat, Report

HEARTBEAT_S: Final = 1.0


class Reporter:
    """The child's end of the pipe, safe to use from several threads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._turned_s = time.monotonic()

    def __call__(self, report: Report) -> None:
        """Send a report. A parent that is gone is noticed by the command loop, not here."""
        with self._lock:
            try:
                self._connection.send(report)
            except (BrokenPipeError, OSError):
                logging.getLogger(__name__).debug("nobody reads the reports any more")

    def turned(self) -> None:
        """The child's own loop went on; to be said at every turn of it."""
        self._turned_s = time.monotonic()

    def beat(self, patience_s: float = math.inf) -> threading.Event:
        """Send heartbeats from a thread of their own until the returned event is set.

        The thread goes on where the child's own loop hangs: after ``patience_s`` without a turn of
        it, which must be longer than the longest piece of work, there are no more heartbeats.
        """
        ended = threading.Event()
        self.turned()

        def run() -> None:
            while not ended.wait(HEARTBEAT_S):
                if time.monotonic() - self._turned_s <= patience_s:
                    self(Heartbeat())

        threading.Thread(target=run, name="heartbeat", daemon=True).start()
        return ended


def run(entry: str, connection: Connection, arguments: tuple[object, ...], log_level: int) -> None:
    """Import ``package.module:function`` and call it with the connection and the arguments.

    The entry is named by a string so that the parent never imports what only the child may load:
    OpenCV, for one, changes Qt's environment when it is imported.
    """
    # Ctrl-C reaches the whole process group; the parent decides, the child closes its file first.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    logging.basicConfig(level=log_level, format="%(asctime)s %(name)s %(message)s")
    module, _, function = entry.partition(":")
    main: Callable[..., None] = getattr(importlib.import_module(module), function)
    main(connection, *arguments)
