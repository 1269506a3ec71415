"""What the booth makes of a QR code, without a network."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from nacl.signing import SigningKey

from kiosk.booth.tickets import Tickets
from kiosk.interview import Application, TicketFault
from matcher.contract import Ticket
from matcher.contract.ticket import write_ticket

NOW = datetime(2026, 12, 10, 9, 0, tzinfo=UTC)
KEY = SigningKey(bytes(range(32)))
PUBLIC = bytes(KEY.verify_key).hex()


def text(key: SigningKey = KEY, **changes: object) -> str:
    said = {
        "application_id": uuid4(),
        "fair_id": "gwangju",
        "language": "ko",
        "display_name": "김하늘",
        "expires_at": NOW + timedelta(days=1),
    }
    ticket = Ticket.model_validate(said | changes)
    return write_ticket(ticket, lambda message: bytes(key.sign(message).signature))


def checked(shown: str, public_key: str = PUBLIC) -> Application | TicketFault:
    return Tickets("gwangju", public_key, now=lambda: NOW).check(shown)


def test_a_genuine_ticket_tells_whose_it_is() -> None:
    key = uuid4()
    assert checked(text(application_id=key)) == Application(str(key), "김하늘")


@pytest.mark.parametrize(
    ("shown", "fault"),
    [
        ("https://example.org/menu", TicketFault.UNREADABLE),
        ("IK1:", TicketFault.UNREADABLE),
        (text(SigningKey.generate()), TicketFault.FORGED),
        (text(expires_at=NOW), TicketFault.EXPIRED),
        (text(fair_id="seoul"), TicketFault.OTHER_FAIR),
        (text(fair_id="seoul", expires_at=NOW), TicketFault.OTHER_FAIR),
    ],
)
def test_what_is_wrong_is_told_apart(shown: str, fault: TicketFault) -> None:
    assert checked(shown) is fault


@pytest.mark.parametrize("public_key", ["", "ab", "no key", PUBLIC[:-2]])
def test_without_a_key_no_ticket_is_believed(public_key: str) -> None:
    assert not Tickets("gwangju", public_key).readable
    assert checked(text(), public_key) is TicketFault.FORGED
