"""The exemplars: what a part of a good account sounds like, and what only sounds like one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.interview import Improvement, Language

PATH: Final = Path(__file__).with_name("exemplars.toml")


class Kind(StrEnum):
    """What a sentence does in an answer. The first four are the parts of a good account."""

    SITUATION = "situation"
    OWN_ACTION = "own_action"
    OUTCOME = "outcome"
    REFLECTION = "reflection"
    CLAIM = "claim"
    DEFINITION = "definition"
    STUFFED = "stuffed"
    INSTRUCTION = "instruction"
    ELSEWHERE = "elsewhere"
    """Everyday life, nothing to do with work."""
    STORY = "story"
    """A whole account, nothing to do with work."""


PARTS: Final = (Kind.SITUATION, Kind.OWN_ACTION, Kind.OUTCOME, Kind.REFLECTION)
IMPROVEMENTS: Final = tuple(Improvement(part.value) for part in PARTS)
"""For each part, in the same order: what to say to somebody in whose answer it is missing."""


@dataclass(frozen=True)
class Exemplar:
    """One exemplar sentence."""

    kind: Kind
    language: Language
    text: str


def load() -> tuple[Exemplar, ...]:
    """All exemplars, in a fixed order."""
    tables = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return tuple(
        Exemplar(kind, language, text)
        for kind in Kind
        for language in Language
        for text in tables[kind.value][language.value]
    )
