"""What can be wrong with a device that delivers: a covered lens, a frozen picture, no sound at all.

All of it is only doubtful. A doubt is told, and taken back at the first picture or sound that
speaks against it; no recording ends because of one.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from kiosk.capture.level import to_dbfs
from kiosk.capture.sources import NS_PER_S, Frame, Picture, Sound
from kiosk.interview import KnownError, Problem

_LOOK_NS: Final = NS_PER_S // 4
DOUBTFUL_PICTURE_NS: Final = 3 * NS_PER_S
"""So long it must look wrong: a hand passes before the lens, a camera adapts to the light."""
_CELLS: Final = (16, 9)
"""A picture is judged by the means of so many cells: the noise of the dark is lost in them."""
_DARK: Final = 40.0
_STRUCTURE: Final = 10.0
"""Of 255. A face in a dim hall is darker than nothing, but its cells differ by more than this."""

NO_SOUND_DBFS: Final = -86.0
"""RMS without the direct part: just above the last bit of 16, at -90. Of six real recordings none
is as silent for more than 0.3 s."""
NEVER_HEARD_NS: Final = 4 * NS_PER_S
FELL_SILENT_NS: Final = 8 * NS_PER_S
"""A microphone that suppresses noise gives nothing between two words: one that was heard once is
believed for longer than anybody holds a breath."""

_COVERED: Final = KnownError(
    "The camera's picture is dark and shows nothing: see whether something covers the lens.",
    Problem.CAMERA_COVERED,
)
_FROZEN: Final = KnownError(
    "The camera sends the same picture again and again: unplug it and plug it in again.",
    Problem.CAMERA_FROZEN,
)
_SILENT: Final = KnownError(
    "No sound at all comes from the microphone: see whether it is switched off or turned down.",
    Problem.MICROPHONE_SILENT,
)


class PictureWatch:
    """Looks at some of a camera's pictures. ``doubt`` is what is to be said of them."""

    def __init__(self) -> None:
        self.doubt: KnownError | None = None
        self._last: Frame | None = None
        self._bright_ns = self._moved_ns = 0

    def look(self, frame: Frame) -> bool:
        """Whether ``doubt`` is another one now."""
        last = self._last
        if last is None:
            self._bright_ns = self._moved_ns = frame.time_ns
        elif frame.time_ns - last.time_ns < _LOOK_NS:
            return False
        if not _shows_nothing(frame.bgr):
            self._bright_ns = frame.time_ns
        # Noise alone makes every picture of a real lens another one, however still the room is.
        if last is None or not np.array_equal(last.bgr, frame.bgr):
            self._moved_ns = frame.time_ns
        self._last = frame
        before, self.doubt = self.doubt, self._judge(frame.time_ns)
        return self.doubt is not before

    def forget(self) -> None:
        """The camera is gone; another one may come."""
        self.doubt = self._last = None

    def _judge(self, now_ns: int) -> KnownError | None:
        if now_ns - self._bright_ns >= DOUBTFUL_PICTURE_NS:
            return _COVERED
        return _FROZEN if now_ns - self._moved_ns >= DOUBTFUL_PICTURE_NS else None


class SoundWatch:
    """Listens whether a microphone gives anything. Who says nothing is not meant."""

    def __init__(self) -> None:
        self.doubt: KnownError | None = None
        self._alive_ns: int | None = None
        self._heard = False

    def listen(self, sound: Sound) -> bool:
        """Whether ``doubt`` is another one now."""
        if self._alive_ns is None:
            self._alive_ns = sound.time_ns
        # The direct part of a switched-off input is no sound, however large it is.
        if len(sound.samples) and to_dbfs(float(np.std(sound.samples))) > NO_SOUND_DBFS:
            self._heard, self._alive_ns = True, sound.end_ns
        patience_ns = FELL_SILENT_NS if self._heard else NEVER_HEARD_NS
        before = self.doubt
        self.doubt = _SILENT if sound.end_ns - self._alive_ns >= patience_ns else None
        return self.doubt is not before

    def forget(self) -> None:
        """The microphone is gone; another one may come."""
        self.doubt = self._alive_ns = None
        self._heard = False


def _shows_nothing(bgr: Picture) -> bool:
    cells = np.asarray(cv2.resize(bgr, _CELLS, interpolation=cv2.INTER_AREA)).mean(axis=2)
    low, high = np.percentile(cells, (5, 95))
    return bool(cells.mean() < _DARK and high - low < _STRUCTURE)
