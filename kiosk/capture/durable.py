"""Where a recording is written: a file that only ever grows and is on the disk when it says so."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Final, Protocol

from kiosk.interview import KnownError, Problem

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Sink(Protocol):
    """What a recorder needs of a file. No seeking: what is written may be encrypted on its way."""

    def write(self, data: bytes) -> int:
        """Append all of ``data``; returns its length."""

    def sync(self) -> None:
        """Return once everything written so far survives a power cut."""


class AppendOnlyFile:
    """A new file that is appended to and synced, fragment by fragment.

    The folder is synced at creation too: after a power cut a file without a name is lost.
    """

    def __init__(self, path: Path) -> None:
        """Create the file. Raises OSError, FileExistsError among them: a take has one file."""
        self.path = path
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o600)
        self._length = self._synced_length = 0
        _sync_folder(path.parent)

    def write(self, data: bytes) -> int:
        """Append all of ``data``, or raise OSError and take back what was not synced yet."""
        rest = memoryview(data)
        try:
            while rest:
                rest = rest[os.write(self._fd, rest) :]
        except OSError:
            # Half a fragment would only trip those who read the file.
            os.ftruncate(self._fd, self._synced_length)
            self._length = self._synced_length
            raise
        self._length += len(data)
        return len(data)

    def sync(self) -> None:
        if self._length != self._synced_length:
            os.fdatasync(self._fd)
            self._synced_length = self._length

    def close(self) -> None:
        """Sync and close. Closing a closed file does nothing."""
        if self._fd < 0:
            return
        try:
            self.sync()
        finally:
            os.close(self._fd)
            self._fd = -1

    def __enter__(self) -> AppendOnlyFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def disk_error(error: OSError, path: Path) -> KnownError:
    """What a failed write means to people."""
    if error.errno in _FULL:
        return KnownError(
            f"The disk that holds {path.parent} is full: free some space, then go on.",
            Problem.DISK_FULL,
        )
    return KnownError(
        f"The recording {path.name} cannot be written ({error.strerror or error}): "
        f"check the disk that holds {path.parent}.",
        Problem.CAPTURE_STOPPED,
    )


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
