from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from models.cli import app

runner = CliRunner()


def test_list_shows_every_model_and_its_state(tmp_path: Path) -> None:
    result = runner.invoke(app, ["list", "--dir", str(tmp_path)], env={"COLUMNS": "140"})
    assert result.exit_code == 0
    for word in ("whisper-base", "multilingual-e5-small", "whisper-large-v3-turbo", "missing"):
        assert word in result.output


def test_verify_names_what_is_missing_and_the_mend(tmp_path: Path) -> None:
    result = runner.invoke(app, ["verify", "whisper-base", "--dir", str(tmp_path)])
    assert result.exit_code == 1
    assert "whisper-base is missing" in result.output
    assert "`kiosk models fetch`" in result.output


def test_unknown_model_is_one_sentence(tmp_path: Path) -> None:
    result = runner.invoke(app, ["fetch", "whisper-giant", "--dir", str(tmp_path)])
    assert result.exit_code == 1
    assert "There is no model whisper-giant" in result.output
    assert "Traceback" not in result.output


@pytest.mark.models
def test_fetch_of_what_is_here_does_nothing() -> None:
    result = runner.invoke(app, ["fetch"])
    assert result.exit_code == 0
    assert "whisper-base: already here" in result.output


def test_the_commands_load_no_model_library() -> None:
    code = (
        "import sys, models.cli; "
        "print([m for m in ('torch', 'transformers', 'faster_whisper', 'av') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
