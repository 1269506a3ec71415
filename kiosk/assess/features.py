"""What is found in an answer before it becomes a level: roles, subject, kind.

Computed from the words alone, by the heads of :mod:`kiosk.assess.heads`. No sound, no face.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from kiosk.assess.embed import Embedder, TextVectors
from kiosk.assess.heads import COMPETENCIES, KINDS, SUBJECT_COLUMNS, Heads, Matrix
from kiosk.assess.identity import chance
from kiosk.assess.neutral import Neutral, bare, neutral, plain
from kiosk.assess.roles import PARTS, ROLES, Role
from kiosk.assess.sentences import Span, split
from kiosk.assess.spelling import Speller
from kiosk.interview import Competency, Improvement, Language

QUESTION_SHARE: Final = 0.3
"""What the question's own text adds to the relevance of what it asks for."""
LARGEST_SHARE: Final = 0.4
"""Of the text that is quoted: who quotes everything points at nothing."""
MOST_OMISSIONS: Final = 3
"""Sentences that are left out in turn; of a longer answer, those that look most like evidence."""
SHARPNESS: Final = 4.0
"""Of how much of a role there is in all: how much more a clear sentence counts than several faint
ones."""
LEVEL_COLUMN, OFF_SUBJECT_COLUMN = 0, 1
"""Of the level kernel."""
ABOUT_FROM: Final = 0.13
"""From here on an answer shows something of what was asked: it is no story from elsewhere. With
0.12 two fewer of 5,009 good answers by authors left out in turn would be taken for stories, and
eight more of 1,332 stories would pass (decision 0030)."""
ABOUT_TO: Final = 0.3
"""Up to here the level is read from it. More of it would tell how typical the subject is, not how
well it was done: authors left out in turn are then told better (decision 0022)."""
TAKEN: Final = (0.0, 0.5, 0.75)
"""An answer is read as many times: of what a word counts this share is taken where it surely says
who somebody is, less where it may. Never all of it: finders err, and what is left of a sentence
must still be one (decision 0025)."""
OFF_SUBJECT_FROM: Final = 0.4
"""Nearly half way to the stories that taught it. Of authors left out in turn 15 of 4,340 ordinary
answers are of level 2 or more and taken for stories, and 7 % of the stories are given more than
level 2 (decisions 0024 and 0030)."""


@dataclass(frozen=True)
class Features:
    """One answer, measured.

    Attributes:
        level: 1 to 5.
        off_subject: how much it is like stories that have nothing to do with what was asked.
        about: how much the answer alone is about what was asked, up to :data:`ABOUT_TO`.
        roles: how clearly each of :data:`ROLES` is there in its clearest sentence, about 0–1.
        found: the roles that are there.
        relevance: how much it is about each competency, 0–1, in the order of ``Competency``.
    """

    level: float
    off_subject: float
    about: float
    roles: tuple[float, ...]
    found: frozenset[Role]
    relevance: tuple[float, ...]

    def has(self, part: Improvement) -> bool:
        """Whether this part of a good account is there."""
        return any(role in self.found for role in PARTS[part])


@dataclass(frozen=True)
class Answer:
    """A text and its sentences, cut so that none alone is more than may be quoted.

    Where it is cut is told from the neutral reading: else a protected word that is longer than
    another would move the level.

    Attributes:
        text: what was said.
        language: of the text.
        sentences: in the text.
        read: each of them as it is read, before garbled words are guessed.
    """

    text: str
    language: Language
    sentences: tuple[Span, ...]
    read: tuple[str, ...]

    @classmethod
    def of(cls, text: str, language: Language, pauses: Sequence[int] = ()) -> Answer:
        found, cuts = read_and_cut(text, language, pauses)
        ends = [0, *(found.origin(cut.end) for cut in cuts)]
        said = [_trimmed(text, start, end) for start, end in pairwise(ends)]
        kept = [number for number, span in enumerate(said) if span.start < span.end]
        return cls(
            text,
            language,
            tuple(said[number] for number in kept),
            tuple(bare(cuts[number].of(found.text)) for number in kept),
        )

    @property
    def words(self) -> int:
        """How many are read."""
        return sum(len(each.split()) for each in self.read)

    def read_as(self, speller: Speller) -> list[str]:
        """The sentences with garbled words guessed."""
        return guessed(self.read, self.language, speller)


