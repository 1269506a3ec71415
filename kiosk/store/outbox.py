"""What is still to be sent, and the matcher's word for what was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.store.connection import writing
from kiosk.store.database import Database


@dataclass(frozen=True)
class OutboxItem:
    """One interview to be sent. ``envelope`` is None until the first attempt has frozen it."""

    interview_id: str
    envelope: str | None
    attempts: int
    error: str | None


class Outbox:
    """Interviews leave it in the order in which they were finished."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unsent(self) -> list[OutboxItem]:
        rows = self._database.query(
            "SELECT interview_id, envelope, attempts, error FROM outbox"
            " WHERE sent_at IS NULL ORDER BY rowid"
        )
        return [OutboxItem(**row) for row in rows]

    def waiting(self) -> int:
        """How many are to be sent; their content is not read."""
        return int(self._database["outbox"].count_where("sent_at IS NULL"))

    def sent(self) -> list[str]:
        rows = self._database.query(
            "SELECT interview_id FROM outbox WHERE sent_at IS NOT NULL ORDER BY rowid"
        )
        return [row["interview_id"] for row in rows]

    def freeze(self, interview_id: str, envelope: str) -> None:
        """Keep the exact bytes, so that every further attempt sends the same."""
        with writing(self._database):
            self._database.execute(
                "UPDATE outbox SET envelope = ? WHERE interview_id = ? AND envelope IS NULL",
                [envelope, interview_id],
            )

    def attempted(self, interview_id: str, sentence: str) -> None:
        """The attempt failed; the item stays."""
        with writing(self._database):
            self._database.execute(
                "UPDATE outbox SET attempts = attempts + 1, error = ? WHERE interview_id = ?",
                [sentence, interview_id],
            )

    def receipted(self, interview_id: str, receipt: str) -> None:
        """The matcher has signed for every part. The row stays as the booth's own record."""
        with writing(self._database):
            self._database.execute(
                "UPDATE outbox SET sent_at = ?, receipt = ?, envelope = NULL, error = NULL"
                " WHERE interview_id = ?",
                [datetime.now(UTC).isoformat(), receipt, interview_id],
            )
