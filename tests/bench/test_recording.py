from __future__ import annotations

from pathlib import Path

import pytest

from bench.flashing import EVERY_S, Scene
from bench.recording import SMALL_PX, Recorded, record, sound_server

EARLIEST_MS, LATEST_MS = -45.0, 125.0
"""Sound that is earlier or later by less goes unnoticed. Source: ITU-R BT.1359."""
SECONDS = 9.0
BUFFERED = 1000
"""Whatever else this machine does, the made-up camera waits; what is lost then, we have lost."""


def check(recorded: Recorded) -> None:
    assert recorded.frames_lost == 0
    assert len(recorded.film.offsets_ms) == len(recorded.film.flashes_s) >= SECONDS // EVERY_S - 1
    assert min(recorded.film.offsets_ms) >= EARLIEST_MS
    assert max(recorded.film.offsets_ms) <= LATEST_MS


def test_a_camera_that_slows_down_is_recorded_with_its_own_times_and_in_step() -> None:
    recorded = record(Scene(SMALL_PX, fps=(30, 12), each_s=2, ppm=200, buffered=BUFFERED), SECONDS)
    check(recorded)
    assert recorded.worst_time_ms < 0.1


def test_sound_through_a_sound_server_is_in_step(tmp_path: Path) -> None:
    with sound_server(tmp_path) as fifo:
        if fifo is None:
            pytest.skip("a microphone without hardware needs the Debian package pulseaudio")
        check(record(Scene(SMALL_PX, buffered=BUFFERED, fifo=fifo), SECONDS))