def read_and_cut(
    text: str, language: Language, pauses: Sequence[int] = ()
) -> tuple[Neutral, tuple[Span, ...]]:
    """The neutral reading, and its sentences."""
    found = neutral(text, language)
    longest = int(LARGEST_SHARE * len(found.text))
    return found, split(found.text, language, [found.place(each) for each in pauses], longest)


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    start += len(inner) - len(inner.lstrip())
    return Span(start, start + len(inner.strip()))


@dataclass(frozen=True)
class Measured:
    """An answer with what each of its sentences does for the level.

    Attributes:
        drops: by how much the level falls without the sentence; empty for a single sentence,
            and 0 where it was not left out.
        marks: how likely a rater marks the sentence, about 0–1.
    """

    features: Features
    drops: tuple[float, ...]
    marks: tuple[float, ...]


def guessed(sentences: Sequence[str], language: Language, speller: Speller) -> list[str]:
    """Sentences that are read already; garbled English words are guessed."""
    if language is Language.EN and speller.is_garbled(" ".join(sentences)):
        return [speller.guessed(each) for each in sentences]
    return list(sentences)


def gathered(roles: Matrix, columns: Matrix, asked: Sequence[int]) -> Matrix:
    """What the level is read from, shape (gathered,).

    Args:
        roles: shape (sentences, 11).
        columns: of the whole text, from the first kernel.
        asked: places of the competencies that the question asks for.
    """
    clear = roles.clip(-0.2, 1.2)
    ordered = np.sort(clear, axis=0)[::-1]
    second = ordered[1] if len(ordered) > 1 else np.zeros(len(ROLES))
    # A sentence without the role adds nothing, or long answers would have something of everything.
    soft = np.log1p(np.expm1(SHARPNESS * clear.clip(0)).sum(axis=0)) / SHARPNESS
    subjects = columns[SUBJECT_COLUMNS]
    own = max((float(subjects[each]) for each in asked), default=0.0)
    about = np.minimum([*np.sort(subjects)[::-1][:2], own], ABOUT_TO)
    rest = columns[SUBJECT_COLUMNS.stop :]
    return np.concatenate([ordered[0], second, clear.mean(axis=0), soft, about, columns[:1], rest])


WHOLE_COLUMNS: Final = slice(-1 - len(KINDS), None)
"""Of what is gathered: level and kinds as the first kernel sees them."""
ABOUT_COLUMN: Final = WHOLE_COLUMNS.start - 1
"""Of what is gathered: how much it is about what was asked."""


def is_off_subject(off_subject: float, about: float) -> bool:
    """Whether this is a story told elsewhere; both as in :class:`Features`."""
    return about < ABOUT_FROM and off_subject >= OFF_SUBJECT_FROM


