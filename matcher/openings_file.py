"""Reads a file of openings (TOML, JSON or CSV) and says what is wrong with it, and where.

TOML has one ``[[openings]]`` table an opening, JSON a list of them (or ``{"openings": […]}``),
both with the fields of :class:`matcher.contract.Opening`. CSV has one row an opening with the
columns of ``CSV_COLUMNS``; ``requirements`` is written ``communication:3; numeracy:2:0.5``
(competency, level, and weight where it is not 1).
"""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from matcher.contract import Opening
from matcher.errors import KnownError, first_fault
from matcher.openings import fault_in

CSV_COLUMNS: Final = (
    "id",
    "company",
    "title_ko",
    "title_en",
    "description_ko",
    "description_en",
    "places",
    "contact",
    "requirements",
)
REQUIRED_COLUMNS: Final = ("id", "company", "requirements")


@dataclass(frozen=True)
class _Entry:
    """One opening as it stands in the file; ``place`` is what a person looks for there."""

    place: str
    values: object


def sample_file() -> Path:
    """The shipped sample: twelve openings of invented companies."""
    return Path(str(files("matcher").joinpath("sample_openings.toml")))


def read_openings_file(path: Path) -> tuple[Opening, ...]:
    """Read every opening of the file.

    Raises:
        KnownError: naming the file, the place in it, and what was expected there.
    """
    readers = {".toml": _toml_entries, ".json": _json_entries, ".csv": _csv_entries}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise KnownError(f"{path}: a file that ends in .toml, .json or .csv was expected.")
    entries = reader(path, _text(path))
    if not entries:
        raise KnownError(f"{path}: at least one opening was expected, there is none.")
    openings: dict[str, Opening] = {}
    for entry in entries:
        opening = _opening(path, entry)
        if opening.id in openings:
            raise KnownError(
                f"{path}, {entry.place}: an id of its own was expected, "
                f"{opening.id} is there already."
            )
        openings[opening.id] = opening
    return tuple(openings.values())


def _text(path: Path) -> str:
    try:
        # utf-8-sig: spreadsheet programs put a byte order mark in front.
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise KnownError(
            f"{path}, byte {error.start}: UTF-8 text was expected; save the file as UTF-8."
        ) from None
    except OSError as error:
        raise KnownError(f"{path} cannot be read: {error.strerror}.") from None


def _opening(path: Path, entry: _Entry) -> Opening:
    try:
        opening = TypeAdapter(Opening).validate_python(entry.values)
    except ValidationError as error:
        raise KnownError(f"{path}, {entry.place}: {first_fault(error)}.") from None
    if fault := fault_in(opening):
        raise KnownError(f"{path}, {entry.place}: {fault}.")
    return opening


def _toml_entries(path: Path, text: str) -> list[_Entry]:
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise KnownError(f"{path}: valid TOML was expected: {error}.") from None
    entries = _entry_list(path, values)
    lines = [
        number
        for number, line in enumerate(text.splitlines(), start=1)
        if re.match(r"\s*\[\[\s*openings\s*\]\]", line)
    ]
    if len(lines) != len(entries):
        return _numbered(entries)
    return [
        _Entry(f"line {line} ({_name(entry, number)})", entry)
        for number, (line, entry) in enumerate(zip(lines, entries, strict=True), start=1)
    ]


def _json_entries(path: Path, text: str) -> list[_Entry]:
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise KnownError(
            f"{path}, line {error.lineno}, column {error.colno}: valid JSON was expected: "
            f"{error.msg}."
        ) from None
    return _numbered(values if isinstance(values, list) else _entry_list(path, values))


def _entry_list(path: Path, values: object) -> list[object]:
    table = values if isinstance(values, dict) else {}
    entries = table.get("openings")
    if not isinstance(entries, list):
        raise KnownError(f"{path}: a list named openings was expected at the top of the file.")
    if extra := next((name for name in table if name != "openings"), None):
        raise KnownError(f"{path}: nothing but openings was expected at the top, found {extra}.")
    return entries


def _numbered(entries: list[object]) -> list[_Entry]:
    return [_Entry(_name(entry, number), entry) for number, entry in enumerate(entries, start=1)]


def _name(entry: object, number: int) -> str:
    opening_id = entry.get("id") if isinstance(entry, dict) else None
    return f'opening {number}, "{opening_id}"' if opening_id else f"opening {number}"


def _csv_entries(path: Path, text: str) -> list[_Entry]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_columns(path, reader.fieldnames or ())
        return [
            _Entry(f"line {reader.line_num}", _csv_values(path, reader.line_num, row))
            for row in reader
        ]
    except csv.Error as error:
        raise KnownError(
            f"{path}, line {reader.line_num}: valid CSV was expected: {error}."
        ) from None


def _check_columns(path: Path, columns: object) -> None:
    names = list(columns) if isinstance(columns, (list, tuple)) else []
    if missing := next((name for name in REQUIRED_COLUMNS if name not in names), None):
        raise KnownError(f"{path}, line 1: a column named {missing} was expected.")
    if extra := next((name for name in names if name not in CSV_COLUMNS), None):
        raise KnownError(
            f"{path}, line 1: the column {extra} was not expected; "
            f"the columns are {', '.join(CSV_COLUMNS)}."
        )


def _csv_values(path: Path, line: int, row: Mapping[str | None, Any]) -> dict[str, object]:
    if None in row or None in row.values():
        raise KnownError(f"{path}, line {line}: as many fields as in line 1 were expected.")
    cells = {str(name): str(value).strip() for name, value in row.items()}
    values: dict[str, object] = {
        name: cells[name] for name in ("id", "company", "contact", "places") if cells.get(name)
    }
    for field in ("title", "description"):
        values[f"{field}s"] = {
            language: text
            for language in ("ko", "en")
            if (text := cells.get(f"{field}_{language}", ""))
        }
    values["requirements"] = [
        _csv_requirement(path, line, each)
        for each in cells["requirements"].split(";")
        if each.strip()
    ]
    return values


def _csv_requirement(path: Path, line: int, text: str) -> dict[str, str]:
    fields = [field.strip() for field in text.split(":")]
    if len(fields) not in (2, 3):
        raise KnownError(
            f"{path}, line {line}: requirements: competency:level or competency:level:weight "
            f"was expected, found {text.strip()}."
        )
    return dict(zip(("competency", "level", "weight"), fields, strict=False))
