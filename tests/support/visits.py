"""Builders for what the store keeps."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path

from kiosk.interview import (
    Assessment,
    Band,
    Competency,
    ConsentChoice,
    Estimate,
    Finding,
    InterviewOutcome,
    Language,
    Profile,
    ProfileEntry,
    Provenance,
    Quote,
    Seeker,
    Segment,
    TakeOutcome,
    Transcript,
    Word,
)
from kiosk.store import Store

CONSENTS = tuple(
    ConsentChoice(item, True, "0" * 64) for item in ("interview", "share", "match_notice")
)
WORDS = "I asked both sides and wrote one plan, and the next week nobody quarrelled."


def open_store(folder: Path) -> Store:
    return Store(folder / "kiosk.db", folder / "takes")


def new_visit(store: Store) -> str:
    interview_id = str(uuid.uuid4())
    store.interviews.open(interview_id, "ABC-DEF-GHJ", Language.EN, CONSENTS, "gwangju", "a" * 64)
    return interview_id


def heard(text: str = WORDS) -> Transcript:
    words = tuple(Word(each, i * 0.4, i * 0.4 + 0.3, 0.9) for i, each in enumerate(text.split()))
    segment = Segment(text, words[0].start_s, words[-1].end_s, 0.9, words)
    return Transcript(Language.EN, (segment,), 8.0, "whisper-base@0", 1.5)


def assessed(question_id: str) -> Assessment:
    quote = Quote(question_id, WORDS[:20], 0, 20, 0.0, 2.0)
    findings = tuple(
        Finding(each, 0.5, Estimate(4.0, 3.0, 5.0) if each is Competency.INTERPERSONAL else None)
        for each in Competency
    )
    provenance = Provenance("0.1.0", "whisper-base@0", "e5@0", "1")
    return Assessment(
        question_id, Estimate(4.0, 3.0, 5.0), None, findings, (quote,), (), provenance
    )


def banded(question_id: str) -> Assessment:
    """The same, its band measured."""
    return replace(assessed(question_id), stability=Band(3.8, 4.1))


def profiled(question_id: str) -> Profile:
    quote = Quote(question_id, WORDS[:20], 0, 20, 0.0, 2.0)
    return Profile(
        tuple(
            ProfileEntry(each, Estimate(4.0, 3.0, 5.0), 1, (quote,))
            if each is Competency.INTERPERSONAL
            else ProfileEntry(each, None, 0, ())
            for each in Competency
        ),
        (),
    )


def record(
    store: Store, interview_id: str, question_id: str, number: int = 1, continues: bool = False
) -> str:
    """A take that has begun; its file holds a few bytes."""
    take_id = str(uuid.uuid4())
    name = f"{interview_id}-{question_id}-{number}.mp4"
    store.interviews.begin_take(
        interview_id, question_id, take_id, number, Language.EN, name, continues
    )
    (store.takes_dir / name).write_bytes(f"{question_id}/{number}".encode() * 1000)
    return take_id


def finished_visit(store: Store, questions: tuple[str, ...] = ("q1", "q2")) -> str:
    """A visit with everything done, so that it lies in the outbox."""
    interview_id = new_visit(store)
    store.interviews.save_seeker(interview_id, Seeker("Sky Kim", "010-0000-0000"))
    for question_id in questions:
        take_id = record(store, interview_id, question_id)
        store.interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
        store.interviews.save_transcript(take_id, heard())
        store.interviews.confirm(interview_id, question_id, take_id)
        store.interviews.save_assessment(interview_id, assessed(question_id), heard())
    store.interviews.want_profile(interview_id)
    store.interviews.save_profile(interview_id, profiled(questions[0]))
    store.interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
    for question_id in questions:
        store.interviews.save_assessment(interview_id, banded(question_id), heard())
    return interview_id
