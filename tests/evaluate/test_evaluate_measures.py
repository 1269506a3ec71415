"""The arithmetic of the evaluation, on answers whose measures can be counted by hand."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.console import Console

from kiosk.evaluate import Report, evaluate, measure, show
from kiosk.interview import Competency, KnownError

OTHERS = {each.value: 0.1 for each in Competency}


def given(level: float, kind: str = "ordinary", words: int = 5, **more: Any) -> dict[str, Any]:
    text = " ".join(["one two three four five six seven eight nine ten"[: 3 + words]] * words)
    return {
        "lang": "en",
        "competency": "numeracy",
        "question": "How?",
        "text": text,
        "level": level,
        "kind": kind,
        "evidence": [],
        **more,
    }


def found(level: float | None, half: float = 0.5, **more: Any) -> dict[str, Any]:
    return {
        "level": level,
        "low": None if level is None else level - half,
        "high": None if level is None else level + half,
        "abstained": level is None,
        "relevance": {**OTHERS, "numeracy": 0.9},
        "evidence": [],
        **more,
    }


def value(report: Report, name: str) -> float | None:
    (part,) = report.languages
    return next(each.value for each in part.measures if each.name == name)


def test_perfect_order_is_one_and_reversed_order_minus_one() -> None:
    true = [given(level) for level in (1, 2, 3, 4)]
    same = measure(true, [found(level) for level in (1.5, 2.0, 3.1, 4.9)])
    assert value(same, "Spearman, ordinary answers") == 1.0
    turned = measure(true, [found(level) for level in (4.0, 3.0, 2.0, 1.0)])
    assert value(turned, "Spearman, ordinary answers") == -1.0


def test_gamed_answers_are_counted_low_or_abstained() -> None:
    true = [given(1, "stuffed"), given(1, "off_topic"), given(1, "definition"), given(1, "stuffed")]
    report = measure(true, [found(None), found(2.0), found(2.1), found(1.0)])
    assert value(report, "gamed: level at most 2 or abstained") == 0.75


def test_hard_kinds_have_their_own_bounds() -> None:
    true = [given(2, "empty"), given(5, "short"), given(4, "dialect"), given(4, "non_native")]
    report = measure(true, [found(2.6), found(3.5), found(3.5), found(4.1)])
    assert value(report, "empty: level at most 2.5") == 0.0
    assert value(report, "short: level at least 3.5") == 1.0
    assert value(report, "dialect and non-native: mean level") == 3.8


def test_intervals_swaps_and_abstentions() -> None:
    true = [given(3), given(3), given(3, "swap", pair="p"), given(3, "swap", pair="p")]
    report = measure(true, [found(3.2), found(4.0), found(None), found(1.25)])
    assert value(report, "true level inside the interval") == pytest.approx(1 / 3, abs=1e-4)
    assert value(report, "mean width of the interval") == 1.0
    assert value(report, "swap pairs: largest change") == 0.25
    assert value(report, "abstained on ordinary answers") == 0.0


def test_the_asked_competency_must_be_ahead_ties_do_not_count() -> None:
    tie = found(3.0, relevance={**OTHERS, "numeracy": 0.5, "technology": 0.5})
    report = measure([given(3), given(4), given(1)], [found(3.0), tie, tie])
    assert value(report, "asked competency first") == 0.5
    assert value(report, "asked competency in the first three") == 1.0


def test_a_quote_counts_when_it_touches_a_mark() -> None:
    text = "It was late. I called the yard. They came."
    one = given(4, text=text, evidence=["called the yard"])
    hit = measure([one], [found(4.0, evidence=["I called the yard."])])
    miss = measure([one], [found(4.0, evidence=["It was late."])])
    assert value(hit, "a quote overlaps a rater's mark") == 1.0
    assert value(miss, "a quote overlaps a rater's mark") == 0.0


def test_a_level_that_follows_length_is_caught() -> None:
    lengths = [2, 9, 4, 7, 3, 8, 5, 6]
    graded = zip([1, 1, 2, 2, 3, 3, 4, 4], lengths, strict=True)
    true = [given(level, words=n) for level, n in graded]
    report = measure(true, [found(1 + n / 4) for n in lengths])
    partial = value(report, "partial correlation with length")
    assert partial is not None
    assert partial > 0.9


def test_what_mishearing_costs_is_the_difference() -> None:
    true = [given(level) for level in (1, 2, 3, 4)]
    levels = [found(level) for level in (1.0, 2.0, 3.0, 4.0)]
    worse = [found(level) for level in (1.0, 3.0, 2.0, 4.0)]
    assert value(measure(true, levels, worse), "Spearman lost to mishearing") == pytest.approx(0.2)


def test_each_language_is_measured_alone_and_everything_can_be_written() -> None:
    report = measure([given(3), {**given(2), "lang": "ko"}], [found(3.0), found(2.0)])
    assert [each.language for each in report.languages] == ["ko", "en"]
    assert json.loads(json.dumps(report.record()))["languages"][0]["kinds"][0]["level"] == 2.0
    page = io.StringIO()
    show(report, Console(file=page, width=120))
    assert "true level inside the interval" in page.getvalue()


def test_answers_without_a_level_cannot_be_evaluated() -> None:
    ungraded = {key: each for key, each in given(3).items() if key != "level"}
    with pytest.raises(KnownError, match="Record 1 has no level"):
        evaluate([ungraded], None)  # type: ignore[arg-type]  # refused before the scorer is asked
    with pytest.raises(KnownError, match="no answers in the file"):
        evaluate([], None)  # type: ignore[arg-type]
