"""The sync process: sends the outbox whenever it is told to."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from typing import Final

from kiosk.interview import KnownError
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.sync.client import MatcherClient
from kiosk.sync.send import SyncResult, fetch_openings, send_outbox
from kiosk.workers.child import Reporter
from kiosk.workers.messages import (
    OpeningsFetched,
    OutboxDone,
    OutboxProgress,
    SendOutbox,
    Shutdown,
)

_log = logging.getLogger(__name__)

_TURN_S: Final = 1.0
_PATIENCE_S: Final = 1800.0
"""For one interview: its recordings may be large and the fair's network slow."""


def main(connection: Connection, settings: Settings) -> None:
    """Answer commands until the pipe closes."""
    report = Reporter(connection)
    ended = report.beat(_PATIENCE_S)
    with Store(settings.database, settings.takes) as store:
        while True:
            try:
                while not connection.poll(_TURN_S):
                    report.turned()
                command = connection.recv()
            except (EOFError, ConnectionError):
                break
            if isinstance(command, Shutdown):
                break
            with MatcherClient(settings.matcher_url, settings.matcher_token) as client:
                if isinstance(command, SendOutbox):
                    result = _send(store, client, settings, report)
                    report(OutboxDone(len(result.sent), result.left, result.sentence))
                _fetch(store, client, report)
    ended.set()


def _send(store: Store, client: MatcherClient, settings: Settings, report: Reporter) -> SyncResult:
    def progress(sent: int, total: int) -> None:
        report.turned()
        report(OutboxProgress(sent, total - sent))

    result = send_outbox(
        store,
        client,
        settings.booth_id,
        keep=settings.keep_after_receipt,
        progress=progress,
    )
    if result.complete:
        store.booth.put("last_sync", datetime.now(UTC).isoformat(timespec="minutes"))
    return result


def _fetch(store: Store, client: MatcherClient, report: Reporter) -> None:
    try:
        report(OpeningsFetched(fetch_openings(store, client)))
    except KnownError as error:
        # The outbox is what matters; yesterday's openings are still there.
        _log.warning("openings are not updated: %s", error)
