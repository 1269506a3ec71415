from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest
from capture_recordings import tone, write_wav
from pulse_server import NEEDS_PULSE, PulseServer

from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.capture.sources import Sound
from kiosk.interview import KnownError, Problem

pytestmark = NEEDS_PULSE


def heard_until_loud(microphone: SoundDeviceMicrophone) -> list[Sound]:
    sounds: list[Sound] = []
    while len(sounds) < 1000:
        sound = microphone.read(2.0)
        assert sound is not None, "the microphone fell silent"
        sounds.append(sound)
        # Well into the tone, so that its beginning is not all that there is.
        if len(sounds) > 20 and np.abs(sounds[-20].samples).max() > 0.1:
            return sounds
    raise AssertionError("the tone was never heard")


def heard_until_silent(microphone: SoundDeviceMicrophone) -> None:
    for _ in range(1000):
        microphone.read(0.5)


def test_it_hears_what_is_played_without_a_gap(pulse: PulseServer, tmp_path: Path) -> None:
    wav = write_wav(tmp_path / "tone.wav", tone(3.0, 1000))
    microphone = SoundDeviceMicrophone("pulse")
    assert "pulse" in microphone.open()
    player = subprocess.Popen(["paplay", "--device=booth", str(wav)])
    try:
        sounds = heard_until_loud(microphone)
    finally:
        microphone.close()
        player.terminate()
        player.wait(10)
    assert {each.rate_hz for each in sounds} == {48_000}
    loud = np.concatenate([each.samples for each in sounds[-15:]])
    spectrum = np.abs(np.fft.rfft(loud * np.hanning(len(loud)), 48_000))
    assert abs(int(np.argmax(spectrum)) - 1000) <= 5
    # Stamped evenly, whatever the bursts in which a sound server delivers.
    span_s = (sounds[-1].end_ns - sounds[0].time_ns) / 1e9
    assert span_s == pytest.approx(sum(len(each.samples) for each in sounds) / 48_000, abs=0.1)


def test_a_microphone_that_goes_away_is_missed(pulse: PulseServer) -> None:
    microphone = SoundDeviceMicrophone("pulse")
    microphone.open()
    assert microphone.read(2.0) is not None
    pulse.kill()
    with pytest.raises(KnownError, match="was unplugged") as raised:
        heard_until_silent(microphone)
    assert raised.value.problem is Problem.MICROPHONE_MISSING
    microphone.close()
    with pytest.raises(KnownError, match="There is no microphone"):
        microphone.open()


def test_a_microphone_can_be_opened_again(pulse: PulseServer) -> None:
    microphone = SoundDeviceMicrophone("pulse")
    microphone.open()
    microphone.close()
    microphone.open()
    assert microphone.read(2.0) is not None
    microphone.close()
    microphone.close()


def test_an_unknown_microphone_is_missing(pulse: PulseServer) -> None:
    with pytest.raises(KnownError, match="There is no microphone 'Nobody has this'") as raised:
        SoundDeviceMicrophone("Nobody has this").open()
    assert raised.value.problem is Problem.MICROPHONE_MISSING
