"""What is to be computed for an interview, decided from what is known of it.

A job is written in the same transaction as the fact that calls for it, and goes when its result is
written; so whatever process dies, the work is done once it is back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kiosk.store.connection import writing
from kiosk.store.database import Database

MAX_ATTEMPTS: Final = 3
"""A job that took the assess process down this often is left to the matcher."""

_WITHOUT_BAND: Final = (
    "json_extract(assessment, '$.estimate') IS NOT NULL"
    " AND json_extract(assessment, '$.stability') IS NULL"
)
"""Answers that have a level."""


class JobKind(StrEnum):
    TRANSCRIBE = "transcribe"
    """Subject: the take."""
    ASSESS = "assess"
    """Subject: the question."""
    PROFILE = "profile"
    """Subject: the interview."""
    BAND = "band"
    """Subject: the question. How far its level moves with the wording: nobody waits for it."""


@dataclass(frozen=True)
class Job:
    id: str
    kind: JobKind
    interview_id: str
    subject: str
    attempts: int


class Jobs:
    """The waiting work of all interviews: what somebody may wait for first, then by age."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def waiting(self) -> list[Job]:
        rows = self._database.query(
            "SELECT id, kind, interview_id, subject, attempts FROM jobs"
            " WHERE error IS NULL ORDER BY kind = ?, rowid",
            [JobKind.BAND],
        )
        return [Job(**{**row, "kind": JobKind(row["kind"])}) for row in rows]

    def add(self, kind: JobKind, interview_id: str, subject: str) -> None:
        """Idempotent: the same work is never asked for twice."""
        self._database.execute(
            "INSERT OR IGNORE INTO jobs (id, kind, interview_id, subject) VALUES (?, ?, ?, ?)",
            [f"{kind}/{interview_id}/{subject}", kind, interview_id, subject],
        )

    def begin(self, job: Job) -> bool:
        """Count an attempt before it is made. False: it has had its chances, give it up."""
        if job.attempts >= MAX_ATTEMPTS:
            return False
        with writing(self._database):
            self._database.execute("UPDATE jobs SET attempts = attempts + 1 WHERE id = ?", [job.id])
        return True

    def give_back(self, job: Job) -> None:
        """It was interrupted in an orderly way: the attempt does not count."""
        with writing(self._database):
            self._database.execute(
                "UPDATE jobs SET attempts = attempts - 1 WHERE id = ? AND attempts > 0", [job.id]
            )

    def fail(self, job: Job, sentence: str) -> None:
        """Keep the job as failed: nothing waits for it any more."""
        self._database.execute("UPDATE jobs SET error = ? WHERE id = ?", [sentence, job.id])

    def waits(self, kind: JobKind, interview_id: str, subject: str) -> bool:
        """Whether this is still to be done."""
        return self._any("id = ? AND error IS NULL", [f"{kind}/{interview_id}/{subject}"])

    def done(self, kind: JobKind, interview_id: str, subject: str) -> None:
        self._database.execute(
            "DELETE FROM jobs WHERE id = ?", [f"{kind}/{interview_id}/{subject}"]
        )

    def advance(self, interview_id: str) -> None:
        """Ask for whatever can be computed now; when nothing is left, put it into the outbox.

        Called inside the transaction of every fact that may call for more. An answer is assessed
        as soon as its text is there: whoever corrects it has it assessed again. Of whom a person
        is to look at the answers, none is assessed.
        """
        self._add_for_answers(JobKind.ASSESS, interview_id, "assessment IS NULL")
        interview = next(
            self._database.query(
                "SELECT profile_wanted, (automated = 0 OR profile IS NOT NULL) AS needs_none,"
                " finished_at IS NOT NULL AS finished FROM interviews WHERE id = ?",
                [interview_id],
            ),
            None,
        )
        if interview is None or self._pending(interview_id):
            return
        if not (interview["profile_wanted"] or interview["finished"]):
            return
        if not interview["needs_none"] and not self._failed(JobKind.PROFILE, interview_id):
            self.add(JobKind.PROFILE, interview_id, interview_id)
            return
        if self._add_for_answers(JobKind.BAND, interview_id, _WITHOUT_BAND):
            return
        if interview["finished"]:
            self._database.execute(
                "INSERT OR IGNORE INTO outbox (interview_id, created_at)"
                " VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ'))",
                [interview_id],
            )

    def _add_for_answers(self, kind: JobKind, interview_id: str, lacking: str) -> bool:
        """Ask for what some answers lack; whether any of it is still to be done."""
        for answer in list(
            self._database.query(
                "SELECT question_id FROM answers JOIN interviews ON interviews.id = interview_id"
                " WHERE interview_id = ? AND automated = 1"
                f" AND take_id IS NOT NULL AND transcript IS NOT NULL AND {lacking}",
                [interview_id],
            )
        ):
            self.add(kind, interview_id, answer["question_id"])
        return self._pending(interview_id)

    def _pending(self, interview_id: str) -> bool:
        return self._any("interview_id = ? AND error IS NULL", [interview_id])

    def _failed(self, kind: JobKind, interview_id: str) -> bool:
        return self._any(
            "kind = ? AND interview_id = ? AND error IS NOT NULL", [kind, interview_id]
        )

    def _any(self, where: str, values: list[str]) -> bool:
        return bool(self._database["jobs"].count_where(where, values))
