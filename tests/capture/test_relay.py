from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.capture.relay import Relay


class Hearer:
    def __init__(self) -> None:
        self.takes: list[str] = []
        self.blocks: list[npt.NDArray[np.int16]] = []
        self.ended = False

    def begin(self, take_id: str) -> None:
        self.takes.append(take_id)

    def append(self, pcm: npt.NDArray[np.int16]) -> None:
        assert not self.ended
        self.blocks.append(pcm)

    def end(self) -> None:
        self.ended = True


def relayed(samples: npt.NDArray[np.float32], sizes: list[int]) -> Hearer:
    hearer = Hearer()
    relay = Relay("take", hearer)
    at = 0
    for size in [*sizes, len(samples)]:
        relay.add(samples[at : at + size])
        at += size
    relay.end()
    return hearer


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 5_000), max_size=30))
def test_every_sample_arrives_at_a_third_of_the_rate(sizes: list[int]) -> None:
    times_s = np.arange(48_000) / 48_000
    samples = (0.5 * np.sin(2 * np.pi * 300 * times_s)).astype(np.float32)
    hearer = relayed(samples, sizes)
    pcm = np.concatenate(hearer.blocks)
    assert hearer.takes == ["take"]
    assert hearer.ended
    assert len(pcm) == pytest.approx(16_000, abs=1)
    wanted = samples[::3][: len(pcm)]
    middle = slice(200, 15_000)
    assert np.abs(pcm[middle] / 32768 - wanted[middle]).max() < 0.01, "in its place, as it was"


def test_a_take_without_sound_ends_all_the_same() -> None:
    hearer = relayed(np.zeros(0, np.float32), [])
    assert hearer.ended
    assert sum(map(len, hearer.blocks)) == 0


def test_too_loud_is_clipped_and_does_not_turn_over() -> None:
    pcm = np.concatenate(relayed(np.full(4800, 1.5, np.float32), []).blocks)
    assert pcm[200:-200].min() > 32_000
