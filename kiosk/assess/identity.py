"""Finds the words that say who somebody is and that no list knows, so that they are not read.

:mod:`kiosk.assess.neutral` reads the words that it knows as one and the same; no list ever holds
all of them. So a small head looks at the vector of every word, in its place among the others, and
the other heads read the text without what it finds (``SAID_SHARE`` of :mod:`kiosk.assess.features`
says how far). Quotes stay verbatim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess.embed import Read
from kiosk.interview import Language

Matrix = NDArray[np.float64]

CHANCE: Final = 0.4
"""From here on a word is taken for one that says who somebody is."""
BESIDE_CHANCE: Final = 0.1
"""And from here on beside such a word: half a phrase that stays would still tell."""
NOBODY: Final = {Language.KO: "사람", Language.EN: "someone"}
"""What is read where a whole sentence says nothing else."""


@dataclass(frozen=True)
class Identity:
    """Two layers that look at one word.

    Attributes:
        centre, scale: of the words' vectors, shape (features,).
        hidden: shape (features, units), with its offset, shape (units,).
        weights: shape (units,), with its offset.
    """

    centre: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_offset: Matrix
    weights: Matrix
    offset: float

    @classmethod
    def blind(cls, features: int) -> Identity:
        """One that finds nothing."""
        none = np.zeros((features, 1))
        return cls(np.zeros(features), np.ones(features), none, none[0], none[0], -10.0)

    def chances(self, words: NDArray[Any]) -> Matrix:
        """How likely each word says who somebody is, shape (words,)."""
        standard = (words.astype(np.float64) - self.centre) / self.scale
        units = np.maximum(standard @ self.hidden + self.hidden_offset, 0.0)
        return np.asarray(1 / (1 + np.exp(-(units @ self.weights + self.offset))))

    def read_without(
        self, texts: Sequence[Sequence[str]], language: Language, read: Read
    ) -> list[list[str]]:
        """The texts, given as their sentences, without what is found in them."""
        words = read([" ".join(each).split() for each in texts])
        return [
            self.without(each, own.parts, language) for each, own in zip(texts, words, strict=True)
        ]

    def without(
        self, sentences: Sequence[str], words: NDArray[Any], language: Language
    ) -> list[str]:
        """The sentences without what is found in them.

        Args:
            sentences: as they are read.
            words: vectors of all their words, shape (words, features).
            language: of the sentences.
        """
        said = [each.split() for each in sentences]
        ends = np.cumsum([0, *map(len, said)])
        stays = ~_grown(self.chances(words)) if ends[-1] else np.ones(0, bool)
        return [
            " ".join(word for word, stay in zip(own, stays[first:last], strict=True) if stay)
            or NOBODY[language]
            for own, (first, last) in zip(said, pairwise(ends), strict=True)
        ]


def _grown(chances: Matrix) -> NDArray[np.bool_]:
    """What is found, and what lies beside it and is not unlikely either."""
    found, likely = chances >= CHANCE, chances >= BESIDE_CHANCE
    while True:
        wider = found.copy()
        wider[1:] |= found[:-1] & likely[1:]
        wider[:-1] |= found[1:] & likely[:-1]
        if (wider == found).all():
            return found
        found = wider
