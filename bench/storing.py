"""Committed facts a second, each of them safe from a power cut."""

from __future__ import annotations

import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from kiosk.interview import Language
from kiosk.store import Store

FACTS = 100


def measure() -> list[dict[str, Any]]:
    """How long the UI process stands still for one fact."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with Store(path / "kiosk.db", path / "takes") as store:
            times_s = []
            for _ in range(FACTS):
                begun_s = time.perf_counter()
                store.interviews.open(str(uuid.uuid4()), "ABC", Language.KO, (), "fair", "0" * 64)
                times_s.append(time.perf_counter() - begun_s)
    times_s.sort()
    return [
        {
            "facts": FACTS,
            "median_ms": round(times_s[FACTS // 2] * 1000, 1),
            "p99_ms": round(times_s[int(FACTS * 0.99)] * 1000, 1),
        }
    ]
