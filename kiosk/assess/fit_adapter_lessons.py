"""What the embedding model is taught with: answers as they might be heard, and what to find."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeVar

import torch

from kiosk.assess.corpus import Graded
from kiosk.assess.embed import Embedder, Tokens
from kiosk.assess.features import guessed, read_and_cut
from kiosk.assess.fit import WEIGHTS, english_texts, spellers
from kiosk.assess.neutral import Piece, alike, bare, neutral
from kiosk.assess.perturb import garbled, misheard
from kiosk.assess.spelling import Speller
from kiosk.interview import Language

OTHER_WORD_SHARE: Final = 0.5
"""Of the words that say who somebody is: not those that were said, but others that are read as
the same one."""
WHOLE_WEIGHT: Final = 2.0
MENDED: Final = 3
"""Ways in which each English answer is misheard, then mended by a speller."""
MENDED_SHARES: Final = (0.06, 0.18)
NEIGHBOURS: Final = 7
"""Batches of texts of like length, among which one is drawn: less padding is read."""
HARD_KIND_WEIGHT: Final = 2.0
"""How much more often an answer is drawn that is of a rare kind and must count."""

Pooled = tuple[torch.Tensor, torch.Tensor]
"""Of a text: its whole, shape (features,), and its parts, shape (parts, features)."""
Sentence = tuple[Piece, ...]
_T = TypeVar("_T")


@dataclass(frozen=True)
class Hearing:
    """How answers of one language reach the pupil.

    Attributes:
        clear: share that is not garbled: what is clear must be read as before.
        mended: share that was misheard and then mended, where there is such a wording.
        said: share of the others that has the words in it that say who somebody is.
        wrong: least and largest share of wrong letters.
        weight: how often an answer is drawn.
    """

    clear: float
    mended: float
    said: float
    wrong: tuple[float, float]
    weight: float


TO_READ: Final = {
    Language.KO: Hearing(clear=0.25, mended=0.0, said=0.45, wrong=(0.05, 0.20), weight=2.0),
    Language.EN: Hearing(clear=0.25, mended=0.0, said=0.45, wrong=(0.02, 0.12), weight=1.0),
}
"""Korean must be taught more: a wrong syllable is lost, a wrong letter can be guessed. In English
most are mended before they are read."""
TO_GRADE: Final = {
    Language.KO: Hearing(clear=0.3, mended=0.0, said=0.35, wrong=(0.05, 0.20), weight=1.3),
    Language.EN: Hearing(clear=0.3, mended=0.3, said=0.35, wrong=(0.02, 0.10), weight=1.0),
}


@dataclass(frozen=True)
class Lesson:
    """An answer by its sentences, and what the teacher finds in it.

    Attributes:
        graded: the answer.
        sentences: each in its pieces.
        hearing: how it reaches the pupil.
        mended: wordings as misheard and mended, by sentences.
        roles: of its sentences, as letters; none where grades are not learned.
        whole, parts: as the teacher reads it.
    """

    graded: Graded
    sentences: tuple[Sentence, ...]
    hearing: Hearing
    mended: tuple[tuple[str, ...], ...] = ()
    roles: tuple[str, ...] = ()
    whole: torch.Tensor = field(default_factory=lambda: torch.zeros(0))
    parts: torch.Tensor = field(default_factory=lambda: torch.zeros(0, 0))

    @property
    def weight(self) -> float:
        """How often it is drawn."""
        hard = self.roles and self.graded.kind in WEIGHTS
        return self.hearing.weight * (HARD_KIND_WEIGHT if hard else 1.0)

    @property
    def as_read(self) -> list[str]:
        """Its sentences as the teacher reads them."""
        return [_read(each) for each in self.sentences]

    def as_heard(self, rng: random.Random) -> list[str]:
        """The answer as the pupil reads it."""
        way, hearing, language = rng.random(), self.hearing, self.graded.language
        if self.mended and hearing.clear <= way < hearing.clear + hearing.mended:
            return list(rng.choice(self.mended))
        said = rng.random() < hearing.said
        texts = [
            bare("".join(_worded(piece, language, rng) for piece in each)) if said else _read(each)
            for each in self.sentences
        ]
        share = 0.0 if way < hearing.clear else rng.uniform(*hearing.wrong)
        return [garbled(text, language, rng, share) for text in texts]


def neighbours(ordered: Sequence[_T], size: int, rng: random.Random) -> Sequence[_T]:
    """Some that follow one another, among which a batch of ``size`` is drawn."""
    start = rng.randrange(max(len(ordered) - NEIGHBOURS * size, 1))
    return ordered[start : start + NEIGHBOURS * size]


def drawn(lessons: Sequence[Lesson], size: int, rng: random.Random) -> list[Lesson]:
    """A batch of neighbours, the weighty ones more often."""
    near = neighbours(lessons, size, rng)
    return rng.choices(near, [each.weight for each in near], k=size)


def to_read(embedder: Embedder, graded: Sequence[Graded]) -> list[Lesson]:
    """Answers cut as the scorer cuts them, the shortest first."""
    lessons = []
    for each in graded:
        heard, cuts = read_and_cut(each.text, each.language)
        sentences = tuple(tuple(heard.pieces(each.text, cut.start, cut.end)) for cut in cuts)
        lessons.append(Lesson(each, sentences, TO_READ[each.language]))
    return _with_what_the_teacher_finds(embedder, lessons)


def to_grade(embedder: Embedder, graded: Sequence[Graded]) -> list[Lesson]:
    """Answers cut as their readers cut them, with the roles that they gave; the shortest first."""
    mend = spellers(graded, english_texts(graded), embedder.vocabulary())
    lessons = []
    for each in graded:
        own = [(_pieces(each.text[a:b], each.language), code) for a, b, code in each.roles]
        own = [(sentence, code) for sentence, code in own if _read(sentence)]
        sentences = tuple(sentence for sentence, _ in own)
        hearing = TO_GRADE[each.language]
        mended = _mended(each, sentences, mend[each.author]) if hearing.mended else ()
        roles = tuple(code for _, code in own)
        lessons.append(Lesson(each, sentences, hearing, mended, roles))
    return _with_what_the_teacher_finds(embedder, lessons)


def _mended(
    graded: Graded, sentences: Sequence[Sentence], speller: Speller
) -> tuple[tuple[str, ...], ...]:
    found = []
    for way in range(MENDED):
        rng = random.Random(f"{way} {graded.text}")
        share = rng.uniform(*MENDED_SHARES)
        heard = [misheard(_read(each), graded.language, rng, share) for each in sentences]
        found.append(tuple(guessed(heard, graded.language, speller)))
    return tuple(found)


def _with_what_the_teacher_finds(embedder: Embedder, lessons: Sequence[Lesson]) -> list[Lesson]:
    told = [each for each in lessons if each.sentences]
    told.sort(key=lambda each: sum(map(len, each.as_read)))
    read = embedder.read([each.as_read for each in told])
    return [
        replace(each, whole=torch.tensor(found.whole), parts=torch.tensor(found.parts))
        for each, found in zip(told, read, strict=True)
    ]


def _pieces(text: str, language: Language) -> Sentence:
    found = neutral(text, language)
    return tuple(found.pieces(text, 0, len(found.text)))


def _read(sentence: Sentence) -> str:
    return bare("".join(piece.read for piece in sentence))


def _worded(piece: Piece, language: Language, rng: random.Random) -> str:
    """A protected word as it was said, or another that is read as the same one."""
    if piece.read == piece.said or rng.random() >= OTHER_WORD_SHARE:
        return piece.said
    others = alike(piece.read, language)
    return rng.choice(others) if others else piece.said


# --- what is found in it ----------------------------------------------------------------------


def pooled(states: torch.Tensor, tokens: Sequence[Tokens]) -> list[Pooled]:
    """Means of the states of every text and of its parts."""
    found = []
    for row, (ids, owners) in enumerate(tokens):
        own = states[row, : len(ids)]
        among = torch.tensor(owners)
        member = (among == torch.arange(int(among.max()) + 1)[:, None]).float()
        found.append((own.mean(0), member @ own / member.sum(1, keepdim=True).clamp(min=1)))
    return found


@dataclass(frozen=True)
class Spread:
    """How far the teacher's states lie apart, by which distances are measured."""

    whole: torch.Tensor
    parts: torch.Tensor

    @classmethod
    def of(cls, lessons: Sequence[Lesson]) -> Spread:
        whole = torch.stack([each.whole for each in lessons]).std(0)
        return cls(whole + 1e-4, torch.cat([each.parts for each in lessons]).std(0) + 1e-4)

    def distance(self, lessons: Sequence[Lesson], found: Sequence[Pooled]) -> torch.Tensor:
        """Mean square distance of what the pupil found from what the teacher did."""
        far: Any = 0.0
        for lesson, (whole, parts) in zip(lessons, found, strict=True):
            known = lesson.parts[: len(parts)]
            far = far + ((parts[: len(known)] - known) / self.parts).square().mean()
            far = far + WHOLE_WEIGHT * ((whole - lesson.whole) / self.whole).square().mean()
        return torch.as_tensor(far / len(lessons))
