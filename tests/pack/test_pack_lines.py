"""The line of every key, as the fault messages need it."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kiosk.pack.lines import KeyPath, key_lines, line_of

TOML = '''# a comment
title = "one" # another

[owner]
name.ko = "둘"
name.en = """
two [not a header]
x = 1
"""

[[entry]]
id = "a"
tags = ["x", "y"]

[[entry]]
id = "b"
tags = [
    "x", # with a comment ]
    { ko = "가", en = "a" },
    "z"
]
[entry.inner]
deep = 1
[[entry.level.4]]
ko = "사"
[[entry.level.4]]
ko = "넷"
'''


def test_every_key_and_element_has_the_line_on_which_it_stands() -> None:
    lines = key_lines(TOML)
    rows = TOML.split("\n")
    expected: dict[KeyPath, str] = {
        ("title",): "title",
        ("owner",): "[owner]",
        ("owner", "name", "en"): "name.en",
        ("entry", 0): "[[entry]]",
        ("entry", 0, "tags", 1): "tags = [",
        ("entry", 1, "id"): 'id = "b"',
        ("entry", 1, "tags", 0): '    "x"',
        ("entry", 1, "tags", 1): "    { ko",
        ("entry", 1, "tags", 2): '    "z"',
        ("entry", 1, "inner", "deep"): "deep",
        ("entry", 1, "level", "4", 0, "ko"): 'ko = "사"',
        ("entry", 1, "level", "4", 1, "ko"): 'ko = "넷"',
    }
    found = {path: rows[lines[path] - 1][: len(start)] for path, start in expected.items()}
    assert found == expected
    assert ("x",) not in lines
    assert ("owner", "x") not in lines


def test_what_is_missing_is_told_by_the_nearest_table_above_it() -> None:
    lines = key_lines(TOML)
    assert line_of(("entry", 1, "text", "en"), lines) == lines["entry", 1]
    assert line_of(("nothing", "here"), lines) == 1


def _leaves(value: Any, path: KeyPath = ()) -> dict[KeyPath, Any]:
    if isinstance(value, dict):
        pairs: list[tuple[str | int, Any]] = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    else:
        return {path: value}
    return {leaf: each for key, one in pairs for leaf, each in _leaves(one, (*path, key)).items()}


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "# [[not]]\n", "\n\n"]),
            st.integers(0, 9),
            st.lists(st.integers(0, 9), max_size=3),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_the_line_found_is_the_line_of_the_value(
    entries: list[tuple[str, int, list[int]]],
) -> None:
    text = ""
    for index, (filler, number, items) in enumerate(entries):
        rows = "".join(f"    {item}, # e{index}.list.{n}\n" for n, item in enumerate(items))
        text += f"{filler}[[e]]\nvalue = {number} # e{index}.value\nlist = [\n{rows}]\n"
    lines = key_lines(text)
    for path in _leaves(tomllib.loads(text)):
        tag = f"e{path[1]}." + ".".join(str(part) for part in path[2:])
        assert text.split("\n")[lines[path] - 1].endswith(tag)
