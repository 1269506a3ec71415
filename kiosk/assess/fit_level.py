"""The last step of the heads, fitted alone: from what was gathered to the level and its interval.

Fast, so that a calibration hour at a fair can repeat it with the raters' own answers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import isotonic_regression

from kiosk.assess import heads
from kiosk.assess.features import LEVEL_COLUMN, OFF_SUBJECT_COLUMN, WHOLE_COLUMNS
from kiosk.assess.heads import Kernel, Matrix, Scale, Standard, Taught

CROSSED_POINTS: Final = 1500
"""Answers that a kernel compares with which only measures: more are slower and no better."""
SEED: Final = 7
NARROWNESS: Final = 0.7
PENALTY: Final = 3.0
"""With a tenth of it authors left out in turn are told as well, but a level hangs on single words
more: pairs whose protected words no list knows move a quarter further (decision 0020)."""
WHOLE_SHARE: Final = 4.0
"""What the text as a whole says counts this much more than one role of one sentence."""
COVERAGE: Final = 0.83
"""Of what one person graded, by authors left out in turn. Of what hands graded of whom nothing had
been learned it is about four fifths, 0.73 to 0.85 (decision 0030)."""
AIM_STEP: Final = 0.01
"""Between the shares of the errors that are tried."""
BIN_ANSWERS: Final = 120
"""Answers by which a margin, or a point of the scale, is measured; fewer would be chance, more
would blur."""
LEAST_BINS: Final = 8
"""Of the scale, however few answers there are."""


@dataclass(frozen=True)
class LevelHead:
    """The last step, as it goes into :class:`kiosk.assess.heads.Heads`."""

    standard: Standard
    level_kernel: Kernel
    taught: Taught
    scale: Scale


def fit_level(points: Matrix, taught: Taught) -> LevelHead:
    """Kernel, scale and margins.

    Args:
        points: shape (answers, gathered), of heads that had not seen the answer's author.
        taught: what they stand for.
    """
    unseen = crossed(points, taught)
    scale = measured_scale(unseen[:, LEVEL_COLUMN], taught)
    standard, kernel = _kernel(points, taught, np.ones(len(points), bool))
    return LevelHead(standard, kernel, taught, scale)


def crossed(points: Matrix, taught: Taught) -> Matrix:
    """Level and off-subject for every answer by a kernel without its author, shape (answers, 2)."""
    found = np.zeros_like(taught.targets)
    for author in np.unique(taught.authors):
        own = taught.authors == author
        standard, kernel = _kernel(points, taught, ~own, CROSSED_POINTS)
        found[own] = kernel(standard(points[own]))
    return found


def _kernel(
    points: Matrix, taught: Taught, rows: NDArray[np.bool_], most: int | None = None
) -> tuple[Standard, Kernel]:
    """Least squares on clean and misheard answers; the clean ones, or ``most``, as points."""
    spread = points[rows].std(axis=0) + 1e-6
    spread[WHOLE_COLUMNS] /= np.sqrt(WHOLE_SHARE)
    standard = Standard(points[rows].mean(axis=0), spread)
    known = standard(points[rows])
    x = np.vstack([known, standard(taught.misheard[rows])])
    y = np.vstack([taught.targets[rows]] * 2)
    weights = np.vstack([_weights(taught)[rows]] * 2)
    chosen = np.sort(np.random.default_rng(SEED).permutation(len(known))[:most])
    return standard, solved(x, y, weights, heads.on_grid(known[chosen]), NARROWNESS, PENALTY)


def _weights(taught: Taught) -> Matrix:
    """How much each answer counts for the level, and for being off the subject."""
    return np.column_stack([np.where(_stories(taught), 0.0, taught.weights), taught.weights])


def _stories(taught: Taught) -> NDArray[np.bool_]:
    """Those off the subject: they get no level, so they teach none (decision 0025)."""
    return np.asarray(taught.targets[:, OFF_SUBJECT_COLUMN] > 0)


def solved(
    x: Matrix,
    y: Matrix,
    weights: Matrix,
    points: Matrix,
    narrowness: float,
    penalty: float,
    still: Matrix | None = None,
) -> Kernel:
    """Weighted least squares in the likeness to ``points``.

    Args:
        x: shape (rows, directions).
        y: shape (rows, columns).
        weights: shape (rows, columns).
        points: shape (points, directions).
        narrowness: of the likeness.
        penalty: larger trusts the rows less.
        still: shape (differences, points): differences in likeness that must move no prediction.
    """
    offset = (y * weights).sum(axis=0) / weights.sum(axis=0)
    like = heads.likeness(x, points, narrowness)
    base = penalty * heads.likeness(points, points, narrowness) + 1e-4 * np.eye(len(points))
    if still is not None:
        base += still.T @ still
    found = np.zeros((len(points), y.shape[1]))
    different, column_of = np.unique(weights, axis=1, return_inverse=True)
    for number, own in enumerate(different.T[:, :, None]):
        columns = column_of == number
        system = like.T @ (own * like) + base
        wanted = (y - offset)[:, columns]
        found[:, columns] = np.linalg.solve(system, like.T @ (own * wanted))
    return Kernel(points, found, offset, narrowness)


def measured_scale(unseen: Matrix, taught: Taught) -> Scale:
    """Levels and margins from predictions for authors that were not seen (isotonic, by bin)."""
    ordinary, given = taught.ordinary > 0, ~_stories(taught)
    bins = _bins(unseen[ordinary], LEAST_BINS)
    raw, graded = (
        np.array([values[ordinary][each].mean() for each in bins])
        for values in (unseen, taught.graded)
    )
    rising = isotonic_regression(graded, weights=[len(each) for each in bins]).x
    flat = np.zeros(1)
    scale = Scale(raw, rising, flat, flat, flat)
    return _with_margins(scale, scale.levels(unseen[given]), taught.graded[given])


def _bins(values: Matrix, least: int = 1) -> list[NDArray[np.intp]]:
    """Places of values that are alike, the smallest first."""
    order = np.argsort(values, kind="stable")
    return np.array_split(order, max(len(order) // BIN_ANSWERS, min(least, len(order))))


def _with_margins(scale: Scale, levels: Matrix, graded: Matrix) -> Scale:
    """The narrowest margins that hold :data:`COVERAGE` of the grades.

    Grades come in halves, so many lie just where a quantile of the errors does, and an interval
    with its ends holds more than the quantiles say.
    """
    narrowest = _quantiles(scale, levels, graded, COVERAGE)
    for aim in np.arange(COVERAGE, 0, -AIM_STEP)[1:]:
        tried = _quantiles(scale, levels, graded, float(aim))
        if _held(tried, levels, graded) < COVERAGE:
            break
        narrowest = tried
    return narrowest


def _held(scale: Scale, levels: Matrix, graded: Matrix) -> float:
    """The share of the grades that lie inside, or at an end."""
    low = levels - np.interp(levels, scale.at, scale.below)
    high = levels + np.interp(levels, scale.at, scale.above)
    return float(((low <= graded) & (graded <= high)).mean())


def _quantiles(scale: Scale, levels: Matrix, graded: Matrix, aim: float) -> Scale:
    """Margins of errors among answers of like predicted level (split conformal, by bin)."""
    errors = graded - levels
    bins = _bins(levels)
    tail = (1 - aim) / 2
    return replace(
        scale,
        at=np.array([levels[each].mean() for each in bins]),
        below=np.array([max(-np.quantile(errors[each], tail), 0.1) for each in bins]),
        above=np.array([max(np.quantile(errors[each], 1 - tail), 0.1) for each in bins]),
    )
