"""Openings and matches as they travel between matcher, booth and staff."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from matcher.contract.envelope import CompetencyId, LevelValue, Share, Wire


class Requirement(Wire):
    """A competency that an opening asks for: how much it matters and the level that is enough."""

    competency: CompetencyId
    weight: Annotated[float, Field(gt=0, le=1)] = 1.0
    level: LevelValue = 3.0


class Opening(Wire):
    """A company's job. ``titles`` and ``descriptions`` are by language (``ko``, ``en``)."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,79}$")]
    company: Annotated[str, Field(min_length=1)]
    titles: dict[str, str]
    descriptions: dict[str, str] = {}
    places: Annotated[int, Field(ge=1)] = 1
    contact: str = ""
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1)]


class MatchReason(Wire):
    """Why one competency speaks for (or leaves open) this match, with the words it rests on."""

    competency: CompetencyId
    required_level: LevelValue
    shown_level: LevelValue | None
    quote: str | None = None


class MatchRecord(Wire):
    """A seeker and an opening brought together. ``fit`` is a rank aid, 0–1, not a probability."""

    interview_id: UUID
    opening_id: str
    company: str
    titles: dict[str, str]
    rank_for_seeker: int
    rank_for_opening: int
    fit: Share
    reasons: tuple[MatchReason, ...]
    text_for_seeker: str
    text_for_company: str


class MatchList(Wire):
    """What a seeker sees under their look-up code."""

    lookup_code: str
    matched_at: datetime | None
    matches: tuple[MatchRecord, ...]


class MatchRun(Wire):
    """The outcome of one matching run."""

    id: UUID
    started_at: datetime
    interviews: int
    openings: int
    matches: int
    notices: int
