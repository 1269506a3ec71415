"""The linear heads: what a sentence does in an answer, and what a question asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np

from kiosk.assess import exemplars, ridge
from kiosk.assess.corpus import NOT_MEASURED, Graded
from kiosk.assess.embed import Vectors
from kiosk.assess.exemplars import PARTS, Kind
from kiosk.assess.heads import COMPETENCIES, Matrix, Space
from kiosk.assess.neutral import plain
from kiosk.assess.sentences import split
from kiosk.interview import Language

SENTENCE_PENALTY: Final = 3000.0
QUESTION_PENALTY: Final = 1000.0

Read = Callable[[Sequence[str]], Vectors]
"""Texts to vectors, as :meth:`kiosk.assess.embed.Embedder.read`."""


def fit_sentences(graded: Sequence[Graded], read: Read) -> tuple[Space, ridge.Head, Matrix]:
    """A linear head for parts, from the exemplars, and marks, from the raters' evidence."""
    samples = [each for each in exemplars.load() if each.kind is not Kind.STORY]
    corpus = [each for each in graded if each.author not in NOT_MEASURED]
    spoken = [(e, span) for e in corpus for span in split(e.text, e.language)]
    texts = [(each.text, each.language) for each in samples]
    texts += [(span.of(each.text), each.language) for each, span in spoken]
    vectors = read([plain(*each) for each in texts]).astype(np.float64)
    languages = np.array([language.value for _, language in texts])
    centres = centres_of(vectors, languages)
    centred = standard_of(Space(centres, np.ones(vectors.shape[1]), np.eye(1)), vectors, languages)
    scale = centred.std(axis=0) + 1e-6
    x, cut = centred / scale, len(samples)
    parts = ridge.fit(
        x[:cut],
        np.array([[float(each.kind is part) for part in PARTS] for each in samples]),
        SENTENCE_PENALTY / 10,
    )
    solid = np.array([each.level >= 3 for each, _ in spoken])
    marked = np.array([[float(_marked(each, span.of(each.text)))] for each, span in spoken])
    marks = ridge.fit(x[cut:][solid], marked[solid], SENTENCE_PENALTY)
    ends = _part_ends(spoken, parts(x[cut:]))
    return (
        Space(centres, scale, np.zeros((0, 0))),
        ridge.Head(np.hstack([parts.weights, marks.weights]), np.r_[parts.offset, marks.offset]),
        ends,
    )


def _marked(graded: Graded, sentence: str) -> bool:
    return any(each in sentence or sentence in each for each in graded.evidence)


def _part_ends(spoken: Sequence[tuple[Graded, Any]], scores: Matrix) -> Matrix:
    """Mean best score of every part in ordinary answers of level 2 and of level 5."""
    best: dict[int, Matrix] = {}
    levels: dict[int, float] = {}
    for (each, _), row in zip(spoken, scores, strict=True):
        if each.kind == "ordinary":
            best[id(each)] = np.maximum(best.get(id(each), row), row)
            levels[id(each)] = each.level
    ends = [[best[k] for k in best if levels[k] == level] for level in (2.0, 5.0)]
    return np.stack([np.mean(each, axis=0) for each in ends])


def fit_questions(graded: Sequence[Graded], read: Read, space: Space) -> ridge.Head:
    """What a question asks for, from the questions of the corpus."""
    asked = sorted({(e.question, e.competency, e.language) for e in graded if e.question})
    vectors = read([plain(question, language) for question, _, language in asked])
    languages = np.array([language.value for _, _, language in asked])
    x = standard_of(space, vectors.astype(np.float64), languages)
    y = np.array([[float(c == each.value) for each in COMPETENCIES] for _, c, _ in asked])
    return ridge.fit(x, y, QUESTION_PENALTY)


def centres_of(vectors: Matrix, languages: np.ndarray[Any, np.dtype[np.str_]]) -> Matrix:
    """The mean of each language, shape (languages, features)."""
    overall = vectors.mean(axis=0)
    rows = [languages == language.value for language in Language]
    return np.stack([vectors[each].mean(axis=0) if each.any() else overall for each in rows])


def standard_of(
    space: Space, vectors: Matrix, languages: np.ndarray[Any, np.dtype[np.str_]]
) -> Matrix:
    """Every row centred by its language and scaled, shape (rows, features)."""
    x = np.zeros_like(vectors)
    for language in Language:
        rows = languages == language.value
        x[rows] = space.standard(vectors[rows], language)
    return x
