"""Visits in a row on one booth: nothing stays open behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.visiting import run
from kiosk.interview import Language

pytestmark = [pytest.mark.e2e, pytest.mark.models, pytest.mark.timeout(900)]


def test_no_file_thread_or_process_is_left_open_by_a_visit(tmp_path: Path) -> None:
    visitor = tmp_path / "visitor"
    visitor.mkdir()
    text = "At the food bank I compared two lists and made one that all of us use."
    (visitor / "q1.txt").write_text(text, encoding="utf-8")
    visits = run(tmp_path / "booth", visitor, Language.EN, 3)["visits"]
    assert len(visits) == 3
    for what in ("fds", "threads", "processes"):
        assert visits[2][what] == visits[1][what]
    assert list((tmp_path / "booth" / "takes").iterdir()) == [], "all of it was sent"
