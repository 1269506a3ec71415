"""Compiles the Linguist files (``.ts``) to what Qt reads (``.qm``), each only when it changed."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

import PySide6

from kiosk.interview import KnownError

FOLDER: Final = Path(__file__).parent


def compile_all(folder: Path = FOLDER) -> list[Path]:
    """Compile every file of ``folder`` that is newer than its result; returns what was written.

    Raises:
        KnownError: Qt's compiler is missing or refuses a file.
    """
    written = []
    for source in sorted(folder.glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        _release(source, target)
        written.append(target)
    return written


def _release(source: Path, target: Path) -> None:
    # The program itself, not its Python wrapper: that one needs the virtual environment's PATH.
    program = Path(PySide6.__file__).parent / "lrelease"
    command = [str(program), "-silent", "-fail-on-unfinished", str(source), "-qm", str(target)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise KnownError(
            f"{program} cannot be run ({error.strerror}): install PySide6-Essentials again."
        ) from error
    if done.returncode != 0:
        target.unlink(missing_ok=True)
        raise KnownError(f"{source.name} cannot be compiled: {done.stderr.strip()}")
