from __future__ import annotations

from pathlib import Path

import pytest

from bench import disk
from bench.power_cuts import cut_again_and_again

pytestmark = pytest.mark.skipif(bool(disk.why_not()), reason=disk.why_not())


def test_a_power_cut_costs_two_seconds_at_most_and_no_fact(tmp_path: Path) -> None:
    for cut in cut_again_and_again(tmp_path, 3):
        assert cut.there
        assert not cut.found.fault
        assert cut.lost_s <= 2.0
        assert cut.database == "ok"
        assert cut.facts > 0
        assert cut.missing == 0
        assert "cannot be written" in cut.said
