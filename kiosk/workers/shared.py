"""Shared memory with an owner, found again when the owner was killed before it could clear up.

Python's own tracker of shared memory is a process beside its owner; a service manager that kills
the whole unit kills it too, and a person's voice would stay in memory until the machine is
switched off.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Final

_PREFIX: Final = "interview-booth-"
_FOLDER: Final = Path("/dev/shm")
"""Where Linux keeps it, by name."""


def create(size_bytes: int) -> SharedMemory:
    """A new piece of memory that this process owns."""
    name = f"{_PREFIX}{os.getpid()}-{secrets.token_hex(4)}"
    return SharedMemory(name=name, create=True, size=size_bytes)


def orphans() -> tuple[Path, ...]:
    """Pieces of memory whose owner has ended."""
    return tuple(each for each in _FOLDER.glob(f"{_PREFIX}*") if not _owner_lives(each.name))


def sweep() -> None:
    """Free what booths that were killed have left behind."""
    for each in orphans():
        with contextlib.suppress(OSError):
            each.unlink()


def _owner_lives(name: str) -> bool:
    return Path("/proc", name.removeprefix(_PREFIX).partition("-")[0]).exists()
