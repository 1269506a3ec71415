"""Gaps between groups, on answers whose gaps are known."""

from __future__ import annotations

import io
from typing import Any

from rich.console import Console

from kiosk.evaluate import Report, show
from kiosk.evaluate.gaps import gaps
from kiosk.evaluate.report import Gap

Row = tuple[dict[str, Any], dict[str, Any]]


def row(true: float, found: float | None, lang: str = "ko", **more: Any) -> Row:
    return {"lang": lang, "level": true, **more}, {"level": found}


def of(rows: list[Row], feature: str, one: str) -> Gap:
    found = gaps([given for given, _ in rows], [found for _, found in rows])
    return next(each for each in found if each.feature == feature and each.one == one)


def test_what_one_language_is_thought_less_of_is_a_gap() -> None:
    korean = [row(level, level - 0.25) for level in (1.5, 3, 4)]
    english = [row(level, level + 0.25, "en") for level in (1.5, 3, 4)]
    gap = of(korean + english, "language", "ko")
    assert (gap.other, gap.error, gap.absolute_error, gap.n_one) == ("en", -0.5, 0.0, 3)


def test_only_answers_of_the_same_true_level_are_compared() -> None:
    # The levels of ordinary answers run from 1 to 5 and are pulled to the middle; those of dialect
    # are all 4. Without matching, dialect would look thought less of.
    ordinary = [row(level, 3 + (level - 3) / 2) for level in (1, 2, 3, 4, 5)]
    dialect = [row(4, 3.5, kind="dialect") for _ in range(3)]
    gap = of(ordinary + dialect, "kind (ko)", "dialect")
    assert (gap.error, gap.absolute_error) == (0.0, 0.0)
    assert (gap.n_one, gap.n_other) == (3, 1)


def test_every_shared_level_counts_the_same() -> None:
    many_low = [row(2, 2.0, group="b") for _ in range(9)] + [row(4, 4.0, group="b")]
    other = [row(2, 2.0, group="a") for _ in range(9)] + [row(4, 3.0, group="a")]
    gap = of([*many_low, *other, row(3, 1.0, group="b")], "group (ko)", "a")
    assert (gap.other, gap.error) == ("b", -0.5)


def test_an_abstention_is_no_error_but_a_gap_of_its_own() -> None:
    ordinary = [row(4, 4.0), row(4, 4.0)]
    gap = of([*ordinary, row(4, 4.0, kind="non_native"), row(4, None, kind="non_native")], *NATIVE)
    assert (gap.error, gap.abstained) == (0.0, 0.5)


NATIVE = ("kind (ko)", "non_native")


def test_groups_that_share_no_level_have_no_gap() -> None:
    gap = of([row(4, 4.0), row(3, 3.0, kind="non_native")], *NATIVE)
    assert (gap.error, gap.absolute_error, gap.abstained, gap.n_one) == (None, None, None, 0)


def test_gaps_are_shown_with_their_sign() -> None:
    page = io.StringIO()
    gap = Gap("language", "ko", "en", 5, 6, -0.125, 0.0, None)
    show(Report((), "", (gap,)), Console(file=page, width=120))
    assert "ko minus en" in page.getvalue()
    assert "-0.125" in page.getvalue()
