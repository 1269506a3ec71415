from __future__ import annotations

from pathlib import Path

import pytest

from bench.kills import NAMES, kill_again_and_again
from kiosk.settings import load_settings

pytestmark = [pytest.mark.e2e, pytest.mark.models, pytest.mark.timeout(900)]


def test_whatever_is_killed_the_interview_comes_to_its_end(tmp_path: Path) -> None:
    outcome = kill_again_and_again(tmp_path, load_settings(), len(NAMES), questions=2)
    log = (tmp_path / "booth.log").read_text(encoding="utf-8")
    assert not outcome.stuck, log
    assert sorted(each.name for each in outcome.kills) == sorted(NAMES)
    assert not outcome.unreadable
    assert all(each.lost_s <= 2.0 for each in outcome.losses)
    assert outcome.interviews
    assert not outcome.incomplete
    assert not outcome.given_up
    assert outcome.unsent == 0
    assert outcome.leftovers == 0
