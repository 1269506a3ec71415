from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from kiosk.capture.pace import Pace

MS = 1_000_000
SECONDS = 10


def shown_ms(fps: float, late_ms: float) -> list[float]:
    """When pictures are shown of a camera whose frames come up to so much too late."""
    late = np.random.default_rng(5).uniform(0, late_ms, round(fps * SECONDS))
    times_ms = 1000.0 + np.arange(len(late)) * 1000 / fps + late
    pace = Pace(30 * MS)
    return [each for each in times_ms if pace.lets_through(round(each * MS))]


@pytest.mark.parametrize("late_ms", [0, 5, 10, 15])
def test_a_late_frame_does_not_cost_the_next_one(late_ms: float) -> None:
    shown = shown_ms(30, late_ms)
    assert len(shown) == 30 * SECONDS
    assert max(b - a for a, b in pairwise(shown)) < 1000 / 30 + late_ms + 1


@pytest.mark.parametrize("fps", [50, 60, 120])
def test_a_faster_camera_is_not_shown_faster(fps: float) -> None:
    assert len(shown_ms(fps, 0)) <= SECONDS * 1000 / 30 + 2


def test_after_a_pause_no_more_than_one_picture_comes_early() -> None:
    pace = Pace(30 * MS)
    assert pace.lets_through(1000 * MS)
    shown = [each for each in range(9000, 9100, 5) if pace.lets_through(each * MS)]
    assert shown == [9000, 9015, 9045, 9075]
