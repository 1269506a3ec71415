from __future__ import annotations

import os
import signal
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path

from kiosk.workers import shared

OWNER = """
import signal
from kiosk.workers import shared
memory = shared.create(1000)
print(memory.name, flush=True)
signal.pause()
"""


def test_what_a_killed_owner_left_is_swept_and_what_has_an_owner_stays() -> None:
    mine = shared.create(1000)
    with subprocess.Popen(
        [sys.executable, "-c", OWNER], stdout=subprocess.PIPE, start_new_session=True, text=True
    ) as owner:
        assert owner.stdout is not None
        left = Path("/dev/shm", owner.stdout.readline().strip())
        assert left.exists()
        shared.sweep()
        assert left.exists()
        # As a service manager does it: Python's tracker beside the owner is killed as well.
        os.killpg(owner.pid, signal.SIGKILL)
    try:
        assert left.exists()
        shared.sweep()
        assert not left.exists()
        SharedMemory(mine.name).close()
    finally:
        mine.close()
        mine.unlink()
