"""Graded answers: the calibration corpus, and the anchors of the framework beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.assess import exemplars
from kiosk.assess.exemplars import Kind
from kiosk.interview import Framework, KnownError, Language

ANCHOR_AUTHOR, STORY_AUTHOR = "anchors", "stories"
NOT_MEASURED: Final = (ANCHOR_AUTHOR, STORY_AUTHOR)
"""Not hands of the corpus: they teach, and nothing is measured on them."""
STORY_LEVEL: Final = 3.0
"""In the middle: that stories are off the subject is for their kind to say. As answers of level 1
they taught the heads to distrust what is short and well told."""


@dataclass(frozen=True)
class Graded:
    """One graded answer of the corpus, or an anchor of the framework."""

    text: str
    language: Language
    competency: str
    level: float
    kind: str
    author: str
    question: str = ""
    evidence: tuple[str, ...] = ()


def load_corpus(folder: Path) -> list[Graded]:
    """All graded answers of ``*.jsonl``, in the order of the file names.

    Raises:
        KnownError: there are none, or a line is not one.
    """
    found: list[Graded] = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                found.append(_graded(json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise KnownError(f"{path.name}, line {number} is no graded answer.") from error
    if not found:
        raise KnownError(f"There are no graded answers (*.jsonl) in {folder}.")
    return found


def anchors(framework: Framework) -> list[Graded]:
    """The anchored answers of the framework, as one more author."""
    return [
        Graded(
            text[language], language, each.competency.value, float(level), "anchor", ANCHOR_AUTHOR
        )
        for each in framework.definitions
        for level, texts in sorted(each.anchors.items())
        for text in texts
        for language in Language
    ]


def stories() -> list[Graded]:
    """The exemplary stories that are not about work, as one more author."""
    return [
        Graded(each.text, each.language, "", STORY_LEVEL, "off_topic", STORY_AUTHOR)
        for each in exemplars.load()
        if each.kind is Kind.STORY
    ]


def _graded(record: dict[str, Any]) -> Graded:
    return Graded(
        text=str(record["text"]),
        language=Language(record["lang"]),
        competency=str(record["competency"]),
        level=float(record["level"]),
        kind=str(record["kind"]),
        author=str(record["author"]),
        question=str(record.get("question", "")),
        evidence=tuple(record.get("evidence", ())),
    )
