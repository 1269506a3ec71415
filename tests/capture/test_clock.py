from __future__ import annotations

import numpy as np

from kiosk.capture.clock import SampleClock
from kiosk.capture.sources import NS_PER_S

MS = NS_PER_S // 1000


def test_blocks_that_arrive_late_now_and_then_are_stamped_evenly() -> None:
    clock, random = SampleClock(48_000), np.random.default_rng(5)
    errors_ns = []
    for index in range(1000):
        begun_ns = index * 20 * MS
        late_ns = int(random.exponential(8 * MS)) if index % 3 else 0
        errors_ns.append(clock.stamp(begun_ns + 20 * MS + late_ns, 960) - begun_ns)
    assert max(errors_ns) - min(errors_ns) == 0


def test_a_clock_that_drifts_is_followed() -> None:
    clock = SampleClock(48_000)
    for index in range(5000):
        begun_ns = round(index * 20 * MS * 1.0002)
        stamped_ns = clock.stamp(begun_ns + 20 * MS, 960)
    assert abs(stamped_ns - begun_ns) < 3 * MS


def test_lost_samples_are_noticed_within_seconds() -> None:
    clock = SampleClock(48_000)
    for index in range(200):
        clock.stamp((index + 1) * 20 * MS, 960)
    for index in range(200, 310):
        stamped_ns = clock.stamp((index + 1) * 20 * MS + 300 * MS, 960)
    assert stamped_ns == 309 * 20 * MS + 300 * MS


def test_a_busy_second_in_which_everything_is_late_is_no_loss() -> None:
    clock = SampleClock(48_000)
    for index in range(200):
        clock.stamp((index + 1) * 20 * MS, 960)
    for index in range(200, 260):
        assert clock.stamp((index + 1) * 20 * MS + 100 * MS, 960) == index * 20 * MS


def test_a_short_stall_that_is_made_up_for_is_no_loss() -> None:
    clock = SampleClock(48_000)
    for index in range(200):
        clock.stamp((index + 1) * 20 * MS, 960)
    # 400 ms in which nobody fetched the blocks; they come all at once.
    for index in range(200, 220):
        assert clock.stamp(220 * 20 * MS, 960) == index * 20 * MS


def test_a_loss_that_the_driver_tells_is_believed_at_once() -> None:
    clock = SampleClock(48_000)
    clock.stamp(20 * MS, 960)
    clock.restart()
    assert clock.stamp(540 * MS, 960) == 520 * MS
