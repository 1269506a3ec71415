"""Lets a scorer read graded answers, as they are and misheard, and has both measured."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from kiosk.assess.perturb import misheard, unpunctuated
from kiosk.assess.records import score_records
from kiosk.assess.score import Scorer
from kiosk.evaluate.measures import measure
from kiosk.evaluate.report import Record, Report
from kiosk.interview import KnownError, Language

SEED: Final = 11


@dataclass(frozen=True)
class Evaluation:
    """What was given, what was found for it in the same order, and what that amounts to."""

    given: tuple[Record, ...]
    found: tuple[Record, ...]
    report: Report


def evaluate(records: Iterable[Record], scorer: Scorer) -> Evaluation:
    """Score graded answers and misheard copies of them, and measure both.

    Raises:
        KnownError: a record is not what ``kiosk score`` reads, or carries no level.
    """
    given = [*records]
    _check(given)
    found, seconds = _scored(given, scorer)
    rng = random.Random(SEED)
    noisy = [
        {**each, "text": misheard(unpunctuated(each["text"]), Language(each["lang"]), rng)}
        for each in given
    ]
    misread, _ = _scored(noisy, scorer)
    report = measure(given, found, misread, seconds, scorer.provenance.calibration)
    return Evaluation(tuple(given), tuple(found), report)


def _check(given: Sequence[Record]) -> None:
    if not given:
        raise KnownError("There are no answers in the file: there is nothing to evaluate.")
    for number, each in enumerate(given, start=1):
        if not isinstance(each.get("level"), int | float):
            raise KnownError(f"Record {number} has no level: only graded answers can be evaluated.")


def _scored(
    given: Sequence[Record], scorer: Scorer, clock: Callable[[], float] = time.perf_counter
) -> tuple[list[Record], list[float]]:
    found: list[Record] = []
    seconds: list[float] = []
    for each in given:
        begun_s = clock()
        found.extend(score_records([json.dumps(each)], scorer))
        seconds.append(clock() - begun_s)
    return found, seconds
