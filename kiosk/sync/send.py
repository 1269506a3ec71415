"""Sending the outbox: every step can be repeated, and only the receipt ends it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kiosk.interview import KnownError
from kiosk.store import TICKET_KEY, OutboxItem, Store
from kiosk.sync.client import MatcherClient, MatcherRefused, MatcherUnreachable
from kiosk.sync.envelope import build_envelope
from matcher.contract import Envelope, Receipt, canonical_sha256

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SyncResult:
    """How one attempt ended; ``sentence`` says why anything is left."""

    sent: tuple[str, ...]
    left: int
    sentence: str

    @property
    def complete(self) -> bool:
        return self.left == 0


def send_outbox(
    store: Store,
    client: MatcherClient,
    booth_id: str,
    *,
    keep: bool,
    progress: Callable[[int, int], None] = lambda sent, total: None,
) -> SyncResult:
    """Send everything that waits, oldest first.

    One interview that the matcher refuses does not hold up the others; a matcher that does not
    answer ends the attempt.

    Args:
        store: this process's own connection.
        client: the matcher.
        booth_id: how this booth signs its envelopes.
        keep: leave recordings and transcripts on the booth after the receipt.
        progress: called with (sent, total) after every interview.
    """
    waiting = store.outbox.unsent()
    sent: list[str] = []
    sentence = ""
    for item in waiting:
        try:
            receipt = _send(store, client, booth_id, item)
        except KnownError as error:
            store.outbox.attempted(item.interview_id, str(error))
            sentence = str(error)
            _log.warning("interview %s is not sent: %s", item.interview_id, error)
            if isinstance(error, MatcherUnreachable):
                break
            continue
        store.outbox.receipted(item.interview_id, receipt.model_dump_json())
        if not keep:
            store.forget(item.interview_id)
        sent.append(item.interview_id)
        progress(len(sent), len(waiting))
    return SyncResult(tuple(sent), len(store.outbox.unsent()), sentence)


def fetch_openings(store: Store, client: MatcherClient) -> int:
    """Remember the openings of the fair, and the key with which its tickets are signed."""
    store.booth.put(TICKET_KEY, client.ticket_key().public_key)
    openings = client.openings()
    store.booth.replace_openings((each.id, each.model_dump_json()) for each in openings)
    return len(openings)


def _send(store: Store, client: MatcherClient, booth_id: str, item: OutboxItem) -> Receipt:
    envelope = _frozen(store, booth_id, item)
    for name in client.put_envelope(envelope).missing:
        client.put_part(item.interview_id, _file_of(store.takes_dir, name))
    receipt = client.receipt(item.interview_id)
    _check(receipt, envelope)
    return receipt


def _frozen(store: Store, booth_id: str, item: OutboxItem) -> Envelope:
    """The envelope as it was at the first attempt: the same bytes however often it is sent."""
    if item.envelope is not None:
        return Envelope.model_validate_json(item.envelope)
    interview = store.interviews.get(item.interview_id)
    if interview is None:
        raise KnownError(f"Interview {item.interview_id} is not on this booth any more.")
    envelope = build_envelope(interview, booth_id, store.takes_dir)
    store.outbox.freeze(item.interview_id, envelope.model_dump_json())
    return envelope


def _file_of(takes_dir: Path, name: str) -> Path:
    path = takes_dir / name
    if not path.is_file():
        raise KnownError(f"The recording {path} that is to be sent is gone.")
    return path


def _check(receipt: Receipt, envelope: Envelope) -> None:
    """A receipt counts only if it names every part, and each by the sha256 that was announced."""
    announced = {part.name: part.sha256 for part in envelope.parts}
    signed = {part.name: part.sha256 for part in receipt.parts}
    if signed != announced or receipt.envelope_sha256 != canonical_sha256(envelope):
        raise MatcherRefused(
            f"The matcher's receipt for interview {envelope.interview_id} does not list "
            "what was sent; it stays on the booth."
        )
