from __future__ import annotations

import numpy as np
import pytest
from capture_recordings import tone

from kiosk.capture.level import SILENCE_DBFS, LevelMeter
from kiosk.capture.sources import Sound


def test_a_sine_reads_its_rms_and_its_peak() -> None:
    meter = LevelMeter()
    for _ in range(4):
        meter.add(Sound(0, tone(0.02, 1000, amplitude=0.5)))
    rms_dbfs, peak_dbfs = meter.levels_dbfs
    assert rms_dbfs == pytest.approx(-9.03, abs=0.05)
    assert peak_dbfs == pytest.approx(-6.02, abs=0.05)


def test_what_is_older_than_50_ms_is_forgotten() -> None:
    meter = LevelMeter()
    meter.add(Sound(0, tone(0.5)))
    meter.add(Sound(0, np.zeros(2400, np.float32)))
    assert meter.levels_dbfs == (SILENCE_DBFS, SILENCE_DBFS)


def test_a_lost_microphone_leaves_no_reading_behind() -> None:
    meter = LevelMeter()
    meter.add(Sound(0, tone(0.5)))
    meter.silence()
    assert meter.levels_dbfs == (SILENCE_DBFS, SILENCE_DBFS)
