"""How well raters agree, with one another and with the machine.

Quadratic weighted kappa comes from scikit-learn. The intraclass correlations are written out here
(Shrout and Fleiss 1979, intervals after McGraw and Wong 1996): the library that has them is under
the GPL, which the booth is not, and the tests hold these lines to the published example.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy import stats
from sklearn.metrics import cohen_kappa_score

from kiosk.calibrate.ratings import Numbers, Ratings
from kiosk.interview import HIGHEST_LEVEL, LOWEST_LEVEL

_HALVES = np.arange(2 * LOWEST_LEVEL, 2 * HIGHEST_LEVEL + 1)


@dataclass(frozen=True)
class Interval:
    """A value and the 95 % interval around it."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Pair:
    """Two raters, over the answers that both scored; kappa is None where it has no meaning."""

    one: str
    other: str
    n: int
    kappa: float | None
    difference: float


@dataclass(frozen=True)
class Rater:
    """One rater.

    Attributes:
        severity: mean of the own level minus the mean of the other raters' levels, over answers
            that others scored too; below 0 is severe.
        machine_kappa, machine_difference: with the machine.
    """

    name: str
    n: int
    severity: float | None
    machine_kappa: float | None = None
    machine_difference: float | None = None


@dataclass(frozen=True)
class Agreement:
    """Among raters.

    Attributes:
        shared: answers that at least two scored.
        complete: answers that all scored; the intraclass correlations are over these.
        kappa: mean over the pairs of raters.
        single, average: ICC(2,1), how far one rater can be relied on, and ICC(2,k), all together.
        difference: mean absolute difference in levels, over the pairs.
    """

    raters: tuple[str, ...]
    shared: int
    complete: int
    kappa: float | None
    single: Interval | None
    average: Interval | None
    difference: float | None
    pairs: tuple[Pair, ...]


def among(ratings: Ratings) -> Agreement:
    """How well the raters agree with one another."""
    pairs = tuple(
        pair
        for a, b in combinations(range(len(ratings.raters)), 2)
        if (pair := _pair(ratings, a, b)) is not None
    )
    whole = ratings.levels[~np.isnan(ratings.levels).any(axis=1)]
    single, average = intraclass(whole) or (None, None)
    kappas = [each.kappa for each in pairs if each.kappa is not None]
    return Agreement(
        raters=ratings.raters,
        shared=ratings.shared,
        complete=len(whole) if len(ratings.raters) > 1 else 0,
        kappa=_rounded(np.mean(kappas)) if kappas else None,
        single=single,
        average=average,
        difference=_rounded(np.mean([each.difference for each in pairs])) if pairs else None,
        pairs=pairs,
    )


def each_rater(ratings: Ratings, machine: Numbers) -> tuple[Rater, ...]:
    """Every rater beside the others and beside the machine's levels, shape (answers,)."""
    found = []
    for column, name in enumerate(ratings.raters):
        own = ratings.levels[:, column]
        scored = ~np.isnan(own)
        others = np.delete(ratings.levels, column, axis=1)
        both = scored & ~np.isnan(others).all(axis=1)
        severity = own[both] - np.nanmean(others[both], axis=1) if both.any() else np.zeros(0)
        found.append(
            Rater(
                name,
                int(scored.sum()),
                _rounded(severity.mean()) if len(severity) else None,
                kappa(own[scored], machine[scored]),
                _rounded(np.abs(own - machine)[scored].mean()),
            )
        )
    return tuple(found)


def kappa(one: Numbers, other: Numbers) -> float | None:
    """Quadratic weighted kappa on half levels; None where both gave one and the same level."""
    a, b = (np.rint(2 * each).astype(int) for each in (one, other))
    if len(a) < 2 or len(set(a) | set(b)) < 2:
        return None
    return _rounded(cohen_kappa_score(a, b, labels=_HALVES, weights="quadratic"))


def intraclass(levels: Numbers, confidence: float = 0.95) -> tuple[Interval, Interval] | None:
    """ICC(2,1) and ICC(2,k): two-way random effects, absolute agreement.

    Args:
        levels: shape (answers, raters), nothing missing.
        confidence: of the intervals.

    Returns:
        For a single rater and for the mean of all; None for fewer than three answers or two
        raters, or where all levels are one.
    """
    n, k = levels.shape
    if n < 3 or k < 2 or np.ptp(levels) == 0:
        return None
    answers, raters, rest = _mean_squares(levels)
    if np.isclose(rest, 0) and np.isclose(raters, 0):
        return Interval(1.0, 1.0, 1.0), Interval(1.0, 1.0, 1.0)
    rest = max(rest, 1e-12)
    single = (answers - rest) / (answers + (k - 1) * rest + k * (raters - rest) / n)
    with np.errstate(all="ignore"):
        low, high = _single_bounds(answers, raters, rest, (n, k), confidence)
    # Ratings that contradict one another have no such interval: anything is possible then.
    low, high = (low, high) if low <= single <= high else (-1.0, 1.0)
    alone = [max(each, -1.0) for each in (single, low, high)]
    together = [max(k * each / max(1 + (k - 1) * each, 1e-9), -1.0) for each in alone]
    return Interval(*map(_rounded, alone)), Interval(*map(_rounded, together))


def _single_bounds(
    answers: float, raters: float, rest: float, shape: tuple[int, int], confidence: float
) -> tuple[float, float]:
    """Of ICC(2,1), from the mean squares of ``n`` answers and ``k`` raters."""
    n, k = shape
    single = np.float64(answers - rest) / (answers + (k - 1) * rest + k * (raters - rest) / n)
    # How sure the raters' own share of the variance is: Satterthwaite's degrees of freedom.
    a = k * single / (n * (1 - single))
    b = 1 + k * single * (n - 1) / (n * (1 - single))
    freedom = (a * raters + b * rest) ** 2 / (
        (a * raters) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1))
    )
    tail = 1 - (1 - confidence) / 2
    down = stats.f.ppf(tail, n - 1, freedom)
    up = stats.f.ppf(tail, freedom, n - 1)
    noise = k * raters + (k * n - k - n) * rest
    low = n * (answers - down * rest) / (down * noise + n * answers)
    high = n * (up * answers - rest) / (noise + n * up * answers)
    return float(low), float(high)


def _mean_squares(levels: Numbers) -> tuple[float, float, float]:
    """Between answers, between raters, and what is left: the two-way analysis of variance."""
    n, k = levels.shape
    by_answer, by_rater, overall = levels.mean(axis=1), levels.mean(axis=0), levels.mean()
    left = levels - by_answer[:, None] - by_rater + overall
    return (
        float(k * ((by_answer - overall) ** 2).sum() / (n - 1)),
        float(n * ((by_rater - overall) ** 2).sum() / (k - 1)),
        float((left**2).sum() / ((n - 1) * (k - 1))),
    )


def _pair(ratings: Ratings, one: int, other: int) -> Pair | None:
    both = ~np.isnan(ratings.levels[:, [one, other]]).any(axis=1)
    if not both.any():
        return None
    a, b = ratings.levels[both, one], ratings.levels[both, other]
    names = ratings.raters[one], ratings.raters[other]
    return Pair(*names, int(both.sum()), kappa(a, b), _rounded(np.abs(a - b).mean()))


def _rounded(value: float | np.floating[Any]) -> float:
    return round(float(value), 4)
