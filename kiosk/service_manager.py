"""Tells the service manager that the booth is up and alive; silent where there is none.

The heartbeat comes from the window's event loop: if that hangs, it stops, and systemd starts the
booth anew (``deploy/kiosk.service``). The children are watched by their own supervisor.

Source: sd_notify(3). Written out because it is one datagram; the packages that do it are either
unkept or bind the whole of libsystemd.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping
from typing import Final

READY: Final = "READY=1"
ALIVE: Final = "WATCHDOG=1"
STOPPING: Final = "STOPPING=1"
FOR_A_VISIT: Final = "STATUS=ready for an interview"
NOT_FOR_A_VISIT: Final = "STATUS=not ready for an interview"
"""What `systemctl status` shows."""


class ServiceManager:
    """Where ``NOTIFY_SOCKET`` points, if anywhere."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        address = environ.get("NOTIFY_SOCKET", "")
        # A leading @ means a name that is in no file system.
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._limit_us = _number(environ.get("WATCHDOG_USEC"))
        if environ.get("WATCHDOG_PID", str(os.getpid())) != str(os.getpid()):
            self._limit_us = 0

    @property
    def heartbeat_ms(self) -> int | None:
        """How often to say :data:`ALIVE`: three times within what is allowed; None for never."""
        if not self._address or not self._limit_us:
            return None
        return max(self._limit_us // 3000, 1)

    def tell(self, word: str) -> None:
        """One word; what nobody hears is no fault."""
        if not self._address:
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as out:
            out.setblocking(False)
            try:
                out.sendto(word.encode(), self._address)
            except OSError:
                return


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
