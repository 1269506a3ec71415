"""One matching run: who may be matched, then ranks, reasons and notices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID, uuid4

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from matcher.applications import joined
from matcher.contract import Envelope, MatchRecord, MatchRun, Opening, ProfileRecord
from matcher.database import Database
from matcher.matching import Candidate, RankedMatch, rank, shown_in
from matcher.notices import (
    COMPANY,
    SEEKER,
    Notice,
    Told,
    add_notices,
    address_of,
    company_notice,
    seeker_notice,
    write_outbox,
)
from matcher.openings import read_openings
from matcher.reasons import reasons_for, text_for_company, text_for_seeker
from matcher.settings import Settings
from matcher.tables import InterviewRow, MatchRow, MatchRunRow

SHARE: Final = "share"
"""The consent item that lets companies see the results; without it nobody is matched."""
MATCH_NOTICE: Final = "match_notice"
"""The consent item that lets the matcher write to the seeker."""
PAGE: Final = 100
"""Envelopes that are read at once."""


@dataclass(frozen=True)
class _Eligible:
    envelope: Envelope
    profile: ProfileRecord


def run_matching(database: Database, settings: Settings) -> MatchRun:
    """Match everyone anew, replace the last run's matches, and write what is news.

    Only the end of it holds the database: uploads go on while the profiles are compared. The new
    matches, the run and its notices appear together or not at all.
    """
    started_at = datetime.now(UTC)
    people = {each.envelope.interview_id: each for each in _eligible(database)}
    with database.read() as session:
        openings = {each.id: each for each in read_openings(session)}
    ranked = rank(
        (Candidate(key, shown_in(each.profile)) for key, each in people.items()),
        openings.values(),
    )
    kept = [each for each in ranked if each.rank_for_seeker <= settings.matches_per_seeker]
    records = [_record(people[each.interview_id], openings[each.opening_id], each) for each in kept]
    with database.write() as session:
        notices = tuple(_news(Told(session), people, openings, records, settings))
        run = MatchRun(
            id=uuid4(),
            started_at=started_at,
            interviews=len(people),
            openings=len(openings),
            matches=len(records),
            notices=len(notices),
        )
        _replace_matches(session, run, kept, records)
        add_notices(session, run.id, notices, started_at)
    write_outbox(database, settings.outbox)
    return run


def consents_to(envelope: Envelope, item_id: str) -> bool:
    """Whether the seeker said yes to this item, and never no."""
    choices = [each.given for each in envelope.consents if each.item_id == item_id]
    return bool(choices) and all(choices)


def _eligible(database: Database) -> Iterator[_Eligible]:
    """Interviews that are here completely, have a profile, and may be shared."""
    last: UUID | None = None
    while page := _page(database, last):
        envelopes = map(Envelope.model_validate_json, page.values())
        for envelope in joined(database, envelopes).values():
            if envelope.profile is not None and consents_to(envelope, SHARE):
                # Words with their times are most of an envelope, and nothing of a match.
                yield _Eligible(envelope.model_copy(update={"answers": ()}), envelope.profile)
        last = max(page)


def _page(database: Database, after: UUID | None) -> dict[UUID, str]:
    """The next complete envelopes by id. Short reads: a long one would keep uploads waiting."""
    wanted = (
        select(InterviewRow.id, InterviewRow.envelope)
        .where(InterviewRow.complete_at.is_not(None))
        .order_by(InterviewRow.id)
        .limit(PAGE)
    )
    if after is not None:
        wanted = wanted.where(InterviewRow.id > after)
    with database.read() as session:
        return {row.id: row.envelope for row in session.execute(wanted)}


def _record(person: _Eligible, opening: Opening, match: RankedMatch) -> MatchRecord:
    reasons = reasons_for(person.profile, opening)
    shown = shown_in(person.profile)
    return MatchRecord(
        interview_id=match.interview_id,
        opening_id=opening.id,
        company=opening.company,
        titles=opening.titles,
        rank_for_seeker=match.rank_for_seeker,
        rank_for_opening=match.rank_for_opening,
        fit=match.fit.value,
        reasons=reasons,
        text_for_seeker=text_for_seeker(opening, match, reasons, person.envelope.language),
        text_for_company=text_for_company(opening, match, reasons, shown),
    )


def _news(
    told: Told,
    people: Mapping[UUID, _Eligible],
    openings: Mapping[str, Opening],
    records: Sequence[MatchRecord],
    settings: Settings,
) -> Iterator[Notice]:
    by_seeker: dict[UUID, list[MatchRecord]] = defaultdict(list)
    by_opening: dict[str, list[MatchRecord]] = defaultdict(list)
    for record in records:
        by_seeker[record.interview_id].append(record)
        by_opening[record.opening_id].append(record)
    for interview_id, matches in by_seeker.items():
        envelope = people[interview_id].envelope
        known = told.of(SEEKER, str(interview_id))
        new = [each for each in matches if each.opening_id not in known]
        if new and consents_to(envelope, MATCH_NOTICE) and address_of(envelope):
            yield seeker_notice(envelope, new)
    for opening_id, matches in by_opening.items():
        opening = openings[opening_id]
        known = told.of(COMPANY, opening_id)
        best = matches[: opening.places * settings.candidates_per_place]
        if new := [each for each in best if str(each.interview_id) not in known]:
            yield company_notice(opening, new)


def _replace_matches(
    session: Session,
    run: MatchRun,
    kept: Iterable[RankedMatch],
    records: Iterable[MatchRecord],
) -> None:
    session.execute(delete(MatchRow))
    session.add(MatchRunRow(**run.model_dump()))
    session.flush()
    session.add_all(
        MatchRow(
            run_id=run.id,
            evidenced=match.fit.evidenced,
            **record.model_dump(mode="json", include={"reasons"}),
            **record.model_dump(exclude={"reasons", "company", "titles"}),
        )
        for match, record in zip(kept, records, strict=True)
    )
