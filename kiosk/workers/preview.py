"""The newest camera frame and sound level, from capture to the UI through shared memory.

One writer, one reader, newest wins: nobody ever waits for the other. Two slots and a sequence
number; a reader that was overtaken while it copied reads again.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Final

import numpy as np
import numpy.typing as npt

from kiosk.workers import shared

_HEADER: Final = struct.Struct("<QQIIff")
"""Sequence number, CLOCK_MONOTONIC time in ns, width and height in px, level and peak in dBFS."""
_SEQUENCE: Final = struct.Struct("@Q")
"""The sequence number alone; in native form it is written in one piece."""
_SLOTS: Final = 2

PREVIEW_WIDTH_PX: Final = 640
PREVIEW_HEIGHT_PX: Final = 480
"""The largest frame that fits; capture scales what it shows, never what it records."""

SILENCE_DBFS: Final = -120.0


@dataclass(frozen=True)
class PreviewFrame:
    """One frame: RGB, uint8, shape (height, width, 3); level is the RMS of the last 50 ms."""

    sequence: int
    time_ns: int
    rgb: npt.NDArray[np.uint8]
    level_dbfs: float
    peak_dbfs: float


class Preview:
    """A named piece of shared memory. The UI process creates and unlinks it, capture attaches.

    Attributes:
        name: what to hand to the child so that it can attach.
    """

    def __init__(self, name: str | None = None) -> None:
        """Create a new piece of memory, or attach to the one called ``name``."""
        size = _SLOTS * (_HEADER.size + PREVIEW_WIDTH_PX * PREVIEW_HEIGHT_PX * 3)
        self._owner = name is None
        self._memory = shared.create(size) if name is None else SharedMemory(name)
        assert self._memory.buf is not None
        self._buffer: memoryview = self._memory.buf
        self._sequence = 0
        self.name = self._memory.name

    def write(
        self,
        rgb: npt.NDArray[np.uint8],
        time_ns: int,
        level_dbfs: float = SILENCE_DBFS,
        peak_dbfs: float = SILENCE_DBFS,
    ) -> None:
        """Publish a frame. Raises ValueError if it is larger than the preview."""
        height_px, width_px, _ = rgb.shape
        if height_px * width_px > PREVIEW_WIDTH_PX * PREVIEW_HEIGHT_PX:
            raise ValueError(f"a preview frame of {width_px}×{height_px} px does not fit")
        self._sequence += 1
        start = (self._sequence % _SLOTS) * self._slot_bytes
        pixels = start + _HEADER.size
        buffer = self._buffer
        # Without its number the slot counts as empty: a reader that is still copying what it held
        # two frames ago sees that it was overtaken. The number comes back last.
        _SEQUENCE.pack_into(buffer, start, 0)
        buffer[pixels : pixels + rgb.nbytes] = np.ascontiguousarray(rgb).tobytes()
        _HEADER.pack_into(buffer, start, 0, time_ns, width_px, height_px, level_dbfs, peak_dbfs)
        _SEQUENCE.pack_into(buffer, start, self._sequence)

    def read(self, after: int = 0) -> PreviewFrame | None:
        """The newest frame, or None while there is none newer than sequence number ``after``."""
        for _ in range(3):
            heads = [self._head(slot) for slot in range(_SLOTS)]
            slot = max(range(_SLOTS), key=lambda each: heads[each][0])
            sequence, time_ns, width_px, height_px, level_dbfs, peak_dbfs = heads[slot]
            if sequence <= after:
                return None
            pixels = slot * self._slot_bytes + _HEADER.size
            raw = bytes(self._buffer[pixels : pixels + width_px * height_px * 3])
            if self._head(slot)[0] == sequence:
                rgb = np.frombuffer(raw, np.uint8).reshape(height_px, width_px, 3)
                return PreviewFrame(sequence, time_ns, rgb, level_dbfs, peak_dbfs)
        return None

    def close(self) -> None:
        """Let go of the memory; the owner also frees it."""
        self._memory.close()
        if self._owner:
            self._memory.unlink()

    @property
    def _slot_bytes(self) -> int:
        return _HEADER.size + PREVIEW_WIDTH_PX * PREVIEW_HEIGHT_PX * 3

    def _head(self, slot: int) -> tuple[int, int, int, int, float, float]:
        head: tuple[int, int, int, int, float, float] = _HEADER.unpack_from(
            self._buffer, slot * self._slot_bytes
        )
        return head
