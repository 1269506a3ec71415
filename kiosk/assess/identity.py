"""Finds the words that say who somebody is and that no list knows, so that they count less.

:mod:`kiosk.assess.neutral` reads the words that it knows as one and the same; no list ever holds
all of them. So small heads look at the vector of every word and of those around it, and the more
likely it says who somebody is, the less it counts where the level is read. Quotes stay verbatim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]


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


def chance(finders: Sequence[Identity], words: NDArray[Any]) -> Matrix:
    """How likely each word of a text says who somebody is, as all finders see it in the mean.

    A finder errs where another does not: the more there are, the less far one moves a level.
    """
    return np.asarray(np.mean([each.chances(words) for each in finders], axis=0))


def _logistic(x: Matrix) -> Matrix:
    return np.asarray(1 / (1 + np.exp(-x)))
