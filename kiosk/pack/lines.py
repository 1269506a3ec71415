"""Where in a TOML file each key stands. ``tomllib`` reads values but forgets their lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

KeyPath = tuple[str | int, ...]
"""Keys and list indices from the top of the file, as in ``("question", 1, "text", "en")``."""


def line_of(path: KeyPath, lines: dict[KeyPath, int]) -> int:
    """The line (from 1) of ``path``, or of the nearest table above it that is in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every table, key and list element of a valid TOML file."""
    lines: dict[KeyPath, int] = {}
    tables: dict[KeyPath, int] = {}
    """How many elements each array of tables has had so far."""
    table: KeyPath = ()
    for number, statement in _statements(text):
        parsed = tomllib.loads(statement)
        if statement.lstrip().startswith("["):
            table = _header_path(parsed, tables)
            for depth in range(1, len(table) + 1):
                lines.setdefault(table[:depth], number)
        else:
            for path, offset in _paths(parsed, statement):
                lines.setdefault(table + path, number + offset)
    return lines


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and key/value pairs with the line they begin on; a pair may span several lines.

    Part of a pair is never valid TOML, so that a pair is the shortest run of lines that parses.
    """
    start, gathered = 1, ""
    for number, line in enumerate(text.split("\n"), start=1):
        gathered = f"{gathered}\n{line}" if gathered else line
        parsed = _parse(gathered)
        if parsed is None:
            continue
        if parsed:
            yield start, gathered
        start, gathered = number + 1, ""


def _parse(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _header_path(parsed: dict[str, Any], tables: dict[KeyPath, int]) -> KeyPath:
    """The path that ``[a.b]`` or ``[[a.b]]`` opens; a name of an array means its last element."""
    path: KeyPath = ()
    node: Any = parsed
    while node:
        ((key, node),) = node.items()
        path += (key,)
        if isinstance(node, list):
            tables[path] = tables.get(path, 0) + 1
            node = {}
        if path in tables:
            path += (tables[path] - 1,)
    return path


def _paths(value: Any, statement: str, path: KeyPath = ()) -> Iterator[tuple[KeyPath, int]]:
    """Every path within one key/value pair, with its line counted from the pair's first."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), 0
            yield from _paths(inner, statement, (*path, key))
    elif isinstance(value, list):
        for index in range(len(value)):
            yield (*path, index), _element_offset(statement, index)


def _element_offset(statement: str, index: int) -> int:
    """On which line of ``key = [ … ]`` the element stands: where closing early first keeps it."""
    rows = statement.split("\n")
    for offset in range(len(rows)):
        closed = _parse("\n".join((*rows[: offset + 1], "]")))
        if closed is not None and len(_only_list(closed)) > index:
            return offset
    return 0


def _only_list(parsed: dict[str, Any]) -> list[Any]:
    node: Any = parsed
    while isinstance(node, dict) and len(node) == 1:
        (node,) = node.values()
    return node if isinstance(node, list) else []
