"""What one interview sends, and what the matcher signs for."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

ENVELOPE_SCHEMA: Final = "envelope/1"

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
PartName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$")]
"""A plain file name: no folders, no leading dot, so that it is safe to store under."""
Share = Annotated[float, Field(ge=0, le=1)]
LevelValue = Annotated[float, Field(ge=1, le=5)]


class Wire(BaseModel):
    """Base of everything on the wire: frozen, and unknown fields are an error, not a surprise."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class CompetencyId(StrEnum):
    """The ten NCS basic vocational competencies, as they are written on the wire."""

    COMMUNICATION = "communication"
    NUMERACY = "numeracy"
    PROBLEM_SOLVING = "problem_solving"
    SELF_DEVELOPMENT = "self_development"
    RESOURCE_MANAGEMENT = "resource_management"
    INTERPERSONAL = "interpersonal"
    INFORMATION = "information"
    TECHNOLOGY = "technology"
    ORGANIZATION = "organization"
    WORK_ETHICS = "work_ethics"


class SeekerRecord(Wire):
    """Who was interviewed and how to reach them; every field may be empty.

    ``application_id`` names the application whose QR code was shown at the booth; the matcher
    knows its contact data.
    """

    name: str = ""
    phone: str = ""
    email: str = ""
    application_id: UUID | None = None


class ConsentRecord(Wire):
    item_id: str
    given: bool
    text_sha256: Sha256


class WordRecord(Wire):
    text: str
    start_s: float
    end_s: float
    confidence: Share


class SegmentRecord(Wire):
    text: str
    start_s: float
    end_s: float
    confidence: Share
    words: tuple[WordRecord, ...] = ()


class TranscriptRecord(Wire):
    """What was heard (``segments``) and the seeker's own wording beside it (``correction``)."""

    language: str
    segments: tuple[SegmentRecord, ...]
    audio_s: float
    model: str
    seconds: float = 0.0
    correction: str | None = None


class EstimateRecord(Wire):
    level: LevelValue
    low: LevelValue
    high: LevelValue


class BandRecord(Wire):
    low: LevelValue
    high: LevelValue


class QuoteRecord(Wire):
    question_id: str
    text: str
    start: int
    end: int
    start_s: float | None = None
    end_s: float | None = None


class FindingRecord(Wire):
    competency: CompetencyId
    relevance: Share
    estimate: EstimateRecord | None


class ProvenanceRecord(Wire):
    code_version: str
    transcriber: str
    embedder: str
    framework: str
    calibration: str = ""


class AssessmentRecord(Wire):
    question_id: str
    estimate: EstimateRecord | None
    abstention: str | None
    findings: tuple[FindingRecord, ...]
    evidence: tuple[QuoteRecord, ...]
    improvements: tuple[str, ...]
    provenance: ProvenanceRecord
    stability: BandRecord | None = None


class AnswerRecord(Wire):
    """One answer; ``takes`` names the parts that hold its recordings, oldest first."""

    question_id: str
    takes: tuple[PartName, ...]
    transcript: TranscriptRecord | None
    assessment: AssessmentRecord | None


class ProfileEntryRecord(Wire):
    competency: CompetencyId
    estimate: EstimateRecord | None
    answers: int
    evidence: tuple[QuoteRecord, ...]


class ProfileRecord(Wire):
    entries: tuple[ProfileEntryRecord, ...]
    improvements: tuple[str, ...]


class Part(Wire):
    """A file that belongs to the envelope, announced before it is sent."""

    name: PartName
    media_type: str
    size_bytes: Annotated[int, Field(ge=0)]
    sha256: Sha256


class Envelope(Wire):
    """All that one interview sends to the matcher."""

    schema_id: Literal["envelope/1"] = ENVELOPE_SCHEMA
    interview_id: UUID
    booth_id: str
    fair_id: str
    pack_sha256: Sha256
    language: str
    started_at: AwareDatetime
    finished_at: AwareDatetime
    outcome: Literal["completed", "stopped", "abandoned"]
    lookup_code: Annotated[str, Field(min_length=6, max_length=40)]
    seeker: SeekerRecord
    consents: tuple[ConsentRecord, ...]
    wants_person: bool = False
    """The seeker refused the automated part: a person is to look at recordings and transcripts."""
    answers: tuple[AnswerRecord, ...]
    profile: ProfileRecord | None
    parts: tuple[Part, ...]


class IngestStatus(Wire):
    """How far an interview has arrived; ``missing`` names the parts that are still to be sent."""

    interview_id: UUID
    missing: tuple[PartName, ...]


class PartReceipt(Wire):
    name: PartName
    size_bytes: int
    sha256: Sha256


class Receipt(Wire):
    """The matcher's word that it holds the envelope and every part, by hash."""

    interview_id: UUID
    envelope_sha256: Sha256
    parts: tuple[PartReceipt, ...]
    received_at: datetime


def canonical_sha256(envelope: Envelope) -> str:
    """Hash of the envelope as both sides compute it: its own JSON serialisation, UTF-8."""
    return hashlib.sha256(envelope.model_dump_json().encode()).hexdigest()
