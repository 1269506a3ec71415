"""A real sound server's microphone in a real session: silent, heard, gone and back again."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

from capture_ear import Ear
from capture_recordings import SIZE_PX, sound_of, tone, write_wav
from pulse_server import NEEDS_PULSE, PulseServer

from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.capture.session import CaptureSession
from kiosk.capture.visitor import Visitor
from kiosk.interview import Problem

pytestmark = NEEDS_PULSE


def told_of_the_microphone(ear: Ear, problem: Problem | None) -> None:
    """Wait until this, and nothing else, is to be said of it."""
    while True:
        _, microphone = ear.wait("devices")
        said = microphone.error or microphone.doubt
        if (said.problem if said is not None else None) is problem:
            return


def test_a_microphone_without_any_sound_is_told_and_the_take_goes_on(
    pulse: PulseServer, tmp_path: Path
) -> None:
    wav = write_wav(tmp_path / "tone.wav", tone(60.0))
    (tmp_path / "visitor").mkdir()
    write_wav(tmp_path / "visitor" / "q1.wav", tone(1.0))
    devices = replace(
        Visitor(tmp_path / "visitor", *SIZE_PX, 30).devices,
        microphone=SoundDeviceMicrophone("pulse"),
    )
    ear = Ear()
    session = ear.session = CaptureSession(devices, ear, ear.show)
    player: subprocess.Popen[bytes] | None = None
    session.start()
    try:
        ear.wait_until_ready()
        session.start_take("one", tmp_path / "one.mp4", "q1")
        assert ear.wait("started") == ("one",)
        told_of_the_microphone(ear, Problem.MICROPHONE_SILENT)
        player = pulse.play(wav)
        told_of_the_microphone(ear, None)
        session.stop_take("one")
        assert ear.wait("stopped")[0] == "one", "the doubt has ended nothing"
        _, samples = sound_of(tmp_path / "one.mp4")
        assert abs(samples[:48_000]).max() < 1e-3
        assert abs(samples[-48_000:]).max() > 0.1
        pulse.kill()
        told_of_the_microphone(ear, Problem.MICROPHONE_MISSING)
        pulse.start()
        told_of_the_microphone(ear, None)
        told_of_the_microphone(ear, Problem.MICROPHONE_SILENT)
    finally:
        session.close()
        if player is not None:
            player.terminate()
            player.wait(10)
