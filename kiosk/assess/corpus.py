"""Graded answers: the calibration corpus, and the anchors of the framework beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.interview import COVERED, Framework, KnownError, Language

ANCHOR_AUTHOR: Final = "anchors"
"""Not a hand of the corpus: the anchors teach, and nothing is measured on them."""
BY_THE_FRAMEWORK: Final = (
    *("en-au", "en-av", "en-bi", "en-bk", "en-bl", "en-bm", "en-bn", "en-bo", "en-bp", "en-bq"),
    *("ko-bi", "ko-bj", "ko-bt", "ko-bv", "ko-bw", "ko-bx", "ko-by", "ko-bz"),
    *("ko-ca", "ko-cb", "ko-cc"),
)
"""Authors of the development part who were told the levels in the framework's own words."""
DEVELOPMENT: Final = (
    *BY_THE_FRAMEWORK,
    *("en-aq", "en-ar", "en-as", "en-at", "en-aw", "en-ax", "en-bd", "en-be", "en-bf", "en-bg"),
    *("en-bh", "en-bj"),
    *("en-c", "en-g", "en-k", "en-m", "en-o", "en-p", "en-q", "en-r", "en-s", "en-short-2", "en-t"),
    *("ko-aa", "ko-ab", "ko-ac", "ko-ad", "ko-ae", "ko-af", "ko-ag", "ko-ah"),
    *("ko-be", "ko-bf", "ko-bg", "ko-bh", "ko-bk", "ko-bl", "ko-bu"),
    *("ko-c", "ko-g", "ko-k", "ko-o", "ko-s", "ko-short-2", "ko-w", "ko-y", "ko-z"),
)
"""Authors whose grades the embedding model is never taught: scale, intervals and the last step of
the heads rest on them."""


@dataclass(frozen=True)
class Graded:
    """One graded answer of the corpus, or an anchor of the framework.

    Attributes:
        level: as its author graded it.
        second_level: as a second reader did who did not see the first; None without one.
        evidence: verbatim passages that carry the level.
        roles: what each sentence does: start, end, and letters of :class:`kiosk.assess.roles.Role`.
    """

    text: str
    language: Language
    competency: str
    level: float
    kind: str
    author: str
    question: str = ""
    evidence: tuple[str, ...] = ()
    second_level: float | None = None
    roles: tuple[tuple[int, int, str], ...] = ()

    @property
    def agreed_level(self) -> float:
        """The mean of both readers."""
        return self.level if self.second_level is None else (self.level + self.second_level) / 2


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
        for language in COVERED
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
        second_level=float(record["second_level"]) if "second_level" in record else None,
        roles=tuple((int(a), int(b), str(code)) for a, b, code in record.get("roles", ())),
    )
