"""A matcher of this booth's own, for `make run` and the demonstration: a process beside it."""

from __future__ import annotations

import logging
import os
import secrets
import shutil
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from typing import Final

from kiosk.interview import KnownError
from kiosk.sync.client import MatcherClient

_log = logging.getLogger(__name__)

_READY_S: Final = 60.0
_AGAIN_S: Final = 2.0
"""No sooner is one started again; what ended it may take a moment to be over."""


class LocalMatcher:
    """Serves from ``data_dir`` on a loopback port until stopped; ends with the booth's process.

    Args:
        data_dir: the matcher's own data folder.
        port: where it listens; the same at every start, so that a booth finds it again.
    """

    def __init__(self, data_dir: Path, port: int) -> None:
        self.data_dir = data_dir
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._import: subprocess.Popen[bytes] | None = None
        self._settled = False
        self._begun_s = float("-inf")

    @property
    def booth_token(self) -> str:
        return self._token("booth_token")

    @property
    def staff_token(self) -> str:
        return self._token("staff_token")

    def ensure(self) -> None:
        """Start it if it does not run, and wait until it answers.

        Raises:
            KnownError: it does not come up; the sentence names its log.
        """
        if self._process is not None and self._process.poll() is None:
            return
        process = self._process = self._begin("serve", "--port", str(self.port))
        deadline_s = time.monotonic() + _READY_S
        with MatcherClient(self.url, "") as client:
            while not client.healthy():
                if process.poll() is not None or time.monotonic() > deadline_s:
                    raise KnownError(
                        f"The matcher did not start; its last words are in {self._log_file}."
                    )
                time.sleep(0.1)
        _log.info("a matcher runs at %s as process %d", self.url, process.pid)

    def make_tokens(self) -> None:
        """Make the tokens that it would make itself: then nobody must wait for it to have them.

        Raises:
            KnownError: the folder cannot be written.
        """
        path = self._tokens_file
        if path.exists():
            return
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
                for name in ("booth_token", "staff_token"):
                    file.write(f'{name} = "{secrets.token_urlsafe(32)}"\n')
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError as error:
            raise KnownError(f"{path} cannot be written: {error.strerror}.") from None

    def advance(self) -> bool:
        """One step towards a matcher that runs and has openings. Never waits; call it often.

        One that has ended is started again: it may have been killed, or have found its port still
        held by the one before it.

        Returns:
            True once, when it is there for the first time.
        """
        if self._process is None or self._process.poll() is not None:
            if time.monotonic() - self._begun_s >= _AGAIN_S:
                self._process = self._begin("serve", "--port", str(self.port))
        elif self._import is None:
            if _is_open(self.port):
                self._import = self._begin("import", "--sample")
        elif not self._settled and self._import.poll() is not None:
            self._settled = True
            return True
        return False

    def import_sample_openings(self) -> None:
        """The shipped openings, so that there is something to be matched with."""
        done = subprocess.run(
            [*_matcher(), "import", *self._data, "--sample"], capture_output=True, check=False
        )
        if done.returncode != 0:
            raise KnownError(done.stderr.decode().strip())

    def stop(self) -> None:
        for process in (self._import, self._process):
            if process is not None and process.poll() is None:
                process.terminate()
                try:
                    process.wait(10.0)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        self._import = self._process = None

    def _begin(self, *command: str) -> subprocess.Popen[bytes]:
        self._begun_s = time.monotonic()
        self.data_dir.mkdir(parents=True, exist_ok=True)
        verb, *options = command
        with self._log_file.open("ab") as output:
            return subprocess.Popen(
                [*_dies_with_us(), *_matcher(), verb, *self._data, *options],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )

    @property
    def _log_file(self) -> Path:
        return self.data_dir / "matcher.log"

    @property
    def _tokens_file(self) -> Path:
        return self.data_dir / "tokens.toml"

    @property
    def _data(self) -> list[str]:
        return ["--data", str(self.data_dir)]

    def _token(self, name: str) -> str:
        tokens = tomllib.loads(self._tokens_file.read_text(encoding="utf-8"))
        return str(tokens[name])


def free_port() -> int:
    """A loopback port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_open(port: int) -> bool:
    """Whether somebody listens there; on the loopback that is known at once."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _matcher() -> list[str]:
    """The command beside this Python; the matcher is a program to the booth, not a library."""
    return [str(Path(sys.executable).with_name("matcher"))]


def _dies_with_us() -> list[str]:
    """A booth that is killed takes its matcher along, or the next start finds the port taken."""
    setpriv = shutil.which("setpriv")
    return [setpriv, "--pdeathsig", "TERM", "--"] if setpriv else []
