"""Whether one group fares worse than another of the same true level: fairlearn's metric frames.

Two groups are compared only at true levels that both have, and every such level counts the same:
otherwise a group that happens to have given weaker answers would look badly treated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import Any, Final

import numpy as np

from kiosk.evaluate.report import (
    NOT_INSTALLED,
    ORDINARY,
    Gap,
    Numbers,
    Record,
    kind_of,
    levels_of,
    rounded,
)
from kiosk.interview import KnownError, Language

SPOKEN_KINDS: Final = ("dialect", "non_native", "asr")
"""Ways of speaking, or of being heard; each is held against ordinary answers."""


def gaps(given: Sequence[Record], found: Sequence[Record]) -> tuple[Gap, ...]:
    """All gaps that the records allow: between languages, ways of speaking, and ``group``.

    Args:
        given: graded records; ``kind`` and ``group`` where known.
        found: what was found for them, in the same order.

    Raises:
        KnownError: the fairness library is not installed.
    """
    rows = [*zip(given, found, strict=True)]
    ordinary = [row for row in rows if kind_of(row[0]) == ORDINARY]
    present = [each.value for each in Language if any(g["lang"] == each.value for g, _ in rows)]
    gaps = [
        _gap("language", one, other, ordinary, lambda each: str(each["lang"]))
        for one, other in combinations(present, 2)
    ]
    for language in present:
        own = [row for row in rows if row[0]["lang"] == language]
        gaps += [
            _gap(f"kind ({language})", kind, ORDINARY, own, kind_of)
            for kind in SPOKEN_KINDS
            if any(kind_of(each) == kind for each, _ in own)
        ]
        gaps += _group_gaps(language, own)
    return tuple(gaps)


def _group_gaps(language: str, rows: Sequence[tuple[Record, Record]]) -> list[Gap]:
    """Every group against the largest one."""
    named = [row for row in rows if row[0].get("group")]
    sizes = Counter(_group_of(each) for each, _ in named)
    largest, *others = sorted(sizes, key=lambda group: (-sizes[group], group)) or [""]
    feature = f"group ({language})"
    return [_gap(feature, each, largest, named, _group_of) for each in others]


def _group_of(given: Record) -> str:
    return str(given["group"])


def _gap(
    feature: str,
    one: str,
    other: str,
    rows: Sequence[tuple[Record, Record]],
    group_of: Callable[[Record], str],
) -> Gap:
    both = [row for row in rows if group_of(row[0]) in (one, other)]
    levels = {
        group: {row[0]["level"] for row in both if group_of(row[0]) == group}
        for group in (one, other)
    }
    alike = [row for row in both if row[0]["level"] in levels[one] & levels[other]]
    given_level = [row for row in alike if row[1]["level"] is not None]
    error = _matched({"error": _mean_error, "absolute": _mean_absolute}, given_level, group_of)
    gone = _matched({"abstained": _abstained}, alike, group_of, gone=True)

    def between(found: Mapping[str, Mapping[str, float]], name: str) -> float | None:
        of = found.get(name, {})
        return rounded(of[one] - of[other]) if {one, other} <= of.keys() else None

    sizes = Counter(group_of(each) for each, _ in alike)
    return Gap(
        feature,
        one,
        other,
        sizes[one],
        sizes[other],
        between(error, "error"),
        between(error, "absolute"),
        between(gone, "abstained"),
    )


def _matched(
    metrics: Mapping[str, Callable[..., float]],
    rows: Sequence[tuple[Record, Record]],
    group_of: Callable[[Record], str],
    *,
    gone: bool = False,
) -> dict[str, dict[str, float]]:
    """Every metric of every group: its mean over the true levels that all groups have."""
    if not rows:
        return {}
    found = [row[1] for row in rows]
    frame = _metric_frame()(
        metrics=dict(metrics),
        y_true=np.array([float(row[0]["level"]) for row in rows]),
        y_pred=np.array([e["level"] is None for e in found], float) if gone else levels_of(found),
        sensitive_features=np.array([group_of(row[0]) for row in rows]),
        control_features=np.array([f"{float(row[0]['level']):.1f}" for row in rows]),
    )
    result: dict[str, dict[str, float]] = {}
    for name in metrics:
        by_level = frame.by_group[name].astype(float).unstack().dropna()
        if len(by_level):
            result[name] = {str(group): float(by_level[group].mean()) for group in by_level}
    return result


def _mean_error(true: Numbers, found: Numbers) -> float:
    """With its sign: below 0, less was found than is true."""
    return float(np.mean(np.asarray(found) - np.asarray(true)))


def _mean_absolute(true: Numbers, found: Numbers) -> float:
    return float(np.mean(np.abs(np.asarray(found) - np.asarray(true))))


def _abstained(true: Numbers, gone: Numbers) -> float:
    return float(np.mean(gone))


def _metric_frame() -> Any:
    """Imported here: it brings a data-frame library, which nobody else should wait for."""
    try:
        from fairlearn.metrics import MetricFrame
    except ImportError:
        raise KnownError(NOT_INSTALLED) from None
    return MetricFrame
