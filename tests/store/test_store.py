"""What the store keeps, decides and forgets."""

from __future__ import annotations

import hashlib
import uuid
from pathlib import Path

import pytest
from visits import (
    CONSENTS,
    assessed,
    finished_visit,
    heard,
    new_visit,
    open_store,
    profiled,
    record,
)

from kiosk.interview import (
    AUTOMATED,
    ConsentChoice,
    DeletionCertificate,
    InterviewOutcome,
    KnownError,
    Language,
    Seeker,
    TakeOutcome,
    Transcript,
)
from kiosk.store import JobKind, Store
from kiosk.store.jobs import MAX_ATTEMPTS
from kiosk.sync.envelope import build_envelope


@pytest.fixture
def store(tmp_path: Path) -> Store:
    with open_store(tmp_path) as opened:
        yield opened


def jobs_of(store: Store) -> list[tuple[JobKind, str]]:
    return [(job.kind, job.subject) for job in store.jobs.waiting()]


def test_an_interview_reads_back_as_it_was_written(store: Store) -> None:
    interview_id = finished_visit(store)
    interview = store.interviews.get(interview_id)
    assert interview is not None
    assert interview.seeker == Seeker("Sky Kim", "010-0000-0000")
    assert interview.outcome is InterviewOutcome.COMPLETED
    assert [answer.question_id for answer in interview.answers] == ["q1", "q2"]
    assert interview.answers[0].transcript == heard()
    assert interview.answers[0].assessment == assessed("q1")
    assert interview.profile == profiled("q1")
    assert interview.answers[0].takes[0].outcome is TakeOutcome.COMPLETE


