"""What is in a recording of :mod:`bench.flashing`: numbers of pictures, flashes and beeps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import av
import numpy as np
import numpy.typing as npt

from bench.flashing import BEEP, BEEP_HZ, BITS, EVERY_S
from kiosk.capture.sources import SAMPLE_RATE_HZ

_WINDOW: Final = SAMPLE_RATE_HZ // 1000
"""1 ms, ten whole periods of the beep: speech cancels itself out in it."""
_QUIET_BEFORE: Final = 100
_MIDDLE_GREY: Final = 125


@dataclass(frozen=True)
class Film:
    """All of one recording.

    Attributes:
        numbers: of the pictures, in order.
        times_s: theirs in the file.
        flashes_s: when it begins to flash.
        beeps_s: when it begins to beep.
        sound_s: how much sound there is.
    """

    numbers: tuple[int, ...]
    times_s: tuple[float, ...]
    flashes_s: tuple[float, ...]
    beeps_s: tuple[float, ...]
    sound_s: float

    @property
    def missing(self) -> int:
        """Pictures that were taken between the first and the last, and are not there."""
        return self.numbers[-1] - self.numbers[0] + 1 - len(set(self.numbers))

    @property
    def offsets_ms(self) -> tuple[float, ...]:
        """By how much each beep is later than its flash; one that has none is not counted."""
        pairs = (
            (flash_s, min(self.beeps_s, key=lambda beep_s: abs(beep_s - flash_s)))
            for flash_s in self.flashes_s
        )
        return tuple(
            (beep_s - flash_s) * 1000
            for flash_s, beep_s in pairs
            if abs(beep_s - flash_s) < EVERY_S / 2
        )

    @property
    def drift_ms(self) -> float:
        """By how much the offset differs between the first and the last minute (or quarter)."""
        offsets_ms = self.offsets_ms
        some = min(round(60 / EVERY_S), max(1, len(offsets_ms) // 4))
        return float(np.median(offsets_ms[-some:]) - np.median(offsets_ms[:some]))


def read(path: Path) -> Film:
    """Decode all of it."""
    numbers: list[int] = []
    times_s: list[float] = []
    bright: list[bool] = []
    with av.open(str(path)) as file:
        for picture in file.decode(video=0):
            plane = picture.planes[0]
            grey = np.frombuffer(bytes(plane), np.uint8).reshape(plane.height, plane.line_size)
            grey = grey[:, : plane.width]
            numbers.append(_number(grey))
            times_s.append(float(picture.time or 0))
            bright.append(_is_light(grey[plane.height * 3 // 4 :, : plane.width // 4]))
    flashes = [
        now_s
        for now_s, before, now in zip(times_s[1:], bright, bright[1:], strict=False)
        if now and not before
    ]
    begin_s, loudness = _loudness(path)
    return Film(
        tuple(numbers),
        tuple(times_s),
        tuple(flashes),
        tuple(begin_s + each / 1000 for each in _onsets(loudness)),
        len(loudness) / 1000,
    )


def _number(grey: npt.NDArray[np.uint8]) -> int:
    height_px, width_px = grey.shape
    fields = (
        grey[: height_px // 8, width_px * bit // BITS : width_px * (bit + 1) // BITS]
        for bit in range(BITS)
    )
    return sum(_is_light(field) << bit for bit, field in enumerate(fields))


def _is_light(field: npt.NDArray[np.uint8]) -> bool:
    # Its middle: the edges of a field are blurred by the encoder.
    height_px, width_px = field.shape
    middle = field[height_px // 4 : height_px * 3 // 4, width_px // 4 : width_px * 3 // 4]
    return bool(middle.mean() > _MIDDLE_GREY)


def _loudness(path: Path) -> tuple[float, npt.NDArray[np.float32]]:
    """When the sound begins, and how loud it beeps in every millisecond."""
    turning = np.exp(-2j * np.pi * BEEP_HZ * np.arange(_WINDOW) / SAMPLE_RATE_HZ) * 2 / _WINDOW
    begin_s: float | None = None
    rest = np.zeros(0, np.float32)
    found: list[npt.NDArray[np.float32]] = []
    with av.open(str(path)) as file:
        for frame in file.decode(audio=0):
            begin_s = float(frame.time or 0) if begin_s is None else begin_s
            rest = np.concatenate((rest, frame.to_ndarray()[0]))
            whole = len(rest) // _WINDOW * _WINDOW
            found.append(np.abs(rest[:whole].reshape(-1, _WINDOW) @ turning).astype(np.float32))
            rest = rest[whole:]
    return begin_s or 0.0, np.concatenate(found)


def _onsets(loudness: npt.NDArray[np.float32]) -> list[int]:
    loud = loudness > BEEP / 2
    rises = np.flatnonzero(loud[1:] & ~loud[:-1]) + 1
    return [int(each) for each in rises if not loud[max(0, each - _QUIET_BEFORE) : each].any()]
