"""Teaches the heads what the raters gave, and tells what that does to answers not learned from.

Only the last step of the heads is fitted again, from what was gathered of an answer to its level:
that takes seconds, and what a sentence does in an answer is not for raters of levels to say. The
lessons of today's heads stay beside the new ones, so what several mornings teach adds up.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from kiosk.assess import SHIPPED_DIR, heads
from kiosk.assess.embed import Embedder
from kiosk.assess.features import (
    ABOUT_COLUMN,
    LEVEL_COLUMN,
    OFF_SUBJECT_COLUMN,
    Answer,
    Reader,
    is_off_subject,
)
from kiosk.assess.fit_level import LevelHead, fit_level
from kiosk.assess.heads import OFF_TOPIC, Heads, Matrix, Taught
from kiosk.assess.perturb import misheard
from kiosk.calibrate.answers import SharedAnswer
from kiosk.interview import HIGHEST_LEVEL, LOWEST_LEVEL, Estimate, KnownError

FOLDS: Final = 5
FEWEST_PEOPLE: Final = 3
POINTS, RATERS_AUTHOR = "points", "raters_author"
"""In a manifest: fingerprints of the answers that the heads learned from, in the order of their
points; and the number by which the rated answers stand as those of one more author."""
ORDINARY: Final = "ordinary"

Found = list[Estimate | None]
"""What was found for each answer; None where it was taken for being off the subject."""


@dataclass(frozen=True)
class Rated:
    """A shared answer, the mean of the levels that it was given, and by how many raters."""

    answer: SharedAnswer
    level: float
    raters: int


@dataclass(frozen=True)
class Lessons:
    """Answers as the last step of the heads learns from them.

    Attributes:
        points: what was gathered of each, shape (answers, gathered).
        taught: what they stand for.
        names: fingerprints of their texts.
    """

    points: Matrix
    taught: Taught
    names: tuple[str, ...]

    def only(self, rows: NDArray[np.bool_]) -> Lessons:
        """Some of them."""
        parts = {f.name: getattr(self.taught, f.name)[rows] for f in fields(Taught)}
        names = tuple(each for each, take in zip(self.names, rows, strict=True) if take)
        return Lessons(self.points[rows], Taught(**parts), names)

    def and_also(self, other: Lessons) -> Lessons:
        """Both, one after the other."""
        both = {
            f.name: np.concatenate([getattr(self.taught, f.name), getattr(other.taught, f.name)])
            for f in fields(Taught)
        }
        points = np.concatenate([self.points, other.points])
        return Lessons(points, Taught(**both), (*self.names, *other.names))

    def fitted(self) -> LevelHead:
        """The last step of the heads, learned from these."""
        return fit_level(self.points, self.taught)


@dataclass(frozen=True)
class HeldOut:
    """What was found for every rated answer by heads that had not learned from it.

    Attributes:
        before: by heads without the ratings.
        after: by heads with the ratings of the other answers; None where that was not asked for.
    """

    before: Found
    after: Found | None


class Workshop:
    """Today's heads, what they learned from, and the model to read new answers with."""

    def __init__(self, embedder: Embedder, current_dir: Path | None = None) -> None:
        """Load the heads.

        Args:
            embedder: loaded.
            current_dir: today's heads; the shipped ones by default.

        Raises:
            KnownError: the heads are missing or damaged, or do not say what they learned from.
        """
        self.today = heads.load(current_dir)
        path = (current_dir or SHIPPED_DIR) / heads.MANIFEST
        self.manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        known = self.today.level_kernel.points
        names = self.manifest.get(POINTS, ())
        if len(names) != len(known):
            raise KnownError(
                f"{path} does not say which answers the heads have learned from, so nobody can be "
                "measured on others; rebuild it with `kiosk calibrate --shipped`."
            )
        self.lessons = Lessons(
            known * self.today.standard.spread + self.today.standard.centre,
            self.today.taught,
            tuple(map(str, names)),
        )
        newest = int(self.today.taught.authors.max()) + 1
        self.raters_author = int(self.manifest.get(RATERS_AUTHOR, newest))
        self._reader = Reader(self.today, embedder)

    @property
    def head(self) -> LevelHead:
        """The last step of today's heads."""
        each = self.today
        return LevelHead(each.standard, each.level_kernel, each.taught, each.scale)

    def with_head(self, head: LevelHead) -> Heads:
        """Today's heads with another last step."""
        parts = {each.name: getattr(head, each.name) for each in fields(LevelHead)}
        return replace(self.today, **parts)

    def place_of(self, answer: SharedAnswer) -> int | None:
        """Where today's heads have this answer among their lessons."""
        name = fingerprint(answer.text)
        return self.lessons.names.index(name) if name in self.lessons.names else None

    def rated_lessons(self, rated: Sequence[Rated]) -> Lessons:
        """The rated answers as lessons, each as heavy as it has raters.

        What today's heads have learned from already is not gathered anew: of what somebody knows,
        they would gather more than of what they do not.
        """
        places = [self.place_of(each.answer) for each in rated]
        pairs = [
            (self.lessons.points[place], self.lessons.taught.misheard[place])
            if place is not None
            else self.gathered(each.answer)
            for each, place in zip(rated, places, strict=True)
        ]
        taught = Taught(
            misheard=np.stack([wrong for _, wrong in pairs]),
            targets=np.array([[e.level, float(e.answer.kind == OFF_TOPIC)] for e in rated]),
            graded=np.array([each.level for each in rated]),
            weights=np.array([float(each.raters) for each in rated]),
            authors=np.full(len(rated), float(self.raters_author)),
            ordinary=np.array([float(e.answer.kind == ORDINARY) for e in rated]),
        )
        names = tuple(fingerprint(each.answer.text) for each in rated)
        return Lessons(np.stack([point for point, _ in pairs]), taught, names)

    def gathered(self, answer: SharedAnswer) -> tuple[Matrix, Matrix]:
        """What the level of an answer is read from, as it was said and as it may be misheard."""
        said = Answer.of(answer.text, answer.language)
        rng = random.Random(answer.text)
        wrong = Answer.of(misheard(answer.text, answer.language, rng), answer.language)
        asked = (answer.competency,)
        return self._reader.gathered(said, asked), self._reader.gathered(wrong, asked)

    def groups(self, rated: Sequence[Rated]) -> list[str]:
        """Whose each answer is: what one person said is learned from or held out together.

        Where fewer than :data:`FEWEST_PEOPLE` answered, each answer (or pair) stands for itself.
        """
        people = [self._person(each.answer) for each in rated]
        if len(set(people)) >= FEWEST_PEOPLE:
            return people
        return [each.answer.pair or each.answer.id for each in rated]

    def _person(self, answer: SharedAnswer) -> str:
        place = self.place_of(answer)
        author = None if place is None else self.lessons.taught.authors[place]
        if author is None or author == self.raters_author:
            return answer.author or answer.pair or answer.id
        return f"author {author:.0f}"


