"""What `matcher status` shows: counts, nothing of a person."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel
from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from matcher.contract import MatchRun
from matcher.database import Database
from matcher.tables import InterviewRow, MatchRow, MatchRunRow, NoticeRow, OpeningRow, PartRow


class Overview(BaseModel):
    """``last_run`` is None before the first matching run."""

    interviews_complete: int
    interviews_arriving: int
    interviews_for_a_person: int
    """Whose seekers refused the automated part."""
    parts_missing: int
    last_arrival: datetime | None
    openings: int
    matches: int
    notices: int
    last_run: MatchRun | None


def overview(database: Database) -> Overview:
    with database.read() as session:
        run = session.scalars(
            select(MatchRunRow).order_by(MatchRunRow.started_at.desc()).limit(1)
        ).first()
        return Overview(
            interviews_complete=_count(session, InterviewRow.complete_at.is_not(None)),
            interviews_arriving=_count(session, InterviewRow.complete_at.is_(None)),
            interviews_for_a_person=_count(
                session, InterviewRow.complete_at.is_not(None) & InterviewRow.wants_person
            ),
            parts_missing=_count(session, PartRow.arrived_at.is_(None)),
            last_arrival=session.scalar(select(func.max(InterviewRow.complete_at))),
            openings=_count(session, OpeningRow.id.is_not(None)),
            matches=_count(session, MatchRow.opening_id.is_not(None)),
            notices=_count(session, NoticeRow.key.is_not(None)),
            last_run=MatchRun.model_validate(run, from_attributes=True) if run else None,
        )


def _count(session: Session, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(which)) or 0
