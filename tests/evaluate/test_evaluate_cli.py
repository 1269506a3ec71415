"""`kiosk evaluate` from the terminal, with the real models: tables, a JSON file and pictures."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

KIOSK = Path(sys.executable).with_name("kiosk")
GRADED = Path(__file__).parents[1] / "assess" / "graded.jsonl"


@pytest.mark.models
def test_tables_json_and_pictures(tmp_path: Path) -> None:
    lines = GRADED.read_text(encoding="utf-8").splitlines()
    some = [each for each in lines if json.loads(each)["lang"] == "en"][:8]
    (tmp_path / "graded.jsonl").write_text("\n".join(some), encoding="utf-8")
    done = subprocess.run(
        [
            *(KIOSK, "evaluate", tmp_path / "graded.jsonl"),
            *("--json", tmp_path / "out.json", "--plots", tmp_path / "plots"),
        ],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "COLUMNS": "120"},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Spearman, ordinary answers" in done.stdout
    record = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))
    assert [each["language"] for each in record["languages"]] == ["en"]
    assert "@" in record["calibration"]
    assert (tmp_path / "plots" / "en-levels.png").stat().st_size > 10_000
