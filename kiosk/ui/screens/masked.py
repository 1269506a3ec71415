"""Names as the next in line may see them."""

from __future__ import annotations

from typing import Final

_HIDDEN: Final = "*"


def masked(name: str) -> str:
    """Enough of a name for its owner to know it: 김*늘, H****l K*m."""
    return " ".join(_masked_word(each) for each in name.split())


def _masked_word(word: str) -> str:
    if len(word) < 3:
        return word[:1] + _HIDDEN * (len(word) - 1)
    return word[0] + _HIDDEN * (len(word) - 2) + word[-1]
