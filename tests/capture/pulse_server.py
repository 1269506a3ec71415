"""A sound server of our own: what is played into its sink is what its microphone hears."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

NEEDS_PULSE = pytest.mark.skipif(
    shutil.which("pulseaudio") is None or shutil.which("paplay") is None,
    reason="a microphone without hardware needs the Debian packages pulseaudio, pulseaudio-utils",
)


class PulseServer:
    """Runs from :meth:`start` on; may be killed and started again, as a device is unplugged."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "pulse"
        self._server: subprocess.Popen[bytes] | None = None
        self.start()

    def start(self) -> None:
        self._socket.unlink(missing_ok=True)
        self._server = subprocess.Popen(
            [
                "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
                "--log-level=error",
                "-L", f"module-native-protocol-unix socket={self._socket} auth-anonymous=1",
                "-L", "module-null-sink sink_name=booth rate=48000 channels=1",
                "-L", "module-remap-source source_name=booth_mic master=booth.monitor",
            ],
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        while not self._socket.exists():
            with pytest.raises(subprocess.TimeoutExpired):
                # Ends at once, and fails the test, if the server dies instead.
                self._server.wait(0.05)
        subprocess.run(
            ["pactl", "set-default-source", "booth_mic"], check=True, timeout=20,
            env={**os.environ, "PULSE_SERVER": f"unix:{self._socket}"},
        )  # fmt: skip

    def play(self, wav: Path) -> subprocess.Popen[bytes]:
        return subprocess.Popen(["paplay", "--device=booth", str(wav)])

    def kill(self) -> None:
        assert self._server is not None
        self._server.kill()
        self._server.wait(10)

    def close(self) -> None:
        assert self._server is not None
        self._server.terminate()
        self._server.wait(10)
