"""Makes recordings whose content is known, and reads recordings back."""

from __future__ import annotations

import wave
from pathlib import Path

import av
import numpy as np

from kiosk.capture.recorder import Recorder
from kiosk.capture.sources import NS_PER_S, SAMPLE_RATE_HZ, Frame, Samples, Sound

SIZE_PX = (320, 180)


def tone(seconds: float, hz: float = 440.0, amplitude: float = 0.3) -> Samples:
    times = np.arange(round(seconds * SAMPLE_RATE_HZ)) / SAMPLE_RATE_HZ
    return (amplitude * np.sin(2 * np.pi * hz * times)).astype(np.float32)


def write_wav(path: Path, samples: Samples, rate_hz: int = SAMPLE_RATE_HZ) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate_hz)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


def flash_and_beep(recorder: Recorder, seconds: float, fps: float = 25.0) -> None:
    """White and 1 kHz for the first 0.2 s of every second, but the very first."""
    for index in range(round(seconds * fps)):
        time_s = index / fps
        white = time_s >= 1 and time_s % 1 < 0.2
        bgr = np.full((SIZE_PX[1], SIZE_PX[0], 3), 235 if white else 20, np.uint8)
        recorder.add_frame(Frame(round(time_s * NS_PER_S), bgr))
        for block in range(round(48_000 / fps / 960)):
            at = time_s + block * 0.02
            loud = at >= 1 and at % 1 < 0.1999
            samples = tone(0.02, 1000) if loud else np.zeros(960, np.float32)
            recorder.add_sound(Sound(round(at * NS_PER_S), samples))


def picture_times(path: Path) -> list[float]:
    with av.open(str(path)) as file:
        return [float(frame.time or 0) for frame in file.decode(video=0)]


def sound_of(path: Path) -> tuple[float, Samples]:
    """When the sound begins, and all of it."""
    with av.open(str(path)) as file:
        frames = list(file.decode(audio=0))
    return float(frames[0].time or 0), np.concatenate([f.to_ndarray()[0] for f in frames])


def onsets(path: Path) -> tuple[list[float], list[float]]:
    """The moments at which it flashes, and at which it beeps."""
    with av.open(str(path)) as file:
        bright = [(float(f.time or 0), f.to_ndarray(format="gray").mean() > 100)
                  for f in file.decode(video=0)]  # fmt: skip
    flashes = [b[0] for a, b in zip(bright, bright[1:], strict=False) if b[1] and not a[1]]
    begin_s, samples = sound_of(path)
    windows = samples[: len(samples) // 48 * 48].reshape(-1, 48)
    loud = np.sqrt(np.mean(windows**2, axis=1)) > 0.05
    beeps: list[float] = []
    for index in np.flatnonzero(loud):
        at = begin_s + index / 1000
        if not beeps or not loud[max(0, index - 100) : index].any():
            beeps.append(at)
    return flashes, beeps
