"""The capture process with a camera whose driver does not return from one call, once."""

from __future__ import annotations

import threading
from multiprocessing.connection import Connection
from typing import Any

from kiosk.capture import pump, session
from kiosk.capture.sources import Devices, Frame
from kiosk.workers import capture
from kiosk.workers.capture_settings import CaptureSettings

HANG_S = 1.0
BEFORE = 45
"""Frames that it gives before it does not return from ``read``."""


class HangingCamera:
    """The visitor's camera. The file ``hang`` in its folder names the call that never returns."""

    def __init__(self, camera: Any, settings: CaptureSettings) -> None:
        assert settings.visitor is not None
        self._camera = camera
        self._file = settings.visitor / "hang"
        self._frames = 0

    def open(self) -> str:
        self._hang_in("open")
        name: str = self._camera.open()
        return name

    def read(self, timeout_s: float) -> Frame | None:
        self._frames += 1
        if self._frames > BEFORE:
            self._hang_in("read")
        frame: Frame | None = self._camera.read(timeout_s)
        return frame

    def close(self) -> None:
        self._camera.close()

    def _hang_in(self, call: str) -> None:
        if self._file.exists() and self._file.read_text(encoding="ascii") == call:
            self._file.unlink()
            threading.Event().wait()


def main(connection: Connection, settings: CaptureSettings, preview_name: str) -> None:
    devices_of = capture._devices

    def devices(settings: CaptureSettings) -> Devices:
        made = devices_of(settings)
        return Devices(HangingCamera(made.camera, settings), made.microphone, made.prompted)

    capture._devices = devices
    # As long as it takes, only sooner: a test has not the time for a driver's patience.
    pump.STALL_S, session.HANG_S = HANG_S / 2, HANG_S
    capture.main(connection, settings, preview_name)
