"""Guesses the words behind garbled ones, so that a recogniser's errors cost nobody their level.

Only a text that is garbled as a whole is touched, and only what the heads read: quotes stay
verbatim. All words of a sentence are guessed together: the likeliest row of known words, given
which word follows which and how many letters would have to be wrong.

Source: Mays, Damerau & Mercer (1991), "Context based spelling correction".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

GARBLED_SHARE: Final = 0.2
"""Of unknown words; ordinary speech, dialect included, has fewer."""
LONGEST: Final = 15
WRONG_LETTER: Final = 0.15
LETTERS: Final = 25
"""Any of them may stand for the right one."""
ONE_TOO_MANY: Final = 0.001
"""Chance of a letter too many or too few; by far the rarer error."""
SHORTEST_MISCOUNTED: Final = 4
"""A shorter word with a letter too many or too few could be anything."""
WORDS_AHEAD: Final = 60.0
"""How many words a pair must be seen after before it counts as much as the word alone."""
UNSEEN_WORDS: Final = 200.0
UNSEEN_RANK: Final = 300
"""A word of the vocabulary counts as often as its rank in it lets expect (Zipf's law)."""
LOG_UNKNOWN: Final = float(np.log(1e-7))
"""Of a word that nobody knows: a name, or what cannot be guessed."""
BEAM: Final = 8
"""Guesses that are pursued for every word."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_LOG_WRONG: Final = float(np.log(WRONG_LETTER / LETTERS))
_LOG_RIGHT: Final = float(np.log(1 - WRONG_LETTER))
_LOG_MISCOUNTED: Final = float(np.log(ONE_TOO_MANY))
_UNKNOWN: Final = -1
_BEGIN: Final = -2

Counts = NDArray[np.int64]
Letters = NDArray[np.uint32]
"""Code points: shape (letters,), or (words, letters) of words of one length."""


@dataclass(frozen=True)
class Lexicon:
    """What the speller knows.

    Attributes:
        words: lower case; those that texts use come first.
        counts: how often texts use each, shape (words,); 0 for what only the vocabulary knows.
        pairs: shape (pairs, 3): places of two words that follow one another, and how often.
    """

    words: tuple[str, ...]
    counts: Counts
    pairs: Counts

    @classmethod
    def of(cls, texts: Iterable[str], vocabulary: Sequence[str]) -> Lexicon:
        """Learn from plain texts, and from a vocabulary that has the commonest words first."""
        rows = [_WORD.findall(text) for text in texts]
        used = Counter(word for row in rows for word in row)
        own = sorted(used, key=lambda word: (-used[word], word))
        words = tuple(dict.fromkeys([*own, *vocabulary]))
        places = {word: place for place, word in enumerate(words)}
        pairs = Counter((places[a], places[b]) for row in rows for a, b in pairwise(row))
        return cls(
            words,
            np.array([used[word] for word in words], np.int64),
            np.array([(*pair, n) for pair, n in sorted(pairs.items())], np.int64).reshape(-1, 3),
        )


class Speller:
    """Mends what is garbled with the words of a :class:`Lexicon`."""

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.words
        self._words = words
        self._places = {word: place for place, word in enumerate(words)}
        weights = lexicon.counts + UNSEEN_WORDS / (np.arange(len(words)) + UNSEEN_RANK)
        self._log_share = np.log(weights / weights.sum())
        self._pairs = {(int(a), int(b)): int(n) for a, b, n in lexicon.pairs}
        self._followed = Counter[int]()
        for (first, _), n in self._pairs.items():
            self._followed[first] += n
        self._by_length: dict[int, tuple[Counts, Letters]] = {}
        for length in range(1, LONGEST + 1):
            places = [place for place, word in enumerate(words) if len(word) == length]
            if places:
                letters = np.stack([_letters(words[place]) for place in places])
                self._by_length[length] = (np.array(places), letters)

    def garbled(self, text: str) -> float:
        """The share of words nobody knows."""
        words = _WORD.findall(text)
        return sum(each not in self._places for each in words) / max(len(words), 1)

    def is_garbled(self, text: str) -> bool:
        """Whether a text, lower case expected, is garbled as a whole."""
        return self.garbled(text) >= GARBLED_SHARE

    def guessed(self, text: str) -> str:
        """The text with every garbled word guessed."""
        guesses = iter(self._likeliest(_WORD.findall(text)))
        return _WORD.sub(lambda found: next(guesses), text)

    def _likeliest(self, heard: Sequence[str]) -> list[str]:
        """The best row of words for what was heard (Viterbi's algorithm, within a beam)."""
        best = {_BEGIN: 0.0}
        came_from: list[dict[int, int]] = []
        for word in heard:
            reached: dict[int, tuple[float, int]] = {}
            for place, log_heard in self._alike(word).items():
                reached[place] = max(
                    (log_chance + self._log_after(before, place) + log_heard, before)
                    for before, log_chance in best.items()
                )
            kept = sorted(reached, key=lambda place: (-reached[place][0], place))[:BEAM]
            best = {place: reached[place][0] for place in kept}
            came_from.append({place: reached[place][1] for place in kept})
        row: list[str] = []
        place = max(best, key=lambda each: best[each])
        for word, before in zip(reversed(heard), reversed(came_from), strict=True):
            row.append(word if place == _UNKNOWN else self._words[place])
            place = before[place]
        return row[::-1]

    def _log_after(self, before: int, place: int) -> float:
        """How likely a word is after another: pairs, and where they are few the word alone."""
        share = np.exp(LOG_UNKNOWN) if place == _UNKNOWN else np.exp(self._log_share[place])
        seen = self._pairs.get((before, place), 0)
        return float(np.log((seen + WORDS_AHEAD * share) / (self._followed[before] + WORDS_AHEAD)))

    def _alike(self, word: str) -> dict[int, float]:
        """Places of the words that may be meant, and how likely they are heard as this."""
        if len(word) > LONGEST:
            return {_UNKNOWN: 0.0}
        letters = _letters(word)
        found = self._best(len(word), lambda known: (known != letters).sum(axis=1), len(word), 0.0)
        if word not in self._places:
            found[_UNKNOWN] = len(word) * _LOG_RIGHT
            if len(word) >= SHORTEST_MISCOUNTED:
                for length in (len(word) - 1, len(word) + 1):
                    found |= self._best(
                        length,
                        lambda known: _miscounted(known, letters),
                        min(length, len(word)),
                        _LOG_MISCOUNTED,
                    )
        return found

    def _best(
        self, length: int, wrong_in: Callable[[Letters], Counts], compared: int, log_extra: float
    ) -> dict[int, float]:
        """The likeliest words of one length.

        Args:
            length: of the words.
            wrong_in: counts the wrong letters in each of the words.
            compared: how many letters that counts.
            log_extra: what else the error costs.
        """
        if length not in self._by_length:
            return {}
        places, known = self._by_length[length]
        wrong = wrong_in(known)
        log_heard = wrong * _LOG_WRONG + (compared - wrong) * _LOG_RIGHT + log_extra
        order = np.argsort(-(log_heard + self._log_share[places]), kind="stable")[:BEAM]
        return {int(places[each]): float(log_heard[each]) for each in order}


def _letters(word: str) -> Letters:
    return np.array([ord(char) for char in word], np.uint32)


def _miscounted(known: Letters, letters: Letters) -> Counts:
    """The fewest wrong letters if one letter, wherever it does best, is left out of the longer."""
    shared = min(known.shape[1], len(letters))
    before = np.cumsum(known[:, :shared] != letters[:shared], axis=1)
    after = np.cumsum(known[:, ::-1][:, :shared] != letters[::-1][:shared], axis=1)
    none = np.zeros((len(known), 1), np.int64)
    before, after = np.hstack([none, before]), np.hstack([none, after])
    return np.asarray((before + after[:, ::-1]).min(axis=1))
