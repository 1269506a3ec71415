"""The pictures: that they are there, and that they are of what they say."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.evaluate.plots import draw
from kiosk.interview import KnownError

PNG = b"\x89PNG\r\n\x1a\n"


def answers(lang: str, swaps: bool) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    given, found = [], []
    for index in range(24):
        level = 1.0 + index % 5
        kind = ("ordinary", "ordinary", "stuffed", "swap")[index % 4]
        pair = {"pair": f"p{index // 8}"} if swaps and kind == "swap" else {}
        text = "one two three " * (1 + index)
        given.append({"lang": lang, "level": level, "kind": kind, "text": text, **pair})
        gone = index == 7
        found.append(
            {
                "level": None if gone else min(level + 0.2, 5.0),
                "low": None if gone else level - 0.5,
                "high": None if gone else level + 0.5,
            }
        )
    return given, found


def test_five_pictures_for_each_language(tmp_path: Path) -> None:
    korean, english = answers("ko", swaps=True), answers("en", swaps=True)
    drawn = draw(korean[0] + english[0], korean[1] + english[1], tmp_path / "new" / "plots")
    names = {f"{lang}-{what}.png" for lang in ("ko", "en") for what in WHAT}
    assert {each.name for each in drawn} == names
    for path in drawn:
        raw = path.read_bytes()
        assert raw.startswith(PNG)
        assert len(raw) > 10_000, f"{path.name} is as good as empty"
    assert len({path.read_bytes() for path in drawn}) == len(drawn)


WHAT = ("levels", "kinds", "length", "coverage", "swaps")


def test_no_picture_where_there_is_nothing_to_draw(tmp_path: Path) -> None:
    given, found = answers("en", swaps=False)
    same = [{**each, "text": "always four words here"} for each in given]
    drawn = {each.name for each in draw(same, found, tmp_path)}
    assert drawn == {"en-levels.png", "en-kinds.png", "en-coverage.png"}


def test_the_same_answers_give_the_same_picture(tmp_path: Path) -> None:
    given, found = answers("ko", swaps=True)
    one, other = (draw(given, found, tmp_path / name)[0] for name in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(KnownError, match="cannot be written"):
        draw(*answers("ko", swaps=True), tmp_path / "file")
