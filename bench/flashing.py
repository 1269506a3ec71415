"""A camera that flashes and a microphone that beeps at the same moments.

They stand in for devices and behave like them: frames that nobody fetches in time are lost, sound
arrives in blocks after it was spoken and is stamped as PortAudio's is, and a microphone's clock may
run fast or slow. Every picture carries its number. :mod:`bench.film` finds all of it again.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from kiosk.capture.clip import ClipSound
from kiosk.capture.clock import SampleClock
from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.capture.person import Person
from kiosk.capture.sources import (
    NS_PER_S,
    SAMPLE_RATE_HZ,
    Devices,
    Frame,
    Microphone,
    Picture,
    Samples,
    Sound,
)
from kiosk.workers import capture
from kiosk.workers.capture_settings import CaptureSettings

EVERY_S: Final = 2.0
"""It flashes and beeps at the whole multiples of it."""
BEEP_HZ: Final = 10_000
"""Above what the recogniser hears (8 kHz), below what AAC cuts off."""
BEEP: Final = 0.3
BITS: Final = 16
"""Of a picture's number, a row of light and dark fields along the upper edge."""
_FLASH_S: Final = 0.2
_BEEP_S: Final = 0.05
_DARK, _LIGHT = 40, 215
_NOISE: Final = 3.0
"""Grey levels, RMS: a webcam's picture is never still, and that is what an encoder works at."""
_NOISES: Final = 8
_SPOKEN: Final = np.float32(0.5)
_BLOCK: Final = SAMPLE_RATE_HZ // 50
_BLOCK_LATE_S: Final = 0.006
_BEGIN_NS: Final = NS_PER_S // 2


@dataclass(frozen=True)
class Scene:
    """What is put before the booth.

    Attributes:
        size_px: of the pictures.
        fps: how fast the camera films, and then, again and again, for so many seconds each: webcams
            slow down in the dark.
        ppm: by how much the microphone's clock runs faster than true.
        speech: recordings that are spoken over and over; none for a quiet room.
        buffered: frames that the driver holds for a program that is late; as many as we ask for.
        fifo: where a sound server fetches the sound from; None for no server in between.
    """

    size_px: tuple[int, int] = (1280, 720)
    fps: tuple[int, ...] = (30,)
    each_s: int = 5
    ppm: float = 0.0
    speech: tuple[Path, ...] = ()
    buffered: int = 10
    fifo: Path | None = None

    def frame_s(self, number: int) -> float:
        """When a picture is taken, from the scene's beginning; flashes fall on pictures."""
        rounds, rest = divmod(number, sum(self.fps) * self.each_s)
        start_s = float(rounds * len(self.fps) * self.each_s)
        for fps in self.fps:
            if rest < fps * self.each_s:
                return start_s + rest / fps
            rest -= fps * self.each_s
            start_s += self.each_s
        raise AssertionError("a rest is less than a round")


def main(
    connection: Connection, scene: Scene, preview_name: str, live_name: str | None = None
) -> None:
    """The capture process, with these devices in the place of real ones."""
    begin_ns = time.monotonic_ns() + _BEGIN_NS
    microphone: Microphone = BeepingMicrophone(scene, begin_ns)
    if scene.fifo is not None:
        threading.Thread(
            target=_speak, args=(BeepingMicrophone(scene, begin_ns), scene.fifo), daemon=True
        ).start()
        microphone = SoundDeviceMicrophone("pulse")
    devices = Devices(FlashingCamera(scene, begin_ns), microphone)
    capture.main(connection, CaptureSettings(), preview_name, live_name, lambda _: devices)


class FlashingCamera:
    """Somebody who sits there, in a light that flashes."""

    def __init__(self, scene: Scene, begin_ns: int) -> None:
        self._scene = scene
        self._begin_ns = begin_ns
        self._person = Person(*scene.size_px)
        random = np.random.default_rng(2)
        width_px, height_px = scene.size_px
        self._noise = [
            random.normal(0, _NOISE, (height_px, width_px, 3)).astype(np.int8)
            for _ in range(_NOISES)
        ]
        self._number = 0

    def open(self) -> str:
        return "flashing camera"

    def read(self, timeout_s: float) -> Frame | None:
        while self._due_ns(self._number + self._scene.buffered) < time.monotonic_ns():
            # The driver's buffers are full: the oldest picture is lost.
            self._number += 1
        due_ns = self._due_ns(self._number)
        time.sleep(max(0, due_ns - time.monotonic_ns()) / NS_PER_S)
        frame = Frame(due_ns, self._picture(self._number))
        self._number += 1
        return frame

    def close(self) -> None:
        """There is nothing to let go of."""

    def _due_ns(self, number: int) -> int:
        return self._begin_ns + round(self._scene.frame_s(number) * NS_PER_S)

    def _picture(self, number: int) -> Picture:
        width_px, height_px = self._scene.size_px
        time_s = self._scene.frame_s(number)
        drawn = self._person.draw(time_s, mouth=time_s % 1)
        bgr = np.asarray(cv2.add(drawn, self._noise[number % _NOISES], dtype=cv2.CV_8U), np.uint8)
        grey = _LIGHT if time_s % EVERY_S < _FLASH_S else _DARK
        bgr[height_px * 3 // 4 :, : width_px // 4] = grey
        for bit in range(BITS):
            left, right = width_px * bit // BITS, width_px * (bit + 1) // BITS
            bgr[: height_px // 8, left:right] = _LIGHT if number >> bit & 1 else _DARK
        return bgr


class BeepingMicrophone:
    """Somebody who talks without a pause, and a beep."""

    def __init__(self, scene: Scene, begin_ns: int) -> None:
        self._begin_ns = begin_ns
        self._rate_hz = SAMPLE_RATE_HZ * (1 + scene.ppm / 1e6)
        self._clock = SampleClock(SAMPLE_RATE_HZ)
        self._random = np.random.default_rng(3)
        self._speech = _spoken(scene.speech)
        self._samples = 0

    def open(self) -> str:
        return "beeping microphone"

    def read(self, timeout_s: float) -> Sound | None:
        numbers = np.arange(self._samples, self._samples + _BLOCK)
        self._samples += _BLOCK
        late_s = float(self._random.uniform(0, _BLOCK_LATE_S))
        ready_ns = self._begin_ns + round((self._samples / self._rate_hz + late_s) * NS_PER_S)
        time.sleep(max(0, ready_ns - time.monotonic_ns()) / NS_PER_S)
        time_ns = self._clock.stamp(time.monotonic_ns(), _BLOCK)
        return Sound(time_ns, self._heard(numbers))

    def close(self) -> None:
        """There is nothing to let go of."""

    def _heard(self, numbers: np.ndarray[tuple[int], np.dtype[np.int64]]) -> Samples:
        times_s = numbers / self._rate_hz
        beep = BEEP * np.sin(2 * np.pi * BEEP_HZ * times_s) * (times_s % EVERY_S < _BEEP_S)
        return (beep + self._speech[numbers % len(self._speech)]).astype(np.float32)


def _spoken(recordings: tuple[Path, ...]) -> Samples:
    parts = [ClipSound(each).take(SAMPLE_RATE_HZ * 600) * _SPOKEN for each in recordings]
    return np.concatenate(parts) if parts else np.zeros(1, np.float32)


def _speak(microphone: BeepingMicrophone, fifo: Path) -> None:
    """Hand the sound to a sound server, block by block, as a sound card would."""
    with fifo.open("wb", buffering=0) as out:
        while (sound := microphone.read(1.0)) is not None:
            out.write((sound.samples * 32767).astype("<i2").tobytes())
