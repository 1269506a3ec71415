"""What is measured of an answer before it becomes a level: kernel, parts, subject, kind.

Computed from the words alone, by the heads of :mod:`kiosk.assess.heads`. No sound, no face.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kiosk.assess.embed import Embedder
from kiosk.assess.exemplars import PARTS, Kind
from kiosk.assess.heads import KIND_COLUMNS, KINDS, SUBJECT_COLUMNS, Heads, Matrix, log_length
from kiosk.assess.neutral import plain
from kiosk.assess.sentences import Span, split
from kiosk.interview import LOWEST_LEVEL, Language

QUESTION_SHARE: Final = 0.3
"""What the question's own text adds to the relevance of what it asks for."""
FAINT, CLEAR = 0.20, 0.45
"""Of a kind's column: below it nothing is taken off the level, above it all that can be."""
EMPTY_LEVEL: Final = 2.0
"""Fluent emptiness is drawn to this, everything else that is no answer to the lowest level."""
LARGEST_SHARE: Final = 0.4
"""Of the text that is quoted: who quotes everything points at nothing."""
MOST_OMISSIONS: Final = 5
"""Sentences that are left out in turn; of a longer answer, those that look most like evidence."""


@dataclass(frozen=True)
class Features:
    """One answer, measured.

    Attributes:
        level: 1 to 5, what only sounds like an answer already drawn down.
        parts: how clearly each part of :data:`PARTS` is there; 1 like answers of level 5,
            0 like those of level 2, found from 0.5 on.
        relevance: how much it is about each competency, 0–1, in the order of ``Competency``.
        kinds: how much it is like each of :data:`~kiosk.assess.heads.KINDS`, 0–1.
    """

    level: float
    parts: tuple[float, ...]
    relevance: tuple[float, ...]
    kinds: tuple[float, ...]

    def found(self, part: Kind) -> bool:
        return self.parts[PARTS.index(part)] >= 0.5

    def like(self, kind: str) -> float:
        return self.kinds[KINDS.index(kind)]


@dataclass(frozen=True)
class Answer:
    """A text and where its sentences are."""

    text: str
    language: Language
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, language: Language, pauses: Sequence[int] = ()) -> Answer:
        return cls(text, language, split(text, language, pauses))

    @classmethod
    def quotable(cls, text: str, language: Language, pauses: Sequence[int] = ()) -> Answer:
        """In parts of which none alone is more of the text than may be quoted."""
        longest = int(LARGEST_SHARE * len(text))
        return cls(text, language, split(text, language, pauses, longest))

    def without(self, index: int) -> str:
        """The text with one sentence left out."""
        span = self.sentences[index]
        return f"{self.text[: span.start].rstrip()} {self.text[span.end :].lstrip()}".strip()


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


class Reader:
    """Measures answers with the heads; loads nothing itself."""

    def __init__(self, heads: Heads, embedder: Embedder) -> None:
        self._heads = heads
        self._embedder = embedder
        self._speller = heads.speller
        self._asked: dict[tuple[str, Language], Matrix] = {}

    def read(self, answer: Answer, question: str = "") -> Measured:
        """Measure an answer with at least one sentence.

        Args:
            answer: what was said.
            question: what was asked; it only informs the relevance.
        """
        language = answer.language
        sentences = self._vectors([span.of(answer.text) for span in answer.sentences], language)
        scores = self._sentence_scores(sentences, language)
        left_out = self._left_out(answer, scores[:, -1])
        texts = [answer.text, *(answer.without(index) for index in left_out)]
        columns = self._heads.kernel(self._heads.space(self._vectors(texts, language), language))
        length = log_length(answer.text)  # the same for all: leaving out is not being short
        levels = self.levels(columns, language, length)
        drops = np.zeros(len(answer.sentences) if left_out else 0)
        drops[left_out] = levels[0] - levels[1:]
        features = Features(
            level=float(levels[0]),
            parts=_tuple(self._presence(scores[:, : len(PARTS)].max(axis=0))),
            relevance=_tuple(self._relevance(columns[0], question, language)),
            kinds=_tuple(np.clip(columns[0, KIND_COLUMNS], 0.0, 1.0)),
        )
        return Measured(features, _tuple(drops), _tuple(scores[:, -1]))

    def levels(self, columns: Matrix, language: Language, length: float) -> Matrix:
        """Levels of shape (texts,) from the kernel's columns."""
        level = self._heads.scale.level
        return np.array([judged(row, level(row[0], language, length)) for row in columns])

    def _vectors(self, texts: Sequence[str], language: Language) -> Matrix:
        read = [plain(text, language) for text in texts]
        if language is Language.EN:
            read = [self._speller.mended(text) for text in read]
        return np.asarray(self._embedder.read(read), dtype=np.float64)

    def _sentence_scores(self, vectors: Matrix, language: Language) -> Matrix:
        """Parts and mark of every sentence, shape (sentences, 5)."""
        x = self._heads.sentence_space.standard(vectors, language)
        return np.asarray(x @ self._heads.sentence_weights + self._heads.sentence_offset)

    def _left_out(self, answer: Answer, marks: Matrix) -> list[int]:
        count = len(answer.sentences)
        if count <= 1:
            return []
        likely = sorted(range(count), key=lambda index: (-marks[index], index))
        return sorted(likely[:MOST_OMISSIONS])

    def _presence(self, parts: Matrix) -> Matrix:
        absent, present = self._heads.part_ends
        share: Matrix = (parts - absent) / (present - absent)
        return share.clip(0.0, 1.0)

    def _relevance(self, columns: Matrix, question: str, language: Language) -> Matrix:
        own: Matrix = columns[SUBJECT_COLUMNS]
        if not question.strip():
            return own.clip(0.0, 1.0)
        return (own + QUESTION_SHARE * self._asks_for(question, language)).clip(0.0, 1.0)

    def _asks_for(self, question: str, language: Language) -> Matrix:
        """How much a question asks for each competency, 0–1; a fair has few, so they are kept."""
        known = self._asked.get((question, language))
        if known is None:
            x = self._heads.space.standard(self._vectors([question], language), language)
            known = (x @ self._heads.question_weights + self._heads.question_offset)[0]
            known = self._asked.setdefault((question, language), known.clip(0.0, 1.0))
        return known


def judged(columns: Matrix, level: float) -> float:
    """The level after what only sounds like an answer is drawn down."""
    stuffed, definition, instruction, off_topic, empty = columns[KIND_COLUMNS]
    level = _drawn(level, max(stuffed + definition + instruction, off_topic), LOWEST_LEVEL)
    return _drawn(level, empty, EMPTY_LEVEL)


def _drawn(level: float, sign: float, towards: float) -> float:
    share = min(max((sign - FAINT) / (CLEAR - FAINT), 0.0), 1.0)
    return min(level, level + (towards - level) * share)


def _tuple(values: Matrix) -> tuple[float, ...]:
    return tuple(float(each) for each in values)
