"""Between people: the memory of every process that draws, and the disk, after a real visit."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from booths import LIMIT_S, ROOT
from process_memory import found_in_files, found_in_process

pytestmark = [pytest.mark.e2e, pytest.mark.models, pytest.mark.timeout(900)]

TYPED = {
    "name": "qzvornakwell",
    "phone": "01073916428",
    "q2": "at the zorblattery i fixed 갉핥닭 kevuximal things and all went well in the end",
    "correction": " frobnikzulu",
}
MARKERS = ("qzvornak", "01073916428", "zorblattery", "갉핥닭", "kevuximal", "frobnikzulu")
LETTERS_HEARD = 18


class Booth:
    """A booth under its keeper, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.temporary = folder / "tmp"
        visitor = folder / "visitor"
        for each in (self.temporary, visitor):
            each.mkdir(parents=True)
        shutil.copy(ROOT / "var" / "visitors" / "en" / "q2.wav", visitor / "q1.wav")
        script = folder / "script.json"
        script.write_text(json.dumps({k: [ord(c) for c in v] for k, v in TYPED.items()}))
        support = ROOT / "tests" / "support"
        environ = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": f"{ROOT}:{support}",
        }
        self.log = folder / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, support / "booth_to_dump.py", self.data, visitor, script],
                env=environ,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def until(self, word: str) -> int:
        """The process that says this word."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith(f"{word} "):
                return int(line.split()[1])
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def go_on(self) -> None:
        (self.folder / "go_on").touch()

    def heard(self) -> list[str]:
        """Stretches of what was said aloud, as the booth wrote them down."""
        with closing(sqlite3.connect(self.data / "kiosk.db")) as database:
            rows = database.execute("SELECT transcript FROM answers WHERE transcript IS NOT NULL")
            segments = [each for (row,) in rows for each in json.loads(row)["segments"]]
        said = [each["text"] for each in segments if len(each["text"]) >= LETTERS_HEARD]
        return [each[:LETTERS_HEARD] for each in said]

    def end(self) -> None:
        if self.process.poll() is None:
            family = psutil.Process(self.process.pid).children(recursive=True)
            self.process.terminate()
            self.process.wait(60.0)
            psutil.wait_procs(family, timeout=30.0)
        if self.process.stdout is not None:
            self.process.stdout.close()


@pytest.fixture
def booth(tmp_path: Path) -> Iterator[Booth]:
    made = Booth(tmp_path)
    yield made
    made.end()


def until_ended(pid: int) -> None:
    deadline_s = time.monotonic() + LIMIT_S
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline_s, "the window of the last person never ended"
        time.sleep(0.1)


def test_nothing_of_the_last_person_remains(booth: Booth) -> None:
    first = booth.until("here")
    heard = booth.heard()
    assert heard, "something was said aloud and understood"
    markers = [*MARKERS, *heard]
    there = found_in_process(first, markers)
    assert set(there) == set(markers), "all of it is there while the visit lasts"

    booth.go_on()
    second = booth.until("gone")
    assert second != first
    until_ended(first)
    assert found_in_process(second, markers) == {}
    assert found_in_process(booth.process.pid, markers) == {}

    # Until they are sealed, finished interviews wait in the database and nowhere else.
    on_disk = set(found_in_files(booth.folder, markers)) - {booth.data / "kiosk.db"}
    assert on_disk == set()
