from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np
import pytest

from kiosk.assess.audio import RATE_HZ, decode
from kiosk.interview import KnownError

TONE_HZ = 440


def tone(seconds: float, rate_hz: int) -> np.ndarray:
    return (0.5 * np.sin(2 * np.pi * TONE_HZ * np.arange(int(seconds * rate_hz)) / rate_hz)).astype(
        np.float32
    )


def encode(
    path: Path,
    codec: str,
    seconds: float = 2.0,
    start_s: float = 0.0,
    options: dict[str, str] | None = None,
    rate_hz: int = 48_000,
) -> Path:
    """A file of a steady tone that begins at ``start_s``."""
    with av.open(str(path), "w", options=options or {}) as container:
        stream = container.add_stream(codec, rate=rate_hz)
        stream.layout = "mono"
        samples = tone(seconds, rate_hz)
        for at in range(0, len(samples), 1024):
            frame = av.AudioFrame.from_ndarray(samples[None, at : at + 1024], "fltp", "mono")
            frame.sample_rate = rate_hz
            frame.pts = at + int(start_s * rate_hz)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def loudest_hz(audio: np.ndarray) -> float:
    spectrum = np.abs(np.fft.rfft(audio))
    return float(np.argmax(spectrum) * RATE_HZ / len(audio))


@pytest.mark.parametrize(
    ("name", "codec"),
    [("a.wav", "pcm_s16le"), ("a.flac", "flac"), ("a.mp3", "mp3"), ("a.mp4", "aac")],
)
def test_every_common_format_becomes_the_same_sound(tmp_path: Path, name: str, codec: str) -> None:
    audio = decode(encode(tmp_path / name, codec))
    assert audio.dtype == np.float32
    assert audio.ndim == 1
    assert len(audio) / RATE_HZ == pytest.approx(2.0, abs=0.1)
    assert loudest_hz(audio) == pytest.approx(TONE_HZ, abs=2)
    assert np.abs(audio).max() <= 1.0


def test_stereo_is_mixed(tmp_path: Path) -> None:
    path = tmp_path / "stereo.wav"
    left = (tone(1.0, 44_100) * 32_000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(44_100)
        file.writeframes(np.column_stack([left, np.zeros_like(left)]).tobytes())
    audio = decode(path)
    assert len(audio) == pytest.approx(RATE_HZ, abs=50)
    assert loudest_hz(audio) == pytest.approx(TONE_HZ, abs=2)


def test_a_recording_that_was_cut_off_gives_what_is_there(tmp_path: Path) -> None:
    options = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "frag_duration": "500000"}
    whole = encode(tmp_path / "whole.mp4", "aac", seconds=6.0, options=options)
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * 0.7)])
    audio = decode(cut)
    assert 2.0 < len(audio) / RATE_HZ < 5.0
    assert loudest_hz(audio) == pytest.approx(TONE_HZ, abs=2)


def test_sound_that_has_a_gap_keeps_its_place_in_time(tmp_path: Path) -> None:
    path = tmp_path / "gap.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("pcm_s16le", rate=RATE_HZ)
        stream.layout = "mono"
        for start_s in (0.0, 3.0):
            block = (tone(1.0, RATE_HZ) * 32_000).astype(np.int16)
            frame = av.AudioFrame.from_ndarray(block[None], "s16", "mono")
            frame.sample_rate = RATE_HZ
            frame.pts = int(start_s * RATE_HZ)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    audio = decode(path)
    assert len(audio) / RATE_HZ == pytest.approx(4.0, abs=0.05)
    assert np.abs(audio[int(1.2 * RATE_HZ) : int(2.8 * RATE_HZ)]).max() < 0.01
    assert np.abs(audio[int(3.2 * RATE_HZ) : int(3.8 * RATE_HZ)]).max() > 0.3


def test_what_is_not_sound_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "notes.wav"
    path.write_text("this is a text")
    with pytest.raises(KnownError, match="is not a sound or video file that can be read"):
        decode(path)


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    with pytest.raises(KnownError, match="is not a sound or video file that can be read"):
        decode(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="is not there"):
        decode(tmp_path / "none.wav")


def test_a_film_without_sound_is_told(tmp_path: Path) -> None:
    path = tmp_path / "silent.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 64, 64, "yuv420p"
        for _ in range(5):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(KnownError, match="holds no sound"):
        decode(path)
