"""Visits with their answers and takes, as they are read back, and how their values are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from pydantic import TypeAdapter

from kiosk.interview import (
    Answer,
    Assessment,
    ConsentChoice,
    Interview,
    InterviewOutcome,
    Language,
    Profile,
    Seeker,
    Take,
    TakeOutcome,
    Transcript,
)
from kiosk.store.database import Database

_T = TypeVar("_T")

SEEKER: Final = TypeAdapter(Seeker)
CONSENTS: Final = TypeAdapter(tuple[ConsentChoice, ...])
TRANSCRIPT: Final = TypeAdapter(Transcript)
ASSESSMENT: Final = TypeAdapter(Assessment)
PROFILE: Final = TypeAdapter(Profile)


@dataclass(frozen=True)
class TakeKey:
    """What must be known to compute on a take."""

    interview_id: str
    question_id: str
    file_name: str | None
    language: Language
    parts: tuple[str, ...]
    """The takes that its answer now consists of, in the order in which they were spoken."""
    current: bool
    """It counts for its answer, as a whole or as a part."""


class InterviewReader:
    """What is known of the visits of this booth that are not yet forgotten."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, interview_id: str) -> Interview | None:
        rows = list(self._query("SELECT * FROM interviews WHERE id = ?", interview_id))
        return self._interview(rows[0]) if rows else None

    def find(self, name: str) -> Interview | None:
        """The visit with this id, a beginning of an id that only one has, or this look-up code."""
        rows = list(
            self._query(
                "SELECT * FROM interviews WHERE id = ? OR lookup_code = ? OR instr(id, ?) = 1",
                name,
                name,
                name,
            )
        )
        return self._interview(rows[0]) if name and len(rows) == 1 else None

    def unfinished(self) -> list[Interview]:
        """Visits that nobody ended, oldest first."""
        rows = self._query("SELECT * FROM interviews WHERE finished_at IS NULL ORDER BY started_at")
        return [self._interview(row) for row in list(rows)]

    def unclosed_takes(self) -> list[str]:
        """Recordings that were running when the booth stopped."""
        return [row["id"] for row in self._query("SELECT id FROM takes WHERE outcome IS NULL")]

    def take(self, take_id: str) -> TakeKey | None:
        for row in self._query(
            "SELECT takes.interview_id, takes.question_id, takes.file_name, takes.language,"
            " answers.take_id FROM takes JOIN answers USING (interview_id, question_id)"
            " WHERE takes.id = ?",
            take_id,
        ):
            interview_id, question_id = row["interview_id"], row["question_id"]
            takes = [each for each in self._takes(interview_id) if each.question_id == question_id]
            parts = Answer(question_id, tuple(takes), row["take_id"]).parts
            return TakeKey(
                interview_id=interview_id,
                question_id=question_id,
                file_name=row["file_name"],
                language=Language(row["language"]),
                parts=tuple(each.id for each in parts),
                current=any(each.id == take_id for each in parts),
            )
        return None

    def _interview(self, row: dict[str, Any]) -> Interview:
        takes = self._takes(row["id"])
        answers = [
            Answer(
                question_id=each["question_id"],
                takes=tuple(take for take in takes if take.question_id == each["question_id"]),
                take_id=each["take_id"],
                confirmed=bool(each["confirmed"]),
                transcript=load(TRANSCRIPT, each["transcript"]),
                assessment=load(ASSESSMENT, each["assessment"]),
            )
            for each in self._query(
                "SELECT * FROM answers WHERE interview_id = ? ORDER BY rowid", row["id"]
            )
        ]
        finished_at, outcome = row["finished_at"], row["outcome"]
        return Interview(
            id=row["id"],
            fair_id=row["fair_id"],
            pack_sha256=row["pack_sha256"],
            language=Language(row["language"]),
            started_at=datetime.fromisoformat(row["started_at"]),
            lookup_code=row["lookup_code"],
            seeker=SEEKER.validate_json(row["seeker"]),
            consents=CONSENTS.validate_json(row["consents"]),
            answers=tuple(answers),
            finished_at=datetime.fromisoformat(finished_at) if finished_at else None,
            outcome=InterviewOutcome(outcome) if outcome else None,
            profile=load(PROFILE, row["profile"]),
        )

    def _takes(self, interview_id: str) -> list[Take]:
        return [
            Take(
                id=row["id"],
                question_id=row["question_id"],
                number=row["number"],
                started_at=datetime.fromisoformat(row["started_at"]),
                file_name=row["file_name"],
                outcome=TakeOutcome(row["outcome"]) if row["outcome"] else None,
                duration_s=row["duration_s"],
                continues=bool(row["continues"]),
            )
            for row in self._query(
                "SELECT * FROM takes WHERE interview_id = ? ORDER BY question_id, number",
                interview_id,
            )
        ]

    def _query(self, sql: str, *values: object) -> Iterator[dict[str, Any]]:
        return self._database.query(sql, list(values))


def load(adapter: TypeAdapter[_T], text: str | None) -> _T | None:
    return None if text is None else adapter.validate_json(text)
