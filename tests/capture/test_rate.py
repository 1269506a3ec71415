from __future__ import annotations

import random
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from capture_recordings import SIZE_PX, sound_of

from kiosk.capture import microphone as microphone_module
from kiosk.capture.durable import AppendOnlyFile
from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.capture.rate import RateMeter
from kiosk.capture.recorder import Recorder
from kiosk.capture.sources import NS_PER_S

BLOCK = 960


def arrivals(true_hz: float, seconds: float, late_s: float, seed: int = 1) -> list[int]:
    """When blocks arrive: never early, now and then late, and in the order of their numbers."""
    chance = random.Random(seed)
    times, last = [], 0
    for index in range(1, round(seconds * true_hz / BLOCK) + 1):
        late = chance.random() ** 3 * late_s
        last = max(last, round((index * BLOCK / true_hz + late) * NS_PER_S))
        times.append(last)
    return times


def found(agreed_hz: int, times: list[int]) -> list[int]:
    meter = RateMeter(agreed_hz)
    told = [meter.add(each, BLOCK) for each in times]
    return [each for each in told if each is not None]


@pytest.mark.parametrize("true_hz", [8_000, 16_000, 32_000, 44_100, 96_000])
@pytest.mark.parametrize("late_s", [0.0, 0.3])
def test_another_rate_than_was_agreed_is_found(true_hz: int, late_s: float) -> None:
    assert found(48_000, arrivals(true_hz, 15.0, late_s))[0] == true_hz


def test_a_rate_that_nobody_knows_is_taken_as_it_was_counted() -> None:
    assert found(48_000, arrivals(46_000, 15.0, 0.05))[0] == pytest.approx(46_000, rel=0.002)


@pytest.mark.parametrize("drift", [-0.001, 0.0, 0.001])
@pytest.mark.parametrize("late_s", [0.02, 0.3, 0.6])
def test_a_busy_machine_and_a_poor_clock_are_not_another_rate(drift: float, late_s: float) -> None:
    for seed in range(5):
        assert found(48_000, arrivals(48_000 * (1 + drift), 60.0, late_s, seed)) == []


def test_lost_samples_are_not_another_rate() -> None:
    meter = RateMeter(48_000)
    times = arrivals(48_000, 60.0, 0.02)
    chance = random.Random(3)
    kept = [each for each in times if chance.random() > 0.02]
    for index, each in enumerate(kept):
        # The driver says so, now and then.
        if index % 50 == 0:
            meter.restart()
        assert meter.add(each, BLOCK) is None


def test_a_voice_at_the_wrong_rate_is_recorded_at_its_true_height(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A device that agreed to 48 kHz and samples at 44.1: the whole way into the file."""
    now_ns = 0
    monkeypatch.setattr(microphone_module, "time", SimpleNamespace(monotonic_ns=lambda: now_ns))
    microphone = SoundDeviceMicrophone(None)
    heard = np.sin(2 * np.pi * 1000 * np.arange(20 * 44_100) / 44_100).astype(np.float32) / 4
    for index, arrival_ns in enumerate(arrivals(44_100, 20.0, 0.01)):
        now_ns = arrival_ns
        block = heard[index * BLOCK : (index + 1) * BLOCK]
        microphone._arrived(block[:, None], len(block), None, SimpleNamespace(input_overflow=False))
    with AppendOnlyFile(tmp_path / "take.mp4") as file:
        recorder = Recorder(file, *SIZE_PX, 12 * NS_PER_S)
        while (sound := microphone.read(0.01 if microphone._sounds.qsize() else 0.0)) is not None:
            recorder.add_sound(sound)
            if not microphone._sounds.qsize():
                break
        recorder.close()
    _, samples = sound_of(tmp_path / "take.mp4")
    assert len(samples) == pytest.approx(8 * 48_000, rel=0.01)
    middle = samples[48_000 : 6 * 48_000]
    spectrum = np.abs(np.fft.rfft(middle * np.hanning(len(middle))))
    assert np.argmax(spectrum) * 48_000 / len(middle) == pytest.approx(1000, abs=3)
