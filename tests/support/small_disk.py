"""A file system of its own that is really full when it is full (ENOSPC)."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
from pathlib import Path

import pytest

_STEP_BYTES = 1 << 20


class SmallDisk:
    """A tmpfs. The ballast that fills it lies beside what the test writes."""

    def __init__(self, path: Path, size_mb: int) -> None:
        self.path = path
        path.mkdir()
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size_mb}m", "tmpfs", str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            pytest.skip(f"a disk that can be full must be mounted: {done.stderr.strip()}")

    @property
    def free_bytes(self) -> int:
        status = os.statvfs(self.path)
        return status.f_bavail * status.f_frsize

    def fill(self) -> None:
        """To the last byte: whoever writes now gets ENOSPC."""
        with self._ballast.open("ab", buffering=0) as file:
            for step_bytes in (_STEP_BYTES, 4096, 1):
                with contextlib.suppress(OSError):
                    while True:
                        file.write(bytes(step_bytes))
        assert self.free_bytes == 0
        probe = self.path / "probe"
        with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
            probe.write_bytes(b"x")
        probe.unlink()

    def make_room(self) -> None:
        self._ballast.unlink(missing_ok=True)

    def unmount(self) -> None:
        # Lazily: a process that the test has just ended may still hold a file.
        subprocess.run(["umount", "-l", str(self.path)], check=True)

    @property
    def _ballast(self) -> Path:
        return self.path / "ballast"
