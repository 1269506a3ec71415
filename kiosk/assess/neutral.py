"""Reads every word that says who somebody is as one and the same word.

Sex, age, region, school, disability, nationality, family, religion: before a text is measured, the
words of ``neutral.toml`` are replaced, so that swapping one for another changes nothing at all.
"""

from __future__ import annotations

import functools
import re
import tomllib
from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from kiosk.interview import Language

PATH: Final = Path(__file__).with_name("neutral.toml")

_Rule = tuple[re.Pattern[str], str]

_PART: Final = re.compile(r"(?<!\?P)<(\w+)>")

_PARTICLES: Final = (
    {"를": "을", "는": "은", "가": "이", "와": "과", "로": "으로", "라": "이라"}
    | {"예요": "이에요", "에요": "이에요", "고": "이고", "지만": "이지만", "였": "이었"}
    | {"여서": "이어서", "니까": "이니까", "거든": "이거든", "며": "이며"}
)
"""What follows a Korean word follows its last sound: that too would tell the words apart."""

_PARTICLE: Final = (
    "(?P<particle>을|를|은|는|이라|라(?!도)|이|가|과|와|으로|로|고(?=요|[ ,.]|$)"
    "|지만|였|여서|예요|에요|니까|거든|며)?"
)
_AFTER_NOUN: Final = (
    "(?=[^가-힣]|$|[을를은는이가과와로의에도만까부마처보한께랑고나라며인입예였여지임들님씩뿐조밖때쯤"
    "네니요생애분적출거으]|하고)"
)
"""What may follow a Korean noun: so that "형" is not found in "형태" nor "딸" in "딸기"."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a text: what is read, and what was said there; mostly the same."""

    read: str
    said: str


@dataclass(frozen=True)
class Neutral:
    """A text in lower case with protected words replaced; everything else as it was.

    Attributes:
        text: what is read.
        origins: for each of its characters, and for its end, where in the original it was said;
            all characters of a replacement are said where the replaced words begin.
    """

    text: str
    origins: tuple[int, ...]

    def place(self, origin: int) -> int:
        """The first character of ``text`` that was said there or later."""
        return bisect_left(self.origins, origin)

    def origin(self, place: int) -> int:
        """Where in the original it was said; from within a replacement, where that ends."""
        inside = 0 < place < len(self.text) and self.origins[place] == self.origins[place - 1]
        return self.origin(place + 1) if inside else self.origins[place]

    def pieces(self, said: str, start: int, end: int) -> list[Piece]:
        """``text[start:end]``, each replacement beside what it replaced in ``said``."""
        found: list[Piece] = []
        for origin, group in groupby(range(start, end), key=lambda place: self.origins[place]):
            places = [*group]
            read = self.text[places[0] : places[-1] + 1]
            replaced = len(places) > 1
            after = self.origins[places[-1] + 1]
            found.append(Piece(read, said[origin:after].lower() if replaced else read))
        return found


def neutral(text: str, language: Language) -> Neutral:
    """Replace the words that say who somebody is."""
    found = Neutral(text, tuple(range(len(text) + 1)))
    for pattern, instead in _rules(language, capitals=True):
        found = _without(found, pattern, instead)
    # A letter whose lower case were two would move all that follows.
    lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in found.text)
    found = Neutral(lower, found.origins)
    for pattern, instead in _rules(language, capitals=False):
        found = _without(found, pattern, instead)
    return found


def plain(text: str, language: Language) -> str:
    """The text as the heads read it: neutral, lower case, without marks, single spaces."""
    return bare(neutral(text, language).text)


def bare(text: str) -> str:
    """A neutral text without marks, with single spaces."""
    words = re.sub(r"[^\w\s']", " ", text.lower())
    # "An" only tells that the word after it was another one.
    return re.sub(r"\ban\b", "a", re.sub(r"\s+", " ", words).strip())


@functools.cache
def alike(read: str, language: Language) -> tuple[str, ...]:
    """The listed words that are read as this one."""
    tables = _tables()[language.value]
    return tuple(
        word for table in tables if table.get("as") == read for word in table.get("words", ())
    )


def _without(found: Neutral, pattern: re.Pattern[str], instead: str) -> Neutral:
    pieces: list[str] = []
    origins: list[int] = []
    end = 0
    for match in pattern.finditer(found.text):
        put = _replaced(instead, match)
        pieces += [found.text[end : match.start()], put]
        origins += found.origins[end : match.start()]
        origins += [found.origins[match.start()]] * len(put)
        end = match.end()
    if not pieces:
        return found
    return Neutral("".join([*pieces, found.text[end:]]), (*origins, *found.origins[end:]))


def _replaced(instead: str, found: re.Match[str]) -> str:
    groups = found.groupdict()
    particle = groups.get("particle") or ""
    return (groups.get("lead") or "") + instead + _PARTICLES.get(particle, particle)


@functools.cache
def _rules(language: Language, *, capitals: bool) -> tuple[_Rule, ...]:
    """Patterns and what they are read as; the file is read at the first use.

    Args:
        language: of the text.
        capitals: those for the text as it was written; the others are for lower case, where
            patterns that need not heed the case are much faster.
    """
    file = _tables()
    make = _korean if language is Language.KO else _english
    return tuple(
        (re.compile(_filled(pattern, file["parts"])), instead)
        for table in file[language.value]
        if table.get("capitals", False) is capitals
        for pattern, instead in make(table)
    )


@functools.cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(PATH.read_text(encoding="utf-8"))


def _filled(pattern: str, parts: dict[str, str]) -> str:
    """The pattern with its <parts> written out; parts may hold parts."""
    while (filled := _PART.sub(lambda found: parts[found[1]], pattern)) != pattern:
        pattern = filled
    return pattern


def _korean(table: dict[str, Any]) -> list[tuple[str, str]]:
    """A word at the start of an 어절; ambiguous ones only where a place is meant."""
    if "forms" in table:
        start = rf"(?<![가-힣0-9]){table['before']}"
        return [(rf"{start}(?:{forms})", read) for read, forms in table["forms"].items()]
    instead = table["as"]
    ambiguous = set(table.get("ambiguous", ()))
    plain = [each for each in table.get("words", ()) if each not in ambiguous]
    rules: list[tuple[str, str]] = []
    if plain:
        end = "" if table.get("open") else _AFTER_NOUN
        rules.append((rf"(?<![가-힣])(?:{_either(plain)}){end}{_PARTICLE}", instead))
    if ambiguous:
        pattern = rf"(?<![가-힣])(?:{_either(ambiguous)})(?={table['only_before']}){_PARTICLE}"
        rules.append((pattern, instead))
    if "pattern" in table:
        rules.append((rf"(?<![가-힣0-9])(?:{table['pattern']}){_PARTICLE}", instead))
    return rules


def _english(table: dict[str, Any]) -> list[tuple[str, str]]:
    instead = table["as"]
    rules: list[tuple[str, str]] = []
    if "pattern" in table:
        rules.append((table["pattern"], instead))
    if table.get("words"):
        rules.append((rf"\b(?:{_either(table['words'])})\b", instead))
    return rules


def _either(words: list[str] | set[str]) -> str:
    """Alternatives, the longest first; sorted, so that the same file gives the same pattern."""
    return "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))
