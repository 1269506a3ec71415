"""A disk of its own whose power can be cut: ext4 in a file, mounted through a loop device.

``EXT4_IOC_SHUTDOWN`` with ``NOLOGFLUSH`` forgets everything that was not synced, data and journal
alike, and refuses every later write: what is found after mounting it again is what a power cut
leaves.

Source: the kernel's ``Documentation/filesystems/ext4`` and ``fs/ext4/ioctl.c``; xfstests does the
same (``src/godown.c``).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import struct
import subprocess
from pathlib import Path
from typing import Final

_SHUTDOWN: Final = 0x8004587D
"""``_IOR('X', 125, __u32)``."""
_NO_LOG_FLUSH: Final = struct.pack("I", 2)
_MENDED: Final = (0, 1)
"""What e2fsck returns for a disk that is in order, or was put in order without a question."""


class DiskDamaged(Exception):
    """After the cut, the file system itself is not in order."""


def why_not() -> str:
    """Why no such disk can be had here; empty if it can."""
    if os.geteuid() != 0:
        return "mounting a disk needs root"
    if not Path("/dev/loop-control").exists():
        return "this system has no loop devices"
    if shutil.which("mkfs.ext4") is None:
        return "mkfs.ext4 is missing (Debian package e2fsprogs)"
    return ""


class LoopDisk:
    """One disk. Mounted from its beginning to :meth:`close`, but for a moment in a power cut."""

    def __init__(self, folder: Path, size_mb: int = 600) -> None:
        self._image = folder / "disk.img"
        self.root = folder / "disk"
        self.root.mkdir()
        with self._image.open("wb") as image:
            image.truncate(size_mb << 20)
        _run("mkfs.ext4", "-q", "-E", "lazy_itable_init=1", str(self._image))
        self._mount()

    def cut_power(self) -> None:
        """From now on nothing reaches the disk, and what was not synced never did."""
        fd = os.open(self.root, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.ioctl(fd, _SHUTDOWN, _NO_LOG_FLUSH)
        finally:
            os.close(fd)

    def power_on(self) -> None:
        """As a booth starts: look the disk over, then mount it. Nobody may have a file open.

        Raises:
            DiskDamaged: e2fsck would have asked a person.
        """
        _run("umount", str(self.root))
        done = subprocess.run(
            ["e2fsck", "-p", str(self._image)], capture_output=True, text=True, check=False
        )
        if done.returncode not in _MENDED:
            raise DiskDamaged(done.stdout + done.stderr)
        self._mount()

    def close(self) -> None:
        _run("umount", str(self.root))
        self._image.unlink()

    def _mount(self) -> None:
        _run("mount", "-o", "loop", str(self._image), str(self.root))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
