"""Cuts what a recogniser repeats when it has lost the thread."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

LONGEST_PHRASE: Final = 12
"""Words in the longest phrase that is looked for."""
TIMES: Final = 4
"""A phrase said this often in a row is a loop; nervous people do say a word three times."""

# Letters only: 1000000 is a number, not a stutter.
_STUCK = re.compile(r"([^\W\d]{1,8}?)\1{5,}")


def kept(words: Sequence[str]) -> list[int]:
    """The indexes of the words that remain when every loop is cut to its first round."""
    plain = [re.sub(r"\W", "", word).lower() for word in words]
    result: list[int] = []
    at = 0
    while at < len(plain):
        length, rounds = _loop_at(plain, at)
        result.extend(range(at, at + length))
        at += length * rounds
    return result


def unstuck(word: str) -> str:
    """A word without a syllable repeated six times or more: 하하하하하하 becomes 하."""
    return _STUCK.sub(r"\1", word)


def _loop_at(words: Sequence[str], at: int) -> tuple[int, int]:
    """The length of the phrase that loops from here, and how often; (1, 1) where none does."""
    for length in range(1, LONGEST_PHRASE + 1):
        phrase = words[at : at + length]
        rounds = 1
        while words[at + rounds * length : at + (rounds + 1) * length] == phrase:
            rounds += 1
        if rounds >= TIMES:
            return length, rounds
    return 1, 1
