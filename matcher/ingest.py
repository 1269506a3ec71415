"""Takes in interviews: the envelope first, then its parts, then the receipt for all of it.

Every step can be repeated, and cut off at any point: a file is on disk and durable before the
database says that it has arrived, and the database says so before the booth gets its receipt.
"""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy.orm import Session

from matcher.contract import (
    Envelope,
    IngestStatus,
    Part,
    PartReceipt,
    Receipt,
    canonical_sha256,
)
from matcher.database import Database
from matcher.errors import ConflictError, NotFoundError, TooLargeError, UnacceptableError
from matcher.parts import IncomingPart, PartFolder
from matcher.tables import InterviewRow, PartRow


class Ingest:
    """What the API calls to take in an interview."""

    def __init__(self, database: Database, folder: PartFolder, *, max_part_bytes: int) -> None:
        self._database = database
        self._folder = folder
        self._max_part_bytes = max_part_bytes

    def register(self, envelope: Envelope) -> tuple[IngestStatus, bool]:
        """Hold the envelope; the flag says whether it is new.

        Raises:
            ConflictError: another envelope is held under the same id.
            TooLargeError: it announces a part that is larger than this matcher takes.
            UnacceptableError: its parts contradict one another or its answers.
        """
        self._check_parts(envelope)
        sha256 = canonical_sha256(envelope)
        with self._database.write() as session:
            row = session.get(InterviewRow, envelope.interview_id)
            if row is not None and row.envelope_sha256 != sha256:
                raise ConflictError(
                    "A different envelope is already held under this interview id; "
                    "it was not replaced."
                )
            created = row is None
            if row is None:
                row = _row(envelope, sha256)
                session.add(row)
            return self._status(row), created

    def expect(self, interview_id: UUID, name: str) -> Part | None:
        """What was announced under this name; None when it has already arrived.

        Raises:
            NotFoundError: there is no such interview, or it has not announced such a part.
        """
        with self._database.read() as session:
            row = _part(session, interview_id, name)
            if self._arrived(row):
                return None
            return Part(
                name=row.name,
                media_type=row.media_type,
                size_bytes=row.size_bytes,
                sha256=row.sha256,
            )

    def receive(self, interview_id: UUID, announced: Part) -> IncomingPart:
        return self._folder.receive(interview_id, announced)

    def note_arrival(self, interview_id: UUID, name: str) -> None:
        """Remember that the part is on disk, and that the interview is complete if it is."""
        with self._database.write() as session:
            now = datetime.now(UTC)
            part = _part(session, interview_id, name)
            part.arrived_at = part.arrived_at or now
            interview = session.get_one(InterviewRow, interview_id)
            if all(each.arrived_at for each in interview.parts):
                interview.complete_at = interview.complete_at or now

    def receipt(self, interview_id: UUID) -> Receipt | IngestStatus:
        """Sign for everything, or say what is missing.

        Raises:
            NotFoundError: there is no such interview.
        """
        with self._database.read() as session:
            row = session.get(InterviewRow, interview_id)
            if row is None:
                raise NotFoundError("There is no such interview: send its envelope first.")
            status = self._status(row)
            if status.missing or row.complete_at is None:
                return status
            return Receipt(
                interview_id=row.id,
                envelope_sha256=row.envelope_sha256,
                parts=tuple(
                    PartReceipt(name=each.name, size_bytes=each.size_bytes, sha256=each.sha256)
                    for each in row.parts
                ),
                received_at=row.complete_at,
            )

    def _status(self, row: InterviewRow) -> IngestStatus:
        missing = tuple(each.name for each in row.parts if not self._arrived(each))
        return IngestStatus(interview_id=row.id, missing=missing)

    def _arrived(self, part: PartRow) -> bool:
        # The disk is asked too: a file that somebody removed is asked for again, not signed for.
        return part.arrived_at is not None and self._folder.holds(
            part.interview_id, part.name, part.size_bytes
        )

    def _check_parts(self, envelope: Envelope) -> None:
        names = [part.name for part in envelope.parts]
        if len(set(names)) < len(names):
            raise UnacceptableError("Two parts of the envelope have the same name.")
        taken = {take for answer in envelope.answers for take in answer.takes}
        if unannounced := sorted(taken - set(names)):
            # Signing without it would let the booth destroy the only copy.
            raise UnacceptableError(f"The take {unannounced[0]} is not among the parts.")
        for part in envelope.parts:
            if part.size_bytes > self._max_part_bytes:
                raise TooLargeError(
                    f"{part.name} has {part.size_bytes} bytes; this matcher takes "
                    f"{self._max_part_bytes} (max_part_bytes)."
                )


def lookup_key(code: str) -> str:
    """A look-up code as it is compared: people add spaces, and forget capitals and hyphens."""
    return "".join(code.split()).replace("-", "").upper()


def _row(envelope: Envelope, sha256: str) -> InterviewRow:
    now = datetime.now(UTC)
    return InterviewRow(
        id=envelope.interview_id,
        envelope_sha256=sha256,
        envelope=envelope.model_dump_json(),
        fair_id=envelope.fair_id,
        booth_id=envelope.booth_id,
        lookup_key=lookup_key(envelope.lookup_code),
        received_at=now,
        complete_at=None if envelope.parts else now,
        application_id=envelope.seeker.application_id,
        wants_person=envelope.wants_person,
        parts=[
            PartRow(
                interview_id=envelope.interview_id,
                name=part.name,
                position=position,
                media_type=part.media_type,
                size_bytes=part.size_bytes,
                sha256=part.sha256,
            )
            for position, part in enumerate(envelope.parts)
        ],
    )


def _part(session: Session, interview_id: UUID, name: str) -> PartRow:
    row = session.get(PartRow, (interview_id, name))
    if row is None:
        raise NotFoundError("No such part was announced: send the envelope that names it first.")
    return row
