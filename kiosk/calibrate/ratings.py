"""The raters' sheets: CSV files with the columns ``rater, id, level``; other columns may be there.

An empty level is an abstention. Spreadsheets write such files in several ways, so separators
(comma, semicolon, tab), decimal commas and the Korean code page are understood.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.calibrate.answers import Answers
from kiosk.interview import HIGHEST_LEVEL, LOWEST_LEVEL, KnownError

COLUMNS: Final = ("rater", "id", "level")
AUTHOR: Final = "author"
"""The rater whose levels are the grades in the answers themselves."""
_ENCODINGS: Final = ("utf-8-sig", "cp949")

Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Ratings:
    """Who gave which level to which answer.

    Attributes:
        levels: shape (answers, raters); not a number where a rater abstained or was not asked.
    """

    raters: tuple[str, ...]
    ids: tuple[str, ...]
    levels: Numbers

    @property
    def counts(self) -> NDArray[np.int64]:
        """How many raters scored each answer, shape (answers,)."""
        return np.asarray((~np.isnan(self.levels)).sum(axis=1), dtype=np.int64)

    @property
    def means(self) -> Numbers:
        """The mean level of each answer, shape (answers,)."""
        return np.asarray(np.nanmean(self.levels, axis=1), dtype=np.float64)

    @property
    def shared(self) -> int:
        """How many answers at least two raters scored."""
        return int((self.counts >= 2).sum())


def load_ratings(paths: Iterable[Path], answers: Answers, *, with_author: bool = False) -> Ratings:
    """The sheets, together.

    Args:
        paths: one file or several.
        answers: what was scored.
        with_author: count the grades that the answers carry as one more rater.

    Raises:
        KnownError: a sheet cannot be read or says something impossible; the sentence names where.
    """
    given: dict[tuple[str, str], float | None] = {}
    for path in paths:
        for where, row in _rows(path):
            rater, answer_id = row["rater"], row["id"]
            if not rater:
                raise KnownError(f"{where}: there is no rater; write a name in every row.")
            if answer_id not in answers:
                raise KnownError(f"{where}: there is no answer “{answer_id}” among the answers.")
            if (rater, answer_id) in given:
                raise KnownError(f"{where}: {rater} has scored “{answer_id}” before.")
            given[rater, answer_id] = _level(row["level"], where)
    levels = {key: level for key, level in given.items() if level is not None}
    if not levels:
        raise KnownError("There is no level in the sheets: nobody has scored anything yet.")
    if with_author:
        rated = {answer_id for _, answer_id in levels}
        levels |= {(AUTHOR, each): g for each in rated if (g := answers[each].grade) is not None}
    return _ratings(levels, answers)


def _ratings(levels: Mapping[tuple[str, str], float], answers: Answers) -> Ratings:
    raters = tuple(sorted({rater for rater, _ in levels}))
    rated = {answer_id for _, answer_id in levels}
    ids = tuple(each for each in answers if each in rated)
    table = [[levels.get((rater, each), np.nan) for rater in raters] for each in ids]
    return Ratings(raters, ids, np.array(table, dtype=np.float64))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows that hold something, each with its place as a person would name it."""
    text = _text(path)
    first = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(first))
    names = [name.strip().lower() for name in reader.fieldnames or ()]
    reader.fieldnames = names
    for column in COLUMNS:
        if column not in names:
            raise KnownError(
                f"{path.name}: the column “{column}” is missing; expected {', '.join(COLUMNS)}."
            )
    for row in reader:
        found = {column: (row[column] or "").strip() for column in COLUMNS}
        if any(found.values()):
            yield f"{path.name}, line {reader.line_num}", found


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise KnownError(f"{path} cannot be read: {error.strerror}.") from None
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise KnownError(f"{path} cannot be read: save it as a CSV file in UTF-8.")


def _separator(header: str) -> str:
    return max(",;\t", key=header.count)


def _level(written: str, where: str) -> float | None:
    if not written:
        return None
    try:
        level = float(written.replace(",", "."))
    except ValueError:
        level = np.nan
    if not LOWEST_LEVEL <= level <= HIGHEST_LEVEL or level * 2 % 1:
        raise KnownError(
            f"{where}: the level is “{written}”; expected {LOWEST_LEVEL} to {HIGHEST_LEVEL} in "
            "halves, or nothing for an abstention."
        )
    return level
