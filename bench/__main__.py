"""`make bench`: measure, print the tables, write ``bench/report.json``."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench import (
    allday,
    capturing,
    machine,
    scoring,
    speech,
    starting,
    storing,
    touching,
    waiting,
)
from kiosk.settings import load_settings

REPORT = Path(__file__).with_name("report.json")


def main() -> None:
    """Everything, one after the other; two cores are not shared by two measurements."""
    console = Console()
    settings = load_settings()
    described = machine.describe()
    console.print(", ".join(f"{name} {value}" for name, value in described.items()))
    report: dict[str, Any] = {
        "measured_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": described,
    }
    for title, measure in (
        ("Transcribing, beside faster-whisper", lambda: speech.measure(settings)),
        ("Waiting after a 90 s answer", lambda: waiting.measure(settings)),
        ("Assessing an answer", lambda: scoring.measure(settings)),
        ("Recording 720p with the sample visitor", capturing.measure),
        ("Storing", storing.measure),
        ("Starting", starting.measure),
        ("A whole booth at its window", touching.measure),
        ("A day's visits in a row", allday.measure),
    ):
        rows = measure()
        report[title] = rows
        show(console, title, rows)
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


if __name__ == "__main__":
    main()
