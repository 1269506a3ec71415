"""Decodes the recordings of a visitor a little at a time: a long answer costs no more memory."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from av.video.frame import VideoFrame

from kiosk.capture.picture import fitted
from kiosk.capture.sources import SAMPLE_RATE_HZ, Picture, Samples
from kiosk.interview import KnownError, Problem

_LONGEST_LEAD_S: Final = 10.0
"""Sound that begins later than this after the pictures has a broken time stamp."""


def check_clip(path: Path) -> None:
    """Make sure that there is sound in a recording.

    Raises:
        KnownError: it cannot be decoded, or it is mute.
    """
    sound = ClipSound(path)
    heard = sound.take(SAMPLE_RATE_HZ // 100)
    sound.close()
    if not len(heard):
        raise _unreadable(path, "there is no sound in it")


class ClipSound:
    """The sound of a recording, mono at 48 kHz, from the moment at which the recording begins."""

    def __init__(self, path: Path) -> None:
        """Open it. Raises KnownError if it cannot be decoded or has no sound."""
        self._container = _opened(path)
        if not self._container.streams.audio:
            self._container.close()
            raise _unreadable(path, "there is no sound in it")
        self._blocks = self._decoded()
        self._rest: Samples = np.zeros(0, np.float32)

    def take(self, count: int) -> Samples:
        """The next ``count`` samples; fewer only at the end."""
        parts, missing = [self._rest], count - len(self._rest)
        while missing > 0:
            block = next(self._blocks, None)
            if block is None:
                break
            parts.append(block)
            missing -= len(block)
        samples = np.concatenate(parts)
        self._rest = samples[count:]
        return samples[:count]

    def close(self) -> None:
        self._blocks.close()
        self._container.close()

    def _decoded(self) -> Generator[Samples, None, None]:
        stream = self._container.streams.audio[0]
        resampler = AudioResampler("fltp", None, SAMPLE_RATE_HZ)
        begun = False
        for packet in self._container.demux(stream):
            try:
                frames = packet.decode()
            except av.FFmpegError:
                # A damaged packet costs itself, not the rest of the answer.
                continue
            for frame in frames:
                if not begun and frame.time is not None:
                    yield np.zeros(_lead(self._container, frame.time), np.float32)
                begun = True
                for block in resampler.resample(frame):
                    yield _mono(block)
        if begun:
            for block in resampler.resample(None):
                yield _mono(block)


class ClipPictures:
    """The pictures of a recording, each with its own time from the recording's beginning."""

    def __init__(self, path: Path, width_px: int, height_px: int) -> None:
        """Open it. Raises KnownError if it cannot be decoded."""
        self._size_px = (width_px, height_px)
        self._container = _opened(path)
        self._frames = self._decoded()

    def take(self, not_before_s: float) -> tuple[float, Picture] | None:
        """The next picture and its time in seconds, or None after the last.

        Pictures whose time is before ``not_before_s`` are passed over: nobody would see them.
        """
        for time_s, frame in self._frames:
            if time_s >= not_before_s:
                return time_s, self._upright(frame)
        return None

    def close(self) -> None:
        self._frames.close()
        self._container.close()

    def _decoded(self) -> Generator[tuple[float, VideoFrame], None, None]:
        if not self._container.streams.video:
            return
        start_s = _start_s(self._container)
        for packet in self._container.demux(self._container.streams.video[0]):
            try:
                frames = packet.decode()
            except av.FFmpegError:
                continue
            for frame in frames:
                if isinstance(frame, VideoFrame) and frame.time is not None:
                    yield frame.time - start_s, frame

    def _upright(self, frame: VideoFrame) -> Picture:
        bgr = np.asarray(frame.to_ndarray(format="bgr24"), np.uint8)
        # Telephones film lying down and write beside it how to hold the picture.
        turned = np.ascontiguousarray(np.rot90(bgr, round(frame.rotation / 90)))
        return fitted(turned, *self._size_px)


def _opened(path: Path) -> InputContainer:
    try:
        return av.open(str(path))
    except (av.FFmpegError, OSError) as error:
        raise _unreadable(path, "it cannot be decoded") from error


def _mono(block: AudioFrame) -> Samples:
    # The mean, and not FFmpeg's down-mix: that raises one voice on two channels by 3 dB, and clips.
    return np.asarray(np.mean(block.to_ndarray(), axis=0), np.float32)


def _start_s(container: InputContainer) -> float:
    return (container.start_time or 0) / av.time_base


def _lead(container: InputContainer, first_s: float) -> int:
    lead_s = first_s - _start_s(container)
    return round(lead_s * SAMPLE_RATE_HZ) if 0 < lead_s < _LONGEST_LEAD_S else 0


def _unreadable(path: Path, why: str) -> KnownError:
    return KnownError(
        f"The visitor's recording {path} cannot be played, {why}: "
        "expected speech as .mp4, .wav, .flac or .mp3.",
        Problem.VISITOR_UNREADABLE,
    )
