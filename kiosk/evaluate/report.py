"""What an evaluation says: measures with their bounds, kinds of answers, gaps between groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.interview import LOWEST_LEVEL

ORDINARY: Final = "ordinary"
COVERED_LEAST, COVERED_MOST = 0.73, 0.87
"""The share of intervals that should hold the true level."""
LARGEST_CHANGE: Final = 0.10
"""Of the level, when only a protected word changes."""

NOT_INSTALLED: Final = (
    "The instruments are not installed: run `make setup`, or install the package with its extra "
    "“instruments”."
)

Record = dict[str, Any]
Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Measure:
    """One number with the bounds that it is held to; no value where there is nothing to measure."""

    name: str
    value: float | None
    n: int
    least: float | None = None
    most: float | None = None

    @property
    def met(self) -> bool | None:
        """Whether it keeps its bounds; None without a value or without bounds."""
        if self.value is None or (self.least is None and self.most is None):
            return None
        return (self.least is None or self.value >= self.least) and (
            self.most is None or self.value <= self.most
        )


@dataclass(frozen=True)
class KindRow:
    """How one kind of answer fares; an abstention counts as the lowest level."""

    kind: str
    n: int
    true_level: float
    level: float
    abstained: float


@dataclass(frozen=True)
class LanguageReport:
    """All measures and kinds of one language."""

    language: str
    measures: tuple[Measure, ...]
    kinds: tuple[KindRow, ...]


@dataclass(frozen=True)
class Gap:
    """How much worse or better one group fares than another of the same true level.

    Attributes:
        feature: what tells the groups apart: ``language``, ``kind`` or ``group``; where answers of
            one language are compared, with that language.
        one, other: the groups; every number is ``one`` minus ``other``.
        n_one, n_other: answers of true levels that both have.
        error: of the mean error (found minus true); below 0, ``one`` is thought less of.
        absolute_error: of the mean error without its sign.
        abstained: of the share of abstentions.
    """

    feature: str
    one: str
    other: str
    n_one: int
    n_other: int
    error: float | None
    absolute_error: float | None
    abstained: float | None


@dataclass(frozen=True)
class Report:
    """The whole evaluation; ``record()`` is what is written to a file."""

    languages: tuple[LanguageReport, ...]
    calibration: str = ""
    gaps: tuple[Gap, ...] = ()

    def record(self) -> Record:
        """JSON-ready, with whether each bound is kept."""
        found = asdict(self)
        for language, source in zip(found["languages"], self.languages, strict=True):
            for row, each in zip(language["measures"], source.measures, strict=True):
                row["met"] = each.met
        return found


def kind_of(given: Record) -> str:
    """The kind of answer; an ordinary one unless said otherwise."""
    return str(given.get("kind") or ORDINARY)


def levels_of(found: Sequence[Record]) -> Numbers:
    """Levels, shape (answers,); an abstention is the lowest."""
    return np.array([float(LOWEST_LEVEL if e["level"] is None else e["level"]) for e in found])


def rounded(value: float | np.floating[Any]) -> float:
    """As it is shown and written."""
    return round(float(value), 4)
