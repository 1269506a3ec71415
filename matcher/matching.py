"""Brings seekers and openings together: numbers in, ranks out, nothing else.

**What enters.** The levels that an interview has shown, with their intervals, and what an opening
asks for. No name, contact, language or time can enter: :class:`Candidate` has no room for them.

**How well a level meets a requirement** (0–1): a smooth step around the required level. Being
exactly at it counts 0.8 ("the level that is enough"), one level below 0.43, two below 0.13, one
above 0.95. It rises all the way, so a higher level never counts less; it rises little above the
requirement, so a company that asks for level 3 is not given a list of fives; and it falls slowly
below, because half a level is within what an interview can tell. The interval enters as the mean
over its low end, its middle (twice) and its high end: being surely enough counts for more than
perhaps being enough. The numbers are a convention that a person can recompute by hand, not
something that was learnt from who was hired.

**What was not shown.** An interview of five questions does not show ten competencies. Taking an
unknown as zero would punish the question set, leaving it out would let one good answer speak for
five requirements. So the mean over what was shown is shrunk towards one half, by the share of the
requirement (by weight) of which nothing is known:

    fit = evidenced * mean_met + (1 - evidenced) * 0.5

which is the same as counting each unknown with 0.5: neither for nor against. ``evidenced`` goes
with the fit wherever it is told. Where nothing that an opening asks for was shown there is nothing
to say, and the two are not brought together.

**Order.** By fit; equal fits by a hash of the two ids, so that neither the order of arrival nor
the alphabet is an advantage. ``fit`` is rounded, so that equal profiles are equal.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from matcher.contract import CompetencyId, EstimateRecord, Opening, ProfileRecord, Requirement

ENOUGH: Final = 0.8
"""What a level that is exactly the required one counts."""
WIDTH_LEVELS: Final = 0.6
"""Width of the step: one level below the requirement then counts 0.43, one above 0.95."""
UNKNOWN: Final = 0.5
"""What a competency counts that the interview has not shown: neither for nor against."""
DECIMALS: Final = 6

Shown = Mapping[CompetencyId, EstimateRecord]


@dataclass(frozen=True)
class Candidate:
    """All that matching may know of a seeker; the id is only a handle."""

    interview_id: UUID
    shown: Shown


@dataclass(frozen=True)
class Fit:
    """``value`` 0–1 is a rank aid, not a probability; ``evidenced`` 0–1 is how much was shown."""

    value: float
    evidenced: float


@dataclass(frozen=True)
class RankedMatch:
    """A pair with its place in both lists; rank 1 is the best."""

    interview_id: UUID
    opening_id: str
    fit: Fit
    rank_for_seeker: int
    rank_for_opening: int


def shown_in(profile: ProfileRecord) -> Shown:
    """The competencies of a profile that have a level."""
    return {each.competency: each.estimate for each in profile.entries if each.estimate}


def met(estimate: EstimateRecord, required_level: float) -> float:
    """How well a level with its interval meets the required one, 0–1 (see the module)."""
    low, middle, high = (
        _step(level - required_level) for level in (estimate.low, estimate.level, estimate.high)
    )
    return (low + 2 * middle + high) / 4


def fit(shown: Shown, requirements: Sequence[Requirement]) -> Fit:
    """How well what was shown meets all that is asked for (see the module)."""
    # fsum: the same to the last bit in whatever order the requirements were written down.
    asked = math.fsum(each.weight for each in requirements)
    known = [each for each in requirements if each.competency in shown]
    evidenced = math.fsum(each.weight for each in known) / asked
    met_weight = math.fsum(each.weight * met(shown[each.competency], each.level) for each in known)
    value = met_weight / asked + (1 - evidenced) * UNKNOWN
    return Fit(round(value, DECIMALS), round(evidenced, DECIMALS))


def rank(candidates: Iterable[Candidate], openings: Iterable[Opening]) -> tuple[RankedMatch, ...]:
    """Every pair about which something was shown, ranked for both sides; best fit first."""
    offered = tuple(openings)
    pairs = [
        _Pair(each.interview_id, opening.id, found)
        for each in candidates
        for opening in offered
        if (found := fit(each.shown, opening.requirements)).evidenced > 0
    ]
    pairs.sort(key=lambda pair: pair.order)
    seen_by_seeker: dict[UUID, int] = {}
    seen_by_opening: dict[str, int] = {}
    ranked = []
    for pair in pairs:
        seeker, opening_id = pair.interview_id, pair.opening_id
        seen_by_seeker[seeker] = seen_by_seeker.get(seeker, 0) + 1
        seen_by_opening[opening_id] = seen_by_opening.get(opening_id, 0) + 1
        ranked.append(
            RankedMatch(
                seeker, opening_id, pair.fit, seen_by_seeker[seeker], seen_by_opening[opening_id]
            )
        )
    return tuple(ranked)


@dataclass(frozen=True)
class _Pair:
    interview_id: UUID
    opening_id: str
    fit: Fit

    @property
    def order(self) -> tuple[float, str]:
        tie = hashlib.sha256(f"{self.interview_id}:{self.opening_id}".encode()).hexdigest()
        return -self.fit.value, tie


def _step(above: float) -> float:
    """Logistic in the distance from the required level, ``ENOUGH`` at distance zero."""
    return 1 / (1 + (1 / ENOUGH - 1) * math.exp(-above / WIDTH_LEVELS))
