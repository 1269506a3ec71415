from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from capture_ear import Ear
from capture_recordings import SIZE_PX, onsets, picture_times, sound_of, tone, write_wav

from kiosk.capture import session as session_module
from kiosk.capture.session import CaptureHung, CaptureSession
from kiosk.capture.sources import Devices, Frame
from kiosk.capture.visitor import Visitor
from kiosk.interview import KnownError, Problem

LOST = KnownError("The camera was unplugged.", Problem.CAMERA_MISSING)


class Unpluggable:
    """The visitor's camera, which the test can unplug, or make hang."""

    def __init__(self, camera: Any) -> None:
        self._camera = camera
        self.unplugged = False
        self.frames: list[int] = []

    def open(self) -> str:
        if self.unplugged:
            raise LOST
        name: str = self._camera.open()
        return name

    def read(self, timeout_s: float) -> Frame | None:
        if self.unplugged:
            raise LOST
        frame: Frame | None = self._camera.read(timeout_s)
        if frame is not None:
            self.frames.append(frame.time_ns)
        return frame

    def close(self) -> None:
        self._camera.close()


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Callable[[], tuple[CaptureSession, Ear, Unpluggable]]]:
    sessions: list[CaptureSession] = []

    def start() -> tuple[CaptureSession, Ear, Unpluggable]:
        devices: Devices = Visitor(tmp_path, *SIZE_PX, 30).devices
        camera, ear = Unpluggable(devices.camera), Ear()
        session = CaptureSession(replace(devices, camera=camera), ear, ear.show)
        ear.session = session
        sessions.append(session)
        session.start()
        ear.wait_until_ready()
        return session, ear, camera

    yield start
    for session in sessions:
        session.close()


Start = Callable[[], tuple[CaptureSession, Ear, Unpluggable]]


def test_what_a_film_shows_and_says_is_recorded_in_step(
    booth: Start, tmp_path: Path, make_clip: Callable[[str, int], Path]
) -> None:
    make_clip("q1.mp4", 5)
    session, ear, camera = booth()
    session.start_take("one", tmp_path / "takes/one.mp4", "q1")
    assert ear.wait("started") == ("one",)
    assert ear.wait("cue ended") == ("q1",)
    session.stop_take("one")
    take_id, duration_s, frames, audio_s = ear.wait("stopped")
    assert take_id == "one"
    times_s = picture_times(tmp_path / "takes/one.mp4")
    assert frames == len(times_s)
    # Every frame that the camera delivered while it ran is in the file, at its own distance.
    recorded = np.diff(times_s)
    delivered = np.diff(camera.frames) / 1e9
    begin = next(
        i
        for i in range(len(delivered) - len(recorded) + 1)
        if np.allclose(delivered[i : i + len(recorded)], recorded, atol=3e-5)
    )
    assert begin >= 0
    assert duration_s == pytest.approx(audio_s, abs=0.1)
    assert len(sound_of(tmp_path / "takes/one.mp4")[1]) == pytest.approx(audio_s * 48_000, abs=1100)
    flashes, beeps = onsets(tmp_path / "takes/one.mp4")
    # After the film somebody is drawn, on a bright wall.
    flashes = [each for each in flashes if each < 4.9]
    assert len(flashes) == len(beeps) == 4
    assert np.abs(np.subtract(flashes, beeps)).max() <= 0.04


def test_the_preview_shows_the_picture_and_how_loud_it_is(booth: Start, tmp_path: Path) -> None:
    write_wav(tmp_path / "q1.wav", tone(3.0, amplitude=0.5))
    session, ear, _ = booth()
    session.start_take("one", tmp_path / "one.mp4", "q1")
    levels: list[float] = []
    while not levels or levels[-1] < -9.1:
        rgb, _, level_dbfs, peak_dbfs = ear.shown.get(timeout=5)
        assert rgb.shape == (180, 320, 3)
        assert peak_dbfs >= level_dbfs
        levels.append(level_dbfs)
    assert levels[-1] == pytest.approx(-9.03, abs=0.15)


def test_an_unplugged_camera_ends_the_take_keeps_it_and_comes_back(
    booth: Start, tmp_path: Path
) -> None:
    write_wav(tmp_path / "q1.wav", tone(5.0))
    session, ear, camera = booth()
    session.start_take("one", tmp_path / "one.mp4", "q1")
    ear.wait("started")
    frames = len(camera.frames)
    while len(camera.frames) < frames + 20:
        ear.shown.get(timeout=5)
    camera.unplugged = True
    assert ear.wait("failed") == ("one", LOST)
    assert len(picture_times(tmp_path / "one.mp4")) >= 20
    session.start_take("two", tmp_path / "two.mp4", "q1")
    assert ear.wait("failed") == ("two", LOST)
    assert not (tmp_path / "two.mp4").exists()
    camera.unplugged = False
    ear.wait_until_ready()
    session.start_take("three", tmp_path / "three.mp4", "q1")
    ear.wait("started")
    session.stop_take("three")
    assert ear.wait("stopped")[0] == "three"


def test_a_nearly_full_disk_is_refused_before_the_take(booth: Start, tmp_path: Path) -> None:
    write_wav(tmp_path / "q1.wav", tone(1.0))
    session, ear, _ = booth()
    session.start_take("one", tmp_path / "one.mp4", "q1", room_bytes=1 << 62)
    _, error = ear.wait("failed")
    assert error.problem is Problem.DISK_FULL
    assert "MB are free" in str(error)
    assert not (tmp_path / "one.mp4").exists()


def test_a_file_that_exists_is_never_overwritten(booth: Start, tmp_path: Path) -> None:
    write_wav(tmp_path / "q1.wav", tone(1.0))
    (tmp_path / "one.mp4").write_bytes(b"kept")
    session, ear, _ = booth()
    session.start_take("one", tmp_path / "one.mp4", "q1")
    _, error = ear.wait("failed")
    assert error.problem is Problem.CAPTURE_STOPPED
    assert (tmp_path / "one.mp4").read_bytes() == b"kept"


def test_stopping_what_does_not_run_changes_nothing(booth: Start, tmp_path: Path) -> None:
    write_wav(tmp_path / "q1.wav", tone(2.0))
    session, ear, _ = booth()
    session.stop_take("nothing")
    session.start_take("one", tmp_path / "one.mp4", "q1")
    ear.wait("started")
    session.stop_take("another")
    session.stop_take("one")
    session.stop_take("one")
    assert ear.wait("stopped")[0] == "one"
    assert ear.told.empty()


def test_a_driver_that_never_returns_costs_only_the_process(
    booth: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_wav(tmp_path / "q1.wav", tone(2.0))
    session, ear, _ = booth()
    session.start_take("one", tmp_path / "one.mp4", "q1")
    ear.wait("started")
    # Any call of a driver takes longer than this.
    monkeypatch.setattr(session_module, "HANG_S", -1.0)
    with pytest.raises(CaptureHung):
        session.check()
    assert len(picture_times(tmp_path / "one.mp4")) >= 1
