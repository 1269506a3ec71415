"""Learns the heads from graded answers; ``kiosk calibrate --shipped`` rebuilds the shipped ones.

Every number that is claimed or used (the scale, the margins, the thresholds, the measures of the
model card) comes from answers whose author the heads had not seen: authors are left out in turn, a
few at a time, in each of the three steps.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
from scipy import linalg

from kiosk.assess import ridge
from kiosk.assess.corpus import ANCHOR_AUTHOR, BY_THE_FRAMEWORK, Graded
from kiosk.assess.embed import Read
from kiosk.assess.features import gathered
from kiosk.assess.fit_alike import Alike
from kiosk.assess.fit_identity import Marked
from kiosk.assess.fit_level import fit_level, solved
from kiosk.assess.fit_reading import Names, Readings, Rows, Wording
from kiosk.assess.heads import (
    COMPETENCIES,
    KINDS,
    OFF_TOPIC,
    Heads,
    Kernel,
    Matrix,
    Space,
    Taught,
    likeness,
)
from kiosk.assess.identity import Identity
from kiosk.assess.neutral import plain
from kiosk.assess.roles import ROLES
from kiosk.assess.spelling import Lexicon, Speller
from kiosk.interview import COVERED, Language

DIRECTIONS: Final = 160
POINTS: Final = 900
"""Answers that the first kernel compares with; more would only make the file larger."""
NARROWNESS: Final = 0.6
PENALTY: Final = 0.3
ROLE_PENALTY: Final = 1500.0
MARK_PENALTY: Final = 3000.0
QUESTION_PENALTY: Final = 1000.0
ALIKE_WEIGHT: Final = 2.0
"""How much texts that differ only in who they say somebody is must agree, beside an answer."""
KNOWN_WORDS: Final = 15_000
SEED: Final = 7
WEIGHTS: Final = {"dialect": 3.0, "non_native": 3.0, "asr": 3.0, "short": 5.0}
"""They are few and must count: what is said badly or in a word may be done well."""
FRAMEWORK_WEIGHT: Final = 3.0
"""In the last step, of hands that were told the levels in the framework's own words: a level is
what those say (decision 0029)."""
OTHER_QUESTIONS: Final = (3, 7)
"""How far away, in the order of ``Competency``, the other questions for a story are."""
FOLDS: Final = 12
"""At the most, in which authors are left out: fewer authors are left out one at a time."""
SOLID_LEVEL: Final = 3.0
"""From here on a rater marks evidence."""


@dataclass(frozen=True)
class _Steps:
    """The first two steps, as they go into the heads."""

    role_space: Space
    roles: ridge.Head
    space: Space
    kernel: Kernel

    def gathered(self, readings: Readings, wording: Wording, rows: Rows) -> Matrix:
        """What the level is read from, for the answers in ``rows``; shape (rows, gathered)."""
        columns = self.kernel(_projected(self.space, wording.whole, readings.languages))
        languages = readings.languages[wording.owners]
        scores = self.roles(_standard(self.role_space, wording.parts, languages))[:, : len(ROLES)]
        found = []
        for row in np.flatnonzero(rows):
            asked = [_place(readings.graded[row])]
            found.append(gathered(scores[wording.owners == row], columns[row], asked))
        return np.stack(found)


def fit(
    graded: Sequence[Graded],
    read: Read,
    vocabulary: Sequence[str],
    finders: Sequence[Identity],
    taught_by: Collection[str] = (),
    choices: Sequence[Sequence[Marked]] = (),
) -> Heads:
    """Heads from graded answers of at least three authors that taught nothing else.

    Args:
        graded: the corpus, with roles, and the anchors.
        read: texts to vectors, as :meth:`Embedder.read`.
        vocabulary: pieces of the embedding model, the commonest first.
        finders: learned already; they go into the heads as they are.
        taught_by: authors by whose grades the embedding model was taught. It reads their answers
            too well: they teach the first two steps, and nothing is measured on them.
        choices: groups of texts that differ only in who they say somebody is.
    """
    texts = english_texts(graded)
    lexicon = known_words(texts, vocabulary)
    mend = spellers(graded, texts, vocabulary)
    graded = lessons(graded)
    readings = Readings.of(graded, read, lambda each: mend[each.author])
    own = np.array([is_measured(each, taught_by) for each in graded])
    alike = Alike.of(choices, read)
    points, misheard = _crossed(readings, own, alike)
    level = fit_level(points[own], _taught(readings, misheard, own))
    steps = _fit_steps(readings, np.ones(len(graded), bool), alike)
    question = _fit_questions(graded, read, steps.space)
    return Heads(
        space=steps.space,
        kernel=steps.kernel,
        role_space=steps.role_space,
        role_weights=steps.roles.weights,
        role_offset=steps.roles.offset,
        found_from=_found_from(readings, points, own),
        standard=level.standard,
        level_kernel=level.level_kernel,
        taught=level.taught,
        scale=level.scale,
        question_weights=question.weights,
        question_offset=question.offset,
        lexicon=lexicon,
        finders=tuple(finders),
    )


def is_measured(graded: Graded, taught_by: Collection[str]) -> bool:
    """Whether the scale and the last step may rest on this answer."""
    return graded.author != ANCHOR_AUTHOR and graded.author not in taught_by


def lessons(graded: Sequence[Graded]) -> list[Graded]:
    """The answers, and every story off the subject once more for other questions.

    It is off *their* subject too, and there are few such stories.
    """
    names = [each.value for each in COMPETENCIES]
    again = [
        replace(
            each, competency=names[(names.index(each.competency) + step) % len(names)], roles=()
        )
        for each in graded
        if each.kind == OFF_TOPIC
        for step in OTHER_QUESTIONS
    ]
    return [*graded, *again]


def _crossed(readings: Readings, own: Rows, alike: Alike | None) -> tuple[Matrix, Matrix]:
    """What is gathered from the answers in ``own`` by steps without their authors.

    As said, and as misheard; not a number for the other answers.
    """
    found: list[Matrix | None] = [None, None]
    for authors in _folds([each for each, take in zip(readings.graded, own, strict=True) if take]):
        rows = np.isin(readings.authors, authors)
        steps = _fit_steps(readings, ~rows, alike)
        for place, wording in enumerate((readings.clean, readings.misheard[-1])):
            part = steps.gathered(readings, wording, rows)
            whole = found[place]
            if whole is None:
                whole = found[place] = np.full((len(rows), part.shape[1]), np.nan)
            whole[rows] = part
    clean, misheard = found
    if clean is None or misheard is None:
        raise ValueError("there are no answers")
    return clean, misheard


def _folds(graded: Sequence[Graded]) -> list[list[str]]:
    """Authors that are left out together: few of each language."""
    parts: list[list[str]] = [[] for _ in range(FOLDS)]
    for language in COVERED:
        own = {each.author for each in graded if each.language is language}
        for number, author in enumerate(sorted(own)):
            parts[number % FOLDS].append(author)
    return [each for each in parts if each]


def _taught(readings: Readings, misheard: Matrix, rows: Rows) -> Taught:
    graded = [each for each, own in zip(readings.graded, rows, strict=True) if own]
    numbers = {author: float(n) for n, author in enumerate(sorted({e.author for e in graded}))}
    return Taught(
        misheard=misheard[rows],
        targets=np.array([[e.agreed_level, float(e.kind == OFF_TOPIC)] for e in graded]),
        graded=np.array([each.level for each in graded]),
        weights=np.array([_weight(each) * _by_author(each) for each in graded]),
        authors=np.array([numbers[each.author] for each in graded]),
        ordinary=np.array([float(each.kind == "ordinary") for each in graded]),
    )


def _weight(graded: Graded) -> float:
    return WEIGHTS.get(graded.kind, 1.0)


def _by_author(graded: Graded) -> float:
    return FRAMEWORK_WEIGHT if graded.author in BY_THE_FRAMEWORK else 1.0


def _place(graded: Graded) -> int:
    return [each.value for each in COMPETENCIES].index(graded.competency)


def _fit_steps(readings: Readings, rows: Rows, alike: Alike | None) -> _Steps:
    role_space, roles = _fit_roles(readings, rows, alike)
    space, kernel = _fit_whole(readings, rows, alike)
    return _Steps(role_space, roles, space, kernel)


# --- the first step: what a sentence does -----------------------------------------------------


def _fit_roles(readings: Readings, rows: Rows, alike: Alike | None) -> tuple[Space, ridge.Head]:
    """Linear maps from a sentence's vector to its roles, and to a rater's mark."""
    labelled = readings.labelled
    taken = rows[labelled.owners]
    languages = readings.languages[labelled.owners][taken]
    vectors = labelled.parts[taken]
    centres = _centres(vectors, languages)
    flat = Space(centres, np.ones(vectors.shape[1]), np.zeros((0, 0)))
    space = Space(centres, _standard(flat, vectors, languages).std(axis=0) + 1e-6, np.zeros((0, 0)))
    said = _standard(space, vectors, languages)
    x, y = [said], [readings.roles[taken]]
    for wording, carried in zip(readings.misheard, readings.misheard_roles, strict=True):
        own = rows[wording.owners] & ~np.isnan(carried[:, 0])
        x.append(_standard(space, wording.parts[own], readings.languages[wording.owners][own]))
        y.append(carried[own])
    still = None if alike is None else ALIKE_WEIGHT**0.5 * alike.parts / space.scale
    roles = ridge.fit(np.vstack(x), np.vstack(y), ROLE_PENALTY, still)
    levels = np.array([each.level for each in readings.graded])[labelled.owners][taken]
    solid = levels >= SOLID_LEVEL
    marks = ridge.fit(said[solid], readings.marked[taken][solid][:, None], MARK_PENALTY)
    return space, ridge.Head(
        np.hstack([roles.weights, marks.weights]), np.r_[roles.offset, marks.offset]
    )


def _found_from(readings: Readings, points: Matrix, own: Rows) -> Matrix:
    """For each role the score of the clearest sentence that best tells whether it is there."""
    there: dict[int, Matrix] = {}
    for owner, role in zip(readings.labelled.owners, readings.roles, strict=True):
        if not own[owner]:
            continue
        there[owner] = np.maximum(there.get(owner, role), role)
    rows = np.array(sorted(there))
    true, scores = np.stack([there[row] for row in rows]), points[rows, : len(ROLES)]
    return np.array([_threshold(scores[:, n], true[:, n] > 0) for n in range(len(ROLES))])


def _threshold(scores: Matrix, true: Rows) -> float:
    """The score at which as many are found wrongly as are missed, as shares (Youden's J)."""
    if true.all() or not true.any():
        return 0.5
    tried = np.quantile(scores, np.linspace(0.02, 0.98, 97))
    gains = [(scores[true] >= t).mean() - (scores[~true] >= t).mean() for t in tried]
    return float(tried[int(np.argmax(gains))])


# --- the second step: what the whole is about and like ----------------------------------------


def _fit_whole(readings: Readings, rows: Rows, alike: Alike | None) -> tuple[Space, Kernel]:
    """Likeness to graded answers, learned from clean and misheard ones."""
    languages = readings.languages
    space = _space(readings.clean.whole[rows], languages[rows])
    clean = _projected(space, readings.clean.whole, languages)[rows]
    chosen = np.random.default_rng(SEED).permutation(len(clean))[:POINTS]
    wordings = [clean] + [_projected(space, e.whole, languages)[rows] for e in readings.misheard]
    targets = np.stack([_targets(each) for each in readings.graded])[rows]
    weights = np.stack([_column_weights(each) for each in readings.graded])[rows]
    points = clean[np.sort(chosen)]
    still = None
    if alike is not None:
        others = likeness(_projected(space, alike.whole, alike.languages), points, NARROWNESS)
        still = ALIKE_WEIGHT**0.5 * alike.apart(others)
    return space, solved(
        np.vstack(wordings),
        np.vstack([targets] * len(wordings)),
        np.vstack([weights] * len(wordings)),
        points,
        NARROWNESS,
        PENALTY,
        still,
    )


def _targets(graded: Graded) -> Matrix:
    """Level, subject and kind of an answer, as the kernel's columns."""
    return np.array([graded.agreed_level, *subject_and_kind(graded)])


def _column_weights(graded: Graded) -> Matrix:
    """How much an answer counts for each of the kernel's columns.

    A story that has nothing to do with what was asked is no bad answer: it gets no level, so it
    teaches none. Else a level hangs on how much an answer looks like a story (decision 0025).
    """
    level, rest = float(graded.kind != OFF_TOPIC), [1.0] * (len(COMPETENCIES) + len(KINDS))
    return _weight(graded) * np.array([level, *rest])


def subject_and_kind(graded: Graded) -> list[float]:
    """1 for the competency that an answer is about, and 1 for its kind; else 0."""
    talks = graded.level >= 2 and graded.kind not in KINDS[:4]
    subject = [float(talks and graded.competency == each.value) for each in COMPETENCIES]
    return [*subject, *(float(graded.kind == kind) for kind in KINDS)]


def _space(vectors: Matrix, languages: Names) -> Space:
    """Centres, scale and main directions."""
    centres = _centres(vectors, languages)
    flat = Space(centres, np.ones(vectors.shape[1]), np.eye(1))
    centred = _standard(flat, vectors, languages)
    scale = centred.std(axis=0) + 1e-6
    x = centred / scale
    features = x.shape[1]
    most = (max(features - DIRECTIONS, 0), features - 1)
    variances, axes = linalg.eigh(x.T @ x / len(x), subset_by_index=most)
    return Space(centres, scale, axes[:, ::-1] / np.sqrt(variances.mean()))


def _fit_questions(graded: Sequence[Graded], read: Read, space: Space) -> ridge.Head:
    """What a question asks for, from the questions of the corpus."""
    asked = sorted({(e.question, e.competency, e.language) for e in graded if e.question})
    found = read([[plain(question, language)] for question, _, language in asked])
    vectors = np.stack([each.whole for each in found]).astype(np.float64)
    x = _standard(space, vectors, np.array([language.value for _, _, language in asked]))
    y = np.array([[float(c == each.value) for each in COMPETENCIES] for _, c, _ in asked])
    return ridge.fit(x, y, QUESTION_PENALTY)


def _centres(vectors: Matrix, languages: Names) -> Matrix:
    """The mean of each language, shape (languages, features)."""
    overall = vectors.mean(axis=0)
    rows = [languages == language.value for language in COVERED]
    return np.stack([vectors[each].mean(axis=0) if each.any() else overall for each in rows])


def _standard(space: Space, vectors: Matrix, languages: Names) -> Matrix:
    """Every row centred by its language and scaled, shape (rows, features)."""
    x = np.zeros_like(vectors)
    for language in COVERED:
        rows = languages == language.value
        x[rows] = space.standard(vectors[rows], language)
    return x


def _projected(space: Space, vectors: Matrix, languages: Names) -> Matrix:
    return np.asarray(_standard(space, vectors, languages) @ space.axes)


# --- words ------------------------------------------------------------------------------------


def spellers(
    graded: Sequence[Graded], texts: Sequence[tuple[str, str]], vocabulary: Sequence[str]
) -> dict[str, Speller]:
    """For each author one that does not know their words, as it will not know a seeker's."""
    return {
        author: Speller(known_words([e for e in texts if e[0] not in authors], vocabulary))
        for authors in _folds(graded)
        for author in authors
    }


def known_words(texts: Sequence[tuple[str, str]], vocabulary: Sequence[str]) -> Lexicon:
    """English words for the speller: those that answers use, then those that the model knows."""
    pieces: list[Any] = [piece[1:].lower() for piece in vocabulary if piece.startswith("▁")]
    known = [each for each in pieces if each.isascii() and each.isalpha()]
    return Lexicon.of([text for _, text in texts], known[:KNOWN_WORDS])


def english_texts(graded: Sequence[Graded]) -> list[tuple[str, str]]:
    """Author and words of every answer that is spelled as it was said."""
    return [
        (each.author, plain(each.text, each.language))
        for each in graded
        if each.language is Language.EN and each.kind != "asr"
    ]