class Reader:
    """Measures answers with the heads; loads nothing itself."""

    def __init__(self, heads: Heads, embedder: Embedder) -> None:
        self._heads = heads
        self._embedder = embedder
        self._speller = heads.speller
        self._asked: dict[tuple[str, Language], Matrix] = {}

    def read(
        self, answer: Answer, asked: Collection[Competency] = (), question: str = ""
    ) -> Measured:
        """Measure an answer with at least one sentence.

        Args:
            answer: what was said.
            asked: the competencies that the question asks for.
            question: its words; they only inform the relevance.
        """
        language = answer.language
        sentences = answer.read_as(self._speller)
        readings = self._read([sentences])
        whole, *_ = readings
        roles, marks = self._roles(whole, language)
        left_out = self._left_out(marks)
        others = [[*sentences[:index], *sentences[index + 1 :]] for index in left_out]
        places = [COMPETENCIES.index(each) for each in asked]
        found = self._levels(readings, language, places)
        less = self._levels(self._embedder.read(others), language, places)
        drops = np.zeros(len(sentences) if left_out else 0)
        drops[left_out] = found[0, LEVEL_COLUMN] - less[:, LEVEL_COLUMN]
        level, off_subject, about = found.mean(axis=0).tolist()
        clearest = roles.max(axis=0)
        subjects: Matrix = self._columns(whole, language)[SUBJECT_COLUMNS]
        features = Features(
            level=level,
            off_subject=off_subject,
            about=about,
            roles=_tuple(clearest.clip(0.0, 1.0)),
            found=frozenset(
                role
                for role, score, least in zip(ROLES, clearest, self._heads.found_from, strict=True)
                if score >= least
            ),
            relevance=_tuple(self._relevance(subjects, question, language)),
        )
        return Measured(features, _tuple(drops), _tuple(marks))

    def levels(self, texts: Sequence[Answer], asked: Collection[Competency]) -> tuple[float, ...]:
        """Only the levels, of several wordings of one answer."""
        places = [COMPETENCIES.index(each) for each in asked]
        language = texts[0].language
        readings = self._read([each.read_as(self._speller) for each in texts])
        found = self._levels(readings, language, places)
        return tuple(found[:, LEVEL_COLUMN].reshape(len(texts), -1).mean(axis=1).tolist())

    def gathered(self, answer: Answer, asked: Collection[Competency]) -> Matrix:
        """What the level is read from, for who calibrates anew; shape (gathered,)."""
        vectors = self._embedder.read([answer.read_as(self._speller)])[0]
        roles, _ = self._roles(vectors, answer.language)
        places = [COMPETENCIES.index(each) for each in asked]
        return gathered(roles, self._columns(vectors, answer.language), places)

    def _read(self, texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        """Texts given as their sentences: each as it was said, then for the rest of :data:`TAKEN`,
        one text after the other.
        """
        words = self._embedder.read_untaught([" ".join(each).split() for each in texts])
        chances = [chance(self._heads.finders, each.parts) for each in words]
        counts = [1 - taken * each for each in chances for taken in TAKEN]
        return self._embedder.read([each for each in texts for _ in TAKEN], counts)

    def _levels(
        self, vectors: Sequence[TextVectors], language: Language, asked: Sequence[int]
    ) -> Matrix:
        """What :meth:`_level` gives for each, shape (texts, 3)."""
        found = [self._level(each, language, asked) for each in vectors]
        return np.array(found).reshape(-1, 3)

    def _level(
        self, vectors: TextVectors, language: Language, asked: Sequence[int]
    ) -> tuple[float, float, float]:
        """Level, how far off the subject, and how much about what was asked."""
        roles, _ = self._roles(vectors, language)
        point = gathered(roles, self._columns(vectors, language), asked)
        columns = self._heads.level_kernel(self._heads.standard(point)[None])
        level = self._heads.scale.levels(columns[0, LEVEL_COLUMN])
        return float(level), float(columns[0, OFF_SUBJECT_COLUMN]), float(point[ABOUT_COLUMN])

    def _columns(self, vectors: TextVectors, language: Language) -> Matrix:
        heads = self._heads
        return np.asarray(heads.kernel(heads.space(vectors.whole[None], language))[0])

    def _roles(self, vectors: TextVectors, language: Language) -> tuple[Matrix, Matrix]:
        """Roles of every sentence, shape (sentences, 11), and its mark."""
        x = self._heads.role_space.standard(vectors.parts, language)
        scores = np.asarray(x @ self._heads.role_weights + self._heads.role_offset)
        return scores[:, : len(ROLES)], scores[:, len(ROLES)]

    def _left_out(self, marks: Matrix) -> list[int]:
        count = len(marks)
        if count <= 1:
            return []
        likely = sorted(range(count), key=lambda index: (-marks[index], index))
        return sorted(likely[:MOST_OMISSIONS])

    def _relevance(self, subjects: Matrix, question: str, language: Language) -> Matrix:
        if not question.strip():
            return subjects.clip(0.0, 1.0)
        return (subjects + QUESTION_SHARE * self._asks_for(question, language)).clip(0.0, 1.0)

    def _asks_for(self, question: str, language: Language) -> Matrix:
        """How much a question asks for each competency, 0–1; a fair has few, so they are kept."""
        known = self._asked.get((question, language))
        if known is None:
            vectors = self._embedder.read([[plain(question, language)]])[0]
            x = self._heads.space.standard(vectors.whole[None], language)
            known = (x @ self._heads.question_weights + self._heads.question_offset)[0]
            known = self._asked.setdefault((question, language), known.clip(0.0, 1.0))
        return known


def _tuple(values: Matrix) -> tuple[float, ...]:
    return tuple(float(each) for each in values)
