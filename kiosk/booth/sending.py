"""The outbox on its way: by night or at once, and how it went, remembered over a restart."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from kiosk.log_lines import scrub
from kiosk.store import Store
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildLost, ChildStarted, News, Supervisor

_log = logging.getLogger(__name__)
_REPORT, _SYNCED_ON = "sync_report", "synced_on"


@dataclass(frozen=True)
class SyncReport:
    """How the last attempt went. ``sentence`` says why anything is left, for the diagnostics."""

    at: str
    sent: int
    left: int
    sentence: str


@dataclass(frozen=True)
class SyncRuns:
    """How far the attempt in hand is."""

    sent: int = 0
    total: int = 0


class Sending:
    """Tells the sync process when, and remembers what it says.

    Args:
        store: the booth's.
        child: the sync process.
        sync_at: local time of the nightly attempt, ``HH:MM``; empty for never by itself.
        now: the time of day.
    """

    def __init__(
        self,
        store: Store,
        child: Supervisor,
        sync_at: str,
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._store = store
        self._child = child
        self._sync_at = sync_at
        self._now = now
        self.runs: SyncRuns | None = None

    def send(self) -> None:
        """Begin now, unless it is running."""
        if self.runs is not None:
            return
        if self._child.send(messages.SendOutbox()):
            self.runs = SyncRuns(0, self._store.outbox.waiting())
        else:
            self._remember(0, self._store.outbox.waiting(), "The sync process is not running.")

    def send_if_due(self) -> None:
        """Once a night; to be called when nobody is at the booth."""
        now = self._now()
        if not self._sync_at or now.strftime("%H:%M") != self._sync_at:
            return
        today = now.date().isoformat()
        if self._store.booth.get(_SYNCED_ON) != today:
            self._store.booth.put(_SYNCED_ON, today)
            self.send()

    def hear(self, news: News) -> None:
        match news:
            case ChildStarted(name) if name == self._child.name:
                self._child.send(messages.FetchOpenings())
            case ChildLost(name) if name == self._child.name and self.runs is not None:
                left = self._store.outbox.waiting()
                self._remember(self.runs.sent, left, "The sync process ended.")
            case messages.OutboxProgress(sent, left):
                self.runs = SyncRuns(sent, sent + left)
            case messages.OutboxDone(sent, left, sentence):
                _log.info("sync: %d sent, %d left. %s", sent, left, sentence)
                self._remember(sent, left, sentence)
            case _:
                pass

    @property
    def report(self) -> SyncReport | None:
        """How the last attempt went, the booth's restarts notwithstanding."""
        kept = self._store.booth.get(_REPORT)
        return SyncReport(**json.loads(kept)) if kept else None

    def _remember(self, sent: int, left: int, sentence: str) -> None:
        at = datetime.now(UTC).isoformat(timespec="seconds")
        report = SyncReport(at, sent, left, scrub(sentence))
        self._store.booth.put(_REPORT, json.dumps(asdict(report)))
        # Only now: on a full disk all of it is tried again.
        self.runs = None