def held_out(shop: Workshop, rated: Sequence[Rated], new: Lessons, *, refit: bool) -> HeldOut:
    """What heads find for answers that they have not learned from, before and after refitting.

    Args:
        shop: today's heads.
        rated: the answers.
        new: the same, as lessons.
        refit: whether to ask what refitted heads find.

    Raises:
        KnownError: there are fewer than two answers, so that none can be held out.
    """
    places = [shop.place_of(each.answer) for each in rated]
    before = found(shop.head, new.points)
    after: Found = [None] * len(rated)
    if not refit and all(each is None for each in places):
        return HeldOut(before, None)
    for hidden in _folds(shop.groups(rated)):
        rows = np.flatnonzero(hidden).tolist()
        own = new.points[hidden]
        base = without_authors_of(shop, [places[row] for row in rows])
        if any(places[row] is not None for row in rows):
            _put(before, rows, found(base.fitted(), own))
        if refit:
            lessons = replaced(base, new.only(~hidden), new)
            _put(after, rows, found(lessons.fitted(), own))
    return HeldOut(before, after if refit else None)


def without_authors_of(shop: Workshop, places: Sequence[int | None]) -> Lessons:
    """Today's lessons but for these and everything else that the same authors said."""
    rows = [each for each in places if each is not None]
    authors = set(shop.lessons.taught.authors[rows]) - {shop.raters_author}
    gone = np.isin(shop.lessons.taught.authors, list(authors))
    gone[rows] = True
    return shop.lessons.only(~gone)


def replaced(base: Lessons, learned: Lessons, rated: Lessons) -> Lessons:
    """What is in both stands as it was rated; what was rated and is held out does not stand."""
    again = np.isin(np.array(base.names), np.array(rated.names))
    return base.only(~again).and_also(learned)


def found(head: LevelHead, points: Matrix) -> Found:
    """What the last step of some heads makes of what was gathered, shape (answers, gathered)."""
    columns = head.level_kernel(head.standard(points))
    return [
        None
        if is_off_subject(row[OFF_SUBJECT_COLUMN], point[ABOUT_COLUMN])
        else _estimate(head, float(level))
        for level, row, point in zip(
            head.scale.levels(columns[:, LEVEL_COLUMN]), columns, points, strict=True
        )
    ]


def fingerprint(text: str) -> str:
    """Names an answer in a manifest without repeating it."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _estimate(head: LevelHead, level: float) -> Estimate:
    below, above = head.scale.margins(level)
    return Estimate(level, max(level - below, LOWEST_LEVEL), min(level + above, HIGHEST_LEVEL))


def _put(found: Found, rows: Sequence[int], part: Found) -> None:
    for row, each in zip(rows, part, strict=True):
        found[row] = each


def _folds(groups: Sequence[str]) -> list[NDArray[np.bool_]]:
    """Rows to hold out, fold by fold."""
    different = len(set(groups))
    if different < 2:
        raise KnownError("Fewer than two answers were scored: there is nothing to refit to.")
    split = GroupKFold(min(FOLDS, different)).split(np.zeros(len(groups)), groups=groups)
    return [np.isin(np.arange(len(groups)), hidden) for _, hidden in split]
