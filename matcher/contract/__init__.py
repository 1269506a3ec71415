"""The wire types that booth and matcher share; the booth imports nothing else of the matcher.

The protocol, every call idempotent:

1. ``PUT /v1/interviews/{interview_id}`` with an :class:`Envelope` -> :class:`IngestStatus`.
   The same envelope again answers the same; another envelope under the same id is refused (409).
2. ``PUT /v1/interviews/{interview_id}/parts/{name}`` with the raw bytes of each missing part
   -> 204. Bytes that do not match the announced sha256 and size are refused (422) and not kept.
3. ``GET /v1/interviews/{interview_id}/receipt`` -> :class:`Receipt`, or 409 with an
   :class:`IngestStatus` while parts are missing. Only the receipt lets the booth mark it as sent.

``GET /v1/openings`` -> list of :class:`Opening`; ``GET /v1/ticket-key`` -> :class:`TicketKey`;
``GET /v1/matches/{lookup_code}`` -> :class:`MatchList`;
``POST /v1/match-runs`` -> :class:`MatchRun`. Every call carries ``Authorization: Bearer <token>``,
except the look-up by code, which is the seeker's own.
"""

from matcher.contract.envelope import (
    ENVELOPE_SCHEMA,
    AnswerRecord,
    AssessmentRecord,
    CompetencyId,
    ConsentRecord,
    Envelope,
    EstimateRecord,
    FindingRecord,
    IngestStatus,
    Part,
    PartReceipt,
    ProfileEntryRecord,
    ProfileRecord,
    ProvenanceRecord,
    QuoteRecord,
    Receipt,
    SeekerRecord,
    SegmentRecord,
    TranscriptRecord,
    WordRecord,
    canonical_sha256,
)
from matcher.contract.openings import (
    MatchList,
    MatchReason,
    MatchRecord,
    MatchRun,
    Opening,
    Requirement,
)
from matcher.contract.ticket import (
    ForgedTicketError,
    NoTicketError,
    Ticket,
    TicketKey,
    read_ticket,
    write_ticket,
)

__all__ = [
    "ENVELOPE_SCHEMA",
    "AnswerRecord",
    "AssessmentRecord",
    "CompetencyId",
    "ConsentRecord",
    "Envelope",
    "EstimateRecord",
    "FindingRecord",
    "IngestStatus",
    "MatchList",
    "MatchReason",
    "MatchRecord",
    "MatchRun",
    "Opening",
    "Part",
    "PartReceipt",
    "ProfileEntryRecord",
    "ProfileRecord",
    "ProvenanceRecord",
    "QuoteRecord",
    "Receipt",
    "Requirement",
    "SeekerRecord",
    "SegmentRecord",
    "Ticket",
    "TicketKey",
    "TranscriptRecord",
    "WordRecord",
    "canonical_sha256",
    "ForgedTicketError",
    "NoTicketError",
    "read_ticket",
    "write_ticket",
]
