"""Capture as a whole: both devices, the preview, the level meter and the take that runs."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from kiosk.capture.code import CodeReader
from kiosk.capture.doubts import PictureWatch, SoundWatch
from kiosk.capture.durable import disk_error
from kiosk.capture.level import LevelMeter
from kiosk.capture.pace import Pace
from kiosk.capture.picture import shrunk
from kiosk.capture.pump import HANG_S, DeviceState, Pump
from kiosk.capture.relay import Hearer
from kiosk.capture.sources import Devices, Frame, Sound
from kiosk.capture.take import Take, TakeListener
from kiosk.interview import KnownError, Problem

_PREVIEW_PX: Final = (640, 480)
_PREVIEW_INTERVAL_NS: Final = 30_000_000
"""A faster camera is not shown faster: the screen has better things to do."""
_FINISH_S: Final = 5.0
_LET_GO_S: Final = 2.0

Show = Callable[[npt.NDArray[np.uint8], int, float, float], None]
"""Shows an RGB picture: (rgb, time_ns, level_dbfs, peak_dbfs)."""

_NO_PICTURE: Final = KnownError(
    "The camera is there but gives no picture: unplug it and plug it in again.",
    Problem.CAMERA_STALLED,
)
_NO_SOUND: Final = KnownError(
    "The microphone is there but gives no sound: unplug it and plug it in again.",
    Problem.MICROPHONE_STALLED,
)
_NOT_YET: Final = KnownError(
    "The camera and the microphone are still starting: try again in a moment.",
    Problem.CAPTURE_STOPPED,
)


class Listener(TakeListener, Protocol):
    """Who is told what happens; called from many threads, and must not block."""

    def devices_changed(self, camera: DeviceState, microphone: DeviceState) -> None:
        """A device delivers, was lost, or there is something new to be said of it."""

    def cue_ended(self, cue: str) -> None:
        """A visitor has said what there was to say."""

    def code_seen(self, text: str) -> None:
        """A QR code was read in the live picture."""


class CaptureHung(Exception):
    """A driver does not return, or a thread has died. Only a new process mends that."""


class CaptureSession:
    """Runs from :meth:`start` to :meth:`close`, whatever the devices do in between."""

    def __init__(
        self, devices: Devices, listener: Listener, show: Show, hearer: Hearer | None = None
    ) -> None:
        self._prompted = devices.prompted
        self._listener = listener
        self._show = show
        self._hearer = hearer
        self._meter = LevelMeter()
        self._code = CodeReader(listener.code_seen)
        self._pictures, self._sounds = PictureWatch(), SoundWatch()
        self._pace = Pace(_PREVIEW_INTERVAL_NS)
        self._size_px: tuple[int, int] | None = None
        self._take: Take | None = None
        self._reporting = threading.Lock()
        self._camera = Pump(devices.camera, _NO_PICTURE, self._on_frame, self._on_change)
        self._microphone = Pump(devices.microphone, _NO_SOUND, self._on_sound, self._on_change)

    def start(self) -> None:
        """Begin to open the devices; does not wait for them."""
        self._camera.start()
        self._microphone.start()

    def start_take(self, take_id: str, path: Path, cue: str, room_bytes: int = 0) -> None:
        """Record to ``path`` from this moment on. Why it cannot be is told to the listener.

        ``room_bytes`` must be free on the disk for it.
        """
        if self._take is not None:
            self._take.stop()
        try:
            size_px = self._ready_size_px()
            _check_room(path, room_bytes)
        except KnownError as error:
            self._listener.take_failed(take_id, error)
            return
        self._take = Take(take_id, path, size_px, self._listener, self._hearer)
        if self._prompted is not None:
            self._prompted.cue(cue)

    def stop_take(self, take_id: str) -> None:
        """End the take; a take that has ended already is none of our business any more."""
        if self._take is not None and self._take.take_id == take_id:
            self._take.stop()
            if self._prompted is not None:
                self._prompted.hush()

    def look_for_code(self, wanted: bool) -> None:
        """Look for a QR code in the live picture, or leave off."""
        self._code.look(wanted)

    def check(self) -> None:
        """Look after everything once; to be called several times a second.

        Raises:
            CaptureHung: a driver hangs; the running take was ended and is on the disk.
        """
        ended = self._prompted.cue_ended() if self._prompted is not None else None
        if ended is not None:
            self._listener.cue_ended(ended)
        for pump in (self._camera, self._microphone):
            pump.notice_stall()
            if pump.stuck_s > HANG_S or not pump.alive:
                self._finish_take()
                raise CaptureHung

    def close(self) -> None:
        """End the running take in order and let go of the devices.

        Raises:
            CaptureHung: a driver does not let go.
        """
        self._finish_take()
        pumps = (self._camera, self._microphone)
        for pump in pumps:
            pump.stop(timeout_s=_LET_GO_S)
        self._code.close()
        if any(pump.alive for pump in pumps):
            raise CaptureHung

    def _finish_take(self) -> None:
        if self._take is not None:
            self._take.stop()
            self._take.wait(_FINISH_S)

    def _ready_size_px(self) -> tuple[int, int]:
        for pump in (self._camera, self._microphone):
            if pump.state.error is not None:
                raise pump.state.error
        if self._size_px is None or not self._microphone.state.name:
            raise _NOT_YET
        return self._size_px

    def _on_frame(self, frame: Frame) -> None:
        height_px, width_px = frame.bgr.shape[:2]
        self._size_px = (width_px // 2 * 2, height_px // 2 * 2)
        take = self._take
        if take is not None:
            take.add(frame)
        self._code.offer(frame)
        if self._pace.lets_through(frame.time_ns):
            rgb = cv2.cvtColor(shrunk(frame.bgr, *_PREVIEW_PX), cv2.COLOR_BGR2RGB)
            self._show(np.asarray(rgb, np.uint8), frame.time_ns, *self._meter.levels_dbfs)
        if self._pictures.look(frame):
            self._on_change()

    def _on_sound(self, sound: Sound) -> None:
        self._meter.add(sound)
        take = self._take
        if take is not None:
            take.add(sound)
        if self._sounds.listen(sound):
            self._on_change()

    def _on_change(self) -> None:
        # One at a time, or an older state could be reported after a newer one.
        with self._reporting:
            camera, microphone = self._camera.state, self._microphone.state
            if camera.error is not None:
                self._size_px = None
                self._pictures.forget()
            if microphone.error is not None:
                self._meter.silence()
                self._sounds.forget()
            error = camera.error or microphone.error
            if error is not None and self._take is not None:
                self._take.break_off(error)
            self._listener.devices_changed(
                replace(camera, doubt=self._pictures.doubt),
                replace(microphone, doubt=self._sounds.doubt),
            )


def _check_room(path: Path, room_bytes: int) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        free_bytes = shutil.disk_usage(path.parent).free
    except OSError as error:
        raise disk_error(error, path) from error
    if free_bytes < room_bytes:
        raise KnownError(
            f"Only {free_bytes // 1_000_000} MB are free on the disk that holds {path.parent}, "
            f"and a recording needs {room_bytes // 1_000_000} MB: free some space.",
            Problem.DISK_FULL,
        )
