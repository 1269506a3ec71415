"""The last step of the heads, fitted alone: from what was gathered to the level and its interval.

Fast, so that a calibration hour at a fair can repeat it with the raters' own answers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import heads
from kiosk.assess.features import LEVEL_COLUMN, OFF_SUBJECT_COLUMN, WHOLE_COLUMNS
from kiosk.assess.heads import Kernel, Matrix, Scale, Standard, Taught
from kiosk.interview import COVERED

CROSSED_POINTS: Final = 1500
"""Answers that a kernel compares with which only measures: more are slower and no better."""
SEED: Final = 7
NARROWNESS: Final = 0.7
PENALTY: Final = 3.0
"""With a tenth of it authors left out in turn are told as well, but a level hangs on single words
more: pairs whose protected words no list knows move a quarter further (decision 0020)."""
WHOLE_SHARE: Final = 4.0
"""What the text as a whole says counts this much more than one role of one sentence."""
COVERAGE: Final = 0.80
"""Aimed at. Inside are 0.80 to 0.92 of all answers by authors left out in turn whose brief others
have taught, and 0.66 to 0.83 of those by hands of whom nothing had been learned; 0.81 in the mean
of five kinds of hands (decision 0027)."""
LENGTH_SHARE: Final = 0.25
"""Of what a line explains by length among the development authors is taken off. Hands who had other
briefs lean one way or the other: no share suits all of them (decisions 0023 and 0026)."""
BIN_ANSWERS: Final = 120
"""Answers in whose errors a margin is measured; fewer would be chance, more would blur."""


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
    return standard, solved(x, y, weights, known[chosen], NARROWNESS, PENALTY)


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
    """Slope, length and margins from predictions for authors that were not seen."""
    ordinary = taught.ordinary > 0
    found, true = unseen.copy(), taught.targets[:, LEVEL_COLUMN]
    per_length, typical = np.zeros(len(COVERED)), np.zeros(len(COVERED))
    for index in range(len(COVERED)):
        rows = ordinary & (taught.languages == index)
        if rows.any():
            typical[index] = taught.lengths[rows].mean()
            off = taught.lengths[rows] - typical[index]
            explained = np.column_stack([np.ones(rows.sum()), true[rows], off])
            line = np.linalg.lstsq(explained, found[rows], rcond=None)[0]
            per_length[index] = LENGTH_SHARE * line[2]
            found[rows] -= per_length[index] * off
    # The line that gives predicted levels of ordinary answers the spread of the true ones.
    slope = float(true[ordinary].std() / found[ordinary].std())
    shift = float(true[ordinary].mean() - slope * found[ordinary].mean())
    flat = np.zeros(1)
    scale = Scale(slope, shift, per_length, typical, flat, flat, flat)
    given = ~_stories(taught)
    levels = levels_of(unseen, taught, scale)
    return _with_margins(scale, levels[given], true[given])


def levels_of(unseen: Matrix, taught: Taught, scale: Scale) -> Matrix:
    """The levels that the scorer would give, shape (answers,)."""
    return np.array(
        [
            scale.level(float(raw), COVERED[int(language)], float(length))
            for raw, language, length in zip(unseen, taught.languages, taught.lengths, strict=True)
        ]
    )


def _with_margins(scale: Scale, levels: Matrix, true: Matrix) -> Scale:
    """Quantiles of the errors among answers of like predicted level (split conformal, by bin)."""
    errors = true - levels
    order = np.argsort(levels, kind="stable")
    bins: Sequence[NDArray[Any]] = np.array_split(order, max(len(order) // BIN_ANSWERS, 1))
    tail = (1 - COVERAGE) / 2
    return replace(
        scale,
        at=np.array([levels[each].mean() for each in bins]),
        below=np.array([max(-np.quantile(errors[each], tail), 0.1) for each in bins]),
        above=np.array([max(np.quantile(errors[each], 1 - tail), 0.1) for each in bins]),
    )
