"""Tells both sides: a row in the database, and one text file each in the outbox folder.

A notice tells only what its recipient has not been told yet, and its idempotency key is made of
who is told and of what, so a repeated or interrupted run tells nothing twice. Sending the files
is somebody else's work; a file that was taken away does not come back.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from matcher.contract import Envelope, MatchRecord, Opening
from matcher.database import Database
from matcher.files import make_folder, write_durably
from matcher.reasons import company_wordings, title
from matcher.tables import NoticeRow
from matcher.wording import wording

SEEKER: Final = "seeker"
COMPANY: Final = "company"
BATCH: Final = 50
"""Files that are written before the database notes them: a commit a file takes minutes."""


@dataclass(frozen=True)
class Notice:
    """A message that is to be told; ``told`` is what it tells of, by id."""

    audience: str
    recipient_id: str
    address: str
    subject: str
    body: str
    told: tuple[str, ...]

    @property
    def key(self) -> str:
        parts = (self.audience, self.recipient_id, *sorted(self.told))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def address_of(envelope: Envelope) -> str:
    """Where a seeker can be reached: mail before telephone; empty when neither was given."""
    return envelope.seeker.email.strip() or envelope.seeker.phone.strip()


def seeker_notice(envelope: Envelope, matches: Sequence[MatchRecord]) -> Notice:
    words = wording(envelope.language)
    name = envelope.seeker.name.strip()
    greeting = words.seeker_greeting.format(name=name) if name else words.seeker_greeting_unnamed
    closing = words.seeker_closing.format(code=envelope.lookup_code)
    return Notice(
        audience=SEEKER,
        recipient_id=str(envelope.interview_id),
        address=address_of(envelope),
        subject=words.seeker_subject.format(count=len(matches)),
        body="\n\n".join([greeting, *(each.text_for_seeker for each in matches), closing]),
        told=tuple(each.opening_id for each in matches),
    )


def company_notice(opening: Opening, matches: Sequence[MatchRecord]) -> Notice:
    languages = company_wordings(opening)
    greetings = [words.company_greeting.format(company=opening.company) for words in languages]
    closings = [words.company_closing for words in languages]
    return Notice(
        audience=COMPANY,
        recipient_id=opening.id,
        address=opening.contact,
        subject=languages[0].company_subject.format(title=title(opening, "ko"), count=len(matches)),
        body="\n\n".join([*greetings, *(each.text_for_company for each in matches), *closings]),
        told=tuple(str(each.interview_id) for each in matches),
    )


class Told:
    """What each recipient has been told by the notices of earlier runs."""

    def __init__(self, session: Session) -> None:
        self._told: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in session.execute(
            select(NoticeRow.audience, NoticeRow.recipient_id, NoticeRow.told)
        ):
            self._told[row.audience, row.recipient_id].update(row.told)

    def of(self, audience: str, recipient_id: str) -> set[str]:
        return self._told[audience, recipient_id]


def add_notices(session: Session, run_id: UUID, notices: Iterable[Notice], now: datetime) -> int:
    """Put the notices into the database; returns how many."""
    rows = [
        NoticeRow(
            key=each.key,
            run_id=run_id,
            audience=each.audience,
            recipient_id=each.recipient_id,
            address=each.address,
            subject=each.subject,
            body=each.body,
            told=list(each.told),
            created_at=now,
        )
        for each in notices
    ]
    session.add_all(rows)
    return len(rows)


def write_outbox(database: Database, outbox: Path) -> int:
    """Write the files of notices that have none yet; returns how many.

    Cut off between files and their mark in the database, the next run writes the same files again
    under the same names, which carry the idempotency key.
    """
    make_folder(outbox)
    written = 0
    while letters := _waiting(database):
        for name, letter in letters.values():
            write_durably(outbox / name, letter.encode())
        with database.write() as session:
            session.execute(
                update(NoticeRow)
                .where(NoticeRow.key.in_(letters))
                .values(written_at=datetime.now(UTC))
            )
        written += len(letters)
    return written


def _waiting(database: Database) -> dict[str, tuple[str, str]]:
    """The next notices without a file: file name and text by key, oldest first."""
    with database.read() as session:
        rows = session.scalars(
            select(NoticeRow)
            .where(NoticeRow.written_at.is_(None))
            .order_by(NoticeRow.created_at, NoticeRow.key)
            .limit(BATCH)
        )
        return {row.key: (_file_name(row), _letter(row)) for row in rows}


def _file_name(row: NoticeRow) -> str:
    return f"{row.audience}-{row.recipient_id}-{row.key[:12]}.txt"


def _letter(row: NoticeRow) -> str:
    # Addresses come from people: a line break in one must not become a header of its own.
    address = " ".join(row.address.split())
    subject = " ".join(row.subject.split())
    return f"To: {address}\nSubject: {subject}\n\n{row.body}\n"
