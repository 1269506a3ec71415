from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from capture_recordings import tone, write_wav

from kiosk.capture.clip import ClipPictures, ClipSound, check_clip
from kiosk.capture.sources import Samples
from kiosk.interview import KnownError, Problem


def all_of(path: Path) -> Samples:
    clip, parts = ClipSound(path), []
    while len(block := clip.take(960)):
        parts.append(block)
    clip.close()
    return np.concatenate(parts)


def encode(path: Path, codec: str, samples: Samples, rate_hz: int = 48_000) -> Path:
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=rate_hz, layout="stereo")
        pcm = (np.stack([samples, samples]) * 32767).astype(np.int16)
        frame = av.AudioFrame.from_ndarray(pcm, "s16p", "stereo")
        frame.sample_rate = rate_hz
        resampler = av.AudioResampler(
            stream.codec_context.format.name, "stereo", rate_hz, stream.codec_context.frame_size
        )
        for part in [*resampler.resample(frame), *resampler.resample(None)]:
            file.mux(stream.encode(part))
        file.mux(stream.encode(None))
    return path


def test_a_wav_comes_out_sample_by_sample(tmp_path: Path) -> None:
    whole = tone(1.234)
    heard = all_of(write_wav(tmp_path / "q1.wav", whole))
    assert len(heard) == len(whole)
    assert np.abs(heard - whole).max() < 1e-4


@pytest.mark.parametrize(
    ("name", "codec", "rate_hz"),
    [("q.flac", "flac", 16_000), ("q.mp3", "libmp3lame", 44_100), ("q.m4a", "aac", 48_000)],
)
def test_other_formats_come_out_in_mono_at_48_khz(
    tmp_path: Path, name: str, codec: str, rate_hz: int
) -> None:
    wave = (0.3 * np.sin(2 * np.pi * 500 * np.arange(rate_hz) / rate_hz)).astype(np.float32)
    heard = all_of(encode(tmp_path / name, codec, wave, rate_hz))
    assert len(heard) == pytest.approx(48_000, abs=2500)
    assert np.argmax(np.abs(np.fft.rfft(heard[:48_000], 48_000))) == 500
    assert np.abs(heard[4000:40_000]).max() == pytest.approx(0.3, abs=0.03)


def test_pictures_keep_their_times_and_are_fitted(make_clip: Callable[[str, int], Path]) -> None:
    clip = ClipPictures(make_clip("q1.mp4", 2), 640, 480)
    taken = [clip.take(0.0) for _ in range(51)]
    clip.close()
    assert taken.pop() is None
    times_s = [each[0] for each in taken if each is not None]
    assert times_s == pytest.approx([index / 25 for index in range(50)], abs=1e-4)
    assert taken[0] is not None
    assert taken[0][1].shape == (480, 640, 3)


def test_pictures_that_nobody_would_see_are_passed_over(
    make_clip: Callable[[str, int], Path],
) -> None:
    clip = ClipPictures(make_clip("q1.mp4", 2), 320, 180)
    taken = clip.take(1.5)
    clip.close()
    assert taken is not None
    assert taken[0] == pytest.approx(1.52, abs=0.021)


def test_damage_in_the_middle_costs_only_itself(make_clip: Callable[[str, int], Path]) -> None:
    path = make_clip("q1.mp4", 4)
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 400] = b"\x55" * 400
    path.write_bytes(data)
    assert len(all_of(path)) > 2 * 48_000


def refused(path: Path) -> str:
    with pytest.raises(KnownError) as raised:
        check_clip(path)
    assert raised.value.problem is Problem.VISITOR_UNREADABLE
    assert str(path) in str(raised.value)
    return str(raised.value)


def test_what_is_no_recording_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q1.mp4").write_bytes(b"this is not a film" * 100)
    assert "cannot be decoded" in refused(tmp_path / "q1.mp4")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q1.wav").write_bytes(b"")
    assert "cannot be decoded" in refused(tmp_path / "q1.wav")


def test_a_film_without_sound_is_refused(tmp_path: Path) -> None:
    with av.open(str(tmp_path / "q1.mp4"), "w") as file:
        stream = file.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
        file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    assert "there is no sound in it" in refused(tmp_path / "q1.mp4")


def test_a_recording_of_no_length_is_refused(tmp_path: Path) -> None:
    assert "no sound" in refused(write_wav(tmp_path / "q1.wav", tone(0.0)))
