"""Finds the words that say who somebody is and that no list knows, so that they are not read.

:mod:`kiosk.assess.neutral` reads the words that it knows as one and the same; no list ever holds
all of them. So small heads look at the vector of every word and of those around it, and the other
heads read the text as each of them leaves it, too. Quotes stay verbatim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.interview import Language

Matrix = NDArray[np.float64]

CHANCE: Final = 0.5
"""From here on a word is taken for one that says who somebody is."""
BESIDE_CHANCE: Final = 0.1
"""And from here on beside such a word: half a phrase that stays would still tell."""
NOBODY: Final = {Language.KO: "사람", Language.EN: "someone"}
"""What is read where a whole sentence says nothing else."""


@dataclass(frozen=True)
class Identity:
    """What each word looks like, and what those before and after it say about it.

    Source: Cho et al. (2014), "Learning Phrase Representations using RNN Encoder-Decoder" (the
    gated recurrent unit, with its gates in the order reset, update, new).

    Attributes:
        centre, scale: of the words' vectors, shape (features,).
        hidden: shape (features, units), with its offset, shape (units,).
        inputs: of the states before and behind each word, shape (2, units, 3 * states), with their
            offsets, shape (2, 3 * states).
        states: from one word to the next, shape (2, states, 3 * states), with their offsets.
        weights: of the word, of what is before it and of what is behind it, shape
            (units + 2 * states,), with its offset.
    """

    centre: Matrix
    scale: Matrix
    hidden: Matrix
    hidden_offset: Matrix
    inputs: Matrix
    input_offsets: Matrix
    states: Matrix
    state_offsets: Matrix
    weights: Matrix
    offset: float

    @classmethod
    def blind(cls, features: int) -> Identity:
        """One that finds nothing."""
        return cls(
            np.zeros(features),
            np.ones(features),
            np.zeros((features, 1)),
            np.zeros(1),
            *(np.zeros((2, 1, 3)), np.zeros((2, 3))) * 2,
            np.zeros(3),
            -10.0,
        )

    def chances(self, words: NDArray[Any]) -> Matrix:
        """How likely each word of a text says who somebody is, shape (words,).

        Args:
            words: vectors of all words of the text in their order, shape (words, features).
        """
        standard = (words.astype(np.float64) - self.centre) / self.scale
        units = np.maximum(standard @ self.hidden + self.hidden_offset, 0.0)
        before, behind = self._states(units, 0), self._states(units[::-1], 1)[::-1]
        seen = np.hstack([units, before, behind])
        return np.asarray(_logistic(seen @ self.weights + self.offset))

    def _states(self, units: Matrix, way: int) -> Matrix:
        """What is remembered at each word, shape (words, states)."""
        given = units @ self.inputs[way] + self.input_offsets[way]
        state = np.zeros(self.states.shape[1])
        found = np.zeros((len(units), len(state)))
        for row, (reset_by, update_by, new_by) in enumerate(np.split(each, 3) for each in given):
            reset, update, new = np.split(state @ self.states[way] + self.state_offsets[way], 3)
            kept = _logistic(update_by + update)
            fresh = np.tanh(new_by + _logistic(reset_by + reset) * new)
            state = found[row] = (1 - kept) * fresh + kept * state
        return found

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


def _logistic(x: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-x)))


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
