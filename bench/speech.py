"""Transcription: ours beside faster-whisper's default and best settings, same weights and sound."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from faster_whisper import WhisperModel

from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Language
from kiosk.settings import Settings
from models.manifest import load_manifest
from models.registry import installed_path

RUNS: Final = 3
ROOT: Final = Path(__file__).parents[1]
SOURCES: Final = ROOT.parent / "shared" / "speech" / "SOURCES.md"
BEST: Final[dict[str, Any]] = {
    "beam_size": 10,
    "vad_filter": True,
    "condition_on_previous_text": False,
}
"""What did best over all of: beam 5 and 10, with and without VAD and the text before."""
DIGITS: Final = {"1": "one", "3": "three"}
"""Those that Whisper writes as digits in these recordings."""


@dataclass(frozen=True)
class Clip:
    """A recording, and what is said in it where that is known."""

    path: Path
    language: Language
    said: str = ""


def clips() -> Iterator[Clip]:
    """The sample visitor's answers, and real recordings where they are at hand."""
    for path in sorted((ROOT / "var" / "visitors" / "en").glob("q*.wav")):
        yield Clip(path, Language.EN)
    if not SOURCES.is_file():
        print(f"  no real recordings: {SOURCES.parent} is not beside this checkout")
        return
    for line in SOURCES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) >= 3 and cells[1] in list(Language):
            yield Clip(SOURCES.parent / cells[0], Language(cells[1]), cells[2])


def measure(settings: Settings) -> list[dict[str, Any]]:
    """One row a clip; every time is the median of a few runs, in turn."""
    entry = load_manifest().of(settings.speech_model)
    folder = installed_path(entry.id, settings.models_dir)
    ours = Transcriber(folder, entry.version_id, settings.threads)
    theirs = WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=settings.threads
    )

    def with_options(**options: Any) -> Callable[[Audio, Language], str]:
        return lambda audio, language: "".join(
            each.text for each in theirs.transcribe(audio, language=language.value, **options)[0]
        )

    ways: dict[str, Callable[[Audio, Language], str]] = {
        "ours": lambda audio, language: ours.transcribe(audio, language).text,
        "default": with_options(),
        "best": with_options(**BEST),
    }
    return [_row(clip, ways) for clip in clips()]


def _row(clip: Clip, ways: dict[str, Callable[[Audio, Language], str]]) -> dict[str, Any]:
    audio = decode(clip.path)
    audio_s = len(audio) / RATE_HZ
    taken_s: dict[str, list[float]] = {name: [] for name in ways}
    heard: dict[str, str] = {}
    for _ in range(RUNS):
        for name, way in ways.items():
            begun_s = time.perf_counter()
            heard[name] = way(audio, clip.language)
            taken_s[name].append(time.perf_counter() - begun_s)
    row: dict[str, Any] = {"clip": clip.path.name, "audio_s": round(audio_s, 1)}
    row |= {f"{name}_rtf": round(median(taken_s[name]) / audio_s, 3) for name in ways}
    for name in ways:
        row[f"{name}_cer"] = round(error_rate(heard[name], clip.said), 3) if clip.said else "–"
    return row


def error_rate(heard: str, said: str) -> float:
    """Character error rate: edits per character said; spaces, case and punctuation aside."""
    a, b = _plain(heard), _plain(said)
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1] / len(b)


def _plain(text: str) -> str:
    words = re.sub(r"[^\w\s]", "", text.lower()).split()
    return "".join(DIGITS.get(word, word) for word in words)
