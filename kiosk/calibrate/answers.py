"""The shared answers: what all raters read, as ``kiosk score`` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field, ValidationError, field_validator

from kiosk.interview import (
    COVERED,
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Competency,
    KnownError,
    Language,
)


class _Record(BaseModel):
    """A line of the file; what is not named here may be there too."""

    id: str = Field(min_length=1)
    lang: Language
    competency: Competency
    question: str = ""
    text: str = Field(min_length=1)
    kind: str = "ordinary"
    author: str = ""
    pair: str | None = None
    level: float | None = Field(default=None, ge=LOWEST_LEVEL, le=HIGHEST_LEVEL)

    @field_validator("lang")
    @classmethod
    def _is_read(cls, lang: Language) -> Language:
        if lang not in COVERED:
            raise ValueError(f"levels are read in {', '.join(COVERED)} alone")
        return lang


@dataclass(frozen=True)
class SharedAnswer:
    """An answer that raters score.

    Attributes:
        author: who answered, where that is known; nobody is measured on who taught.
        pair: what answers that differ in a word only have in common.
        grade: the level that its author gave it, as in the corpus.
    """

    id: str
    language: Language
    competency: Competency
    question: str
    text: str
    kind: str = "ordinary"
    author: str = ""
    pair: str = ""
    grade: float | None = None


Answers = Mapping[str, SharedAnswer]
"""By id, in the order of the files."""


def load_answers(paths: Iterable[Path]) -> Answers:
    """All answers of the files, and of every ``*.jsonl`` in the folders.

    Raises:
        KnownError: a file cannot be read, a line is no answer, or an id is there twice.
    """
    found: dict[str, SharedAnswer] = {}
    for path in paths:
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            for where, line in _lines(file):
                answer = _answer(line, where)
                if answer.id in found:
                    raise KnownError(f"{where}: the id “{answer.id}” is there twice.")
                found[answer.id] = answer
    if not found:
        raise KnownError("There are no answers to share: name a file of them with --answers.")
    return found


def _lines(file: Path) -> Iterator[tuple[str, str]]:
    """Lines that hold something, each with its place as a person would name it."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise KnownError(f"{file} cannot be read: {error}.") from None
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield f"{file.name}, line {number}", line


def _answer(line: str, where: str) -> SharedAnswer:
    try:
        record = _Record.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(map(str, first["loc"]))
        what = f"“{field}”: {first['msg'].lower()}" if field else "not one JSON object"
        raise KnownError(f"{where} is no answer to score ({what}).") from None
    return SharedAnswer(
        record.id,
        record.lang,
        record.competency,
        record.question,
        record.text,
        record.kind,
        record.author,
        record.pair or "",
        record.level,
    )
