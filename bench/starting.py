"""How long a booth takes to start: to its first screen, and until a visitor can be interviewed."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from bench.numbers import p95
from kiosk.service_manager import FOR_A_VISIT, READY

RUNS: Final = 3
PATIENCE_S: Final = 120.0
ROOT: Final = Path(__file__).parents[1]
VISITOR: Final = ROOT / "var" / "visitors" / "en"


def measure() -> list[dict[str, Any]]:
    """One row: `kiosk start` as the service manager sees it, from the start of its process.

    The first run of a data folder also makes its database, its PIN and its matcher.
    """
    with tempfile.TemporaryDirectory() as folder:
        times_s = [_start(Path(folder)) for _ in range(RUNS)]
    first, *others = times_s
    return [
        {
            "runs": RUNS,
            "first_screen_first_run_s": round(first[0], 2),
            "first_screen_p95_s": p95([screen_s for screen_s, _ in others]),
            "ready_first_run_s": round(first[1], 2),
            "ready_p95_s": p95([ready_s for _, ready_s in others]),
        }
    ]


def _start(folder: Path) -> tuple[float, float]:
    """Start a booth and end it again; after how many seconds it said what."""
    address = str(folder / "notify")
    environ = {
        **os.environ,
        "NOTIFY_SOCKET": address,
        "QT_QPA_PLATFORM": "offscreen",
        "DISPLAY": ":0",  # so that a window is opened; offscreen draws it
    }
    command = [str(Path(sys.executable).with_name("kiosk")), "start"]
    command += ["--data", str(folder / "booth"), "--visitor", str(VISITOR)]
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ears:
        ears.bind(address)
        ears.settimeout(PATIENCE_S)
        begun_s = time.monotonic()
        booth = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
        try:
            return _heard(ears, READY) - begun_s, _heard(ears, FOR_A_VISIT) - begun_s
        finally:
            booth.terminate()
            booth.wait(30.0)
            Path(address).unlink()


def _heard(ears: socket.socket, word: str) -> float:
    while ears.recv(128).decode() != word:
        pass
    return time.monotonic()
