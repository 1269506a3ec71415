"""The layering: the contracts hold, and each of them fails when it is violated."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

VIOLATIONS = {
    "The domain knows nothing but the standard library": (
        "kiosk/interview.py",
        "import numpy",
    ),
    "The flow is pure: the standard library and the domain": (
        "kiosk/flow/moves.py",
        "import kiosk.store",
    ),
    "The wire types know pydantic alone": (
        "matcher/contract/envelope.py",
        "import sqlalchemy",
    ),
    "The booth imports nothing of the matcher but the contract": (
        "kiosk/sync/client.py",
        "import matcher.matching",
    ),
    "The matcher never imports the booth": (
        "matcher/matching.py",
        "import kiosk.interview",
    ),
    "Qt only in the UI and the wiring": (
        "kiosk/booth/conductor.py",
        "import PySide6",
    ),
    "Devices only in capture (and decoding in assess)": (
        "kiosk/ui/window.py",
        "import cv2",
    ),
    "Models run only in assess": (
        "kiosk/app.py",
        "import faster_whisper",
    ),
    "The UI draws states: it knows no store, device, model or network": (
        "kiosk/ui/window.py",
        "import kiosk.store",
    ),
    "Capture, assess and sync do not know each other": (
        "kiosk/assess/audio.py",
        "import kiosk.capture",
    ),
    "Assess is a library: no store, no Qt, no network": (
        "kiosk/assess/audio.py",
        "import kiosk.store",
    ),
}


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    # From inside the folder, whose packages come before the installed ones.
    return subprocess.run(
        [LINT_IMPORTS, "--no-cache", "--config", folder / "pyproject.toml"],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    for name in ("kiosk", "matcher", "models"):
        shutil.copytree(
            ROOT / name, folder / name, ignore=shutil.ignore_patterns("weights", "__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def test_every_contract_has_a_violation_to_catch() -> None:
    import tomllib

    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {each["name"] for each in config["tool"]["importlinter"]["contracts"]}
    assert contracts == set(VIOLATIONS)


def test_the_contracts_hold(copy: Path) -> None:
    done = lint(copy)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_contracts_fail_when_violated(copy: Path) -> None:
    before = {name: (copy / name).read_text(encoding="utf-8") for name, _ in VIOLATIONS.values()}
    for name, statement in VIOLATIONS.values():
        with (copy / name).open("a", encoding="utf-8") as file:
            file.write(f"\n{statement}\n")
    try:
        done = lint(copy)
    finally:
        for name, text in before.items():
            (copy / name).write_text(text, encoding="utf-8")
    broken = {line.split(" BROKEN")[0] for line in done.stdout.splitlines() if " BROKEN" in line}
    assert done.returncode != 0
    assert set(VIOLATIONS) <= broken, f"not caught: {set(VIOLATIONS) - broken}"