def test_every_fact_calls_for_the_next_job(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    assert jobs_of(store) == []
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    assert jobs_of(store) == [(JobKind.TRANSCRIBE, take_id)]
    store.interviews.save_transcript(take_id, heard())
    assert jobs_of(store) == [], "not yet confirmed: the seeker may still correct it"
    store.interviews.confirm(interview_id, "q1", take_id)
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")]
    store.interviews.want_profile(interview_id)
    store.interviews.save_assessment(interview_id, assessed("q1"))
    assert jobs_of(store) == [(JobKind.PROFILE, interview_id)]
    store.interviews.save_profile(interview_id, profiled("q1"))
    assert store.outbox.unsent() == [], "the visit is not over"
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    assert [item.interview_id for item in store.outbox.unsent()] == [interview_id]


def test_confirming_before_the_transcript_is_there_assesses_later(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    store.interviews.confirm(interview_id, "q1", take_id)
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    store.interviews.save_transcript(take_id, heard())
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")]


def test_a_retake_voids_what_was_made_of_the_first(store: Store) -> None:
    interview_id = new_visit(store)
    first = record(store, interview_id, "q1", 1)
    store.interviews.close_take(first, TakeOutcome.COMPLETE, 8.0)
    second = record(store, interview_id, "q1", 2)
    assert store.interviews.save_transcript(first, heard("the first")) is False
    interview = store.interviews.get(interview_id)
    assert interview is not None
    answer = interview.answers[0]
    assert (answer.take_id, answer.transcript) == (second, None)
    assert len(answer.takes) == 2, "both recordings are kept"


def test_a_typed_answer_needs_no_transcribing(store: Store) -> None:
    interview_id = new_visit(store)
    typed = Transcript(Language.KO, (), 0.0, "typed", correction="제가 직접 했어요.")
    store.interviews.save_typed(interview_id, "q1", "t1", 1, typed)
    store.interviews.confirm(interview_id, "q1", "t1")
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")]


def test_a_question_left_out_holds_nothing_up(store: Store) -> None:
    interview_id = new_visit(store)
    store.interviews.confirm(interview_id, "q1", None)
    store.interviews.want_profile(interview_id)
    assert jobs_of(store) == [(JobKind.PROFILE, interview_id)]


def test_finishing_confirms_what_was_recorded_and_keeps_its_first_word(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    store.interviews.close_take(take_id, TakeOutcome.INTERRUPTED, 3.0)
    store.interviews.finish(interview_id, InterviewOutcome.ABANDONED, Language.KO)
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    interview = store.interviews.get(interview_id)
    assert interview is not None
    assert interview.outcome is InterviewOutcome.ABANDONED
    assert interview.answers[0].confirmed


def test_a_job_that_kills_the_process_is_given_up_and_the_rest_goes_on(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    for _ in range(MAX_ATTEMPTS):
        (job,) = store.jobs.waiting()
        assert store.jobs.begin(job)
    (job,) = store.jobs.waiting()
    assert not store.jobs.begin(job)
    assert jobs_of(store) == [(JobKind.PROFILE, interview_id)], "the profile is built without it"


def test_wiping_destroys_rows_and_files(store: Store, tmp_path: Path) -> None:
    interview_id = finished_visit(store)
    store.interviews.wipe(interview_id)
    assert store.interviews.get(interview_id) is None
    assert store.outbox.unsent() == []
    assert list((tmp_path / "takes").iterdir()) == []
    store.close()
    raw = (tmp_path / "kiosk.db").read_bytes()
    assert b"Sky Kim" not in raw
    assert b"nobody quarrelled" not in raw


def destroyed(store: Store, interview_id: str) -> DeletionCertificate:
    certificate = store.interviews.destroy(interview_id, "booth-7", "2026.11")
    assert certificate is not None
    return certificate


def test_what_was_destroyed_is_certified_without_the_person(store: Store, tmp_path: Path) -> None:
    interview_id = finished_visit(store)
    files = sorted((tmp_path / "takes").iterdir())
    hashes = tuple(hashlib.sha256(each.read_bytes()).hexdigest() for each in files)
    made = destroyed(store, interview_id)
    assert made.recordings_sha256 == hashes
    assert (made.code, made.booth_id, made.pack_version) == ("ABC-DEF-GHJ", "booth-7", "2026.11")
    assert (made.texts, made.assessments, made.held_by_matcher) == (2, 2, False)
    assert list((tmp_path / "takes").iterdir()) == []
    assert store.interviews.get(interview_id) is None
    assert store.deletions.all() == [made]
    store.close()
    raw = (tmp_path / "kiosk.db").read_bytes()
    assert b"Sky Kim" not in raw
    assert b"nobody quarrelled" not in raw
    assert interview_id.encode() not in raw


def test_what_is_not_there_is_not_certified(store: Store) -> None:
    assert store.interviews.destroy("nobody", "booth-7", "2026.11") is None
    assert store.deletions.all() == []


def test_certificates_hang_together(store: Store) -> None:
    made = [destroyed(store, finished_visit(store)) for _ in range(3)]
    assert [each.previous_sha256 for each in made[1:]] == [each.sha256 for each in made[:2]]
    assert store.deletions.unbroken()
    store._database.execute(
        "UPDATE deletions SET certificate = replace(certificate, 'booth-7', 'x') WHERE number = 1"
    )
    assert not store.deletions.unbroken()


def test_a_certificate_cannot_be_taken_away_unseen(store: Store) -> None:
    for _ in range(3):
        destroyed(store, finished_visit(store))
    store._database.execute("DELETE FROM deletions WHERE number = 2")
    assert not store.deletions.unbroken()


def test_what_the_matcher_has_is_said(store: Store) -> None:
    interview_id = finished_visit(store)
    store.outbox.receipted(interview_id, "{}")
    assert destroyed(store, interview_id).held_by_matcher
    assert store.outbox.sent() == [interview_id]


def test_who_refuses_ai_is_sent_without_any_level(store: Store) -> None:
    interview_id = str(uuid.uuid4())
    refused = (*CONSENTS, ConsentChoice(AUTOMATED, False, "0" * 64))
    store.interviews.open(interview_id, "ABC-DEF-GHJ", Language.EN, refused, "gwangju", "a" * 64)
    take_id = record(store, interview_id, "q1")
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    store.interviews.confirm(interview_id, "q1", take_id)
    assert jobs_of(store) == [(JobKind.TRANSCRIBE, take_id)], "the words are still written down"
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    assert store.outbox.unsent() == [], "not before they are"
    store.interviews.save_transcript(take_id, heard())
    assert jobs_of(store) == []
    assert [each.interview_id for each in store.outbox.unsent()] == [interview_id]
    interview = store.interviews.get(interview_id)
    assert interview is not None
    envelope = build_envelope(interview, "booth-7", store.takes_dir)
    assert envelope.wants_person
    assert envelope.profile is None
    assert envelope.answers[0].assessment is None
    assert envelope.answers[0].transcript is not None


def test_consent_given_anew_counts_for_the_machine_too(store: Store) -> None:
    interview_id = new_visit(store)
    refused = (*CONSENTS, ConsentChoice(AUTOMATED, False, "0" * 64))
    store.interviews.open(interview_id, "ABC-DEF-GHJ", Language.EN, refused, "gwangju", "a" * 64)
    store.interviews.want_profile(interview_id)
    assert jobs_of(store) == []


def test_a_receipt_outlives_the_person(store: Store, tmp_path: Path) -> None:
    interview_id = finished_visit(store)
    store.outbox.freeze(interview_id, '{"name": "Sky Kim"}')
    store.outbox.receipted(interview_id, '{"received": true}')
    store.forget(interview_id)
    assert store.outbox.sent() == [interview_id]
    store.close()
    assert b"Sky Kim" not in (tmp_path / "kiosk.db").read_bytes()


def test_an_envelope_is_frozen_once(store: Store) -> None:
    interview_id = finished_visit(store)
    store.outbox.freeze(interview_id, "first")
    store.outbox.freeze(interview_id, "second")
    assert store.outbox.unsent()[0].envelope == "first"


def test_a_file_that_is_no_database_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "kiosk.db").write_bytes(b"this is not a database at all" * 100)
    with pytest.raises(KnownError, match="cannot be opened"):
        open_store(tmp_path)


def test_the_database_is_opened_so_that_a_power_cut_loses_nothing(store: Store) -> None:
    pragmas = {
        name: store._database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    }
    assert pragmas == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
