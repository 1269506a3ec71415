"""`make bench`: measure, print the tables, write ``bench/report.json``.

``python -m bench power kills --kills 20`` measures these parts alone, as long as told, and leaves
the report as it is.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from bench import (
    allday,
    capturing,
    kills,
    machine,
    power_cuts,
    recording,
    scoring,
    speech,
    starting,
    storing,
    touching,
    waiting,
)
from kiosk.settings import Settings, load_settings

REPORT: Final = Path(__file__).with_name("report.json")


@dataclass(frozen=True)
class Part:
    """One table of the report."""

    title: str
    measure: Callable[[Settings, argparse.Namespace], list[dict[str, Any]]]


PARTS: Final = {
    "speech": Part("Transcribing, beside faster-whisper", lambda s, _: speech.measure(s)),
    "waiting": Part("Waiting after a 90 s answer", lambda s, _: waiting.measure(s)),
    "scoring": Part("Assessing an answer", lambda s, _: scoring.measure(s)),
    "capturing": Part("Recording 720p with the sample visitor", lambda *_: capturing.measure()),
    "recording": Part(
        "Recording beside a working recogniser: frames, preview, sound against picture",
        lambda s, told: recording.measure(s, told.minutes),
    ),
    "clocks": Part(
        "Sound against picture with other microphones",
        lambda _, told: recording.measure_clocks(told.minutes),
    ),
    "storing": Part("Storing", lambda *_: storing.measure()),
    "starting": Part("Starting", lambda *_: starting.measure()),
    "touching": Part("A whole booth at its window", lambda *_: touching.measure()),
    "allday": Part("A day's visits in a row", lambda s, told: allday.measure(s, told.visits)),
    "power": Part("Power cuts while recording", lambda _, told: power_cuts.measure(told.cuts)),
    "kills": Part("Killed processes", lambda s, told: kills.measure(s, told.kills)),
}


def main() -> None:
    """One part after the other; two cores are not shared by two measurements."""
    told = _told()
    console = Console()
    settings = load_settings()
    described = machine.describe()
    console.print(", ".join(f"{name} {value}" for name, value in described.items()))
    report: dict[str, Any] = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": described,
    }
    for name in told.parts or PARTS:
        part = PARTS[name]
        rows = part.measure(settings, told)
        report[part.title] = rows
        show(console, part.title, rows)
    if told.parts:
        return
    REPORT.write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    console.print(f"Written to {REPORT}")


def show(console: Console, title: str, rows: list[dict[str, Any]]) -> None:
    """One table; the first row's keys are the columns."""
    table = Table(title=title, title_justify="left")
    for column in rows[0] if rows else ():
        table.add_column(column)
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    console.print(table)


def _told() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the booth.")
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"Default: all. One of: {', '.join(PARTS)}."
    )
    parser.add_argument("--visits", type=int, default=allday.VISITS, help="In a row.")
    parser.add_argument("--minutes", type=float, default=recording.MINUTES, help="Of a recording.")
    parser.add_argument("--kills", type=int, default=kills.KILLS)
    parser.add_argument("--cuts", type=int, default=power_cuts.CUTS, help="Of the power.")
    told = parser.parse_args()
    if unknown := set(told.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}")
    return told


if __name__ == "__main__":
    main()
