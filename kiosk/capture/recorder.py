"""Pictures and sound in, a fragmented MP4 out (H.264 + AAC), readable up to its last fragment.

A fragment is closed every half second by the clock, the first one sooner, written through a
:class:`~kiosk.capture.durable.Sink` and synced before the next frame is encoded. The index that an
ordinary MP4 writes at its end, and loses when it is killed, does not exist here.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, Final

import av
import cv2
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.packet import Packet
from av.video.frame import PictureType, VideoFrame
from av.video.stream import VideoStream

from kiosk.capture.durable import Sink
from kiosk.capture.picture import fitted
from kiosk.capture.sources import NS_PER_S, SAMPLE_RATE_HZ, Frame, Samples, Sound
from kiosk.capture.timeline import SoundTimeline

_VIDEO_BASE: Final = Fraction(1, 90_000)
"""Fine enough for any camera's own pace; frames are not forced onto a grid."""
_AUDIO_BASE: Final = Fraction(1, SAMPLE_RATE_HZ)
_AUDIO_BIT_RATE: Final = 96_000
_KEY_FRAME_S: Final = 1.0
_FIRST_FRAGMENT_S: Final = 0.25
"""Until the header and a first fragment are on the disk, nothing can be played."""
_BT601, _LIMITED_RANGE, _BT709_TRANSFER = 6, 1, 1

_CONTAINER: Final = {
    # delay_moov: the header waits for the first fragment, and so knows the encoder's delay of the
    # sound and the time of the first picture; without it, both are shifted by some milliseconds.
    "movflags": "frag_keyframe+empty_moov+default_base_moof+delay_moov",
    # …and in whole milliseconds, if it may not count finer.
    "movie_timescale": "90000",
    "flush_packets": "1",
    # Twice for every key frame: half a second is lost, and what an encoder on a busy machine is
    # late by. If pictures stop coming, sound is still cut into fragments.
    "frag_duration": "500000",
    "max_interleave_delta": "1000000",
}
_X264: Final = {
    "preset": "veryfast",
    # No look-ahead, no B-frames: what was filmed is in the fragment, not in the encoder.
    "tune": "zerolatency",
    "crf": "23",
    "maxrate": "4M",
    "bufsize": "8M",
    "forced-idr": "1",
    "scenecut": "0",
    "threads": "2",
}
_WRITE_BYTES: Final = 1 << 20


class Recorder:
    """One recording. Used by one thread.

    Attributes:
        frames: how many pictures are in the file.
    """

    def __init__(
        self,
        sink: Sink,
        width_px: int,
        height_px: int,
        start_ns: int,
        hear_along: Callable[[Samples], None] = lambda samples: None,
    ) -> None:
        """Begin a recording whose time 0 is ``start_ns``; both sizes in pixels must be even.

        ``hear_along`` is given every sample of sound as it goes into the file, at 48 kHz.
        """
        self._sink = sink
        self._size_px = (width_px, height_px)
        self._start_ns = start_ns
        self._hear_along = hear_along
        self._container = av.open(
            sink, "w", format="mp4", options=dict(_CONTAINER), buffer_size=_WRITE_BYTES
        )
        self._video = self._add_video(width_px, height_px)
        self._audio: AudioStream = self._container.add_stream(
            "aac", rate=SAMPLE_RATE_HZ, layout="mono"
        )
        self._audio.bit_rate = _AUDIO_BIT_RATE
        self._timeline = SoundTimeline(start_ns)
        self._resamplers: dict[int, AudioResampler] = {}
        self._last_pts = -1
        self._key_due_s = 0.0
        self.frames = 0

    @property
    def audio_s(self) -> float:
        """How much sound is in the file, silence that fills gaps included."""
        return self._timeline.length / SAMPLE_RATE_HZ

    @property
    def duration_s(self) -> float:
        """To the last picture or the end of the sound, whichever is later."""
        return max(self.audio_s, self._last_pts * float(_VIDEO_BASE), 0.0)

    def add_frame(self, frame: Frame) -> None:
        """Append a picture at its own time; one from before the start is not part of the take.

        Raises:
            OSError: the file cannot be written.
        """
        pts = round((frame.time_ns - self._start_ns) / NS_PER_S / _VIDEO_BASE)
        if pts < 0:
            return
        # A clock read twice in the same tick must not cost the frame.
        pts = max(pts, self._last_pts + 1)
        bgr = fitted(frame.bgr, *self._size_px)
        # OpenCV converts in one pass to what the encoder wants; it counts in BT.601.
        i420 = np.asarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2YUV_I420), np.uint8)
        picture = VideoFrame.from_ndarray(i420, "yuv420p")
        picture.pts, picture.time_base = pts, _VIDEO_BASE
        if pts * _VIDEO_BASE >= self._key_due_s:
            picture.pict_type = PictureType.I
            fragment_s = _KEY_FRAME_S if self.frames else _FIRST_FRAGMENT_S
            self._key_due_s = float(pts * _VIDEO_BASE) + fragment_s
        self._write(self._video.encode(picture))
        self._last_pts = pts
        self.frames += 1

    def add_sound(self, sound: Sound) -> None:
        """Append a block of sound, in step with the clock.

        Raises:
            OSError: the file cannot be written.
        """
        pts = self._timeline.length
        placed = self._timeline.place(sound.time_ns, self._at_48_khz(sound))
        if len(placed):
            self._hear_along(placed)
            self._write(self._audio.encode(_audio_frame(placed, pts)))

    def close(self) -> None:
        """Write what the encoders still hold and end the file.

        Raises:
            OSError: the file cannot be written; it is readable up to the last fragment.
        """
        self._write(self._video.encode(None))
        self._write(self._audio.encode(None))
        self._container.close()
        self._sink.sync()

    def abandon(self) -> None:
        """Free the encoders without an end to the file, if it has none yet: the disk refused it."""
        with contextlib.suppress(OSError, av.FFmpegError):
            self._container.close()

    def _add_video(self, width_px: int, height_px: int) -> VideoStream:
        video: VideoStream = self._container.add_stream("libx264", rate=30, options=dict(_X264))
        video.width, video.height, video.pix_fmt = width_px, height_px, "yuv420p"
        context = video.codec_context
        context.time_base = _VIDEO_BASE
        # Key frames are asked for by time; a camera of 60 frames must not bring others.
        context.gop_size = 600
        context.colorspace, context.color_range = _BT601, _LIMITED_RANGE
        context.color_primaries, context.color_trc = _BT601, _BT709_TRANSFER
        return video

    def _at_48_khz(self, sound: Sound) -> Samples:
        if sound.rate_hz == SAMPLE_RATE_HZ:
            return sound.samples
        resampler = self._resamplers.setdefault(
            sound.rate_hz, AudioResampler("flt", "mono", SAMPLE_RATE_HZ)
        )
        frame = AudioFrame.from_ndarray(sound.samples[None], "flt", "mono")
        frame.sample_rate = sound.rate_hz
        blocks = [each.to_ndarray()[0] for each in resampler.resample(frame)]
        return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)

    def _write(self, packets: Iterable[Packet[Any]]) -> None:
        for packet in packets:
            self._container.mux(packet)
        # Bytes come out when a fragment is closed, and only then is there something to sync.
        self._sink.sync()


def _audio_frame(samples: Samples, pts: int) -> AudioFrame:
    frame = AudioFrame.from_ndarray(np.ascontiguousarray(samples[None]), "fltp", "mono")
    frame.sample_rate, frame.pts, frame.time_base = SAMPLE_RATE_HZ, pts, _AUDIO_BASE
    return frame
