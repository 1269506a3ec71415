"""The openings that the matcher knows: put in, changed, listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from matcher.contract import CompetencyId, Opening, Requirement
from matcher.database import Database
from matcher.errors import UnacceptableError
from matcher.tables import OpeningRow, RequirementRow


@dataclass(frozen=True)
class Stored:
    """What storing a list of openings changed."""

    added: int
    changed: int
    unchanged: int


def fault_in(opening: Opening) -> str | None:
    """What the wire type cannot say about an opening; None where nothing is wrong."""
    if not any(opening.titles.get(language, "").strip() for language in ("ko", "en")):
        return "titles: a title in Korean (ko) or English (en) was expected"
    asked = [each.competency for each in opening.requirements]
    if twice := next((each for each in asked if asked.count(each) > 1), None):
        return f"requirements: {twice} was expected once, it is there twice"
    return None


def store_openings(database: Database, openings: Iterable[Opening]) -> Stored:
    """Add openings, or change those with the same id, all of them or none.

    Raises:
        UnacceptableError: one of them is not what it must be, or an id comes twice.
    """
    given = tuple(openings)
    _check(given)
    with database.write() as session:
        outcomes = [_store(session, each) for each in given]
    return Stored(*(outcomes.count(each) for each in ("added", "changed", "unchanged")))


def read_openings(session: Session) -> tuple[Opening, ...]:
    """All openings, by id."""
    rows = session.scalars(
        select(OpeningRow).options(selectinload(OpeningRow.requirements)).order_by(OpeningRow.id)
    )
    return tuple(_opening(row) for row in rows)


def _check(openings: tuple[Opening, ...]) -> None:
    seen: set[str] = set()
    for opening in openings:
        if fault := fault_in(opening):
            raise UnacceptableError(f"Opening {opening.id}: {fault}.")
        if opening.id in seen:
            raise UnacceptableError(f"Opening {opening.id} is there twice: give each its own id.")
        seen.add(opening.id)


def _store(session: Session, opening: Opening) -> str:
    row = session.get(OpeningRow, opening.id)
    if row is None:
        row = OpeningRow(id=opening.id)
        outcome = "added"
        session.add(row)
    elif _opening(row) == opening:
        return "unchanged"
    else:
        outcome = "changed"
        row.requirements.clear()
        # The old requirements must be gone before new ones take their keys.
        session.flush()
    row.company = opening.company
    row.titles = dict(opening.titles)
    row.descriptions = dict(opening.descriptions)
    row.places = opening.places
    row.contact = opening.contact
    row.updated_at = datetime.now(UTC)
    row.requirements = [
        RequirementRow(
            competency=each.competency, position=position, weight=each.weight, level=each.level
        )
        for position, each in enumerate(opening.requirements)
    ]
    return outcome


def _opening(row: OpeningRow) -> Opening:
    return Opening(
        id=row.id,
        company=row.company,
        titles=row.titles,
        descriptions=row.descriptions,
        places=row.places,
        contact=row.contact,
        requirements=tuple(
            Requirement(
                competency=CompetencyId(each.competency), weight=each.weight, level=each.level
            )
            for each in row.requirements
        ),
    )
