"""What each process loads, and that importing does nothing but define."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import kiosk
import matcher
import models

HEAVY = ("cv2", "av", "sounddevice", "torch", "faster_whisper", "sentence_transformers")


def loaded_by(statement: str, *, environ: dict[str, str] | None = None) -> set[str]:
    """The modules that a fresh Python has loaded after a statement."""
    code = f"import json, sys\n{statement}\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environ
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_ui_process_loads_no_device_and_no_model() -> None:
    assert loaded_by("import kiosk.app, kiosk.demo, kiosk.launch").isdisjoint(HEAVY)


def test_the_command_line_loads_neither_qt_nor_models_nor_devices() -> None:
    loaded = loaded_by("import kiosk.cli")
    assert loaded.isdisjoint((*HEAVY, "PySide6", "sqlite_utils", "fastapi"))


def test_the_matcher_loads_nothing_of_the_booth() -> None:
    loaded = loaded_by("import matcher.cli, matcher.api")
    assert loaded.isdisjoint((*HEAVY, "PySide6", "kiosk", "numpy"))


def test_no_import_makes_a_file_or_a_folder(tmp_path: Path) -> None:
    names = [
        each.name
        for package in (kiosk, matcher, models)
        for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
        if not each.name.endswith("__main__") and ".migrations" not in each.name
    ]
    home = tmp_path / "home"
    home.mkdir()
    environ = {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "QT_QPA_PLATFORM": "offscreen",
        "PATH": "/usr/bin:/bin",
    }
    loaded = loaded_by("; ".join(f"import {name}" for name in names), environ=environ)
    assert set(names) <= loaded
    assert list(home.rglob("*")) == []
