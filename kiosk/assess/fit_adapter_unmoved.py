"""Teaches the embedding model to read a text as if nobody had said in it who somebody is.

The texts of ``models/calibration/identity``, in which such words are marked, are read with them and
without them: what is found in the text and in each of its sentences must be the same. And a plain
head must still find those words, for :mod:`kiosk.assess.fit_identity`, so that they can be left
out. No grade is used.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

from kiosk.assess.embed import Embedder, Tokens
from kiosk.assess.fit_adapter_lessons import WHOLE_WEIGHT, Lesson, Spread, pooled
from kiosk.assess.fit_identity import RARE_WEIGHT, UNITS, Marked, Word, words_of
from kiosk.assess.identity import NOBODY
from kiosk.interview import Language

TEXTS: Final = 10
"""In a batch."""
NEIGHBOURS: Final = 800
"""Texts of like length, among which a batch is drawn."""
AS_SAID: Final = 0.6
"""Share of the readings with the words that the list knows left in."""
FOUND_WEIGHT: Final = 0.3
SHRUNK: Final = 0.5
"""Of what the plain head looks at: so that its first steps are no leaps."""


@dataclass(frozen=True)
class Choice:
    """A text in which words are marked, by its sentences: as it was said, and as it is read."""

    language: Language
    said: Sequence[Sequence[Word]]
    read: Sequence[Sequence[Word]]

    @classmethod
    def of(cls, marked: Marked) -> Choice:
        return cls(marked.language, words_of(marked, as_said=True), words_of(marked, as_said=False))

    @property
    def without(self) -> list[str]:
        """Its sentences without the words that are marked."""
        kept = [[word.read for word in each if not word.tells] for each in self.read]
        return [" ".join(each) or NOBODY[self.language] for each in kept]


class Unmoved(nn.Module):
    """How far the marked words move what is read, and how hard they are to find."""

    def __init__(
        self, embedder: Embedder, marked: Sequence[Marked], lessons: Sequence[Lesson]
    ) -> None:
        super().__init__()
        self._embedder = embedder
        choices = [Choice.of(each) for each in marked if each.spans]
        self._choices = sorted(choices, key=lambda each: sum(map(len, each.said)))
        self._near = Spread.of(lessons)
        self._centre = torch.cat([each.parts for each in lessons]).mean(0)
        features = len(self._centre)
        self.finder = nn.Sequential(nn.Linear(features, UNITS), nn.ReLU(), nn.Linear(UNITS, 1))

    def forward(self, rng: random.Random) -> torch.Tensor:
        """For a batch of texts; they are read as the network stands."""
        start = rng.randrange(max(len(self._choices) - NEIGHBOURS, 1))
        batch = rng.choices(self._choices[start : start + NEIGHBOURS], k=TEXTS)
        texts = [each.said if rng.random() < AS_SAID else each.read for each in batch]
        with torch.no_grad():
            without = [self._embedder.tokens(each.without) for each in batch]
            goals = pooled(self._states(without), without)
        tokens = [self._embedder.tokens([word.read for word in chain(*each)]) for each in texts]
        states = self._states(tokens)
        found = pooled(states, [_by_sentence(*each) for each in zip(tokens, texts, strict=True)])
        moved: Any = 0.0
        for (whole, parts), (goal, goals_of_parts) in zip(found, goals, strict=True):
            moved = moved + ((parts - goals_of_parts) / self._near.parts).square().mean()
            moved = moved + WHOLE_WEIGHT * ((whole - goal) / self._near.whole).square().mean()
        words = torch.cat([parts for _, parts in pooled(states, tokens)])
        tells = torch.tensor([float(word.tells) for each in texts for word in chain(*each)])
        missed = binary_cross_entropy_with_logits(
            self.finder((words - self._centre) / self._near.parts * SHRUNK)[:, 0],
            tells,
            pos_weight=torch.tensor(RARE_WEIGHT),
        )
        return torch.as_tensor(moved / len(batch) + FOUND_WEIGHT * missed)

    def _states(self, tokens: Sequence[Tokens]) -> torch.Tensor:
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states: torch.Tensor = self._embedder.states(tokens)
        return states.float()


def _by_sentence(tokens: Tokens, text: Sequence[Sequence[Word]]) -> Tokens:
    """Tokens that belong to words, as ones that belong to the sentences of the text."""
    ids, words = tokens
    sentences = [number for number, each in enumerate(text) for _ in each]
    return ids, [sentences[word] if word >= 0 else -1 for word in words]
