"""Reads every word that says who somebody is as one and the same word.

Sex, age, region, school, disability, nationality, family, religion: before a text is measured, the
words of ``neutral.toml`` are replaced, so that swapping one for another changes nothing at all.
"""

from __future__ import annotations

import functools
import re
import tomllib
from pathlib import Path
from typing import Any, Final

from kiosk.interview import Language

PATH: Final = Path(__file__).with_name("neutral.toml")

_Rule = tuple[re.Pattern[str], str]

_PARTICLES: Final = {"를": "을", "는": "은", "가": "이", "와": "과", "로": "으로", "라": "이라"}
"""Korean particles follow the last sound of a word: that too would tell the words apart."""


def neutral(text: str, language: Language) -> str:
    """The text with protected words replaced; everything else as it was."""
    for pattern, instead in _rules(language):
        text = pattern.sub(functools.partial(_replaced, instead), text)
    return text


def plain(text: str, language: Language) -> str:
    """The text as the heads read it: neutral, lower case, without marks, single spaces."""
    bare = re.sub(r"[^\w\s']", " ", neutral(text, language))
    # "An" only tells that the word after it was another one.
    return re.sub(r"\ban\b", "a", re.sub(r"\s+", " ", bare).strip().lower())


def _replaced(instead: str, found: re.Match[str]) -> str:
    particle = found.groupdict().get("particle") or ""
    return instead + _PARTICLES.get(particle, particle)


@functools.cache
def _rules(language: Language) -> tuple[_Rule, ...]:
    """Patterns and what they are read as; the file is read at the first use."""
    tables = tomllib.loads(PATH.read_text(encoding="utf-8"))[language.value]
    make = _korean if language is Language.KO else _english
    return tuple(rule for table in tables for rule in make(table))


def _korean(table: dict[str, Any]) -> list[_Rule]:
    """A word at the start of an 어절; ambiguous ones only where a place is meant."""
    instead = table["as"]
    ambiguous = set(table.get("ambiguous", ()))
    plain = [each for each in table["words"] if each not in ambiguous]
    particle = "(?P<particle>을|를|은|는|이라|라|이|가|과|와|으로|로)?"
    rules: list[_Rule] = []
    if plain:
        rules.append((re.compile(rf"(?<![가-힣])(?:{_either(plain)}){particle}"), instead))
    if ambiguous:
        pattern = rf"(?<![가-힣])(?:{_either(ambiguous)})(?={table['only_before']})"
        rules.append((re.compile(pattern), instead))
    if "pattern" in table:
        rules.append((re.compile(rf"(?<![가-힣0-9]){table['pattern']}"), instead))
    return rules


def _english(table: dict[str, Any]) -> list[_Rule]:
    instead = table["as"]
    rules: list[_Rule] = []
    if table["words"]:
        rules.append((re.compile(rf"\b(?:{_either(table['words'])})\b", re.IGNORECASE), instead))
    if "pattern" in table:
        # Names are told by their capital letter; ages are said in any case.
        flags = re.NOFLAG if "A-Z" in table["pattern"] else re.IGNORECASE
        rules.insert(0, (re.compile(table["pattern"], flags), instead))
    return rules


def _either(words: list[str] | set[str]) -> str:
    """Alternatives, the longest first; sorted, so that the same file gives the same pattern."""
    return "|".join(re.escape(each) for each in sorted(words, key=lambda each: (-len(each), each)))
