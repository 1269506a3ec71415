"""How far a recording can be played, whatever ended it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import av


@dataclass(frozen=True)
class Playable:
    """What a player gets out of a recording.

    Attributes:
        frames: pictures, all of them decoded.
        picture_s: until when there is a picture.
        sound_s: until when there is sound.
        torn: packets that were not all there; a player passes over them.
        fault: why it could not be read to its end, in FFmpeg's words; empty if it could.
    """

    frames: int = 0
    picture_s: float = 0.0
    sound_s: float = 0.0
    torn: int = 0
    fault: str = ""

    @property
    def seconds(self) -> float:
        """Until when there is both."""
        return min(self.picture_s, self.sound_s)


def play(path: Path) -> Playable:
    """Decode every packet. A file that is missing or empty plays for no time, without a fault."""
    if not path.exists() or path.stat().st_size == 0:
        return Playable()
    frames, torn, picture_s, sound_s, fault = 0, 0, 0.0, 0.0, ""
    try:
        with av.open(str(path)) as file:
            for packet in file.demux(video=0, audio=0):
                try:
                    decoded = packet.decode()
                except av.InvalidDataError:
                    torn += 1
                    continue
                for frame in decoded:
                    if isinstance(frame, av.VideoFrame):
                        frames += 1
                        picture_s = max(picture_s, float(frame.time or 0))
                    elif isinstance(frame, av.AudioFrame):
                        end_s = float(frame.time or 0) + frame.samples / frame.sample_rate
                        sound_s = max(sound_s, end_s)
    except (av.FFmpegError, OSError, IndexError) as error:
        fault = str(error) or type(error).__name__
    return Playable(frames, picture_s, sound_s, torn, fault)
