"""The camera, through OpenCV: a device, or a video file that stands in for one."""

from __future__ import annotations

import logging
import os
import stat
import time
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from kiosk.capture.finding import CameraNode, find_cameras, held_by_others
from kiosk.capture.sources import NS_PER_S, Camera, Frame
from kiosk.interview import KnownError, Problem

_log = logging.getLogger(__name__)

_DEV: Final = Path("/dev")
_BUFFERS: Final = 10
_CREDIBLE_NS: Final = NS_PER_S
"""A driver's own time stamp is believed if it lies within the last second."""


class OpenCVCamera:
    """A camera device, asked for MJPG at the wished size; it gives what it can."""

    def __init__(
        self, device: str | int | None, width_px: int = 1280, height_px: int = 720, fps: int = 30
    ) -> None:
        """Nothing is opened yet. ``device``: a number, a path, or None for the first that works."""
        self._device = device
        self._wish = (width_px, height_px, fps)
        self._capture: cv2.VideoCapture | None = None
        self._node: CameraNode | None = None
        self._first: Frame | None = None

    def open(self) -> str:
        nodes = self._candidates()
        for node in nodes:
            if self._begin(node):
                return node.name
        names = ", ".join(node.name for node in nodes)
        if any(held_by_others(node.path) for node in nodes):
            raise KnownError(
                f"The camera ({names}) is used by another program: close that program.",
                Problem.CAMERA_BUSY,
            )
        raise KnownError(
            f"The camera ({names}) is there but gives no picture: unplug it and plug it in again.",
            Problem.CAMERA_STALLED,
        )

    def read(self, timeout_s: float) -> Frame | None:
        """The next frame. V4L2 decides how long to wait: ``timeout_s`` is a wish."""
        if self._first is not None:
            first, self._first = self._first, None
            return first
        frame = self._grab()
        if frame is None and self._node is not None and not self._node.path.exists():
            raise _missing(f"The camera {self._node.name} was unplugged: plug it in again.")
        return frame

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
        self._capture = self._node = self._first = None

    def _candidates(self) -> tuple[CameraNode, ...]:
        if self._device is None:
            nodes = find_cameras()
            if not nodes:
                raise _missing("No camera is connected: plug one in.")
            return nodes
        path = (
            _DEV / f"video{self._device}" if isinstance(self._device, int) else Path(self._device)
        )
        try:
            is_device = stat.S_ISCHR(path.stat().st_mode)
        except OSError:
            is_device = False
        if not is_device:
            raise _missing(f"There is no camera {path}: plug it in, or choose another.")
        if not os.access(path, os.R_OK | os.W_OK):
            raise KnownError(
                f"The camera {path} may not be used: add this user to the group video.",
                Problem.CAMERA_BUSY,
            )
        known = {node.path: node for node in find_cameras()}
        return (known.get(path.resolve(), CameraNode(path, str(path))),)

    def _begin(self, node: CameraNode) -> bool:
        """Whether the camera gives a picture: being openable says little, it may be in use."""
        width_px, height_px, fps = self._wish
        self._capture = cv2.VideoCapture(str(node.path), cv2.CAP_V4L2)
        if self._capture.isOpened():
            # The order matters: the compressed format is what makes 720p30 fit through USB 2.
            self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
            self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, width_px)
            self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, height_px)
            self._capture.set(cv2.CAP_PROP_FPS, fps)
            # As many as V4L2 gives: pictures that a busy machine fetches late keep their own times.
            self._capture.set(cv2.CAP_PROP_BUFFERSIZE, _BUFFERS)
            self._first = self._grab()
        if self._first is None:
            self.close()
            return False
        _log.info(
            "the camera %s was asked for %d×%d at %d a second and chose %s",
            node.name,
            *self._wish,
            chosen_format(self._capture),
        )
        self._node = node
        return True

    def _grab(self) -> Frame | None:
        assert self._capture is not None
        if not self._capture.grab():
            return None
        time_ns = frame_time_ns(time.monotonic_ns(), self._capture.get(cv2.CAP_PROP_POS_MSEC))
        arrived, bgr = self._capture.retrieve()
        return Frame(time_ns, np.asarray(bgr, np.uint8)) if arrived else None


class VideoFileCamera:
    """A video file as a camera, at its own pace, over and over: for a booth without one."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._capture: cv2.VideoCapture | None = None
        self._begun_ns = self._last_ns = 0

    def open(self) -> str:
        self._capture = cv2.VideoCapture(str(self._path), cv2.CAP_FFMPEG)
        if not self._capture.isOpened():
            raise _missing(f"The video {self._path} cannot be played: give a camera or a video.")
        self._begun_ns = time.monotonic_ns()
        return self._path.name

    def read(self, timeout_s: float) -> Frame | None:
        assert self._capture is not None
        arrived, bgr = self._capture.read()
        if not arrived:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            self._begun_ns = time.monotonic_ns()
            arrived, bgr = self._capture.read()
            if not arrived:
                raise _missing(f"The video {self._path} has no pictures: give another.")
        position_ns = round(self._capture.get(cv2.CAP_PROP_POS_MSEC) * 1e6)
        time_ns = max(self._begun_ns + position_ns, self._last_ns + 1)
        time.sleep(max(0, time_ns - time.monotonic_ns()) / NS_PER_S)
        self._last_ns = time_ns
        return Frame(time_ns, np.asarray(bgr, np.uint8))

    def close(self) -> None:
        if self._capture is not None:
            self._capture.release()
        self._capture = None


def open_cv_camera(device: str | int | None, width_px: int, height_px: int, fps: int) -> Camera:
    """The backend for what the settings name: a number, a device, a video file, or None."""
    if isinstance(device, str) and Path(device).is_file():
        return VideoFileCamera(Path(device))
    return OpenCVCamera(device, width_px, height_px, fps)


def chosen_format(capture: cv2.VideoCapture) -> str:
    """What a camera has settled on, read back from its driver: it need not be what was asked."""
    code = int(capture.get(cv2.CAP_PROP_FOURCC))
    letters = bytes(code >> shift & 0xFF for shift in (0, 8, 16, 24))
    width_px, height_px, fps = (
        capture.get(each)
        for each in (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT, cv2.CAP_PROP_FPS)
    )
    named = letters.decode("ascii", errors="replace").strip("\0 ") or "unknown"
    return f"{named} {width_px:.0f}×{height_px:.0f} at {fps:.0f} a second"


def frame_time_ns(now_ns: int, position_ms: float) -> int:
    """When a frame was taken: V4L2 stamps it on CLOCK_MONOTONIC, but not every driver does."""
    stamped_ns = round(position_ms * 1e6)
    return stamped_ns if now_ns - _CREDIBLE_NS <= stamped_ns <= now_ns else now_ns


def _missing(sentence: str) -> KnownError:
    return KnownError(sentence, Problem.CAMERA_MISSING)
