"""Agreement, held to published and hand-computed numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest

from kiosk.calibrate.agreement import among, each_rater, intraclass, kappa
from kiosk.calibrate.ratings import Ratings

SHROUT_AND_FLEISS = np.array(
    [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]], float
)
"""Six targets, four judges: table 2 of Shrout and Fleiss (1979)."""
NONE = math.nan


def rated(levels: list[list[float]], raters: str = "ABC") -> Ratings:
    table = np.array(levels)
    ids = tuple(f"a{index}" for index in range(len(table)))
    return Ratings(tuple(raters[: table.shape[1]]), ids, table)


def test_the_published_intraclass_correlations() -> None:
    found = intraclass(SHROUT_AND_FLEISS)
    assert found is not None
    single, average = found
    assert round(single.value, 2) == 0.29
    assert round(average.value, 2) == 0.62
    assert (round(single.low, 2), round(single.high, 2)) == (0.02, 0.76)
    assert (round(average.low, 2), round(average.high, 2)) == (0.07, 0.93)


def test_a_rater_who_is_always_stricter_agrees_less() -> None:
    true = np.linspace(1, 4, 12)
    same = intraclass(np.stack([true, true], axis=1))
    off = intraclass(np.stack([true, true + 1], axis=1))
    assert same is not None
    assert off is not None
    assert (same[0].value, same[0].low) == (1.0, 1.0)
    assert off[0].value < 0.8


def test_ratings_that_contradict_one_another_still_give_numbers() -> None:
    against = np.array([[3.5, 3.0, 2.5], [4.0, 2.5, 2.0], [5.0, 2.0, 2.0]])
    found = intraclass(against)
    assert found is not None
    assert found[0].value < 0
    assert (found[0].low, found[0].high) == (-1.0, 1.0)


@pytest.mark.parametrize("levels", [np.full((5, 2), 3.0), np.ones((5, 1)), np.eye(2)])
def test_where_there_is_nothing_to_compare_there_is_no_correlation(levels: np.ndarray) -> None:
    assert intraclass(levels) is None


def test_quadratic_weighted_kappa_by_hand() -> None:
    # Squared differences: 0.25 on the mean; by chance 1.25 + 2.1875 + 0.25² = 3.5.
    found = kappa(np.array([1.0, 2, 3, 4]), np.array([1.0, 2, 3, 5]))
    assert found == pytest.approx(1 - 0.25 / 3.5, abs=1e-4)


def test_half_levels_are_steps_of_their_own() -> None:
    true = np.array([1.0, 2.5, 3.5, 5.0])
    assert kappa(true, true) == 1.0
    off = kappa(true, np.array([1.0, 3.0, 3.5, 5.0]))
    assert off is not None
    assert 0.9 < off < 1.0


def test_one_and_the_same_level_everywhere_has_no_kappa() -> None:
    assert kappa(np.full(5, 3.0), np.full(5, 3.0)) is None


def test_pairs_are_compared_where_both_have_scored() -> None:
    found = among(rated([[1, 1, NONE], [2, 2, 3], [3, 3.5, 4], [4, 4, NONE], [5, NONE, NONE]]))
    assert (found.shared, found.complete) == (4, 2)
    assert [(each.one, each.other, each.n) for each in found.pairs] == [
        ("A", "B", 4),
        ("A", "C", 2),
        ("B", "C", 2),
    ]
    assert [each.difference for each in found.pairs] == [0.125, 1.0, 0.75]
    assert found.difference == pytest.approx(0.625)
    assert found.single is None, "two answers that all have scored are too few"


def test_severity_is_told_from_the_others_and_apart_from_the_machine() -> None:
    found = each_rater(
        rated([[1.0, 2, 2], [2, 3, 3], [3, 4, 4], [NONE, 4, 4]]), np.array([2.0, 3, 4, 4])
    )
    assert [(each.name, each.n, each.severity) for each in found] == [
        ("A", 3, -1.0),
        ("B", 4, 0.375),
        ("C", 4, 0.375),
    ]
    assert [each.machine_difference for each in found] == [1.0, 0.0, 0.0]
    assert found[1].machine_kappa == 1.0


def test_one_rater_alone_is_told_without_numbers() -> None:
    alone = rated([[1.0], [3.0], [4.0]])
    found = among(alone)
    assert (found.kappa, found.single, found.difference, found.shared) == (None, None, None, 0)
    assert each_rater(alone, np.array([1.0, 3, 4]))[0].severity is None
