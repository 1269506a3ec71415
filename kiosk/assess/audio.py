"""The sound of a recording as the recogniser wants it: mono, 16 kHz, float32 in -1 to 1."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.container import InputContainer
from numpy.typing import NDArray

from kiosk.interview import KnownError

RATE_HZ: Final = 16_000
SMALLEST_GAP_S: Final = 0.1
"""Shorter jumps between frames are rounding, not missing sound."""
LARGEST_GAP_S: Final = 600.0
"""Longer ones are broken time stamps, not silence."""

Audio = NDArray[np.float32]
"""Shape (samples,), mono, 16 kHz, -1 to 1."""


def decode(path: Path) -> Audio:
    """Decode WAV, FLAC, MP3, MP4 or whatever else FFmpeg reads.

    Sound that starts late or has gaps keeps its place in time: what is missing becomes silence.
    A recording that was cut off gives what is there up to the cut.

    Raises:
        KnownError: there is no such file, it is not sound or video, or it holds no sound.
    """
    if not path.is_file():
        raise KnownError(f"{path} is not there.")
    try:
        container = av.open(str(path), metadata_errors="ignore")
    except (av.FFmpegError, OSError, ValueError) as error:
        raise KnownError(f"{path} is not a sound or video file that can be read.") from error
    with container:
        if not container.streams.audio:
            raise KnownError(f"{path} holds no sound.")
        pieces = list(_in_time(container))
    if not pieces:
        raise KnownError(f"{path} is not a sound or video file that can be read.")
    return np.concatenate(pieces)


def _in_time(container: InputContainer) -> Iterator[Audio]:
    """Resampled pieces in order, with silence where the time stamps leave a gap."""
    begin_s = (container.start_time or 0) / av.time_base
    resampler = AudioResampler(format="flt", layout="mono", rate=RATE_HZ)
    placed = 0
    for frame in _frames(container):
        if frame.time is not None:
            gap_s = frame.time - begin_s - placed / RATE_HZ
            if SMALLEST_GAP_S < gap_s < LARGEST_GAP_S:
                silence = np.zeros(round(gap_s * RATE_HZ), np.float32)
                placed += len(silence)
                yield silence
        for piece in _resampled(resampler, frame):
            placed += len(piece)
            yield piece
    yield from _resampled(resampler, None)


def _frames(container: InputContainer) -> Iterator[AudioFrame]:
    """Every frame that can be decoded; a damaged packet ends nothing, a damaged file ends here."""
    packets = container.demux(container.streams.audio[0])
    while True:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except (av.FFmpegError, OSError):
            return
        try:
            yield from packet.decode()
        except av.InvalidDataError:
            continue
        except av.FFmpegError:
            return


def _resampled(resampler: AudioResampler, frame: AudioFrame | None) -> Iterator[Audio]:
    if frame is not None:
        frame.pts = None  # the gaps are already filled; the resampler must not fill them again
    for each in resampler.resample(frame):
        if each.samples:
            yield each.to_ndarray().reshape(-1).astype(np.float32)
