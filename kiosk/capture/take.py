"""One take: a thread that encodes what the devices deliver, and ends the file whatever happens."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
from pathlib import Path
from typing import Final, Protocol

from kiosk.capture.durable import AppendOnlyFile, disk_error
from kiosk.capture.recorder import Recorder
from kiosk.capture.relay import Deaf, Hearer, Relay
from kiosk.capture.sources import NS_PER_S, Frame, Sound
from kiosk.interview import KnownError, Problem

_BACKLOG: Final = 240
"""Frames and blocks that may wait for the encoder: some 3 s, 250 MB. Then the devices wait."""
_TAIL_NS: Final = 300_000_000
"""How long after the stop the last pictures and sounds of the take may still come in."""


class TakeListener(Protocol):
    """Who is told what becomes of a take; called from the take's thread."""

    def take_started(self, take_id: str) -> None:
        """The first picture is in the recording."""

    def take_stopped(
        self, take_id: str, duration_s: float, video_frames: int, audio_s: float
    ) -> None:
        """All of it is on the disk."""

    def take_failed(self, take_id: str, error: KnownError) -> None:
        """It broke off; what came before is on the disk."""


class Take:
    """A running recording. Any thread may call it; only its own thread encodes and writes."""

    def __init__(
        self,
        take_id: str,
        path: Path,
        size_px: tuple[int, int],
        listener: TakeListener,
        hearer: Hearer | None = None,
    ) -> None:
        self.take_id = take_id
        self._path = path
        self._size_px = size_px
        self._listener = listener
        self._relay = Relay(take_id, hearer or Deaf())
        self._start_ns = time.monotonic_ns()
        self._stop_ns: int | None = None
        self._broken: KnownError | None = None
        self._video_done = self._audio_done = False
        self._items: queue.Queue[Frame | Sound] = queue.Queue(_BACKLOG)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"take {take_id}", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        return self._over.is_set()

    def add(self, item: Frame | Sound) -> None:
        """Queue an item for the recording. Nothing is dropped while the take runs."""
        while not self.over:
            try:
                self._items.put(item, timeout=0.1)
            except queue.Full:
                # The disk or the encoder is behind: waiting is all that loses nothing here.
                continue
            return

    def stop(self) -> None:
        """End the take at this moment; the file is finished behind the caller's back."""
        if self._stop_ns is None:
            self._stop_ns = time.monotonic_ns()

    def break_off(self, error: KnownError) -> None:
        """A device is gone: end the take, keep what there is, and say so."""
        if self._stop_ns is None:
            self._broken = error
            self.stop()

    def wait(self, timeout_s: float) -> bool:
        """Whether the file is closed, at the latest after ``timeout_s``."""
        return self._over.wait(timeout_s)

    def _run(self) -> None:
        try:
            self._record_and_tell()
        except Exception:
            # A bug of ours. The booth must not wait for a take that nobody writes any more.
            self._listener.take_failed(self.take_id, _BROKEN)
            raise
        finally:
            self._end()

    def _record_and_tell(self) -> None:
        try:
            with AppendOnlyFile(self._path) as file:
                recorder = Recorder(file, *self._size_px, self._start_ns, self._relay.add)
                try:
                    self._record(recorder)
                    # Before the file is closed: whoever waits for the text waits for this.
                    self._relay.end()
                    recorder.close()
                finally:
                    recorder.abandon()
        except OSError as error:
            self._end()
            self._listener.take_failed(self.take_id, disk_error(error, self._path))
            return
        self._end()
        if self._broken is not None:
            self._listener.take_failed(self.take_id, self._broken)
        elif recorder.frames == 0:
            self._listener.take_failed(self.take_id, _NO_PICTURE)
        else:
            self._listener.take_stopped(
                self.take_id, recorder.duration_s, recorder.frames, recorder.audio_s
            )

    def _end(self) -> None:
        self._over.set()
        # A take that is over must not hold on to its pictures until the next one begins.
        with contextlib.suppress(queue.Empty):
            while True:
                self._items.get_nowait()

    def _record(self, recorder: Recorder) -> None:
        while True:
            try:
                item = self._items.get(timeout=0.02)
            except queue.Empty:
                if self._stop_ns and time.monotonic_ns() > self._stop_ns + _TAIL_NS:
                    return
                continue
            if isinstance(item, Frame):
                self._record_frame(recorder, item)
            else:
                self._record_sound(recorder, item)
            if self._video_done and self._audio_done:
                return

    def _record_frame(self, recorder: Recorder, frame: Frame) -> None:
        if self._stop_ns is not None and frame.time_ns > self._stop_ns:
            self._video_done = True
            return
        recorder.add_frame(frame)
        if recorder.frames == 1:
            self._listener.take_started(self.take_id)

    def _record_sound(self, recorder: Recorder, sound: Sound) -> None:
        if self._stop_ns is None or sound.end_ns <= self._stop_ns:
            recorder.add_sound(sound)
            return
        self._audio_done = True
        wanted = max(0, (self._stop_ns - sound.time_ns) * sound.rate_hz // NS_PER_S)
        recorder.add_sound(Sound(sound.time_ns, sound.samples[:wanted], sound.rate_hz))


_NO_PICTURE: Final = KnownError(
    "The take ended before the camera gave a picture: record it again.", Problem.CAMERA_MISSING
)
_BROKEN: Final = KnownError(
    "The recorder stopped by a fault of its own: record the answer again.",
    Problem.CAPTURE_STOPPED,
)
