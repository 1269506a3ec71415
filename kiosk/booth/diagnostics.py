"""A file for whoever mends booths: how this one is, and nothing about anybody."""

from __future__ import annotations

import json
import os
import platform
import shutil
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from kiosk import __version__
from kiosk.log_lines import scrub
from kiosk.settings import Settings
from kiosk.store import Store

_MOUNTS: Final = Path("/proc/mounts")
_STICKS: Final = ("/media/", "/run/media/")
_PACKAGES: Final = (
    "PySide6-Essentials", "av", "opencv-python-headless", "sounddevice", "faster-whisper",
    "ctranslate2", "sentence-transformers", "torch", "numpy", "sqlite-utils", "pydantic",
)  # fmt: skip
_SECRET: Final = frozenset({"matcher_token"})


@dataclass(frozen=True)
class Written:
    """Where the file is; ``path`` None if it could not be written anywhere."""

    path: Path | None
    on_stick: bool = False


def stick(mounts: Path = _MOUNTS, places: Sequence[str] = _STICKS) -> Path | None:
    """The first mounted USB stick that can be written to."""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        # The kernel writes blanks in a name as \040.
        place = line.split(" ")[1].encode("latin-1", "replace").decode("unicode_escape")
        if place.startswith(tuple(places)) and os.access(place, os.W_OK):
            return Path(place)
    return None


def examine(
    settings: Settings, store: Store, health: dict[str, Any], log: Sequence[str]
) -> dict[str, Any]:
    """Everything that goes into the file.

    Args:
        settings: of which the secrets are left out.
        store: only counted, never read out.
        health: what the booth says of itself, as plain values.
        log: the last lines, scrubbed.
    """
    return {
        "written_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "booth": settings.booth_id,
        "versions": {"kiosk": __version__, "python": platform.python_version(), **_versions()},
        "system": {
            "kernel": platform.release(),
            "machine": platform.machine(),
            "cores": os.cpu_count(),
        },
        "settings": _settings(settings),
        "counts": store.counts(),
        "disk": _disk(settings.takes),
        "health": health,
        "log": list(log),
    }


class DiagnosticsWriter:
    """Writes in a thread of its own: a stick may take its time, and the screen must not."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir
        self._thread: threading.Thread | None = None
        self.last: Written | None = None
        """What became of the last one; None while it is being written, or before the first."""

    def write(self, record: dict[str, Any], to: Path | None) -> None:
        """Write to the folder ``to`` (a stick), else into the data folder."""
        if self._thread is not None and self._thread.is_alive():
            return
        self.last = None
        self._thread = threading.Thread(
            target=self._write, args=(record, to), name="diagnostics", daemon=True
        )
        self._thread.start()

    def wait(self) -> Written | None:
        """Until the file is there, or cannot be."""
        if self._thread is not None:
            self._thread.join()
        return self.last

    def _write(self, record: dict[str, Any], to: Path | None) -> None:
        text = json.dumps(record, ensure_ascii=False, indent=2, default=str) + "\n"
        name = f"kiosk-diagnostics-{record['booth']}-{datetime.now(UTC):%Y%m%d-%H%M%S}.json"
        for folder in (each for each in (to, self._data_dir) if each is not None):
            try:
                with (folder / name).open("w", encoding="utf-8") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
            except OSError:
                continue
            self.last = Written(folder / name, on_stick=folder is to)
            return
        self.last = Written(None)


def _versions() -> dict[str, str]:
    versions = {}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = "not installed"
    return versions


def _settings(settings: Settings) -> dict[str, str]:
    return {
        each.name: "set" if each.name in _SECRET and getattr(settings, each.name)
        else scrub(str(getattr(settings, each.name)))
        for each in fields(settings)
    }  # fmt: skip


def _disk(folder: Path) -> dict[str, int]:
    usage = shutil.disk_usage(folder)
    return {name: round(size / 1e6) for name, size in asdict(_Disk(*usage)).items()}


@dataclass(frozen=True)
class _Disk:
    total_mb: int
    used_mb: int
    free_mb: int
