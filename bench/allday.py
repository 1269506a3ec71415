"""A day's visits in a row at a booth that `kiosk start` runs, seen from outside: what grows?"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Any, Final

import psutil

from bench.kills import VISITOR, Booth
from kiosk.settings import Settings

VISITS: Final = 28
"""What a booth sees on a day."""
SETTLED: Final = 2
"""After so many, everything that is made once has been made."""
COMPARED: Final = 3
"""Visits at the beginning and at the end: one alone may be odd."""
SAMPLE_S: Final = 1.0
TYPED: Final = (
    "At the food bank the list of guests was wrong every week. I sat down with two others, "
    "compared the lists and made one table that all of us use. Nobody was forgotten since."
)

Sample = dict[str, int]
"""Of all the booth's processes together, its keeper, spare window and matcher included."""


def measure(settings: Settings, visits: int = VISITS) -> list[dict[str, Any]]:
    """One row for memory (PSS), open files, threads and processes each."""
    with tempfile.TemporaryDirectory() as folder:
        booth = Booth(Path(folder), settings, _visitor(Path(folder)))
        try:
            seen = watched(booth, visits)
            booth.finish()
        finally:
            booth.end()
    return growth(seen)


def watched(booth: Booth, visits: int) -> list[list[Sample]]:
    """For each visit what was seen while it lasted, up to the next one's first screen."""
    seen: list[list[Sample]] = [[]]
    while booth.visits < visits:
        booth.go_on(SAMPLE_S)
        if booth.visits == len(seen):
            seen.append([])
        if found := sample(booth.pid):
            seen[-1].append(found)
    return seen[:visits]


def sample(pid: int) -> Sample | None:
    """One look at a process and all that it has started; None if one ended meanwhile."""
    try:
        root = psutil.Process(pid)
        family = [root, *root.children(recursive=True)]
        return {
            "memory_mb": round(sum(each.memory_full_info().pss for each in family) / 1e6),
            "files": sum(each.num_fds() for each in family),
            "threads": sum(each.num_threads() for each in family),
            "processes": len(family),
        }
    except psutil.Error:
        return None


def growth(seen: list[list[Sample]]) -> list[dict[str, Any]]:
    """From the first visits after it had settled to the last ones: medians, and the most ever."""
    first, last = seen[SETTLED : SETTLED + COMPARED], seen[-COMPARED:]
    rows = []
    for what in seen[0][0]:
        begin, end = (
            statistics.median(each[what] for visit in some for each in visit)
            for some in (first, last)
        )
        rows.append(
            {
                "what": what,
                "visits": len(seen),
                "at_first": begin,
                "at_end": end,
                "growth_%": round((end / begin - 1) * 100, 1),
                "most": max(each[what] for visit in seen for each in visit),
            }
        )
    return rows


def _visitor(folder: Path) -> Path:
    """Who speaks, types, and leaves the rest out."""
    visitor = folder / "visitor"
    visitor.mkdir()
    (visitor / "q1.wav").symlink_to(VISITOR / "q2.wav")
    (visitor / "q2.txt").write_text(TYPED, encoding="utf-8")
    return visitor
