"""Which cameras and microphones are plugged in, under names that outlive a cable. Opens none.

`python -m kiosk.capture.finding` prints them as JSON: a program of its own, because PortAudio looks
for devices once, and whoever asks can end it when a driver never answers.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kiosk.interview import FoundDevice, KnownError, Problem

_SYSFS: Final = Path("/sys/class/video4linux")
_DEV: Final = Path("/dev")
_PROC: Final = Path("/proc")
_ASOUND: Final = Path("/proc/asound")
_LINKS: Final = ("v4l/by-id", "v4l/by-path")
"""What the system calls a camera by its maker and serial number; else by where it is plugged in."""
_PATIENCE_S: Final = 15.0
_CARD_NUMBER: Final = re.compile(r"\s*\(hw:\d+,\d+\)$")
"""ALSA counts cards as they come; the name before it stays."""


@dataclass(frozen=True)
class CameraNode:
    """One camera that the system knows. ``device`` is what to remember it by."""

    path: Path
    name: str
    device: str = ""


def find_cameras(sysfs: Path = _SYSFS, dev: Path = _DEV) -> tuple[CameraNode, ...]:
    """The cameras that are plugged in, in the system's order."""
    return tuple(sorted(_nodes(sysfs, dev), key=lambda node: (len(node.path.name), node.path.name)))


def find_microphones() -> tuple[FoundDevice, ...]:
    """The microphones that are plugged in, in PortAudio's order.

    To be called in a process that has no microphone open: PortAudio looks for devices once.

    Raises:
        KnownError: PortAudio is missing.
    """
    found: dict[str, FoundDevice] = {}
    for each in portaudio().query_devices():
        name = str(each["name"])
        if each["max_input_channels"] > 0:
            device = _CARD_NUMBER.sub("", name)
            found.setdefault(device, FoundDevice(device, device))
    return tuple(found.values())


def microphone_number(device: str) -> int | None:
    """PortAudio's number of what :func:`find_microphones` called so; the first of twins."""
    for number, each in enumerate(portaudio().query_devices()):
        if each["max_input_channels"] > 0 and _CARD_NUMBER.sub("", str(each["name"])) == device:
            return number
    return None


def held_by_others(node: Path, proc: Path = _PROC) -> bool:
    """Whether another program has this camera open, as far as this user may see.

    V4L2 lets everybody open a camera and gives pictures to the first: being openable says nothing.
    """
    ours = str(os.getpid())
    for fd in proc.glob("[0-9]*/fd/*"):
        try:
            if fd.parts[-3] != ours and fd.readlink() == node:
                return True
        except OSError:
            # Closed or ended meanwhile, or somebody else's.
            continue
    return False


def held_microphones(asound: Path = _ASOUND) -> tuple[str, ...]:
    """The names of sound cards from which a program is recording just now.

    PortAudio tries every card when it looks for devices, and leaves out those that it cannot open:
    one that another program holds looks as if it were not there.
    """
    held = []
    for status in sorted(asound.glob("card*/pcm*c/sub*/status")):
        try:
            if status.read_text(encoding="ascii", errors="replace").strip() == "closed":
                continue
            held.append(_card_name(asound, status.parents[2].name.removeprefix("card")))
        except OSError:
            # Unplugged between listing and reading.
            continue
    return tuple(dict.fromkeys(held))


def portaudio() -> Any:
    """The library sounddevice.

    Raises:
        KnownError: PortAudio is missing.
    """
    try:
        # Here and not above: importing it opens PortAudio, and an import must not touch devices.
        import sounddevice
    except OSError as error:
        raise KnownError(
            "The sound library PortAudio is missing: install the Debian package libportaudio2.",
            Problem.MICROPHONE_MISSING,
        ) from error
    return sounddevice


def main() -> None:
    """Print what is plugged in."""
    cameras = [(each.device, each.name) for each in find_cameras()]
    try:
        microphones = [(each.device, each.name) for each in find_microphones()]
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        microphones = []
    sys.stdout.write(json.dumps({"cameras": cameras, "microphones": microphones}))


def asked() -> tuple[tuple[FoundDevice, ...], tuple[FoundDevice, ...]]:
    """Cameras and microphones, from that program.

    Raises:
        KnownError: a driver does not answer.
    """
    command = [sys.executable, "-m", "kiosk.capture.finding"]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_PATIENCE_S, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise KnownError("The devices cannot be listed: a driver does not answer.") from error
    listed = json.loads(done.stdout)
    cameras, microphones = (
        tuple(FoundDevice(device, name) for device, name in listed[kind])
        for kind in ("cameras", "microphones")
    )
    return cameras, microphones


def _card_name(asound: Path, number: str) -> str:
    """``" 1 [C920  ]: USB-Audio - HD Pro Webcam C920"`` is ``HD Pro Webcam C920``."""
    for line in (asound / "cards").read_text(encoding="utf-8", errors="replace").splitlines():
        if line.split("[")[0].strip() == number:
            return line.rpartition(" - ")[2].strip()
    return number


def _nodes(sysfs: Path, dev: Path) -> Iterator[CameraNode]:
    if not sysfs.is_dir():
        return
    links = _links(dev)
    for entry in sysfs.glob("video*"):
        try:
            # A webcam has a second node, for metadata, that never gives a picture.
            first = (entry / "index").read_text(encoding="ascii").strip() == "0"
            name = (entry / "name").read_text(encoding="utf-8", errors="replace").strip()
        except OSError:
            # Unplugged between listing and reading.
            continue
        if first:
            path = dev / entry.name
            yield CameraNode(path, name or entry.name, links.get(path, str(path)))


def _links(dev: Path) -> dict[Path, str]:
    """Node -> the best of its lasting names."""
    found: dict[Path, str] = {}
    for folder in _LINKS:
        for link in sorted((dev / folder).glob("*")):
            found.setdefault(dev / link.resolve().name, str(link))
    return found


if __name__ == "__main__":
    main()
