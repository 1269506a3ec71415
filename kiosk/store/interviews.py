"""Visits with their answers and takes, written down as they happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from kiosk.interview import (
    Assessment,
    ConsentChoice,
    DeletionCertificate,
    InterviewOutcome,
    Language,
    Profile,
    Seeker,
    TakeOutcome,
    Transcript,
    wants_person,
)
from kiosk.store.connection import writing
from kiosk.store.database import Database
from kiosk.store.deletions import Deletions, sha256_of
from kiosk.store.jobs import Job, JobKind, Jobs
from kiosk.store.reading import (
    ASSESSMENT,
    CONSENTS,
    PROFILE,
    SEEKER,
    TRANSCRIPT,
    InterviewReader,
    TakeKey,
    load,
)


@dataclass(frozen=True)
class Understood:
    """All that was said to a question, known by the take that counts."""

    take_id: str
    transcript: Transcript


class Interviews(InterviewReader):
    """All visits of this booth that are not yet forgotten. Each method is one transaction."""

    def __init__(
        self, database: Database, takes_dir: Path, jobs: Jobs, deletions: Deletions
    ) -> None:
        super().__init__(database)
        self._takes_dir = takes_dir
        self._jobs = jobs
        self._deletions = deletions

    # --- as it happens ------------------------------------------------------------------------

    def open(
        self,
        interview_id: str,
        lookup_code: str,
        language: Language,
        consents: tuple[ConsentChoice, ...],
        fair_id: str,
        pack_sha256: str,
    ) -> None:
        """Consent was given. Given again after a step back, the last word counts."""
        with writing(self._database):
            self._run(
                "INSERT INTO interviews (id, fair_id, pack_sha256, language, lookup_code,"
                " started_at, seeker, consents, automated) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET consents = excluded.consents,"
                " language = excluded.language, automated = excluded.automated",
                interview_id,
                fair_id,
                pack_sha256,
                language,
                lookup_code,
                _now(),
                _dump(SEEKER, Seeker()),
                _dump(CONSENTS, consents),
                not wants_person(consents),
            )

    def save_seeker(self, interview_id: str, seeker: Seeker) -> None:
        with writing(self._database):
            self._run(
                "UPDATE interviews SET seeker = ? WHERE id = ?",
                _dump(SEEKER, seeker),
                interview_id,
            )

    def begin_take(
        self,
        interview_id: str,
        question_id: str,
        take_id: str,
        number: int,
        language: Language,
        file_name: str,
        continues: bool = False,
    ) -> None:
        """Known before the first frame, so that a power cut leaves no recording without a name.

        ``continues``: it goes on where the take before it broke off.
        """
        with writing(self._database):
            self._insert_take(
                interview_id, question_id, take_id, number, language, file_name, continues
            )
            self._answer_with(interview_id, question_id, take_id)

    def close_take(self, take_id: str, outcome: TakeOutcome, duration_s: float) -> None:
        """The recording is on disk, whole or broken off; transcribing it is the next job."""
        with writing(self._database):
            self._run(
                "UPDATE takes SET outcome = ?, duration_s = ? WHERE id = ?",
                outcome,
                duration_s,
                take_id,
            )
            for take in self._query("SELECT interview_id FROM takes WHERE id = ?", take_id):
                self._jobs.add(JobKind.TRANSCRIBE, take["interview_id"], take_id)

    def save_typed(
        self,
        interview_id: str,
        question_id: str,
        take_id: str,
        number: int,
        transcript: Transcript,
        continues: bool = False,
    ) -> Understood | None:
        """An answer by keyboard, or the rest of one: a take without a file, complete at once."""
        with writing(self._database):
            language = transcript.language
            self._insert_take(interview_id, question_id, take_id, number, language, None, continues)
            self._run("UPDATE takes SET outcome = ? WHERE id = ?", TakeOutcome.COMPLETE, take_id)
            self._answer_with(interview_id, question_id, take_id)
            return self._heard(take_id, transcript)

    def save_transcript(self, take_id: str, transcript: Transcript) -> Understood | None:
        """What was heard in a take.

        Returns:
            The whole answer, once every part of it is heard; None before, and for a take that
            counts no more.
        """
        with writing(self._database):
            return self._heard(take_id, transcript)

    def give_up(self, job: Job, sentence: str) -> Understood | None:
        """A job that cannot be done: the interview goes on without its result.

        Returns:
            The answer without the part that cannot be heard, if that is all that was missing.
        """
        with writing(self._database):
            self._jobs.fail(job, sentence)
            take = self.take(job.subject) if job.kind is JobKind.TRANSCRIBE else None
            understood = self._join(take) if take is not None else None
            self._jobs.advance(job.interview_id)
            return understood

    def save_correction(self, interview_id: str, question_id: str, transcript: Transcript) -> None:
        """The seeker's own wording; what was made of what was heard is void."""
        with writing(self._database):
            self._void(interview_id, question_id)
            self._set_transcript(interview_id, question_id, transcript)
            self._jobs.advance(interview_id)

    def confirm(self, interview_id: str, question_id: str, take_id: str | None) -> None:
        """The seeker is content with a take, or leaves the question out (``take_id`` None)."""
        with writing(self._database):
            if take_id is None:
                self._void(interview_id, question_id)
            self._run(
                "INSERT INTO answers (interview_id, question_id, take_id, confirmed)"
                " VALUES (?, ?, ?, 1) ON CONFLICT (interview_id, question_id)"
                " DO UPDATE SET confirmed = 1, take_id = excluded.take_id",
                interview_id,
                question_id,
                take_id,
            )
            self._jobs.advance(interview_id)

    def save_assessment(
        self, interview_id: str, assessment: Assessment, transcript: Transcript
    ) -> bool:
        """What was made of a transcript, with its band or still without.

        False, and dropped, if the answer has another transcript by now: its own is still asked for.
        """
        with writing(self._database):
            done = self._database.execute(
                "UPDATE answers SET assessment = ?"
                " WHERE interview_id = ? AND question_id = ? AND transcript = ?",
                [
                    _dump(ASSESSMENT, assessment),
                    interview_id,
                    assessment.question_id,
                    _dump(TRANSCRIPT, transcript),
                ],
            )
            if not done.rowcount:
                return False
            for kind in (JobKind.ASSESS, JobKind.BAND):
                self._jobs.done(kind, interview_id, assessment.question_id)
            self._jobs.advance(interview_id)
        return True

    def want_profile(self, interview_id: str) -> None:
        with writing(self._database):
            self._run("UPDATE interviews SET profile_wanted = 1 WHERE id = ?", interview_id)
            self._jobs.advance(interview_id)

    def save_profile(self, interview_id: str, profile: Profile) -> None:
        with writing(self._database):
            self._run(
                "UPDATE interviews SET profile = ? WHERE id = ?",
                _dump(PROFILE, profile),
                interview_id,
            )
            self._jobs.done(JobKind.PROFILE, interview_id, interview_id)
            self._jobs.advance(interview_id)

    def finish(self, interview_id: str, outcome: InterviewOutcome, language: Language) -> None:
        """The visit is over: what was recorded counts as confirmed. The first word stands."""
        with writing(self._database):
            self._run(
                "UPDATE interviews SET finished_at = ?, outcome = ?, language = ?"
                " WHERE id = ? AND finished_at IS NULL",
                _now(),
                outcome,
                language,
                interview_id,
            )
            self._run(
                "UPDATE answers SET confirmed = 1 WHERE interview_id = ? AND take_id IS NOT NULL",
                interview_id,
            )
            self._jobs.advance(interview_id)

    def wipe(self, interview_id: str) -> None:
        """Destroy everything of this visit: the files first, so that no file loses its name."""
        for path in self._files(interview_id):
            path.unlink(missing_ok=True)
        with writing(self._database):
            self._delete(interview_id)

    def destroy(
        self, interview_id: str, booth_id: str, pack_version: str
    ) -> DeletionCertificate | None:
        """:meth:`wipe` because the seeker wants it, with a certificate that stays.

        None if the visit is not (or no longer) here.
        """
        interview = self.get(interview_id)
        if interview is None:
            return None
        files = [path for path in self._files(interview_id) if path.exists()]
        hashes = tuple(sha256_of(path) for path in files)
        for path in files:
            path.unlink()
        with writing(self._database):
            sent = "SELECT 1 FROM outbox WHERE interview_id = ? AND sent_at IS NOT NULL"
            certificate = self._deletions.certify(
                DeletionCertificate(
                    code=interview.lookup_code,
                    deleted_at=datetime.now(UTC),
                    booth_id=booth_id,
                    fair_id=interview.fair_id,
                    pack_version=pack_version,
                    pack_sha256=interview.pack_sha256,
                    recordings_sha256=hashes,
                    texts=sum(1 for each in interview.answers if each.transcript),
                    assessments=sum(1 for each in interview.answers if each.assessment),
                    held_by_matcher=any(self._query(sent, interview_id)),
                    previous_sha256="",
                )
            )
            self._delete(interview_id)
        return certificate

    # --- the parts ----------------------------------------------------------------------------

    def _files(self, interview_id: str) -> list[Path]:
        rows = self._query(
            "SELECT file_name FROM takes WHERE interview_id = ? AND file_name IS NOT NULL"
            " ORDER BY question_id, number",
            interview_id,
        )
        return [self._takes_dir / row["file_name"] for row in rows]

    def _delete(self, interview_id: str) -> None:
        self._run("DELETE FROM interviews WHERE id = ?", interview_id)
        self._run("DELETE FROM outbox WHERE interview_id = ? AND sent_at IS NULL", interview_id)

    def _insert_take(
        self,
        interview_id: str,
        question_id: str,
        take_id: str,
        number: int,
        language: Language,
        file_name: str | None,
        continues: bool,
    ) -> None:
        self._run(
            "INSERT INTO takes (id, interview_id, question_id, number, language, started_at,"
            " file_name, continues) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            take_id,
            interview_id,
            question_id,
            number,
            language,
            _now(),
            file_name,
            continues,
        )

    def _answer_with(self, interview_id: str, question_id: str, take_id: str) -> None:
        """From now on this take counts for its answer; what was made of a former one is void."""
        self._void(interview_id, question_id)
        self._run(
            "INSERT INTO answers (interview_id, question_id, take_id)"
            " VALUES (?, ?, ?) ON CONFLICT (interview_id, question_id) DO UPDATE SET"
            " take_id = excluded.take_id",
            interview_id,
            question_id,
            take_id,
        )

    def _void(self, interview_id: str, question_id: str) -> None:
        """Neither transcript nor assessment counts for this answer any more."""
        for kind in (JobKind.ASSESS, JobKind.BAND):
            self._jobs.done(kind, interview_id, question_id)
        self._run(
            "UPDATE answers SET transcript = NULL, assessment = NULL"
            " WHERE interview_id = ? AND question_id = ?",
            interview_id,
            question_id,
        )

    def _heard(self, take_id: str, transcript: Transcript) -> Understood | None:
        take = self.take(take_id)
        if take is None:
            return None
        self._run(
            "UPDATE takes SET transcript = ? WHERE id = ?", _dump(TRANSCRIPT, transcript), take_id
        )
        self._jobs.done(JobKind.TRANSCRIBE, take.interview_id, take_id)
        understood = self._join(take)
        self._jobs.advance(take.interview_id)
        return understood

    def _join(self, take: TakeKey) -> Understood | None:
        """Make one transcript of the parts of an answer, unless one is still to be heard."""
        if not take.current:
            return None
        heard: list[Transcript] = []
        for part in take.parts:
            (row,) = self._query("SELECT outcome, transcript FROM takes WHERE id = ?", part)
            transcript = load(TRANSCRIPT, row["transcript"])
            if transcript is not None:
                heard.append(transcript)
            elif row["outcome"] is None or self._jobs.waits(
                JobKind.TRANSCRIBE, take.interview_id, part
            ):
                return None
        if not heard:
            return None
        whole = reduce(Transcript.followed_by, heard)
        self._set_transcript(take.interview_id, take.question_id, whole)
        return Understood(take.parts[-1], whole)

    def _set_transcript(self, interview_id: str, question_id: str, transcript: Transcript) -> None:
        self._run(
            "UPDATE answers SET transcript = ? WHERE interview_id = ? AND question_id = ?",
            _dump(TRANSCRIPT, transcript),
            interview_id,
            question_id,
        )

    def _run(self, sql: str, *values: object) -> None:
        self._database.execute(sql, list(values))


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _dump(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()
