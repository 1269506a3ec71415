"""What the store keeps, decides and forgets."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from visits import (
    CONSENTS,
    assessed,
    banded,
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
    assert interview.answers[0].assessment == banded("q1")
    assert interview.profile == profiled("q1")
    assert interview.answers[0].takes[0].outcome is TakeOutcome.COMPLETE


def test_every_fact_calls_for_the_next_job(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    assert jobs_of(store) == []
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    assert jobs_of(store) == [(JobKind.TRANSCRIBE, take_id)]
    store.interviews.save_transcript(take_id, heard())
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")], "while the seeker still reads it"
    store.interviews.confirm(interview_id, "q1", take_id)
    store.interviews.want_profile(interview_id)
    assert store.interviews.save_assessment(interview_id, assessed("q1"), heard())
    assert jobs_of(store) == [(JobKind.PROFILE, interview_id)]
    store.interviews.save_profile(interview_id, profiled("q1"))
    assert jobs_of(store) == [(JobKind.BAND, "q1")], "nobody waited for it"
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    assert store.outbox.unsent() == [], "what is sent has its band"
    store.interviews.save_assessment(interview_id, banded("q1"), heard())
    assert jobs_of(store) == []
    assert [item.interview_id for item in store.outbox.unsent()] == [interview_id]


def test_what_was_made_of_a_text_that_was_corrected_meanwhile_is_dropped(store: Store) -> None:
    interview_id = new_visit(store)
    take_id = record(store, interview_id, "q1")
    store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
    store.interviews.save_transcript(take_id, heard())
    corrected = replace(heard(), correction="I asked both sides.")
    store.interviews.save_correction(interview_id, "q1", corrected)
    assert not store.interviews.save_assessment(interview_id, assessed("q1"), heard())
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")], "asked for again"
    assert store.interviews.save_assessment(interview_id, assessed("q1"), corrected)
    assert jobs_of(store) == []
    again = replace(corrected, correction="I asked all of them.")
    store.interviews.save_correction(interview_id, "q1", again)
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")], "and again, however often it is corrected"


def test_bands_wait_until_nothing_else_does(store: Store) -> None:
    interview_id = new_visit(store)
    typed = Transcript(Language.KO, (), 0.0, "typed", correction="제가 직접 했어요.")
    store.interviews.save_typed(interview_id, "q1", "t1", 1, typed)
    store.interviews.save_assessment(interview_id, assessed("q1"), typed)
    store.interviews.want_profile(interview_id)
    store.interviews.save_profile(interview_id, profiled("q1"))
    next_person = new_visit(store)
    store.interviews.save_typed(next_person, "q1", "t2", 1, typed)
    assert [job.interview_id for job in store.jobs.waiting()] == [next_person, interview_id]


def test_a_band_that_cannot_be_measured_holds_nothing_up(store: Store) -> None:
    typed = Transcript(Language.KO, (), 0.0, "typed", correction="제가 직접 했어요.")
    interview_id = new_visit(store)
    store.interviews.save_typed(interview_id, "q1", "t1", 1, typed)
    store.interviews.save_assessment(interview_id, assessed("q1"), typed)
    store.interviews.finish(interview_id, InterviewOutcome.STOPPED, Language.KO)
    store.interviews.save_profile(interview_id, profiled("q1"))
    (job,) = store.jobs.waiting()
    store.interviews.give_up(job, "the process stopped at it")
    assert interview_id in [item.interview_id for item in store.outbox.unsent()]


def test_an_answer_that_is_left_out_after_all_counts_for_nothing(store: Store) -> None:
    interview_id = new_visit(store)
    typed = Transcript(Language.KO, (), 0.0, "typed", correction="제가 직접 했어요.")
    store.interviews.save_typed(interview_id, "q1", "t1", 1, typed)
    store.interviews.save_assessment(interview_id, assessed("q1"), typed)
    store.interviews.confirm(interview_id, "q1", None)
    interview = store.interviews.get(interview_id)
    assert interview is not None
    (answer,) = interview.answers
    assert (answer.transcript, answer.assessment) == (None, None)


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
    assert store.interviews.save_transcript(first, heard("the first")) is None
    interview = store.interviews.get(interview_id)
    assert interview is not None
    answer = interview.answers[0]
    assert (answer.take_id, answer.transcript) == (second, None)
    assert len(answer.takes) == 2, "both recordings are kept"


def broken_off(store: Store, interview_id: str, number: int, continues: bool = False) -> str:
    take_id = record(store, interview_id, "q1", number, continues)
    store.interviews.close_take(take_id, TakeOutcome.INTERRUPTED, 8.0)
    return take_id


def test_an_answer_in_parts_is_one_transcript_in_the_order_of_speech(store: Store) -> None:
    interview_id = new_visit(store)
    retaken = broken_off(store, interview_id, 1)
    first = broken_off(store, interview_id, 2)
    second = record(store, interview_id, "q1", 3, continues=True)
    assert store.interviews.save_transcript(first, heard("I asked both")) is None, "one still runs"
    store.interviews.close_take(second, TakeOutcome.COMPLETE, 8.0)
    assert store.interviews.save_transcript(retaken, heard("of no account")) is None
    store.interviews.confirm(interview_id, "q1", second)
    assert (JobKind.ASSESS, "q1") not in jobs_of(store)
    understood = store.interviews.save_transcript(second, heard("and wrote a plan"))
    assert understood is not None
    assert (understood.take_id, understood.transcript.text) == (
        second,
        "I asked both and wrote a plan",
    )
    assert understood.transcript.audio_s == 16.0
    assert understood.transcript.segments[1].words[0].start_s == 8.0
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")]
    interview = store.interviews.get(interview_id)
    assert interview is not None
    (answer,) = interview.answers
    assert answer.transcript == understood.transcript
    assert [each.id for each in answer.parts] == [first, second]
    assert len(answer.takes) == 3, "every recording is kept"


def test_a_part_that_cannot_be_heard_costs_nothing_of_the_others(store: Store) -> None:
    interview_id = new_visit(store)
    broken_off(store, interview_id, 1)
    second = broken_off(store, interview_id, 2, continues=True)
    store.interviews.finish(interview_id, InterviewOutcome.ABANDONED, Language.EN)
    assert store.interviews.save_transcript(second, heard()) is None
    (job,) = store.jobs.waiting()
    understood = store.interviews.give_up(job, "no sound in it")
    assert understood is not None
    assert understood.transcript == heard()
    assert jobs_of(store) == [(JobKind.ASSESS, "q1")], "assessed before the profile is built"


def test_the_rest_of_an_answer_may_be_typed(store: Store) -> None:
    interview_id = new_visit(store)
    first = broken_off(store, interview_id, 1)
    typed = Transcript(Language.EN, (), 0.0, "typed", correction="and wrote a plan")
    assert store.interviews.save_typed(interview_id, "q1", "t2", 2, typed, continues=True) is None
    understood = store.interviews.save_transcript(first, heard("I asked both"))
    assert understood is not None
    assert understood.transcript.text == "I asked both and wrote a plan"
    assert understood.transcript.heard == "I asked both"


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
    assert store.interviews.give_up(job, "it stopped at it again and again") is None
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
        "synchronous": 3,
        "foreign_keys": 1,
        "secure_delete": 1,
    }
