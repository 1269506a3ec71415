"""A whole booth while assess works: touch to paint, the preview, the waits, and all its memory."""

from __future__ import annotations

import tempfile
import wave
from pathlib import Path
from typing import Any, Final

import numpy as np

from bench.numbers import p95, p99
from bench.speech import clips
from bench.visiting import run
from bench.waiting import joined
from kiosk.assess.audio import RATE_HZ
from kiosk.interview import Language

ANSWERS: Final = 3
"""Of 90 s each; a fourth question is answered by keyboard."""


def measure(answers: int = ANSWERS) -> list[dict[str, Any]]:
    """One row a language: a visit with answers of 90 s, at the window itself.

    ``profile`` counts from the end of the last spoken answer, without the time in which the visitor
    reads what was heard.
    """
    rows = []
    spoken = [each for each in clips() if each.said]
    for language in Language:
        mine = [each for each in spoken if each.language is language]
        if not mine:
            continue
        with tempfile.TemporaryDirectory() as folder:
            visitor = Path(folder) / "visitor"
            visitor.mkdir()
            for number in range(answers):
                sound, _ = joined(mine, number)
                _write(visitor / f"q{number + 1}.wav", sound)
            seen = run(Path(folder) / "booth", visitor, language, 1)
        rows.append(
            {
                "language": language.value,
                "touches": len(seen["touch_ms"]),
                "touch_p99_ms": p99(seen["touch_ms"]),
                "touch_slowest_ms": round(max(seen["touch_ms"]), 1),
                "preview_p99_ms": p99(seen["preview_ms"]),
                "preview_slowest_ms": round(max(seen["preview_ms"]), 1),
                "transcript_p95_s": p95(seen["transcript_s"]),
                "profile_s": p95(seen["profile_s"]),
                "peak_mb": round(sum(seen["peak_pss"].values()) / 1e6),
                **{
                    f"{name}_mb": round(pss / 1e6) for name, pss in sorted(seen["peak_pss"].items())
                },
            }
        )
    return rows


def _write(path: Path, sound: Any) -> None:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((np.clip(sound, -1, 1) * 32767).astype("<i2").tobytes())
