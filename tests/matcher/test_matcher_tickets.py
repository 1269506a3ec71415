"""Tickets: written, signed, read back, and joined with the interview they led to."""

from __future__ import annotations

import json
import stat
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from envelopes import envelope, opening
from hypothesis import given
from hypothesis import strategies as st
from matcher_server import COMMAND, RunningMatcher
from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from matcher.applications import Application, Registered, register
from matcher.contract import SeekerRecord, Ticket, TicketKey
from matcher.contract.ticket import (
    LONGEST_TEXT,
    ForgedTicketError,
    NoTicketError,
    read_ticket,
    write_ticket,
)
from matcher.database import Database
from matcher.errors import KnownError, UnacceptableError
from matcher.ingest import Ingest
from matcher.openings import store_openings
from matcher.parts import PartFolder
from matcher.runs import run_matching
from matcher.settings import Settings
from matcher.signing import FILE_NAME, Signer, resolve_signer

KEY = SigningKey(bytes(range(32)))
SIGNER = Signer(KEY)
WRITABLE = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
TICKET = Ticket(
    application_id=uuid4(),
    fair_id="gwangju-2026",
    language="ko",
    display_name="김하늘",
    expires_at=datetime(2027, 1, 31, tzinfo=UTC),
)


def signed_by(key: VerifyKey, message: bytes, signature: bytes) -> bool:
    try:
        key.verify(message, signature)
    except BadSignatureError:
        return False
    return True


def read(text: str, key: VerifyKey = KEY.verify_key) -> Ticket:
    return read_ticket(text, lambda message, signature: signed_by(key, message, signature))


def test_a_ticket_is_read_as_it_was_written_and_is_small() -> None:
    text = write_ticket(TICKET, SIGNER.sign)
    assert read(text) == TICKET
    assert text.startswith("IK1:")
    assert len(text) < 200
    assert "김하늘" not in text


@given(
    st.builds(
        Ticket,
        application_id=st.uuids(),
        fair_id=st.text(WRITABLE, min_size=1, max_size=40),
        language=st.sampled_from(["ko", "en", "zh", "vi"]),
        display_name=st.text(WRITABLE, max_size=20),
        expires_at=st.integers(0, 2**32 - 1).map(lambda at: datetime.fromtimestamp(at, UTC)),
    )
)
def test_whatever_a_ticket_says_comes_back(ticket: Ticket) -> None:
    assert read(write_ticket(ticket, SIGNER.sign)) == ticket


@given(
    st.text(max_size=LONGEST_TEXT) | st.text("0123456789ABC %:", max_size=300).map("IK1:".__add__)
)
def test_any_other_text_is_no_ticket_or_a_forged_one(text: str) -> None:
    with pytest.raises((NoTicketError, ForgedTicketError)):
        read(text)


def test_another_key_or_a_changed_letter_is_a_forgery() -> None:
    text = write_ticket(TICKET, SIGNER.sign)
    with pytest.raises(ForgedTicketError):
        read(text, SigningKey.generate().verify_key)
    for at in (10, 60, len(text) - 6):
        changed = text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]
        with pytest.raises((ForgedTicketError, NoTicketError)):
            read(changed)


def test_a_signature_for_something_else_is_no_ticket() -> None:
    with pytest.raises(ForgedTicketError):
        read(write_ticket(TICKET, lambda message: SIGNER.sign(message[1:])))


def test_the_key_is_made_once_and_for_this_user_alone(tmp_path: Path) -> None:
    first = resolve_signer(tmp_path / "data")
    assert resolve_signer(tmp_path / "data").public_key == first.public_key
    assert stat.S_IMODE((tmp_path / "data" / FILE_NAME).stat().st_mode) == 0o600
    assert TicketKey(public_key=first.public_key)


def test_a_damaged_key_is_said_and_never_replaced(tmp_path: Path) -> None:
    resolve_signer(tmp_path)
    (tmp_path / FILE_NAME).write_text("half a k")
    with pytest.raises(KnownError, match="Put it back"):
        resolve_signer(tmp_path)
    assert (tmp_path / FILE_NAME).read_text() == "half a k"


def registered(database: Database, **said: str) -> Registered:
    application = Application(**{"fair_id": "gwangju-2026", "language": "ko"} | said)
    return register(database, SIGNER, application, timedelta(days=30))


def test_a_registered_application_has_a_genuine_ticket(database: Database) -> None:
    made = registered(database, name=" 김하늘 ", phone="010-1234-5678")
    assert read(made.text) == made.ticket
    assert made.ticket.display_name == "김하늘"
    assert timedelta(days=29) < made.ticket.expires_at - datetime.now(UTC) <= timedelta(days=30)


def test_what_cannot_stand_on_a_ticket_is_refused(database: Database) -> None:
    with pytest.raises(UnacceptableError):
        registered(database, language="Korean")


@pytest.mark.parametrize(
    ("said_at_the_booth", "fair", "told"),
    [
        (SeekerRecord(), "gwangju-2026", "To: sky@home.example"),
        (SeekerRecord(email="new@home.example"), "gwangju-2026", "To: new@home.example"),
        (SeekerRecord(), "another-fair", None),
    ],
)
def test_the_interview_is_joined_with_its_application(
    database: Database,
    settings: Settings,
    said_at_the_booth: SeekerRecord,
    fair: str,
    told: str | None,
) -> None:
    made = registered(database, name="김하늘", email="sky@home.example", fair_id=fair)
    seeker = said_at_the_booth.model_copy(update={"application_id": made.ticket.application_id})
    ingest = Ingest(database, PartFolder(settings.data_dir), max_part_bytes=1000)
    sent = envelope(seeker=seeker)
    ingest.register(sent)
    store_openings(database, [opening()])
    run_matching(database, settings)
    letters = [each.read_text() for each in settings.outbox.glob(f"seeker-{sent.interview_id}*")]
    assert [each.splitlines()[0] for each in letters] == ([told] if told else [])
    assert all("김하늘" in each for each in letters)


def test_an_application_that_nobody_knows_costs_no_interview(
    database: Database, settings: Settings
) -> None:
    ingest = Ingest(database, PartFolder(settings.data_dir), max_part_bytes=1000)
    sent = envelope(seeker=SeekerRecord(application_id=uuid4()))
    status, created = ingest.register(sent)
    assert (status.missing, created) == ((), True)
    store_openings(database, [opening()])
    assert run_matching(database, settings).interviews == 1


def test_the_command_makes_a_ticket_with_its_picture(tmp_path: Path) -> None:
    picture = tmp_path / "ticket.png"
    command = [COMMAND, "apply", "--fair", "gwangju-2026", "--name", "김하늘", "--json"]
    command += ["--phone", "010-1234-5678", "--qr", picture, "--data", tmp_path / "data"]
    made = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    assert picture.read_bytes().startswith(b"\x89PNG")
    signer = resolve_signer(tmp_path / "data")
    ticket = read(made["text"], VerifyKey(bytes.fromhex(signer.public_key)))
    assert (ticket.display_name, str(ticket.application_id)) == ("김하늘", made["application_id"])


def test_booths_are_told_the_public_key_and_others_are_not(tmp_path: Path) -> None:
    with RunningMatcher(tmp_path / "data") as matcher:
        told = TicketKey.model_validate(matcher.run("GET", "/v1/ticket-key").json())
        assert told.public_key == resolve_signer(tmp_path / "data").public_key
        assert matcher.run("GET", "/v1/ticket-key", token="").status_code == 401
