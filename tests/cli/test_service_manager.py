"""What is told to the service manager, heard on a real socket."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.service_manager import ALIVE, READY, ServiceManager

KIOSK = Path(sys.executable).with_name("kiosk")
LIMIT_S = 60.0


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[tuple[str, socket.socket]]:
    """The address that a service is given, and the socket at which its words arrive."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ears:
        address = str(tmp_path / "notify")
        ears.bind(address)
        ears.settimeout(LIMIT_S)
        yield address, ears


def word(ears: socket.socket) -> str:
    """The next that it says; how it is may be said at any time in between."""
    said = ears.recv(64).decode()
    return word(ears) if said.startswith("STATUS=") else said


def test_words_arrive(manager: tuple[str, socket.socket]) -> None:
    address, ears = manager
    ServiceManager({"NOTIFY_SOCKET": address}).tell(READY)
    assert ears.recv(64).decode() == READY


@pytest.mark.parametrize(
    "environ", [{}, {"NOTIFY_SOCKET": "/nowhere/notify"}, {"NOTIFY_SOCKET": "@nobody-listens"}]
)
def test_where_nobody_listens_nothing_happens(environ: dict[str, str]) -> None:
    ServiceManager(environ).tell(READY)


def test_the_heartbeat_comes_three_times_within_the_limit() -> None:
    there = {"NOTIFY_SOCKET": "@x", "WATCHDOG_USEC": "15000000"}
    assert ServiceManager(there).heartbeat_ms == 5000
    assert ServiceManager({**there, "WATCHDOG_PID": str(os.getpid())}).heartbeat_ms == 5000
    assert ServiceManager({**there, "WATCHDOG_PID": "1"}).heartbeat_ms is None
    assert ServiceManager({"WATCHDOG_USEC": "15000000"}).heartbeat_ms is None
    assert ServiceManager({"NOTIFY_SOCKET": "@x"}).heartbeat_ms is None


def sender(ears: socket.socket) -> int:
    """The process that says the next word."""
    ears.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
    credentials = struct.Struct("3i")
    _, ancillary, _, _ = ears.recvmsg(64, socket.CMSG_SPACE(credentials.size))
    while not ancillary or not credentials.unpack(ancillary[0][2])[0]:
        _, ancillary, _, _ = ears.recvmsg(64, socket.CMSG_SPACE(credentials.size))
    return int(credentials.unpack(ancillary[0][2])[0])


@pytest.mark.models
@pytest.mark.e2e
def test_the_booth_says_that_it_is_up_and_stays_alive_until_it_is_stuck(
    manager: tuple[str, socket.socket], tmp_path: Path
) -> None:
    address, ears = manager
    environ = {
        **os.environ,
        "NOTIFY_SOCKET": address,
        "WATCHDOG_USEC": "900000",
        "QT_QPA_PLATFORM": "offscreen",
        "DISPLAY": ":0",  # so that a window is opened; offscreen draws it
    }
    visitor = Path(__file__).parents[2] / "var" / "visitors" / "en"
    command = [KIOSK, "start", "--data", tmp_path / "booth", "--visitor", visitor]
    booth = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        assert word(ears) == READY
        assert [word(ears) for _ in range(3)] == [ALIVE] * 3
        window = sender(ears)
        assert window != booth.pid, "the window's own event loop says it, not who keeps it"
        os.kill(window, signal.SIGSTOP)  # as stuck as can be
        ears.settimeout(3)
        with pytest.raises(TimeoutError):
            deque(iter(lambda: ears.recv(64), b""), maxlen=0)
        os.kill(window, signal.SIGCONT)
        assert word(ears) == ALIVE
    finally:
        booth.terminate()
        try:
            booth.wait(30)
        except subprocess.TimeoutExpired:
            booth.kill()
