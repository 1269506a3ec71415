"""Listens to a capture session, looks at its preview, and looks after it."""

from __future__ import annotations

import queue
import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from kiosk.capture.pump import DeviceState
from kiosk.capture.session import CaptureSession
from kiosk.interview import KnownError


@dataclass(frozen=True)
class Told:
    what: str
    about: tuple[Any, ...]


class Ear:
    """Listens to a session, looks at its preview, and looks after it."""

    def __init__(self) -> None:
        self.told: queue.SimpleQueue[Told] = queue.SimpleQueue()
        self.shown: queue.SimpleQueue[tuple[np.ndarray, int, float, float]] = queue.SimpleQueue()
        self.session: CaptureSession | None = None

    def devices_changed(self, camera: DeviceState, microphone: DeviceState) -> None:
        self.told.put(Told("devices", (camera, microphone)))

    def take_started(self, take_id: str) -> None:
        self.told.put(Told("started", (take_id,)))

    def take_stopped(self, take_id: str, duration_s: float, frames: int, audio_s: float) -> None:
        self.told.put(Told("stopped", (take_id, duration_s, frames, audio_s)))

    def take_failed(self, take_id: str, error: KnownError) -> None:
        self.told.put(Told("failed", (take_id, error)))

    def cue_ended(self, cue: str) -> None:
        self.told.put(Told("cue ended", (cue,)))

    def code_seen(self, text: str) -> None:
        self.told.put(Told("code seen", (text,)))

    def show(self, rgb: np.ndarray, time_ns: int, level_dbfs: float, peak_dbfs: float) -> None:
        self.shown.put((rgb, time_ns, level_dbfs, peak_dbfs))

    def wait(self, what: str) -> tuple[Any, ...]:
        assert self.session is not None
        end_s = time.monotonic() + 20
        while time.monotonic() < end_s:
            self.session.check()
            try:
                told = self.told.get(timeout=0.02)
            except queue.Empty:
                continue
            if told.what == what:
                return told.about
            assert not (told.what == "failed" and what == "stopped"), told
        raise AssertionError(f"never told: {what}")

    def wait_until_ready(self) -> None:
        camera = microphone = DeviceState()
        while not (camera.name and microphone.name):
            camera, microphone = self.wait("devices")
