from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from kiosk.capture.durable import AppendOnlyFile, disk_error
from kiosk.interview import Problem


def test_it_appends_and_syncs_once_for_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    fdatasync = os.fdatasync
    monkeypatch.setattr(os, "fdatasync", lambda fd: (synced.append(fd), fdatasync(fd)))
    with AppendOnlyFile(tmp_path / "take") as file:
        file.sync()
        assert file.write(b"one") == 3
        file.write(b"two")
        file.sync()
        file.sync()
    assert (tmp_path / "take").read_bytes() == b"onetwo"
    assert len(synced) == 1


def test_the_folder_is_synced_when_the_file_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders: list[str] = []
    fsync = os.fsync
    monkeypatch.setattr(
        os, "fsync", lambda fd: (folders.append(os.readlink(f"/proc/self/fd/{fd}")), fsync(fd))
    )
    AppendOnlyFile(tmp_path / "take").close()
    assert folders == [str(tmp_path)]


def test_a_take_never_overwrites_another(tmp_path: Path) -> None:
    (tmp_path / "take").write_bytes(b"kept")
    with pytest.raises(FileExistsError):
        AppendOnlyFile(tmp_path / "take")
    assert (tmp_path / "take").read_bytes() == b"kept"


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    AppendOnlyFile(tmp_path / "take").close()
    assert (tmp_path / "take").stat().st_mode & 0o077 == 0


def test_what_does_not_fit_is_taken_back_to_the_last_sync(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def write_five_bytes(fd: int, data: bytes) -> int:
        if os.fstat(fd).st_size >= 15:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(fd, data[:5])

    with AppendOnlyFile(tmp_path / "take") as file:
        file.write(b"a fragment")
        file.sync()
        monkeypatch.setattr(os, "write", write_five_bytes)
        with pytest.raises(OSError, match="No space left"):
            file.write(b"another fragment")
    assert (tmp_path / "take").read_bytes() == b"a fragment"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_a_full_disk_is_called_full(number: int, tmp_path: Path) -> None:
    error = disk_error(OSError(number, os.strerror(number)), tmp_path / "take")
    assert error.problem is Problem.DISK_FULL
    assert str(tmp_path) in str(error)


def test_a_broken_disk_is_not_called_full(tmp_path: Path) -> None:
    error = disk_error(OSError(errno.EIO, os.strerror(errno.EIO)), tmp_path / "take")
    assert error.problem is Problem.CAPTURE_STOPPED
    assert "Input/output error" in str(error)
