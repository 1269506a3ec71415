"""Runs the API in this process: one server to a data folder, told when it is ready."""

from __future__ import annotations

import fcntl
import logging
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import uvicorn

from matcher.api import create_app
from matcher.errors import KnownError
from matcher.files import make_folder, write_durably
from matcher.settings import Settings


class _Server(uvicorn.Server):
    """Says so once it listens."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready
        self.interrupted = False
        """Whether it ended because of Ctrl-C."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        self.interrupted |= sig == signal.SIGINT
        super().handle_exit(sig, frame)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()


def serve(
    settings: Settings, announce: Callable[[str], None], *, port_file: Path | None = None
) -> None:
    """Serve until told to end; ``announce`` gets the address once requests are answered.

    Raises:
        KnownError: the address or the data folder is taken or cannot be used.
    """
    _log_to_stderr()
    if port_file is not None:
        # A port from the last time must not be taken for this one's.
        port_file.unlink(missing_ok=True)
    with _sole_server(settings.data_dir), _listening(settings) as listener:
        port = listener.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host

        def ready() -> None:
            if port_file is not None:
                write_durably(port_file.absolute(), f"{port}\n".encode(), mode=0o644)
            announce(f"http://{host}:{port}")

        config = uvicorn.Config(
            create_app(settings), log_config=None, access_log=False, timeout_graceful_shutdown=5
        )
        server = _Server(config, ready)
        server.run(sockets=[listener])
        # Uvicorn hands the signal on when it has ended; now and then it is lost on the way.
        if server.interrupted:
            raise KeyboardInterrupt


@contextmanager
def _sole_server(data_dir: Path) -> Iterator[None]:
    """Hold the folder: a second server would sweep away the first one's uploads."""
    try:
        make_folder(data_dir)
        file = (data_dir / "serve.lock").open("w")
    except OSError as error:
        raise KnownError(f"{data_dir} cannot be used: {error.strerror}.") from None
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise KnownError(
                f"Another matcher is serving {data_dir}: end it, or name another folder with "
                "--data."
            ) from None
        yield


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((settings.host, settings.port))
        except OSError as error:
            raise KnownError(
                f"{settings.host}:{settings.port} cannot be used ({error.strerror}): "
                "name another with --host or --port."
            ) from None
        yield listener


def _log_to_stderr() -> None:
    logging.basicConfig(
        level=logging.INFO, stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s"
    )
    for name in ("uvicorn", "alembic"):
        logging.getLogger(name).setLevel(logging.WARNING)
