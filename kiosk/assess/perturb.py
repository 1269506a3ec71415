"""What a recogniser and a nervous tongue do to a text: lost punctuation, wrong characters, fillers.

For training (heads must not mind), for :mod:`kiosk.evaluate` (do they?), and for the band of an
answer: how far its level moves when only its wording does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

from kiosk.interview import Language

WRONG_SHARE: Final = 0.15
HEARD_WRONG_SHARE: Final = 0.08
"""About what the shipped recogniser gets wrong in clear speech (3 to 13 of a hundred)."""

_FILLERS: Final = {
    Language.KO: ("음", "어", "그", "이제", "뭐", "그니까", "저기"),
    Language.EN: ("um", "uh", "like", "you know", "well", "I mean", "so"),
}
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
# Syllables that Korean speech is full of, so that a wrong one is no rarity.
_SYLLABLES: Final = (
    "가나다라마바사아자차하고노도로모보소오조고기니디리미비시이지치히구누두루무부수우주"
    "은는을를에서의어여게네데레세제해했었았있없한할함합일을인입정전장상생성선신진김"
    "만말많면번분사람때대되된들등요죠습니까지던더거것그금날내너저"
)


def unpunctuated(text: str) -> str:
    """The text without any mark."""
    return re.sub(r"\s+", " ", re.sub(r"[^\w\s]", " ", text)).strip()


def misheard(text: str, language: Language, rng: random.Random, share: float = WRONG_SHARE) -> str:
    """The text with that share of its letters and digits replaced by others."""
    pool = _SYLLABLES if language is Language.KO else _LATIN
    return _with_wrong(text, rng, share, lambda char: rng.choice(pool))


def garbled(text: str, language: Language, rng: random.Random, share: float) -> str:
    """As :func:`misheard`, in more ways: any syllable may be heard, or one that sounds alike."""
    return _with_wrong(text, rng, share, lambda char: _wrong(char, language, rng))


def _with_wrong(text: str, rng: random.Random, share: float, wrong: Callable[[str], str]) -> str:
    return "".join(
        wrong(char) if char.isalnum() and rng.random() < share else char for char in text
    )


def _wrong(char: str, language: Language, rng: random.Random) -> str:
    if language is not Language.KO:
        return rng.choice(_LATIN)
    way = rng.random()
    if way < 0.6:
        return rng.choice(_SYLLABLES)
    if way < 0.75 or not "가" <= char <= "힣":
        return chr(rng.randint(ord("가"), ord("힣")))
    # One of its three sounds is another; Unicode has all syllables in the order of their sounds.
    place = ord(char) - ord("가")
    sounds = [place // (21 * 28), place // 28 % 21, place % 28]
    changed = rng.randrange(3)
    sounds[changed] = rng.randrange((19, 21, 28)[changed])
    return chr(ord("가") + (sounds[0] * 21 + sounds[1]) * 28 + sounds[2])


def hesitant(text: str, language: Language, rng: random.Random, share: float = 0.08) -> str:
    """The text with a filler before that share of its words."""
    words: list[str] = []
    for word in text.split():
        if rng.random() < share:
            words.append(rng.choice(_FILLERS[language]))
        words.append(word)
    return " ".join(words)


def unhesitant(text: str, language: Language) -> str:
    """The text without its fillers."""
    either = "|".join(re.escape(each) for each in _FILLERS[language])
    return re.sub(rf"(?i)(?<!\w)(?:{either})[,.…]*(?=\s)\s*", "", text).strip() or text


def wordings(text: str, language: Language) -> list[str]:
    """The same answer as it might as well have reached us; always the same for the same text."""
    rng = random.Random(text)
    return [
        unpunctuated(text),
        unhesitant(text, language),
        hesitant(text, language, rng),
        *(misheard(unpunctuated(text), language, rng, HEARD_WRONG_SHARE) for _ in range(3)),
    ]
