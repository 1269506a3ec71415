"""Builders of envelopes, parts and openings for tests; everything can be overridden by name."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from uuid import UUID, uuid4

from matcher.contract import (
    AnswerRecord,
    CompetencyId,
    ConsentRecord,
    Envelope,
    EstimateRecord,
    Opening,
    Part,
    ProfileEntryRecord,
    ProfileRecord,
    QuoteRecord,
    Requirement,
    SeekerRecord,
)

TEXT_SHA256 = hashlib.sha256("동의합니다".encode()).hexdigest()
ALL_CONSENTS = {"interview": True, "share": True, "match_notice": True}
STARTED_AT = datetime(2026, 11, 20, 5, 0, tzinfo=UTC)
QUOTE = "손님 열두 분께 먼저 사과드리고 순서를 다시 정했어요."
STRONG = {"communication": 4.2, "interpersonal": 3.8, "problem_solving": 3.1}


def estimate(level: float, *, half_width: float = 0.5) -> EstimateRecord:
    return EstimateRecord(
        level=level, low=max(1.0, level - half_width), high=min(5.0, level + half_width)
    )


def profile(levels: Mapping[str, float]) -> ProfileRecord:
    """All ten competencies; those that ``levels`` does not name have no estimate."""
    quote = QuoteRecord(question_id="q1", text=QUOTE, start=0, end=len(QUOTE))
    return ProfileRecord(
        entries=tuple(
            ProfileEntryRecord(
                competency=each,
                estimate=estimate(levels[each]) if each in levels else None,
                answers=1 if each in levels else 0,
                evidence=(quote,) if each in levels else (),
            )
            for each in CompetencyId
        ),
        improvements=("outcome",),
    )


def part(name: str, content: bytes, media_type: str = "video/mp4") -> Part:
    return Part(
        name=name,
        media_type=media_type,
        size_bytes=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
    )


def consents(given: Mapping[str, bool] = ALL_CONSENTS) -> tuple[ConsentRecord, ...]:
    return tuple(
        ConsentRecord(item_id=item, given=choice, text_sha256=TEXT_SHA256)
        for item, choice in given.items()
    )


def envelope(
    *,
    interview_id: UUID | None = None,
    levels: Mapping[str, float] | None = STRONG,
    contents: Mapping[str, bytes] | None = None,
    given: Mapping[str, bool] = ALL_CONSENTS,
    **changes: object,
) -> Envelope:
    """A finished interview. ``contents`` are its parts' bytes by name, each the take of an answer;
    ``levels`` None means that there is no profile.
    """
    key = interview_id or uuid4()
    files = contents or {}
    values: dict[str, object] = {
        "interview_id": key,
        "booth_id": "booth-1",
        "fair_id": "gwangju-2026",
        "pack_sha256": TEXT_SHA256,
        "language": "ko",
        "started_at": STARTED_AT,
        "finished_at": STARTED_AT.replace(hour=6),
        "outcome": "completed",
        "lookup_code": key.hex[:12],
        "seeker": SeekerRecord(name="김하늘", phone="010-0000-0000", email="sky@seeker.example"),
        "consents": consents(given),
        "answers": tuple(
            AnswerRecord(question_id=f"q{number}", takes=(name,), transcript=None, assessment=None)
            for number, name in enumerate(files, start=1)
        ),
        "profile": None if levels is None else profile(levels),
        "parts": tuple(part(name, content) for name, content in files.items()),
    }
    return Envelope.model_validate(values | changes)


def opening(
    opening_id: str = "cafe", needs: Mapping[str, float] | None = None, **changes: object
) -> Opening:
    """An opening that asks for ``needs`` (level by competency), all with the same weight."""
    values: dict[str, object] = {
        "id": opening_id,
        "company": "해오름카페",
        "titles": {"ko": "매장 직원", "en": "Shop assistant"},
        "contact": "jobs@company.example",
        "requirements": tuple(
            Requirement(competency=CompetencyId(name), level=level)
            for name, level in (needs or {"communication": 3, "numeracy": 3}).items()
        ),
    }
    return Opening.model_validate(values | changes)
