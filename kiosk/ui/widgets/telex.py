"""Telex: Vietnamese on Latin keys (aa → â, dd → đ, as → á). Pure Python, no state.

A key changes the word that stands before the cursor; typed twice, it is the letter itself again
(``ass`` → as). What is no Vietnamese syllable is left as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_TONES: Final = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_NO_TONE: Final = "z"
_HATS: Final = {"a": "â", "e": "ê", "o": "ô", "d": "đ"}
_HORNS: Final = {"a": "ă", "o": "ơ", "u": "ư"}
_HORN: Final = "w"
_PLAIN: Final = {marked: plain for table in (_HATS, _HORNS) for plain, marked in table.items()}
_VOWELS: Final = "aăâeêioôơuưy"
_SYLLABLE: Final = re.compile(
    r"(?P<onset>ngh?|nh|gh|gi(?=[aăâeêoôơuư])|qu|kh|th|tr|ch|ph|[bcdđghklmnpqrstvx])?"
    rf"(?P<vowels>[{_VOWELS}]{{1,3}})?(?P<coda>ng|nh|ch|[cmnpt])?"
)


def press(word: str, key: str) -> str:
    """The word before the cursor after one more letter was typed.

    Args:
        word: the letters directly before the cursor.
        key: one Latin letter, small or capital.
    """
    letters, tone = _without_tone(word)
    low = key.lower()
    if tone and (low == _NO_TONE or _TONES.get(low) == tone):
        return letters + ("" if low == _NO_TONE else key)
    if low in _TONES and (toned := _with_tone(letters, _TONES[low])) is not None:
        return toned
    if (marked := _marked(letters, low)) is not None:
        kept = _with_tone(marked, tone)
        return marked + key if _undone(letters, marked) else kept or marked
    return _with_tone(letters + key, tone) or word + key


def _without_tone(word: str) -> tuple[str, str]:
    """The letters with their marks, and the tone that one of them carries."""
    parts = unicodedata.normalize("NFD", word)
    tone = next((each for each in parts if each in _TONES.values()), "")
    return unicodedata.normalize("NFC", parts.replace(tone, "", 1) if tone else parts), tone


def _with_tone(letters: str, tone: str) -> str | None:
    """The syllable with its tone where it belongs; None if it is no syllable."""
    found = _SYLLABLE.fullmatch(letters.lower())
    if found is None or not found["vowels"]:
        return None if tone or found is None else letters
    letters = _horned(letters, found)
    if not tone:
        return letters
    at = found.start("vowels") + _carrier(letters[slice(*found.span("vowels"))], found["coda"])
    return letters[:at] + unicodedata.normalize("NFC", letters[at] + tone) + letters[at + 1 :]


def _carrier(vowels: str, coda: str | None) -> int:
    """Which vowel carries the tone: a marked one, the last before a consonant, else the middle."""
    marked = [at for at, each in enumerate(vowels.lower()) if each in _PLAIN]
    if marked:
        return marked[-1]
    if coda:
        return len(vowels) - 1
    return 1 if len(vowels) == 3 else 0


def _horned(letters: str, found: re.Match[str]) -> str:
    """ươ, but uơ where nothing follows: người, thuở."""
    start, end = found.span("vowels")
    at = letters.lower().find("ơ", start, end)
    if at <= start or letters[at - 1].lower() not in "uư":
        return letters
    first = "ư" if at + 1 < len(letters) else "u"
    return letters[: at - 1] + _as(first, letters[at - 1]) + letters[at:]


def _marked(letters: str, low: str) -> str | None:
    """The letters with a mark put on, or taken off again; None if the key marks nothing here."""
    found = _SYLLABLE.fullmatch(letters.lower())
    if found is None:
        return None
    if low == "d":
        return _changed(letters, 0, _HATS) if letters[:1].lower() in ("d", "đ") else None
    if low != _HORN and low not in _HATS:
        return None
    start, end = found.span("vowels")
    if low == _HORN and start == end and found["onset"]:
        return f"{letters}ư"
    if low == _HORN:
        wanted, table = "aăoơuư", _HORNS
    else:
        wanted, table = low + _HATS[low], _HATS
    places = [at for at in range(start, end) if letters[at].lower() in wanted]
    return _changed(letters, places[-1], table) if places else None


def _changed(letters: str, at: int, table: dict[str, str]) -> str:
    plain = letters[at].lower()
    other = table.get(plain) or _PLAIN[plain]
    return letters[:at] + _as(other, letters[at]) + letters[at + 1 :]


def _undone(before: str, after: str) -> bool:
    """Whether a mark was taken off, so that the key is to be written as a letter."""
    marks = (sum(each in _PLAIN for each in letters.lower()) for letters in (before, after))
    return next(marks) > next(marks)


def _as(letter: str, like: str) -> str:
    return letter.upper() if like.isupper() else letter
