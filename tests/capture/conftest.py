from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from capture_recordings import SIZE_PX, flash_and_beep

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
