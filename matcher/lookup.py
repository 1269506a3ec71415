"""What a seeker sees under the code on their receipt, guarded against guessing."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from matcher.contract import Envelope, MatchList, MatchReason, MatchRecord
from matcher.database import Database
from matcher.errors import ConflictError, NotFoundError
from matcher.ingest import lookup_key
from matcher.tables import InterviewRow, MatchRow, MatchRunRow, OpeningRow

WINDOW_S: Final = 60.0
MOST_ADDRESSES: Final = 10_000


def look_up(database: Database, code: str) -> MatchList:
    """The matches of the interview with this code, best first.

    Raises:
        NotFoundError: no interview has it.
        ConflictError: two booths drew the same code, so it must not show one to the other.
    """
    with database.read() as session:
        found = session.scalars(
            select(InterviewRow).where(InterviewRow.lookup_key == lookup_key(code))
        ).all()
        if not found:
            raise NotFoundError("No interview has this code: please check it and try again.")
        if len(found) > 1:
            raise ConflictError("This code is not unique: please ask the staff of the job fair.")
        envelope = Envelope.model_validate_json(found[0].envelope)
        return MatchList(
            lookup_code=envelope.lookup_code,
            matched_at=session.scalar(select(func.max(MatchRunRow.started_at))),
            matches=_matches(session, envelope),
        )


def _matches(session: Session, envelope: Envelope) -> tuple[MatchRecord, ...]:
    rows = session.execute(
        select(MatchRow, OpeningRow)
        .join(OpeningRow, OpeningRow.id == MatchRow.opening_id)
        .where(MatchRow.interview_id == envelope.interview_id)
        .order_by(MatchRow.rank_for_seeker)
    )
    return tuple(
        MatchRecord(
            interview_id=match.interview_id,
            opening_id=match.opening_id,
            company=opening.company,
            titles=opening.titles,
            rank_for_seeker=match.rank_for_seeker,
            rank_for_opening=match.rank_for_opening,
            fit=match.fit,
            reasons=tuple(MatchReason.model_validate(each) for each in match.reasons),
            text_for_seeker=match.text_for_seeker,
            text_for_company=match.text_for_company,
        )
        for match, opening in rows
    )


class MissLimiter:
    """Lets an address try only so many wrong codes a minute; right ones cost nothing.

    Counting misses alone lets a whole hall behind one address look up its matches. Once an
    address is over the limit even right codes are refused, or guessing would go on.
    """

    def __init__(
        self, misses_per_minute: int, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit = misses_per_minute
        self._clock = clock
        self._lock = Lock()
        self._misses: dict[str, deque[float]] = {}

    def allows(self, address: str) -> bool:
        with self._lock:
            return len(self._recent(address)) < self._limit

    def note_miss(self, address: str) -> None:
        with self._lock:
            if len(self._misses) >= MOST_ADDRESSES:
                self._forget_old()
            recent = self._recent(address)
            recent.append(self._clock())
            self._misses[address] = recent

    def _recent(self, address: str) -> deque[float]:
        times = self._misses.get(address, deque())
        while times and times[0] <= self._clock() - WINDOW_S:
            times.popleft()
        return times

    def _forget_old(self) -> None:
        self._misses = {each: times for each in self._misses if (times := self._recent(each))}
