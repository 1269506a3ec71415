"""How loud it is just now, for the meter on the screen."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from kiosk.capture.sources import Samples, Sound

SILENCE_DBFS: Final = -120.0
_WINDOW_S: Final = 0.05


def to_dbfs(amplitude: float) -> float:
    """Decibels relative to full scale; never below :data:`SILENCE_DBFS`."""
    return max(SILENCE_DBFS, 20 * math.log10(max(amplitude, 1e-6)))


class LevelMeter:
    """RMS and peak over the last 50 ms. Written by one thread, read by another."""

    def __init__(self) -> None:
        self._recent: Samples = np.zeros(0, np.float32)
        self.levels_dbfs = (SILENCE_DBFS, SILENCE_DBFS)
        """RMS and peak, together so that both are of the same moment."""

    def add(self, sound: Sound) -> None:
        window = round(sound.rate_hz * _WINDOW_S)
        recent = np.concatenate((self._recent, sound.samples))[-window:]
        self._recent = recent
        rms = float(np.sqrt(np.mean(np.square(recent)))) if len(recent) else 0.0
        peak = float(np.max(np.abs(recent), initial=0.0))
        self.levels_dbfs = (to_dbfs(rms), to_dbfs(peak))

    def silence(self) -> None:
        """The microphone is gone: a meter must not go on showing its last word."""
        self._recent = np.zeros(0, np.float32)
        self.levels_dbfs = (SILENCE_DBFS, SILENCE_DBFS)
