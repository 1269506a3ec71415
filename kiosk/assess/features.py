"""What is measured of an answer before it becomes a level: four parts, the subject, the anchors.

Everything is learned, when the booth starts, from texts that anyone can read: the anchors of the
framework and the exemplars beside this file. There are no stored weights, no sound, no face.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.assess import exemplars, ridge
from kiosk.assess.embed import Embedder, encode_once
from kiosk.assess.exemplars import PARTS, Exemplar, Kind
from kiosk.assess.ridge import Head, Matrix
from kiosk.assess.sentences import Span, split
from kiosk.interview import HIGHEST_LEVEL, LOWEST_LEVEL, Competency, Framework, Language

LEVEL_PENALTY: Final = 1.0
PART_PENALTY: Final = 0.3
SUBJECT_PENALTY: Final = 0.3
MIX_PENALTY: Final = 5.0
COMPETENCIES: Final = tuple(Competency)


@dataclass(frozen=True)
class Features:
    """One answer, measured.

    Attributes:
        level: what anchors and parts together say, about 1 to 5, before the subject is looked at.
        parts: how clearly each part of :data:`PARTS` is there; 1 like the anchors of level 5,
            0 like those of level 2, found from 0.5 on.
        relevance: how much it is about each competency, 0–1, in the order of ``Competency``.
        elsewhere: how much it is about something that is not work, on the same scale.
    """

    level: float
    parts: tuple[float, ...]
    relevance: tuple[float, ...]
    elsewhere: float

    def found(self, part: Kind) -> bool:
        return self.parts[PARTS.index(part)] >= 0.5


@dataclass(frozen=True)
class Answer:
    """A text and where its sentences are."""

    text: str
    language: Language
    sentences: tuple[Span, ...]

    @classmethod
    def of(cls, text: str, language: Language, pauses: Sequence[int] = ()) -> Answer:
        return cls(text, language, split(text, language, pauses))

    def without(self, index: int) -> str:
        """The text with one sentence left out."""
        span = self.sentences[index]
        return f"{self.text[: span.start].rstrip()} {self.text[span.end :].lstrip()}".strip()


@dataclass(frozen=True)
class _Anchor:
    competency: Competency
    level: int
    answer: Answer


class Reader:
    """Measures answers. Built once for a framework; ``cache_dir`` makes the next start faster."""

    def __init__(
        self, framework: Framework, embedder: Embedder, cache_dir: Path | None = None
    ) -> None:
        self._embedder = embedder
        self._cache_dir = cache_dir
        anchors = _anchors(framework)
        samples = exemplars.load()
        whole = self._once([each.answer.text for each in anchors])
        languages = [each.answer.language for each in anchors]
        self._text_centre = _centres(whole, languages)
        whole = self._centred(whole, languages, self._text_centre)
        self._learn_parts(samples, anchors)
        levels = np.array([[float(each.level)] for each in anchors])
        self._level = ridge.fit(whole, levels, LEVEL_PENALTY)
        self._subject = self._learn_subject(framework, anchors, whole, samples)
        self._learn_mix(anchors, whole, levels)

    def read(self, answer: Answer) -> Features:
        """Measure an answer with at least one sentence."""
        return self.read_with_omissions(answer)[0]

    def read_with_omissions(self, answer: Answer) -> list[Features]:
        """The whole answer first, then the answer without its first, second … sentence.

        An answer of one sentence gives one entry: without it there would be nothing.
        """
        count = len(answer.sentences)
        omitted = range(count) if count > 1 else range(0)
        texts = [answer.text, *(answer.without(index) for index in omitted)]
        sentences = [span.of(answer.text) for span in answer.sentences]
        vectors = self._embedder.encode([*texts, *sentences]).astype(np.float64)
        language = answer.language
        whole = vectors[: len(texts)] - self._text_centre[language]
        scores = self._part_head(vectors[len(texts) :] - self._sentence_centre[language])
        kept = [np.arange(count), *(np.delete(np.arange(count), index) for index in omitted)]
        parts = np.stack([scores[each].max(axis=0) for each in kept])
        levels = self._mix(np.hstack([self._level(whole), parts]))[:, 0]
        subjects = np.clip(self._subject(whole), 0.0, 1.0)
        presence = self._presence(parts)
        return [
            Features(
                level=float(np.clip(levels[row], LOWEST_LEVEL, HIGHEST_LEVEL)),
                parts=tuple(float(each) for each in presence[row]),
                relevance=tuple(float(each) for each in subjects[row, : len(COMPETENCIES)]),
                elsewhere=float(subjects[row, len(COMPETENCIES)]),
            )
            for row in range(len(texts))
        ]

    # --- learning, once -----------------------------------------------------------------------

    def _once(self, texts: Sequence[str]) -> Matrix:
        return encode_once(self._embedder, texts, self._cache_dir).astype(np.float64)

    @staticmethod
    def _centred(
        vectors: Matrix, languages: Sequence[Language], centre: dict[Language, Matrix]
    ) -> Matrix:
        """Vectors less the mean of their language: e5 places the language before the meaning."""
        return vectors - np.stack([centre[each] for each in languages])

    def _learn_parts(self, samples: Sequence[Exemplar], anchors: Sequence[_Anchor]) -> None:
        """Heads for the four parts, from the exemplars; their scale, from the anchors."""
        single = [each for each in samples if each.kind is not Kind.STORY]
        spoken = [(each, span) for each in anchors for span in each.answer.sentences]
        languages = [each.language for each in single]
        spoken_languages = [each.answer.language for each, _ in spoken]
        vectors = self._once([each.text for each in single])
        spoken_vectors = self._once([span.of(each.answer.text) for each, span in spoken])
        self._sentence_centre = _centres(
            np.vstack([vectors, spoken_vectors]), [*languages, *spoken_languages]
        )
        targets = np.array([[float(each.kind is part) for part in PARTS] for each in single])
        centred = self._centred(vectors, languages, self._sentence_centre)
        self._part_head = ridge.fit(centred, targets, PART_PENALTY)
        scores = self._part_head(
            self._centred(spoken_vectors, spoken_languages, self._sentence_centre)
        )
        ends = np.cumsum([len(each.answer.sentences) for each in anchors])
        self._anchor_parts = np.stack([each.max(axis=0) for each in np.split(scores, ends[:-1])])
        levels = np.array([each.level for each in anchors])
        self._absent = self._anchor_parts[levels == 2].mean(axis=0)
        self._present = self._anchor_parts[levels == HIGHEST_LEVEL].mean(axis=0)

    def _presence(self, parts: Matrix) -> Matrix:
        share: Matrix = (parts - self._absent) / (self._present - self._absent)
        return np.clip(share, 0.0, 1.0)

    def _learn_subject(
        self,
        framework: Framework,
        anchors: Sequence[_Anchor],
        whole: Matrix,
        samples: Sequence[Exemplar],
    ) -> Head:
        """A head for each competency, and a last one for everything that is not work."""
        wording = [
            (each.competency, language, text[language])
            for each in framework.definitions
            for text in (each.name, each.definition, *each.facets)
            for language in Language
        ]
        other = [each for each in samples if each.kind in (Kind.ELSEWHERE, Kind.STORY)]
        languages = [*(each[1] for each in wording), *(each.language for each in other)]
        vectors = self._once([*(each[2] for each in wording), *(each.text for each in other)])
        x = np.vstack([whole, self._centred(vectors, languages, self._text_centre)])
        # The anchors of level 1 say nothing of their competency: they are off the subject.
        subjects: list[Competency | None] = [
            each.competency if each.level > LOWEST_LEVEL else None for each in anchors
        ]
        subjects += [each[0] for each in wording]
        subjects += [None for _ in other]
        columns: tuple[Competency | None, ...] = (*COMPETENCIES, None)
        y = np.array([[float(each is column) for column in columns] for each in subjects])
        return ridge.fit(x, y, SUBJECT_PENALTY)

    def _learn_mix(self, anchors: Sequence[_Anchor], whole: Matrix, levels: Matrix) -> None:
        """How much the anchors' head and each part count, on anchors that the head has not seen."""
        unseen = np.zeros_like(levels)
        for competency in COMPETENCIES:
            own = np.array([each.competency is competency for each in anchors])
            if own.any() and not own.all():
                unseen[own] = ridge.fit(whole[~own], levels[~own], LEVEL_PENALTY)(whole[own])
        x = np.hstack([unseen, self._anchor_parts])
        scale = x.std(axis=0) + 1e-9
        head = ridge.fit_non_negative(x / scale, levels, MIX_PENALTY)
        self._mix = Head(head.weights / scale[:, None], head.offset)


def _anchors(framework: Framework) -> list[_Anchor]:
    return [
        _Anchor(each.competency, level, Answer.of(text[language], language))
        for each in framework.definitions
        for level, texts in sorted(each.anchors.items())
        for text in texts
        for language in Language
    ]


def _centres(vectors: Matrix, languages: Sequence[Language]) -> dict[Language, Matrix]:
    """The mean vector of each language, shape (dimensions,)."""
    chosen = np.array([each.value for each in languages])
    return {language: vectors[chosen == language.value].mean(axis=0) for language in Language}
