"""Which cameras and microphones are plugged in, asked of a process of its own."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from dataclasses import dataclass
from typing import Final

_log = logging.getLogger(__name__)

_COMMAND: Final = (sys.executable, "-m", "kiosk.capture.probe", "list")
_PROBLEM: Final = "the devices cannot be listed: %s"


@dataclass(frozen=True)
class Device:
    """What to remember a device by, and what people call it."""

    device: str
    name: str


@dataclass(frozen=True)
class Devices:
    cameras: tuple[Device, ...] = ()
    microphones: tuple[Device, ...] = ()


class DeviceList:
    """Looks when it is told to; a driver that hangs hangs alone."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[str] | None = None
        self.found: Devices | None = None
        """None until somebody has looked."""

    @property
    def looking(self) -> bool:
        return self._process is not None

    def look(self) -> None:
        """Begin to look; what was found is in :attr:`found` some polls later."""
        if self._process is None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
            )

    def poll(self) -> None:
        """Take what was found, if the looking is over. Never waits."""
        if self._process is None or self._process.poll() is None:
            return
        said, _ = self._process.communicate()
        code, self._process = self._process.returncode, None
        if code != 0:
            _log.warning(_PROBLEM, f"exit code {code}")
            return
        record = json.loads(said)
        self.found = Devices(
            *(
                tuple(Device(each["device"], each["name"]) for each in record[kind])
                for kind in ("cameras", "microphones")
            )
        )

    def stop(self) -> None:
        """End whoever is still looking."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
