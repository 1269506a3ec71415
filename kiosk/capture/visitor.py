"""Plays a visitor folder in real time, as a camera and a microphone that belong together."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.capture.clip import ClipPictures, ClipSound, check_clip
from kiosk.capture.person import Person
from kiosk.capture.sources import NS_PER_S, SAMPLE_RATE_HZ, Devices, Frame, Picture, Samples, Sound
from kiosk.visitor import HELLO, Clip, VisitorFolder

_BLOCK: Final = SAMPLE_RATE_HZ // 50
_BLOCK_NS: Final = NS_PER_S // 50
_LATE_NS: Final = NS_PER_S
"""Who is later than this has slept; time is not made up for, as a device would not."""
_ROOM_NOISE: Final = 10 ** (-78 / 20)
"""A room is never digitally silent. RMS, far below anything that a meter or a VAD notices."""
_NOTHING_TO_SAY_NS: Final = 3 * NS_PER_S
_PAUSE_AFTER_NS: Final = NS_PER_S // 2
"""People do not touch the screen in the middle of their last word."""
_HELLO_PAUSE_NS: Final = 4 * NS_PER_S
_LONGEST_STILL_NS: Final = NS_PER_S // 4
_LOUD_DBFS, _QUIET_DBFS = -14.0, -44.0


class Visitor:
    """One visitor. ``devices`` are the two that it stands in for."""

    def __init__(self, folder: Path, width_px: int, height_px: int, fps: int) -> None:
        """Nothing is read yet: that happens when the devices are opened."""
        self._path = folder
        self._folder: VisitorFolder | None = None
        self._checking = threading.Lock()
        self._part: _Part | None = None
        self._cued = False
        self.size_px = (width_px, height_px)
        self.fps = fps
        self.mouth = 0.0
        """How far the mouth is open just now, 0–1: the loudness of what is being said."""

    @property
    def devices(self) -> Devices:
        return Devices(_VisitorCamera(self), _VisitorMicrophone(self), self)

    def appear(self) -> str:
        """Read the folder and try every clip; returns the visitor's name.

        Raises:
            KnownError: with the file that is at fault and what was expected.
        """
        with self._checking:
            if self._folder is None:
                folder = VisitorFolder.open(self._path)
                for clip in folder.clips.values():
                    check_clip(clip.path)
                self._folder = folder
        return f"visitor {self._path.name}"

    def cue(self, name: str) -> None:
        self._cued = True
        clip = self._folder.clip(name) if self._folder is not None else None
        self._part = _Part(name, clip, self.size_px)

    def hush(self) -> None:
        self._part = None

    def cue_ended(self) -> str | None:
        part = self._part
        if part is None or part.told or part.cue == HELLO:
            return None
        part.told = part.over(time.monotonic_ns())
        return part.cue if part.told else None

    @property
    def part(self) -> _Part | None:
        """What is being played."""
        return self._part

    def greet(self) -> None:
        """Say hello from time to time, until the first cue: somebody checks the microphone."""
        hello = self._folder.clip(HELLO) if self._folder is not None else None
        if hello is None or self._cued:
            return
        part = self._part
        if part is None or part.over(time.monotonic_ns() - _HELLO_PAUSE_NS):
            self._part = _Part(HELLO, hello, self.size_px)


class _Part:
    """One clip while it is played, or the silence of a visitor with nothing to say.

    Its sound is drawn by the microphone's thread alone, its pictures by the camera's alone.
    """

    def __init__(self, cue: str, clip: Clip | None, size_px: tuple[int, int]) -> None:
        self.cue = cue
        self.told = False
        self._sound = ClipSound(clip.path) if clip is not None else None
        self.pictures = ClipPictures(clip.path, *size_px) if clip is not None else None
        self.begun_ns = time.monotonic_ns()
        self._taken = 0
        self._sound_ended_ns = None if clip is not None else self.begun_ns + _NOTHING_TO_SAY_NS

    def over(self, now_ns: int) -> bool:
        ended_ns = self._sound_ended_ns
        return ended_ns is not None and now_ns >= ended_ns

    def sound(self, time_ns: int, count: int) -> Samples:
        """The clip's sound for a block that begins at ``time_ns``; silent where it has none."""
        block = np.zeros(count, np.float32)
        if self._sound is None:
            return block
        position = round((time_ns - self.begun_ns) * SAMPLE_RATE_HZ / NS_PER_S)
        # A microphone that slept through some of the answer has missed it.
        self._taken += len(self._sound.take(max(0, position - self._taken)))
        lead = max(0, -position)
        if lead >= count:
            return block
        heard = self._sound.take(count - lead)
        self._taken += len(heard)
        block[lead : lead + len(heard)] = heard
        if lead + len(heard) < count:
            self._sound.close()
            self._sound = None
            self._sound_ended_ns = time_ns + _PAUSE_AFTER_NS
        return block


