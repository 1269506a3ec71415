"""The microphone, through sounddevice (PortAudio)."""

from __future__ import annotations

import logging
import queue
import time
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kiosk.capture.clock import SampleClock
from kiosk.capture.finding import held_microphones, microphone_number, portaudio
from kiosk.capture.rate import RateMeter
from kiosk.capture.sources import SAMPLE_RATE_HZ, Sound
from kiosk.interview import KnownError, Problem

_log = logging.getLogger(__name__)

_BLOCK_S: Final = 0.02
_INVALID_SAMPLE_RATE: Final = -9997
_UNAVAILABLE: Final = -9985
"""What PortAudio makes of ALSA's EBUSY."""


class SoundDeviceMicrophone:
    """A microphone in mono, at 48 kHz where it can, else at the rate it prefers.

    What it really delivers is counted, and taken at its true rate if that is another one.

    The library is loaded when the device is opened: loading it searches for devices.
    """

    def __init__(self, device: str | int | None) -> None:
        """Nothing is opened yet. ``device`` is a name or number; None is the system's choice."""
        self._device = device
        self._stream: Any = None
        self._run_at(SAMPLE_RATE_HZ)
        self._sounds: queue.SimpleQueue[Sound] = queue.SimpleQueue()

    def open(self) -> str:
        library = portaudio()
        # PortAudio looks for devices once; without this, one that was plugged in stays unknown.
        library._terminate()
        library._initialize()
        device = self._device
        if isinstance(device, str) and (number := microphone_number(device)) is not None:
            device = number
        try:
            info = library.query_devices(device, "input")
        except (ValueError, library.PortAudioError) as error:
            raise self._not_found() from error
        name = str(info["name"])
        try:
            self._begin(library, device, SAMPLE_RATE_HZ)
        except library.PortAudioError as error:
            if error.args[-1:] != (_INVALID_SAMPLE_RATE,) and "sample rate" not in str(error):
                raise self._refused(name, error) from error
            try:
                self._begin(library, device, round(info["default_samplerate"]))
            except library.PortAudioError as second:
                raise self._refused(name, second) from second
        return name

    def read(self, timeout_s: float) -> Sound | None:
        try:
            return self._sounds.get(timeout=timeout_s)
        except queue.Empty:
            pass
        if self._stream is None or not self._stream.active:
            raise KnownError(
                "The microphone was unplugged: plug it in again.", Problem.MICROPHONE_MISSING
            )
        return None

    def close(self) -> None:
        if self._stream is not None:
            # Not stop(): that waits for a device that may be gone.
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
        self._stream = None

    def _begin(self, library: Any, device: str | int | None, rate_hz: int) -> None:
        self._sounds = queue.SimpleQueue()
        self._run_at(rate_hz)
        self._stream = library.InputStream(
            device=device,
            samplerate=rate_hz,
            channels=1,
            dtype="float32",
            blocksize=round(rate_hz * _BLOCK_S),
            callback=self._arrived,
        )
        self._stream.start()

    def _run_at(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._clock, self._meter = SampleClock(rate_hz), RateMeter(rate_hz)

    def _refused(self, name: str, error: Exception) -> KnownError:
        if _UNAVAILABLE in error.args or any(each in name for each in held_microphones()):
            return _busy(name)
        return KnownError(
            f"The microphone {name} is there but cannot be opened: unplug it and plug it in again.",
            Problem.MICROPHONE_STALLED,
        )

    def _not_found(self) -> KnownError:
        held = held_microphones()
        if self._device is None and held:
            return _busy(", ".join(held))
        for name in held:
            if isinstance(self._device, str) and name.lower() in self._device.lower():
                return _busy(name)
        which = (
            "No microphone is connected"
            if self._device is None
            else f"There is no microphone {self._device!r}"
        )
        return KnownError(f"{which}: plug one in.", Problem.MICROPHONE_MISSING)

    def _arrived(
        self, block: npt.NDArray[np.float32], count: int, _times: object, status: Any
    ) -> None:
        # PortAudio's own times can stay 0 under ALSA; what is sure is when the block got here.
        now_ns = time.monotonic_ns()
        if status.input_overflow:
            self._clock.restart()
            self._meter.restart()
        elif (true_hz := self._meter.add(now_ns, count)) is not None:
            _log.warning(
                "the microphone delivers %d samples a second although %d were agreed",
                true_hz,
                self._rate_hz,
            )
            self._run_at(true_hz)
        time_ns = self._clock.stamp(now_ns, count)
        self._sounds.put(Sound(time_ns, block[:, 0].copy(), self._rate_hz))


def _busy(name: str) -> KnownError:
    return KnownError(
        f"The microphone {name} is used by another program: close that program.",
        Problem.MICROPHONE_BUSY,
    )
