"""Power cuts while an answer is recorded and facts are written, on a disk of their own.

The capture process records a visitor, another process commits facts as the booth does, and at a
random moment the disk forgets what was not synced (:mod:`bench.disk`). Then everything is looked
at: how far the recording plays, and whether every fact is there whose commit had returned.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import sqlite3
import tempfile
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from bench import disk
from bench.playback import Playable, play
from kiosk.interview import Language
from kiosk.store import Store
from kiosk.workers import messages
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.preview import Preview
from kiosk.workers.supervisor import News, Supervisor

CUTS: Final = 50
LONGEST_S: Final = 6.0
"""A cut comes at a random moment of so many seconds, the very first included."""
SELDOM_S: Final = 0.5
PATIENCE_S: Final = 60.0
VISITOR: Final = Path(__file__).parents[1] / "var" / "visitors" / "en"


@dataclass(frozen=True)
class Cut:
    """What one power cut left behind.

    Attributes:
        recorded_s: how long the answer had been recorded.
        there: the recording has a name on the disk.
        found: how far it plays.
        said: what the booth was told about it before it went dark.
        facts: commits that had returned.
        missing: how many of them are not in the database.
        database: SQLite's verdict, ``ok`` if it has none to complain of.
    """

    recorded_s: float
    there: bool
    found: Playable
    said: str
    facts: int
    missing: int
    database: str

    @property
    def lost_s(self) -> float:
        return max(0.0, self.recorded_s - self.found.seconds)


def measure(cuts: int = CUTS) -> list[dict[str, Any]]:
    """One row for all of them; or one that says why there is none."""
    if reason := disk.why_not():
        return [{"power cuts": f"not measured: {reason}"}]
    with tempfile.TemporaryDirectory() as folder:
        done = list(cut_again_and_again(Path(folder), cuts))
    lost_s = sorted(each.lost_s for each in done)
    return [
        {
            "cuts": len(done),
            "worst_lost_s": round(lost_s[-1], 2),
            "median_lost_s": round(lost_s[len(lost_s) // 2], 2),
            "unreadable": sum(1 for each in done if each.found.fault),
            "without_a_file": sum(1 for each in done if not each.there),
            "empty": sum(1 for each in done if each.there and not each.found.seconds),
            "longest_empty_s": round(
                max((each.recorded_s for each in done if not each.found.seconds), default=0.0), 2
            ),
            "commits": sum(each.facts for each in done),
            "commits_lost": sum(each.missing for each in done),
            "databases_damaged": sum(1 for each in done if each.database != "ok"),
        }
    ]


def cut_again_and_again(folder: Path, cuts: int) -> list[Cut]:
    """So many power cuts on one disk in ``folder``."""
    power = disk.LoopDisk(folder)
    try:
        return [_cut(power, number) for number in range(cuts)]
    finally:
        power.close()


def _cut(power: disk.LoopDisk, number: int) -> Cut:
    take = power.root / "takes" / f"{number}.mp4"
    database = power.root / "kiosk.db"
    preview = Preview()
    settings = CaptureSettings(visitor=VISITOR)
    capture = Supervisor("capture", "kiosk.workers.capture:main", (settings, preview.name))
    context = multiprocessing.get_context("spawn")
    told, theirs = context.Pipe(duplex=False)
    writer = context.Process(target=write_facts, args=(database, take.parent, theirs))
    try:
        writer.start()
        theirs.close()
        _wait(
            capture, lambda news: isinstance(news, messages.DeviceReport) and news.microphone != ""
        )
        # The writer is at work too: a cut before its first commit would prove nothing.
        facts = [told.recv()]
        asked_s = time.monotonic()
        capture.send(messages.StartTake("take", take, "q1"))
        until_s = asked_s + random.uniform(0.1, LONGEST_S)
        while time.monotonic() < until_s:
            capture.poll()
            while told.poll(0.002):
                facts.append(told.recv())
        power.cut_power()
        recorded_s = time.monotonic() - asked_s
        with contextlib.suppress(EOFError):
            while True:
                facts.append(told.recv())
        failed = _wait(capture, lambda news: isinstance(news, messages.TakeFailed))
    finally:
        writer.kill()
        writer.join()
        capture.restart("its power was cut")
        capture.stop()
        preview.close()
    power.power_on()
    verdict, missing = _facts_in(database, facts)
    assert isinstance(failed, messages.TakeFailed)
    found = Cut(
        recorded_s, take.exists(), play(take), failed.sentence, len(facts), missing, verdict
    )
    take.unlink(missing_ok=True)
    return found


def write_facts(database: Path, takes_dir: Path, told: Connection) -> None:
    """Commit visits until the disk is gone; each is told once its commit has returned."""
    with contextlib.suppress(sqlite3.DatabaseError), Store(database, takes_dir) as store:
        while True:
            interview_id = str(uuid.uuid4())
            store.interviews.open(interview_id, "ABC", Language.KO, (), "fair", "0" * 64)
            told.send(interview_id)
            # As in a booth: the next fact, whose commit syncs this one too, may be long in coming.
            time.sleep(random.uniform(0.0, SELDOM_S))


def _facts_in(database: Path, facts: list[str]) -> tuple[str, int]:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        verdict = str(connection.execute("PRAGMA integrity_check").fetchone()[0])
        there = {row[0] for row in connection.execute("SELECT id FROM interviews")}
    return verdict, len(set(facts) - there)


def _wait(capture: Supervisor, wanted: Callable[[News], bool]) -> News:
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        for news in capture.poll():
            if wanted(news):
                return news
        time.sleep(0.005)
    raise TimeoutError("the capture process did not answer")
