from __future__ import annotations

import numpy as np
from capture_recordings import tone
from hypothesis import given
from hypothesis import strategies as st

from kiosk.capture.sources import NS_PER_S, SAMPLE_RATE_HZ
from kiosk.capture.timeline import SoundTimeline

MS = NS_PER_S // 1000


def test_punctual_blocks_pass_unchanged() -> None:
    timeline, whole = SoundTimeline(7), tone(0.1)
    placed = [timeline.place(7 + i * 20 * MS, whole[i * 960 : (i + 1) * 960]) for i in range(5)]
    assert np.array_equal(np.concatenate(placed), whole)


def test_a_late_begin_is_led_in_by_silence() -> None:
    placed = SoundTimeline(0).place(10 * MS, tone(0.02))
    assert len(placed) == 480 + 960
    assert not placed[:480].any()


def test_a_block_from_before_the_start_is_cut_or_dropped() -> None:
    timeline = SoundTimeline(NS_PER_S)
    assert len(timeline.place(NS_PER_S - 30 * MS, tone(0.02))) == 0
    assert len(timeline.place(NS_PER_S - 10 * MS, tone(0.02))) == 480


@given(
    st.lists(st.integers(-3, 60).map(lambda ms: ms * MS), min_size=5, max_size=60),
    st.integers(-500, 500),
)
def test_no_sample_is_lost_and_the_end_is_never_far_from_the_clock(
    gaps_ns: list[int], drift_ppm: int
) -> None:
    timeline, now_ns, placed = SoundTimeline(0), 0, 0
    for gap_ns in gaps_ns:
        now_ns += max(0, gap_ns)
        block = np.full(960, 0.5, np.float32)
        out = timeline.place(now_ns, block)
        placed += int(np.count_nonzero(out))
        now_ns += round(20 * MS * (1 - drift_ppm / 1e6))
    # Half a per cent of stretching is the most that it may take.
    assert placed >= len(gaps_ns) * 960 * 0.995
    assert abs(timeline.length - now_ns * SAMPLE_RATE_HZ / NS_PER_S) <= 0.041 * SAMPLE_RATE_HZ
