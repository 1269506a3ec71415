"""Tells a number that was said from a syllable that only sounds like one.

Whisper writes Korean numbers as digits, and 이, 일 or 한 inside a word it does not know as well:
「1위절이」 for 「이리저리」. After the digits of a true number stand counters and particles, or
nothing; ``numerals.toml`` lists them.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Final

PATH: Final = Path(__file__).with_suffix(".toml")

_DIGIT_BESIDE_HANGUL: Final = re.compile("[0-9][가-힣]|[가-힣][0-9]")


def is_number(word: str) -> bool:
    """Whether a Korean word with digits in it, marks at its ends aside, can be a number.

    True as well for a word without a digit beside Hangul (「하나」, “mp3”, “2024”): nothing in it
    could be a misread syllable.
    """
    bare = re.sub(r"^\W+|[^\w%]+$", "", word)
    return _DIGIT_BESIDE_HANGUL.search(bare) is None or _number().fullmatch(bare) is not None


@functools.cache
def _number() -> re.Pattern[str]:
    """The file is read at the first use."""
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    counter, particle = ("|".join(table[each]) for each in ("counters", "particles"))
    # Digits may go on after a counter: 3년6개월, 2만5천원, 10대1.
    return re.compile(rf"(?:\d[\d.,:/~-]*%?(?:{counter}){{0,2}})+(?:{particle}){{0,3}}")
