"""Two-set (두벌식) Hangul: jamo by jamo into syllables and back. Pure Python, no state.

A syllable in the making is a value; a key or a backspace makes a new one of it.

Source: Unicode 16, chapter 3.12, Conjoining Jamo Behavior (composition of precomposed syllables).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

LEADS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
TAILS: Final = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
"""The final consonants; a syllable without one has index 0, so that these start at 1."""

_FIRST: Final = ord("가")
_LAST: Final = ord("힣")
_PAIRS: Final = {
    "ㅗㅏ": "ㅘ", "ㅗㅐ": "ㅙ", "ㅗㅣ": "ㅚ", "ㅜㅓ": "ㅝ", "ㅜㅔ": "ㅞ", "ㅜㅣ": "ㅟ",
    "ㅡㅣ": "ㅢ", "ㄱㅅ": "ㄳ", "ㄴㅈ": "ㄵ", "ㄴㅎ": "ㄶ", "ㄹㄱ": "ㄺ", "ㄹㅁ": "ㄻ",
    "ㄹㅂ": "ㄼ", "ㄹㅅ": "ㄽ", "ㄹㅌ": "ㄾ", "ㄹㅍ": "ㄿ", "ㄹㅎ": "ㅀ", "ㅂㅅ": "ㅄ",
}  # fmt: skip
"""Jamo that two keys make; the doubled consonants have keys of their own."""
_PARTS: Final = {whole: pair for pair, whole in _PAIRS.items()}


@dataclass(frozen=True)
class Syllable:
    """A syllable in the making: nothing yet, single jamo, or up to three parts."""

    lead: str = ""
    vowel: str = ""
    tail: str = ""

    @property
    def text(self) -> str:
        """What is seen of it: one character, or none."""
        if not (self.lead and self.vowel):
            return self.lead or self.vowel
        tail = TAILS.index(self.tail) + 1 if self.tail else 0
        index = (LEADS.index(self.lead) * len(VOWELS) + VOWELS.index(self.vowel)) * 28 + tail
        return chr(_FIRST + index)


NOTHING: Final = Syllable()


def is_jamo(key: str) -> bool:
    """Whether a key of the Hangul layout was pressed."""
    return len(key) == 1 and (key in LEADS or key in VOWELS)


def press(syllable: Syllable, jamo: str) -> tuple[str, Syllable]:
    """Add a jamo. Returns what is finished by it, and the syllable that is now in the making."""
    if jamo in VOWELS:
        return _press_vowel(syllable, jamo)
    return _press_consonant(syllable, jamo)


def backspace(syllable: Syllable) -> Syllable:
    """Take the last jamo away again; half of a jamo that two keys made."""
    if syllable.tail:
        return replace(syllable, tail=_half(syllable.tail))
    if syllable.vowel:
        return replace(syllable, vowel=_half(syllable.vowel))
    return NOTHING


def keys_of(text: str) -> list[str]:
    """The keys that type a text: jamo for Hangul, every other character as it is."""
    keys: list[str] = []
    for character in text:
        if not _FIRST <= ord(character) <= _LAST:
            keys.extend(_PARTS.get(character, character))
            continue
        rest, tail = divmod(ord(character) - _FIRST, 28)
        lead, vowel = divmod(rest, len(VOWELS))
        keys.append(LEADS[lead])
        keys.extend(_PARTS.get(VOWELS[vowel], VOWELS[vowel]))
        if tail:
            keys.extend(_PARTS.get(TAILS[tail - 1], TAILS[tail - 1]))
    return keys


def type_keys(keys: list[str]) -> str:
    """The text that a row of keys makes."""
    text, syllable = "", NOTHING
    for key in keys:
        if is_jamo(key):
            finished, syllable = press(syllable, key)
            text += finished
        else:
            text, syllable = text + syllable.text + key, NOTHING
    return text + syllable.text


def _press_vowel(syllable: Syllable, jamo: str) -> tuple[str, Syllable]:
    if syllable.tail:
        # 각 + ㅏ: the last consonant was the beginning of the next syllable.
        stays, goes = _split(syllable.tail)
        return replace(syllable, tail=stays).text, Syllable(goes, jamo)
    if not syllable.vowel:
        return "", replace(syllable, vowel=jamo)
    joined = _PAIRS.get(syllable.vowel + jamo)
    if joined:
        return "", replace(syllable, vowel=joined)
    return syllable.text, Syllable(vowel=jamo)


def _press_consonant(syllable: Syllable, jamo: str) -> tuple[str, Syllable]:
    if syllable.lead and syllable.vowel:
        if not syllable.tail and jamo in TAILS:
            return "", replace(syllable, tail=jamo)
        joined = _PAIRS.get(syllable.tail + jamo) if syllable.tail else None
        if joined:
            return "", replace(syllable, tail=joined)
    return syllable.text, Syllable(jamo)


def _split(jamo: str) -> tuple[str, str]:
    """A tail that two keys made gives its second half away; any other goes as a whole."""
    pair = _PARTS.get(jamo)
    return (pair[0], pair[1]) if pair else ("", jamo)


def _half(jamo: str) -> str:
    return _PARTS[jamo][0] if jamo in _PARTS else ""
