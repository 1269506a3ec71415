"""What the matcher remembers. The migrations make these tables; a test holds the two together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, DateTime, Double, ForeignKey, MetaData, String, Text, false
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator


class UtcTime(TypeDecorator[datetime]):
    """A point in time: stored as UTC, read back as UTC (SQLite itself forgets the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if not isinstance(value, datetime):
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcTime, str: Text(), float: Double()}


class InterviewRow(Base):
    """An interview as it arrived: ``envelope`` is the whole JSON, the columns are copies of it."""

    __tablename__ = "interviews"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    envelope_sha256: Mapped[str] = mapped_column(String(64))
    envelope: Mapped[str]
    fair_id: Mapped[str]
    booth_id: Mapped[str]
    lookup_key: Mapped[str] = mapped_column(String(40), index=True)
    """The look-up code without spaces, hyphens and case. Two booths may draw the same one."""
    received_at: Mapped[datetime]
    complete_at: Mapped[datetime | None]
    """When the last part had arrived; only then is there a receipt, and matching."""
    application_id: Mapped[UUID | None] = mapped_column(index=True)
    """The application whose ticket was shown. No foreign key: an interview is never refused."""
    wants_person: Mapped[bool] = mapped_column(server_default=false())
    """Waits for a person to look at it; there are no levels and there will be none."""

    parts: Mapped[list[PartRow]] = relationship(order_by="PartRow.position")


class PartRow(Base):
    """A file that belongs to an interview; ``arrived_at`` only once it is on disk, verified."""

    __tablename__ = "parts"

    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    position: Mapped[int]
    media_type: Mapped[str]
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    arrived_at: Mapped[datetime | None]


class ApplicationRow(Base):
    """What a seeker registered before coming to a booth; the only place of their contact data."""

    __tablename__ = "applications"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    fair_id: Mapped[str]
    language: Mapped[str] = mapped_column(String(2))
    name: Mapped[str]
    phone: Mapped[str]
    email: Mapped[str]
    registered_at: Mapped[datetime]


class OpeningRow(Base):
    """A company's job; titles and descriptions by language."""

    __tablename__ = "openings"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    company: Mapped[str]
    titles: Mapped[dict[str, str]] = mapped_column(JSON)
    descriptions: Mapped[dict[str, str]] = mapped_column(JSON)
    places: Mapped[int]
    contact: Mapped[str]
    updated_at: Mapped[datetime]

    requirements: Mapped[list[RequirementRow]] = relationship(
        order_by="RequirementRow.position", cascade="all, delete-orphan"
    )


class RequirementRow(Base):
    __tablename__ = "requirements"

    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"), primary_key=True)
    competency: Mapped[str] = mapped_column(String(40), primary_key=True)
    position: Mapped[int]
    weight: Mapped[float]
    level: Mapped[float]


class MatchRunRow(Base):
    """One matching run, with what it found; earlier runs stay as history, their matches do not."""

    __tablename__ = "match_runs"

    id: Mapped[UUID] = mapped_column(primary_key=True)
    started_at: Mapped[datetime] = mapped_column(index=True)
    interviews: Mapped[int]
    openings: Mapped[int]
    matches: Mapped[int]
    notices: Mapped[int]


class MatchRow(Base):
    """A seeker and an opening that the last run brought together."""

    __tablename__ = "matches"

    interview_id: Mapped[UUID] = mapped_column(ForeignKey("interviews.id"), primary_key=True)
    opening_id: Mapped[str] = mapped_column(ForeignKey("openings.id"), primary_key=True)
    run_id: Mapped[UUID] = mapped_column(ForeignKey("match_runs.id"))
    rank_for_seeker: Mapped[int]
    rank_for_opening: Mapped[int]
    fit: Mapped[float]
    evidenced: Mapped[float]
    reasons: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    text_for_seeker: Mapped[str]
    text_for_company: Mapped[str]


class NoticeRow(Base):
    """A message to one side. ``key`` is its idempotency key: the same news is told once.

    ``told`` holds what it tells of: opening ids to a seeker, interview ids to a company.
    """

    __tablename__ = "notices"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    run_id: Mapped[UUID] = mapped_column(ForeignKey("match_runs.id"))
    audience: Mapped[str] = mapped_column(String(10))
    recipient_id: Mapped[str] = mapped_column(String(80), index=True)
    address: Mapped[str]
    subject: Mapped[str]
    body: Mapped[str]
    told: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    written_at: Mapped[datetime | None]
    """When its file was put into the outbox folder; None while that is still to be done."""
