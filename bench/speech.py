"""Transcription: ours beside faster-whisper's default settings, the same weights and sound."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from faster_whisper import WhisperModel

from kiosk.assess.audio import RATE_HZ, decode
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Language
from kiosk.settings import Settings
from models.manifest import load_manifest
from models.registry import installed_path

RUNS = 3
ROOT = Path(__file__).parents[1]


def clips() -> Iterator[tuple[Path, Language]]:
    """The sample visitor's answers, and real recordings where they are at hand."""
    for path in sorted((ROOT / "var" / "visitors" / "en").glob("q*.wav")):
        yield path, Language.EN
    shared = ROOT.parent / "shared" / "speech"
    for path in sorted(each for each in shared.glob("*") if each.suffix in {".wav", ".flac"}):
        if path.name[:2] in {"ko", "en"}:
            yield path, Language(path.name[:2])


def measure(settings: Settings) -> list[dict[str, Any]]:
    """One row a clip; every figure is the median of a few runs, in turn."""
    entry = load_manifest().of(settings.speech_model)
    folder = installed_path(entry.id, settings.models_dir)
    ours = Transcriber(folder, entry.version_id, settings.threads)
    baseline = WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=settings.threads
    )
    rows = []
    for path, language in clips():
        audio = decode(path)
        audio_s = len(audio) / RATE_HZ
        ours_s, baseline_s = [], []
        for _ in range(RUNS):
            begun_s = time.perf_counter()
            ours.transcribe(audio, language)
            ours_s.append(time.perf_counter() - begun_s)
            begun_s = time.perf_counter()
            list(baseline.transcribe(audio, language=language.value)[0])
            baseline_s.append(time.perf_counter() - begun_s)
        rows.append(
            {
                "clip": path.name,
                "audio_s": round(audio_s, 1),
                "ours_s": round(median(ours_s), 2),
                "baseline_s": round(median(baseline_s), 2),
                "ours_rtf": round(median(ours_s) / audio_s, 3),
                "baseline_rtf": round(median(baseline_s) / audio_s, 3),
            }
        )
    return rows
