"""The blank sheet: which answers the raters get, and in which order each of them.

Answers of all languages and of all levels that the machine sees, and each rater in another order:
who is tired is tired at other answers. The level is not on the sheet, nor is who answered.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from kiosk.assess.score import Scorer
from kiosk.calibrate.answers import SharedAnswer
from kiosk.calibrate.ratings import COLUMNS
from kiosk.interview import KnownError

SEED: Final = 3
POOL: Final = 4
"""Answers that the machine looks at for each one that is chosen."""
_FORMULA: Final = ("=", "+", "-", "@")

LevelOf = Callable[[SharedAnswer], float | None]


def choose(answers: Iterable[SharedAnswer], n: int, level_of: LevelOf) -> list[SharedAnswer]:
    """``n`` answers (or all, if there are fewer), languages and levels in turn.

    Args:
        answers: to choose from; the same ones are chosen every time.
        n: how many.
        level_of: what the machine makes of an answer; None where it abstains.
    """
    rng = random.Random(SEED)
    mixed = sorted(answers, key=lambda each: each.id)
    rng.shuffle(mixed)
    pool = _in_turn(mixed, lambda each: each.language.value)[: POOL * n]
    levels = {each.id: level_of(each) for each in pool}

    def stratum(answer: SharedAnswer) -> str:
        level = levels[answer.id]
        return f"{answer.language.value} {'none' if level is None else round(level)}"

    return _in_turn(pool, stratum)[:n]


def machine_level(scorer: Scorer) -> LevelOf:
    """What a scorer makes of an answer."""

    def level_of(answer: SharedAnswer) -> float | None:
        reading = scorer.score_text(
            answer.text, answer.language, answer.competency, answer.question
        )
        return reading.estimate.level if reading.estimate else None

    return level_of


def write_sheet(path: Path, answers: Sequence[SharedAnswer], raters: Sequence[str]) -> None:
    """Write the sheet, one rater after the other, as a spreadsheet opens it.

    Raises:
        KnownError: it is there already and may be filled in, or it cannot be written.
    """
    rows = [row for rater in raters for row in _rows(answers, rater)]
    try:
        # The mark at the beginning tells a spreadsheet that Korean is Korean.
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow((*COLUMNS, "lang", "competency", "question", "text"))
            writer.writerows(rows)
    except FileExistsError:
        raise KnownError(f"{path} is there already; name another file or remove it.") from None
    except OSError as error:
        raise KnownError(f"{path} cannot be written: {error.strerror}.") from None


def _rows(answers: Sequence[SharedAnswer], rater: str) -> list[tuple[str, ...]]:
    order = list(answers)
    random.Random(f"{SEED} {rater}").shuffle(order)
    return [
        (
            rater,
            each.id,
            "",
            each.language.value,
            each.competency.value.replace("_", " "),
            _harmless(each.question),
            _harmless(each.text),
        )
        for each in order
    ]


def _harmless(text: str) -> str:
    """A spreadsheet must not take what somebody said for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _in_turn(
    answers: Sequence[SharedAnswer], group_of: Callable[[SharedAnswer], str]
) -> list[SharedAnswer]:
    """One of each group after the other, until all are there."""
    groups: dict[str, list[SharedAnswer]] = {}
    for each in answers:
        groups.setdefault(group_of(each), []).append(each)
    longest = max(map(len, groups.values()), default=0)
    return [
        groups[name][place]
        for place in range(longest)
        for name in sorted(groups)
        if place < len(groups[name])
    ]
