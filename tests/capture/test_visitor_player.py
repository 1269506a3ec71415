from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from capture_recordings import SIZE_PX, tone, write_wav

from kiosk.capture.sources import NS_PER_S, Sound
from kiosk.capture.visitor import Visitor
from kiosk.interview import KnownError, Problem


def visitor(folder: Path) -> Visitor:
    return Visitor(folder, *SIZE_PX, 30)


def listen(sounds: list[Sound]) -> np.ndarray:
    return np.concatenate([each.samples for each in sounds])


def test_the_voice_is_gapless_in_real_time_and_exact(tmp_path: Path) -> None:
    whole = tone(0.5)
    write_wav(tmp_path / "q1.wav", whole)
    player = visitor(tmp_path)
    microphone = player.devices.microphone
    assert microphone.open() == f"visitor {tmp_path.name}"
    player.cue("q1")
    sounds: list[Sound] = []
    while player.cue_ended() is None:
        sound = microphone.read(1.0)
        assert sound is not None
        assert time.monotonic_ns() >= sound.end_ns
        sounds.append(sound)
    assert player.cue_ended() is None, "an end is told once"
    assert {b.time_ns - a.end_ns for a, b in zip(sounds, sounds[1:], strict=False)} == {0}
    heard = listen(sounds)
    begin = int(np.argmax(np.abs(heard) > 0.01))
    assert np.abs(heard[begin : begin + 20_000] - whole[1:20_001]).max() < 0.02
    # After the last word there is a pause, and then nothing but the room.
    assert 0 < np.abs(heard[-4800:]).max() < 0.002


def test_a_visitor_with_nothing_to_say_falls_silent_and_ends(tmp_path: Path) -> None:
    (tmp_path / "q1.txt").write_text("typed", encoding="utf-8")
    player = visitor(tmp_path)
    player.devices.microphone.open()
    begun_s = time.monotonic()
    player.cue("q1")
    microphone = player.devices.microphone
    while player.cue_ended() is None:
        microphone.read(1.0)
    assert time.monotonic() - begun_s >= 3.0


def test_hello_is_said_until_the_first_cue(tmp_path: Path) -> None:
    write_wav(tmp_path / "hello.wav", tone(0.2))
    write_wav(tmp_path / "q1.wav", tone(0.2))
    player = visitor(tmp_path)
    microphone = player.devices.microphone
    microphone.open()

    def loudest(blocks: int) -> float:
        heard = [microphone.read(1.0) for _ in range(blocks)]
        return float(np.abs(listen([each for each in heard if each is not None])).max())

    assert loudest(10) > 0.2
    assert player.cue_ended() is None, "hello is no answer"
    player.cue("q1")
    assert loudest(10) > 0.2
    player.hush()
    loudest(1)
    assert loudest(20) < 0.002


def test_a_film_is_shown_at_its_own_times(
    tmp_path: Path, make_clip: Callable[[str, int], Path]
) -> None:
    make_clip("q1.mp4", 2)
    player = visitor(tmp_path)
    camera = player.devices.camera
    camera.open()
    player.cue("q1")
    begun_ns = time.monotonic_ns()
    frames = [camera.read(1.0) for _ in range(50)]
    times_s = [(frame.time_ns - begun_ns) / NS_PER_S for frame in frames if frame is not None]
    steps_s = np.diff(times_s)
    # The drawn person had 30 frames a second; the film has 25.
    assert np.median(steps_s) == pytest.approx(0.04, abs=1e-6)
    last = frames[-1]
    assert last is not None
    assert last.bgr.shape == (SIZE_PX[1], SIZE_PX[0], 3)


def test_without_a_film_somebody_is_drawn_thirty_times_a_second(tmp_path: Path) -> None:
    write_wav(tmp_path / "q1.wav", tone(0.2))
    camera = visitor(tmp_path).devices.camera
    camera.open()
    frames = [camera.read(1.0) for _ in range(10)]
    times_ns = [frame.time_ns for frame in frames if frame is not None]
    assert set(np.diff(times_ns)) == {NS_PER_S // 30}
    camera.close()


@pytest.mark.parametrize("kind", ["camera", "microphone"])
def test_a_folder_that_cannot_be_played_is_refused_by_both(tmp_path: Path, kind: str) -> None:
    (tmp_path / "q1.wav").write_bytes(b"RIFF, or so it says")
    device = getattr(visitor(tmp_path).devices, kind)
    with pytest.raises(KnownError, match=r"q1\.wav cannot be played") as raised:
        device.open()
    assert raised.value.problem is Problem.VISITOR_UNREADABLE


def test_a_folder_that_was_mended_is_accepted(tmp_path: Path) -> None:
    player = visitor(tmp_path / "later")
    with pytest.raises(KnownError):
        player.devices.camera.open()
    (tmp_path / "later").mkdir()
    write_wav(tmp_path / "later/q1.wav", tone(0.2))
    assert player.devices.camera.open() == "visitor later"
