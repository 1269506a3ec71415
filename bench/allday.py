"""A day's visits in a row: does anything grow?"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from kiosk.interview import Language

VISITS: Final = 28
"""What a booth sees on a day."""
SETTLED: Final = 3
"""After so many, everything that is made once has been made."""
ROOT: Final = Path(__file__).parents[1]
TYPED: Final = (
    "At the food bank the list of guests was wrong every week. I sat down with two others, "
    "compared the lists and made one table that all of us use. Nobody was forgotten since."
)


def measure(visits: int = VISITS) -> list[dict[str, Any]]:
    """One row a process and one for all: memory, open files and threads, before and after."""
    with tempfile.TemporaryDirectory() as folder:
        seen = run(Path(folder) / "booth", _visitor(Path(folder)), Language.EN, visits)
    return growth(seen["visits"])


def run(data: Path, visitor: Path, language: Language, visits: int) -> dict[str, Any]:
    """What :mod:`bench.visiting` sees of that many visits by one visitor."""
    # Not as a module by its name: the children of such a program import it too.
    program = "from bench.visiting import main; main()"
    command = [sys.executable, "-c", program, "--data", str(data)]
    command += ["--visitor", str(visitor), "--language", language.value, "--visits", str(visits)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=ROOT)
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


def growth(visits: list[dict[str, dict[str, int]]]) -> list[dict[str, Any]]:
    """From when it had settled to the end; ``growth`` of the memory in per cent."""
    first, last = visits[min(SETTLED, len(visits)) - 1], visits[-1]
    rows = []
    for name in [*first["pss"], "all"]:
        begin, end = (
            {
                what: sum(each.values()) if name == "all" else each.get(name, 0)
                for what, each in visit.items()
            }
            for visit in (first, last)
        )
        rows.append(
            {
                "process": name,
                "visits": len(visits),
                "mb_after_3": round(begin["pss"] / 1e6),
                "mb_at_end": round(end["pss"] / 1e6),
                "growth_%": round((end["pss"] / begin["pss"] - 1) * 100, 1),
                **{
                    what: f"{begin[what]} → {end[what]}" for what in ("fds", "threads", "processes")
                },
            }
        )
    return rows


def _visitor(folder: Path) -> Path:
    """Who speaks, types, and leaves the rest out."""
    visitor = folder / "visitor"
    visitor.mkdir()
    (visitor / "q1.wav").symlink_to(ROOT / "var" / "visitors" / "en" / "q2.wav")
    (visitor / "q2.txt").write_text(TYPED, encoding="utf-8")
    return visitor
