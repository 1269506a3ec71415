"""Guesses the words behind garbled ones, so that a recogniser's errors cost nobody their level.

Only a text that is garbled as a whole is touched, and only what the heads read: quotes stay
verbatim. A garbled word is read as the commonest known word that differs in the fewest letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

GARBLED_SHARE: Final = 0.2
"""Of unknown words; ordinary speech, dialect included, has fewer."""
SHORTEST: Final = 3
LONGEST: Final = 14
_WORD: Final = re.compile(r"[^\W\d_]+")


class Speller:
    """Known words, the commonest first."""

    def __init__(self, words: Iterable[str]) -> None:
        ranked = dict.fromkeys(words)
        self._known = frozenset(ranked)
        self._by_length: dict[int, tuple[list[str], NDArray[np.uint32]]] = {}
        for length in range(SHORTEST, LONGEST + 1):
            some = [each for each in ranked if len(each) == length]
            if some:
                codes = np.array([[ord(char) for char in each] for each in some], np.uint32)
                self._by_length[length] = (some, codes)

    def garbled(self, text: str) -> float:
        """The share of words nobody knows."""
        words = _WORD.findall(text)
        return sum(each not in self._known for each in words) / max(len(words), 1)

    def is_garbled(self, text: str) -> bool:
        """Whether a text, lower case expected, is garbled as a whole."""
        return self.garbled(text) >= GARBLED_SHARE

    def guessed(self, text: str) -> str:
        """The text with every garbled word guessed."""
        return _WORD.sub(lambda found: self._guess(found[0]), text)

    def _guess(self, word: str) -> str:
        if word in self._known or len(word) not in self._by_length:
            return word
        words, codes = self._by_length[len(word)]
        wrong = (codes != np.array([ord(char) for char in word], np.uint32)).sum(axis=1)
        best = int(np.argmin(wrong))  # of equals the first, which is the commonest
        return words[best] if wrong[best] <= max(1, len(word) // 3) else word
