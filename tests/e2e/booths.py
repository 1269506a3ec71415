"""Demonstrations as whole programs, and what they leave behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

KIOSK = Path(sys.executable).with_name("kiosk")
ROOT = Path(__file__).parents[2]
SPEECH = ROOT.parent / "shared" / "speech"
LIMIT_S = 600.0


class Demonstration:
    """A running `kiosk demo`; ended with all that it started when the test ends."""

    def __init__(self, out: Path, language: str, visitor: Path | None = None) -> None:
        self.out = out
        self.log = out.with_name(out.name + ".log")
        command = [KIOSK, "--verbose", "demo", "--headless", "--language", language, "--out", out]
        if visitor is not None:
            command += ["--visitor", visitor]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=out.parent)

    def wait(self) -> int:
        return self.process.wait(LIMIT_S)

    def result(self) -> dict[str, Any]:
        assert self.wait() == 0, self.log.read_text(encoding="utf-8")
        return json.loads((self.out / "result.json").read_text(encoding="utf-8"))

    def pid_of(self, name: str) -> int:
        """The child of that name; found by what the log says of it."""
        return self.until(lambda: self._pids(name))[-1]

    def kill(self, name: str) -> None:
        os.kill(self.pid_of(name), signal.SIGKILL)

    def until(self, look: Callable[[], Any]) -> Any:
        """What ``look`` finds, as soon as it finds something."""
        deadline_s = time.monotonic() + LIMIT_S
        while time.monotonic() < deadline_s:
            if found := look():
                return found
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text(encoding="utf-8"))
            time.sleep(0.1)
        raise AssertionError("it did not happen")

    def until_screen(self, name: str) -> None:
        self.until(lambda: list((self.out / "screens").glob(f"*-{name}.png")))

    def end(self) -> None:
        """End it and whatever it started."""
        if self.process.poll() is None:
            family = psutil.Process(self.process.pid).children(recursive=True)
            self.process.kill()
            self.process.wait()
            psutil.wait_procs(family, timeout=30.0)

    def _pids(self, name: str) -> list[int]:
        marker = "a matcher runs at" if name == "matcher" else f"supervisor {name} runs as process"
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [int(line.rsplit(" ", 1)[1]) for line in lines if marker in line]


def character_error_rate(heard: str, said: str) -> float:
    """Edit distance over the length of what was said; case, spaces and punctuation aside."""
    heard, said = ("".join(filter(str.isalnum, each.lower())) for each in (heard, said))
    row = list(range(len(heard) + 1))
    for i, wanted in enumerate(said, start=1):
        before, row[0] = row[0], i
        for j, got in enumerate(heard, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (wanted != got))
    return row[-1] / len(said)
