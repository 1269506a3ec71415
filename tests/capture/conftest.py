from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from capture_recordings import SIZE_PX, flash_and_beep
from pulse_server import PulseServer

from kiosk.capture.durable import AppendOnlyFile
from kiosk.capture.recorder import Recorder


@pytest.fixture
def take_file(tmp_path: Path) -> Iterator[AppendOnlyFile]:
    with AppendOnlyFile(tmp_path / "take.mp4") as file:
        yield file


@pytest.fixture
def make_clip(tmp_path: Path) -> Callable[[str, int], Path]:
    """Makes ``name`` in the visitor folder ``tmp_path``: flashes and beeps, some seconds long."""

    def make(name: str, seconds: int) -> Path:
        with AppendOnlyFile(tmp_path / name) as file:
            recorder = Recorder(file, *SIZE_PX, 0)
            flash_and_beep(recorder, seconds)
            recorder.close()
        return tmp_path / name

    return make


@pytest.fixture
def pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PulseServer]:
    """A microphone without hardware."""
    for variable in ("XDG_RUNTIME_DIR", "PULSE_RUNTIME_PATH", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path / 'pulse'}")
    server = PulseServer(tmp_path)
    yield server
    server.close()
