"""The ticket: what the QR code of an application says, signed by the matcher, read by a booth.

Text: ``IK1:`` and then base45 (RFC 9285) of the signature (64 bytes, Ed25519) and the payload.
Base45 keeps a QR code in its alphanumeric mode, a third smaller than bytes written as base64. What
is signed is the payload behind :data:`DOMAIN`, so that a signature of this key made for anything
else never passes for a ticket.

Payload: application id (16 bytes), expiry (seconds since 1970, 4 bytes), then fair, language and
display name in UTF-8, with a zero byte between them. No contact data: whoever looks over a
seeker's shoulder with a camera learns a name and nothing to call it by.

Signing and verifying are handed in, because this package knows pydantic alone.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated, Final
from uuid import UUID

from pydantic import AwareDatetime, Field

from matcher.contract.envelope import Wire

PREFIX: Final = "IK1:"
DOMAIN: Final = b"interview-kiosk ticket 1\0"
SIGNATURE_BYTES: Final = 64
LONGEST_TEXT: Final = 400
"""No ticket is longer; what is, need not be decoded at all."""

_HEAD: Final = struct.Struct(">16sI")
_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_VALUES: Final = {digit: value for value, digit in enumerate(_DIGITS)}

Sign = Callable[[bytes], bytes]
"""The 64 bytes of a signature for a message."""
Verify = Callable[[bytes, bytes], bool]
"""Whether (message, signature) belong together."""


class Ticket(Wire):
    """What a booth may know of an application before its seeker has said a word."""

    application_id: UUID
    fair_id: Annotated[str, Field(pattern=r"^[^\x00]{1,40}$")]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    display_name: Annotated[str, Field(pattern=r"^[^\x00]{0,20}$")]
    """How the seeker wants to be greeted; may be empty."""
    expires_at: AwareDatetime


class TicketKey(Wire):
    """The matcher's public key for tickets: 32 bytes of Ed25519, in hexadecimal."""

    public_key: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class NoTicketError(ValueError):
    """The text is no ticket at all: another QR code, or one that was misread."""


class ForgedTicketError(ValueError):
    """It looks like a ticket, and this matcher has not signed it."""


def write_ticket(ticket: Ticket, sign: Sign) -> str:
    """The text for the QR code; the expiry is cut to whole seconds."""
    head = _HEAD.pack(ticket.application_id.bytes, int(ticket.expires_at.timestamp()))
    words = (ticket.fair_id, ticket.language, ticket.display_name)
    payload = head + "\0".join(words).encode()
    return PREFIX + _base45(sign(DOMAIN + payload) + payload)


def read_ticket(text: str, verify: Verify) -> Ticket:
    """The ticket in a QR code's text; whether it is for this fair and day is not judged here.

    Raises:
        NoTicketError: it is something else.
        ForgedTicketError: the signature is not the matcher's.
    """
    if not text.startswith(PREFIX) or len(text) > LONGEST_TEXT:
        raise NoTicketError
    signed = _from_base45(text.removeprefix(PREFIX))
    signature, payload = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
    if len(payload) < _HEAD.size:
        raise NoTicketError
    if not verify(DOMAIN + payload, signature):
        raise ForgedTicketError
    # From here on it is the matcher's own word, so that what does not fit is another version.
    key, expires_s = _HEAD.unpack_from(payload)
    try:
        fair_id, language, display_name = payload[_HEAD.size :].decode().split("\0")
        return Ticket(
            application_id=UUID(bytes=key),
            fair_id=fair_id,
            language=language,
            display_name=display_name,
            expires_at=datetime.fromtimestamp(expires_s, UTC),
        )
    except ValueError:
        raise NoTicketError from None


def _base45(data: bytes) -> str:
    text = []
    for at in range(0, len(data), 2):
        pair = data[at : at + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, digit = divmod(value, 45)
            text.append(_DIGITS[digit])
    return "".join(text)


def _from_base45(text: str) -> bytes:
    data = bytearray()
    try:
        for at in range(0, len(text), 3):
            value = sum(_VALUES[digit] * 45**place for place, digit in enumerate(text[at : at + 3]))
            data += value.to_bytes(len(text[at : at + 3]) - 1, "big")
    except (KeyError, OverflowError):
        raise NoTicketError from None
    return bytes(data)
