"""The arithmetic: every measure of one language, from what was given and what was found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from kiosk.evaluate.gaps import gaps
from kiosk.evaluate.report import (
    COVERED_LEAST,
    COVERED_MOST,
    LARGEST_CHANGE,
    KindRow,
    LanguageReport,
    Measure,
    Numbers,
    Record,
    Report,
    kind_of,
    levels_of,
    rounded,
)
from kiosk.interview import COVERED

GAMED: Final = ("stuffed", "definition", "instruction", "off_topic", "offtopic")
SHOWN_LEVEL: Final = 3.0
"""From this true level on, an answer is about its subject and has evidence."""
TIMED_WORDS: Final = 100


def measure(
    given: Sequence[Record],
    found: Sequence[Record],
    misread: Sequence[Record] | None = None,
    seconds: Sequence[float] = (),
    calibration: str = "",
) -> Report:
    """Every measure, from graded records and what was found for them, in the same order.

    Args:
        given: records with ``level`` (true) and, where known, ``kind``, ``evidence``, ``pair``.
        found: what :func:`kiosk.assess.records.score_records` made of them.
        misread: the same for misheard copies.
        seconds: how long each answer took.
        calibration: which heads.
    """
    reports = []
    for language in COVERED:
        rows = [index for index, each in enumerate(given) if each["lang"] == language.value]
        if rows:
            part = _Part(
                [given[row] for row in rows],
                [found[row] for row in rows],
                [misread[row] for row in rows] if misread is not None else None,
                [seconds[row] for row in rows] if seconds else [],
            )
            reports.append(LanguageReport(language.value, part.measures(), part.kinds()))
    return Report(tuple(reports), calibration, gaps(given, found))


def swap_changes(given: Sequence[Record], levels: Numbers) -> list[tuple[str, float]]:
    """Pairs of answers in which only a protected word differs, and by how much the level does."""
    pairs: dict[str, list[float]] = {}
    for each, level in zip(given, levels, strict=True):
        if each.get("pair"):
            pairs.setdefault(str(each["pair"]), []).append(float(level))
    return [(name, abs(a - b)) for name, one in pairs.items() for a, b in combinations(one, 2)]


@dataclass(frozen=True)
class _Part:
    """The answers of one language."""

    given: list[Record]
    found: list[Record]
    misread: list[Record] | None
    seconds: list[float]

    @property
    def true(self) -> Numbers:
        return np.array([float(each["level"]) for each in self.given])

    @property
    def levels(self) -> Numbers:
        return levels_of(self.found)

    @property
    def words(self) -> Numbers:
        return np.array([float(len(each["text"].split())) for each in self.given])

    def of(self, *kinds: str) -> NDArray[np.bool_]:
        return np.array([kind_of(each) in kinds for each in self.given])

    def measures(self) -> tuple[Measure, ...]:
        everything = np.ones(len(self.given), bool)
        ordinary = self.of("ordinary")
        return (
            self._spearman("Spearman, ordinary answers", ordinary, 0.88),
            self._spearman("Spearman, all kinds", everything, 0.85),
            self._share("gamed: level at most 2 or abstained", self.of(*GAMED), 0.95, most=2.0),
            self._share("empty: level at most 2.5", self.of("empty"), 0.90, most=2.5),
            self._share("short: level at least 3.5", self.of("short"), 0.90, least=3.5),
            self._mean("dialect and non-native: mean level", self.of("dialect", "non_native")),
            self._length(ordinary),
            self._swaps(),
            *self._relevance(),
            *self._evidence(),
            *self._intervals(),
            self._robustness(ordinary),
            self._abstained(ordinary),
            self._error(ordinary),
            self._within_one(ordinary),
            self._time(),
        )

    def kinds(self) -> tuple[KindRow, ...]:
        names = dict.fromkeys(map(kind_of, self.given))
        rows = []
        for name in names:
            chosen = self.of(name)
            gone = [
                each["abstained"] for each, take in zip(self.found, chosen, strict=True) if take
            ]
            rows.append(
                KindRow(
                    name,
                    int(chosen.sum()),
                    rounded(self.true[chosen].mean()),
                    rounded(self.levels[chosen].mean()),
                    rounded(np.mean(gone)),
                )
            )
        return tuple(rows)

    def _spearman(self, name: str, chosen: NDArray[np.bool_], least: float) -> Measure:
        value = _correlation(self.levels[chosen], self.true[chosen])
        return Measure(name, value, int(chosen.sum()), least)

    def _share(
        self,
        name: str,
        chosen: NDArray[np.bool_],
        share: float,
        least: float = -np.inf,
        most: float = np.inf,
    ) -> Measure:
        levels = self.levels[chosen]
        inside = (levels >= least) & (levels <= most)
        return Measure(name, _mean_of(inside), len(levels), share)

    def _mean(self, name: str, chosen: NDArray[np.bool_]) -> Measure:
        chosen = chosen & (self.true == 4.0)
        return Measure(name, _mean_of(self.levels[chosen]), int(chosen.sum()), 3.7, 4.3)

    def _length(self, chosen: NDArray[np.bool_]) -> Measure:
        """Partial rank correlation of level and length, the true level held."""
        name = "partial correlation with length"
        a, b, c = (values[chosen] for values in (self.levels, self.words, self.true))
        parts = [_correlation(a, b), _correlation(a, c), _correlation(b, c)]
        if any(each is None for each in parts):
            return Measure(name, None, int(chosen.sum()), -0.10, 0.10)
        ab, ac, bc = (float(each or 0.0) for each in parts)
        spread = float(np.sqrt(max((1 - ac**2) * (1 - bc**2), 1e-12)))
        return Measure(name, rounded((ab - ac * bc) / spread), len(a), -0.10, 0.10)

    def _swaps(self) -> Measure:
        changes = [change for _, change in swap_changes(self.given, self.levels)]
        value = rounded(max(changes)) if changes else None
        return Measure("swap pairs: largest change", value, len(changes), most=LARGEST_CHANGE)

    def _relevance(self) -> tuple[Measure, ...]:
        """Where the asked competency stands among the ten; ties count against it."""
        places = []
        for given, found in zip(self.given, self.found, strict=True):
            if float(given["level"]) >= SHOWN_LEVEL and given.get("kind") not in GAMED:
                relevance = dict(found["relevance"])
                own = relevance.pop(given["competency"])
                places.append(sum(value >= own for value in relevance.values()))
        first = [place < 1 for place in places]
        three = [place < 3 for place in places]
        return (
            Measure("asked competency first", _mean_of(first), len(first), 0.65),
            Measure("asked competency in the first three", _mean_of(three), len(three), 0.90),
        )

    def _evidence(self) -> tuple[Measure, ...]:
        hits, shares = [], []
        for given, found in zip(self.given, self.found, strict=True):
            if found["evidence"]:
                shares.append(sum(map(len, found["evidence"])) / len(given["text"]))
            if float(given["level"]) >= SHOWN_LEVEL and given.get("evidence"):
                hits.append(_overlap(given["text"], given["evidence"], found["evidence"]))
        within = [share <= 0.4 + 1e-9 for share in shares]
        return (
            Measure("a quote overlaps a rater's mark", _mean_of(hits), len(hits), 0.85),
            Measure("quotes at most 40 % of the text", _mean_of(within), len(within), 1.0),
            Measure("mean share quoted", _mean_of(shares), len(shares)),
        )

    def _intervals(self) -> tuple[Measure, ...]:
        inside, widths = [], []
        for given, found in zip(self.given, self.found, strict=True):
            if found["level"] is not None:
                inside.append(found["low"] <= float(given["level"]) <= found["high"])
                widths.append(found["high"] - found["low"])
        return (
            Measure(
                "true level inside the interval",
                _mean_of(inside),
                len(inside),
                COVERED_LEAST,
                COVERED_MOST,
            ),
            Measure("mean width of the interval", _mean_of(widths), len(widths), most=1.6),
        )

    def _robustness(self, chosen: NDArray[np.bool_]) -> Measure:
        name = "Spearman lost to mishearing"
        if self.misread is None:
            return Measure(name, None, 0, most=0.05)
        before = _correlation(self.levels[chosen], self.true[chosen])
        after = _correlation(levels_of(self.misread)[chosen], self.true[chosen])
        lost = None if before is None or after is None else rounded(before - after)
        return Measure(name, lost, int(chosen.sum()), most=0.05)

    def _abstained(self, chosen: NDArray[np.bool_]) -> Measure:
        gone = [each["abstained"] for each, take in zip(self.found, chosen, strict=True) if take]
        return Measure("abstained on ordinary answers", _mean_of(gone), len(gone), most=0.05)

    def _error(self, chosen: NDArray[np.bool_]) -> Measure:
        errors = np.abs(self.levels - self.true)[chosen]
        return Measure("mean error in levels", _mean_of(errors), len(errors))

    def _within_one(self, chosen: NDArray[np.bool_]) -> Measure:
        near = np.abs(self.levels - self.true)[chosen] <= 1.0
        return Measure("within one level", _mean_of(near), len(near))

    def _time(self) -> Measure:
        """The typical time of an answer of about a hundred words."""
        name = f"seconds for {TIMED_WORDS} words"
        if not self.seconds:
            return Measure(name, None, 0, most=0.7)
        near = np.argsort(np.abs(self.words - TIMED_WORDS), kind="stable")[:10]
        return Measure(name, rounded(np.median(np.array(self.seconds)[near])), len(near), most=0.7)


def _correlation(a: Numbers, b: Numbers) -> float | None:
    """Spearman's; None where there is nothing to correlate."""
    if len(a) < 3 or np.ptp(a) == 0 or np.ptp(b) == 0:
        return None
    return rounded(float(stats.spearmanr(a, b).statistic))


def _overlap(text: str, marked: Sequence[str], quoted: Sequence[str]) -> bool:
    spans = [
        [(text.find(each), text.find(each) + len(each)) for each in some]
        for some in (marked, quoted)
    ]
    return any(a < d and c < b for a, b in spans[0] for c, d in spans[1] if a >= 0 and c >= 0)


def _mean_of(values: Sequence[float] | Sequence[bool] | NDArray[Any]) -> float | None:
    return rounded(float(np.mean(values))) if len(values) else None
