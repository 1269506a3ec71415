"""Texts between which only differs who somebody is: the embedding model learns to read them alike.

Another first sentence ("I'm a mother of three", "I've nobody at home") lets the network read all
that follows otherwise, and no head that comes after it can tell. So it is taught to find in each of
two such texts what it found in both, in the mean, before; and that other answers stay as they were.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import torch

from kiosk.assess import ridge
from kiosk.assess.embed import Embedder, TextVectors
from kiosk.assess.fit import subject_and_kind
from kiosk.assess.fit_adapter_lessons import WHOLE_WEIGHT, Lesson, Pooled, drawn, neighbours
from kiosk.assess.fit_alike import readings
from kiosk.assess.fit_identity import Marked, words_of
from kiosk.assess.roles import ROLES
from kiosk.interview import COVERED, Language

KEPT_SHARE: Final = 0.25
"""Of the batches: answers that must stay as they were."""
BESIDE_SHARE: Final = 0.4
"""Of the batches: answers of the corpus, beside a short text that says who somebody is."""
BEFORE_SHARE: Final = 0.8
"""Of these: the text is before the answer and not behind it."""
SHORT_CHARACTERS: Final = {Language.KO: 90, Language.EN: 150}
APART_WEIGHT: Final = 4.0
"""Of being read as each other, beside being read as both were before, in the mean."""
WHOLE_PENALTY: Final = 3000.0
ROLE_PENALTY: Final = 1500.0

NOBODY: Final = {Language.KO: "사람", Language.EN: "someone"}
"""What is read where a whole sentence says nothing but who somebody is."""

Text = tuple[str, ...]
"""Its sentences, as they are read."""


@dataclass(frozen=True)
class SameReading:
    """Two texts that must be read as the same, or one that must be read as before.

    Attributes:
        texts: one or two.
        known: for each, what must be found in it.
    """

    texts: tuple[Text, ...]
    known: tuple[Pooled, ...]

    @classmethod
    def of(cls, texts: tuple[Text, ...], read: Sequence[TextVectors]) -> SameReading:
        """What the model finds in them now, in the mean where they have as many sentences."""
        whole = torch.tensor(np.mean([each.whole for each in read], axis=0))
        parts = [each.parts for each in read]
        if len({len(each) for each in parts}) == 1:
            parts = [np.mean(parts, axis=0)] * len(parts)
        return cls(texts, tuple((whole, torch.tensor(each)) for each in parts))


class Apartness:
    """What matters of the vectors: they themselves, and what plain heads find in them.

    The heads see only answers whose grades may be learned.
    """

    def __init__(self, embedder: Embedder, learned: Sequence[Lesson]) -> None:
        read = embedder.read([each.as_read for each in learned])
        languages = [COVERED.index(each.graded.language) for each in learned]
        codes = [[*each.roles] for each in learned]
        targets = [[e.graded.agreed_level, *subject_and_kind(e.graded)] for e in learned]
        wholes = np.stack([each.whole for each in read])
        self._whole = _Seen(wholes, np.array(languages), np.array(targets), WHOLE_PENALTY)
        self._parts = _Seen(
            np.concatenate([each.parts for each in read]),
            np.repeat(languages, [len(each.parts) for each in read]),
            np.array([[float(role in code) for role in ROLES] for own in codes for code in own]),
            ROLE_PENALTY,
        )

    def missed(self, lessons: Sequence[SameReading], found: Sequence[Pooled]) -> torch.Tensor:
        """How far texts are from what must be found in them, and pairs from each other."""
        far: Any = 0.0
        rest = iter(found)
        for lesson in lessons:
            own = [next(rest) for _ in lesson.texts]
            for one, known in zip(own, lesson.known, strict=True):
                far = far + self._apart(one, known) / len(own)
            if len(own) > 1:
                far = far + APART_WEIGHT * self._apart(*own)
        return torch.as_tensor(far / len(lessons))

    def _apart(self, one: Pooled, other: Pooled) -> torch.Tensor:
        far = WHOLE_WEIGHT * self._whole.apart(one[0], other[0])
        if len(one[1]) == len(other[1]):
            far = far + self._parts.apart(one[1], other[1])
        return far


class _Seen:
    """Vectors of one kind, and the outputs of a linear head on them, each in its own spread."""

    def __init__(
        self,
        vectors: np.ndarray[Any, Any],
        languages: np.ndarray[Any, Any],
        targets: np.ndarray[Any, Any],
        penalty: float,
    ) -> None:
        x = vectors.astype(np.float64)
        spread = x.std(axis=0) + 1e-4
        for language in np.unique(languages):
            x[languages == language] -= x[languages == language].mean(axis=0)
        head = ridge.fit(x / spread, targets, penalty)
        outputs = head.weights / (head(x / spread).std(axis=0) + 1e-4)
        self._spread = torch.tensor(spread, dtype=torch.float32)
        self._outputs = torch.tensor(outputs, dtype=torch.float32)

    def apart(self, one: torch.Tensor, other: torch.Tensor) -> torch.Tensor:
        """Mean square distances of the vectors and of the outputs, added."""
        far = (one - other) / self._spread
        return far.square().mean() + (far @ self._outputs).square().mean()


def to_tell_alike(
    embedder: Embedder,
    learned: Sequence[Lesson],
    choices: Sequence[Sequence[Marked]],
    batches: int,
    size: int,
    rng: random.Random,
) -> list[list[SameReading]]:
    """Batches of ``size`` texts, with what the model finds in them now.

    Args:
        embedder: as it is before it learns from them.
        learned: answers of the corpus.
        choices: groups of texts that differ only in who they say somebody is.
        batches: how many.
        size: texts in each.
        rng: draws them.
    """
    own = {
        language: [group for group in choices if group and group[0].language is language]
        for language in COVERED
    }
    short = {
        language: [group for group in groups if len(group[0].text) <= SHORT_CHARACTERS[language]]
        for language, groups in own.items()
    }
    apart = [wordings(group) for group in choices if len(readings(group)) > 1]
    apart.sort(key=lambda different: sum(map(len, different[0])))
    answers = [each for each in learned if short[each.graded.language]]
    texts: list[list[tuple[Text, ...]]] = []
    for _ in range(batches):
        way, pairs = rng.random(), size // 2
        if way < KEPT_SHARE:
            texts.append([(tuple(each.as_heard(rng)),) for each in drawn(learned, size, rng)])
        elif way < KEPT_SHARE + BESIDE_SHARE:
            texts.append(
                [
                    _beside(each, rng.choice(short[each.graded.language]), rng)
                    for each in drawn(answers, pairs, rng)
                ]
            )
        else:
            near = neighbours(apart, pairs, rng)
            texts.append([_two(each, rng) for each in rng.choices(near, k=pairs)])
    read = iter(embedder.read([text for batch in texts for each in batch for text in each]))
    return [[SameReading.of(each, [next(read) for _ in each]) for each in batch] for batch in texts]


def _beside(lesson: Lesson, group: Sequence[Marked], rng: random.Random) -> tuple[Text, ...]:
    """An answer twice, each time with another choice of a short text before or behind it."""
    answer = lesson.graded.text
    first = rng.random() < BEFORE_SHARE
    said = [_put(each, answer, first=first) for each in group]
    return _two(wordings(said), rng)


def _put(short: Marked, answer: str, *, first: bool) -> Marked:
    """A short text before an answer or behind it."""
    if first:
        return replace(short, text=f"{short.text} {answer}")
    moved = len(answer) + 1
    spans = tuple((start + moved, end + moved) for start, end in short.spans)
    return replace(short, text=f"{answer} {short.text}", spans=spans)


def wordings(group: Sequence[Marked]) -> list[Text]:
    """What must be read alike: a text's choices, and what is left without all that is marked.

    Where they are, it matters little that a finder finds one choice and not another.
    """
    language = group[0].language
    left = tuple(
        " ".join(word.read for word in each if not word.tells) or NOBODY[language]
        for each in words_of(group[0], as_said=False)
    )
    return [*dict.fromkeys([*readings(group), left])]


def _two(different: Sequence[Text], rng: random.Random) -> tuple[Text, ...]:
    return tuple(rng.sample(different, min(2, len(different))))