class _VisitorMicrophone:
    """The visitor's voice, in blocks of 20 ms that are ready when their time has passed."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._due_ns = 0
        self._random = np.random.default_rng(1)

    def open(self) -> str:
        name = self._visitor.appear()
        self._due_ns = time.monotonic_ns()
        return name

    def read(self, timeout_s: float) -> Sound | None:
        now_ns = time.monotonic_ns()
        if now_ns - self._due_ns > _LATE_NS:
            self._due_ns = now_ns
        begun_ns, self._due_ns = self._due_ns, self._due_ns + _BLOCK_NS
        time.sleep(max(0, self._due_ns - now_ns) / NS_PER_S)
        samples = self._random.standard_normal(_BLOCK, np.float32) * np.float32(_ROOM_NOISE)
        self._visitor.greet()
        part = self._visitor.part
        if part is not None:
            samples += part.sound(begun_ns, _BLOCK)
        self._visitor.mouth = _mouth(samples)
        return Sound(begun_ns, np.clip(samples, -1, 1))

    def close(self) -> None:
        self._visitor.mouth = 0.0


class _VisitorCamera:
    """The visitor's picture: the clip's own pictures at their own times, else a drawn person."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._person: Person | None = None
        self._mouth = 0.0
        self._last_ns = 0
        self._part: _Part | None = None
        self._next: tuple[int, Picture] | None = None
        self._shown: Picture | None = None

    def open(self) -> str:
        name = self._visitor.appear()
        self._person = Person(*self._visitor.size_px)
        return name

    def read(self, timeout_s: float) -> Frame | None:
        part = self._visitor.part
        if part is not self._part:
            self._part, self._next, self._shown = part, None, None
        return self._filmed(part) or self._drawn()

    def close(self) -> None:
        self._person = self._part = self._next = self._shown = None

    def _filmed(self, part: _Part | None) -> Frame | None:
        if part is None or part.pictures is None:
            return None
        if self._next is None:
            self._next = self._take(part)
        if self._next is None:
            part.pictures.close()
            part.pictures = None
            return None
        due_ns, picture = self._next
        still_ns = max(self._last_ns, part.begun_ns) + _LONGEST_STILL_NS
        if due_ns > still_ns:
            # A recording of a screen may rest for minutes; a camera goes on filming.
            return None if self._shown is None else self._at(still_ns, self._shown)
        self._next, self._shown = None, picture
        return self._at(due_ns, picture)

    def _take(self, part: _Part) -> tuple[int, Picture] | None:
        assert part.pictures is not None
        late_ns = max(time.monotonic_ns() - _LATE_NS, self._last_ns + 1)
        taken = part.pictures.take((late_ns - part.begun_ns) / NS_PER_S)
        return None if taken is None else (part.begun_ns + round(taken[0] * NS_PER_S), taken[1])

    def _drawn(self) -> Frame:
        assert self._person is not None
        due_ns = self._last_ns + NS_PER_S // self._visitor.fps
        if time.monotonic_ns() - due_ns > _LATE_NS:
            due_ns = time.monotonic_ns()
        # Lips follow the sound, but not every tremble of it.
        self._mouth += 0.6 * (self._visitor.mouth - self._mouth)
        return self._at(due_ns, self._person.draw(due_ns / NS_PER_S, self._mouth))

    def _at(self, due_ns: int, picture: Picture) -> Frame:
        time.sleep(max(0, due_ns - time.monotonic_ns()) / NS_PER_S)
        self._last_ns = due_ns
        return Frame(due_ns, picture)


def _mouth(samples: Samples) -> float:
    rms = float(np.sqrt(np.mean(np.square(samples))))
    dbfs = 20 * np.log10(max(rms, 1e-6))
    return float(np.clip((dbfs - _QUIET_DBFS) / (_LOUD_DBFS - _QUIET_DBFS), 0, 1))
