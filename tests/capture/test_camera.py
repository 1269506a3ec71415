from __future__ import annotations

import contextlib
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from kiosk.capture.camera import (
    OpenCVCamera,
    VideoFileCamera,
    chosen_format,
    frame_time_ns,
    open_cv_camera,
)
from kiosk.capture.sources import NS_PER_S
from kiosk.interview import KnownError, Problem


@pytest.mark.parametrize("device", [93, "/dev/video93", "/dev/null/video0"])
def test_a_missing_camera_is_said_to_be_missing(device: int | str) -> None:
    with pytest.raises(KnownError, match="There is no camera /dev/") as raised:
        OpenCVCamera(device).open()
    assert raised.value.problem is Problem.CAMERA_MISSING


def test_no_camera_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.capture.camera.find_cameras", lambda: ())
    with pytest.raises(KnownError, match="No camera is connected") as raised:
        OpenCVCamera(None).open()
    assert raised.value.problem is Problem.CAMERA_MISSING


@pytest.mark.parametrize(
    ("held", "problem"), [(True, Problem.CAMERA_BUSY), (False, Problem.CAMERA_STALLED)]
)
def test_no_picture_is_another_programs_doing_only_if_it_holds_the_camera(
    held: bool, problem: Problem
) -> None:
    # A character device, like a camera, and as silent as one that another program holds.
    camera = OpenCVCamera("/dev/full")
    with contextlib.ExitStack() as stack:
        if held:
            device = stack.enter_context(Path("/dev/full").open("rb"))
            holder = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=[device.fileno()])
            stack.callback(holder.communicate)
        with pytest.raises(KnownError) as raised:
            camera.open()
    assert raised.value.problem is problem
    camera.close()


class FakeDriver:
    """What V4L2 tells of the format that it has settled on."""

    def __init__(self, letters: str, width_px: float, height_px: float, fps: float) -> None:
        self._values = {
            cv2.CAP_PROP_FOURCC: float(cv2.VideoWriter.fourcc(*letters)),
            cv2.CAP_PROP_FRAME_WIDTH: width_px,
            cv2.CAP_PROP_FRAME_HEIGHT: height_px,
            cv2.CAP_PROP_FPS: fps,
        }

    def get(self, name: int) -> float:
        return self._values[name]


def test_what_a_camera_settled_on_is_read_back() -> None:
    assert chosen_format(FakeDriver("YUYV", 640, 480, 30)) == "YUYV 640×480 at 30 a second"
    assert chosen_format(FakeDriver("MJPG", 1280, 720, 29.97)) == "MJPG 1280×720 at 30 a second"


def test_the_driver_is_believed_only_when_its_stamp_is_credible() -> None:
    now_ns = 100 * NS_PER_S
    assert frame_time_ns(now_ns, 99_960.0) == 99_960_000_000
    assert frame_time_ns(now_ns, 0.0) == now_ns
    assert frame_time_ns(now_ns, 98_000.0) == now_ns
    assert frame_time_ns(now_ns, 100_001.0) == now_ns


def test_a_video_file_is_a_camera_at_its_own_pace_that_never_ends(
    make_clip: Callable[[str, int], Path],
) -> None:
    path = make_clip("camera.mp4", 1)
    camera = open_cv_camera(str(path), 1280, 720, 30)
    assert isinstance(camera, VideoFileCamera)
    assert camera.open() == "camera.mp4"
    times_ns = []
    for _ in range(30):
        frame = camera.read(1.0)
        assert frame is not None
        assert frame.time_ns <= time.monotonic_ns()
        times_ns.append(frame.time_ns)
    camera.close()
    steps_ns = np.diff(times_ns)
    assert steps_ns.min() > 0
    assert np.median(steps_ns) == pytest.approx(NS_PER_S / 25, rel=0.01)


def test_a_file_that_is_no_video_is_refused(tmp_path: Path) -> None:
    (tmp_path / "camera.mp4").write_bytes(b"nothing")
    with pytest.raises(KnownError, match="cannot be played") as raised:
        VideoFileCamera(tmp_path / "camera.mp4").open()
    assert raised.value.problem is Problem.CAMERA_MISSING
