"""Judges a ticket offline: the matcher's signature, this fair, not yet expired."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

from kiosk.interview import Application, TicketFault
from matcher.contract import ForgedTicketError, NoTicketError, read_ticket

KEY_BYTES: Final = 32


class Tickets:
    """The tickets of one fair.

    Args:
        fair_id: for which they must be.
        public_key: the matcher's, in hexadecimal; empty (or no key at all) while nobody knows it.
        now: wall-clock time.
    """

    def __init__(
        self,
        fair_id: str,
        public_key: str,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._fair_id = fair_id
        self._now = now
        self._key = _key(public_key)

    @property
    def readable(self) -> bool:
        """Whether a genuine ticket could be told from a forged one."""
        return self._key is not None

    def check(self, text: str) -> Application | TicketFault:
        """Whose ticket this is, or why it is none."""
        try:
            ticket = read_ticket(text, self._signed)
        except ForgedTicketError:
            return TicketFault.FORGED
        except NoTicketError:
            return TicketFault.UNREADABLE
        if ticket.fair_id != self._fair_id:
            return TicketFault.OTHER_FAIR
        if ticket.expires_at <= self._now():
            return TicketFault.EXPIRED
        return Application(str(ticket.application_id), ticket.display_name)

    def _signed(self, message: bytes, signature: bytes) -> bool:
        if self._key is None:
            return False
        try:
            self._key.verify(message, signature)
        except BadSignatureError:
            return False
        return True


def _key(public_key: str) -> VerifyKey | None:
    try:
        raw = bytes.fromhex(public_key)
    except ValueError:
        return None
    return VerifyKey(raw) if len(raw) == KEY_BYTES else None
