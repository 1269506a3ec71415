"""What the world can do wrong: one clear sentence, a non-zero exit code, no traceback."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from booths import KIOSK, ROOT

pytestmark = pytest.mark.e2e


def complain(*arguments: object, cwd: Path, **environ: str) -> str:
    """Run a command that must fail; what it said."""
    done = subprocess.run(
        [KIOSK, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={"PATH": "/usr/bin:/bin", "HOME": str(cwd), **environ},
        check=False,
        timeout=120,
    )
    assert done.returncode != 0, done.stdout
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    return done.stderr


def test_no_visitor_folder(tmp_path: Path) -> None:
    said = complain("demo", "--visitor", tmp_path / "nobody", cwd=tmp_path)
    assert "There is no visitor folder" in said


def test_a_visitor_folder_without_an_answer(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("hello")
    assert "holds no answer" in complain("demo", "--visitor", tmp_path, cwd=tmp_path)


def test_a_broken_fair_pack_names_file_and_line(tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "kiosk" / "packs" / "default", pack)
    questions = pack / "questions.toml"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace('"communication"', '"comunication"', 1), encoding="utf-8")
    line = next(n for n, each in enumerate(text.splitlines(), 1) if '"communication"' in each)
    said = complain(
        "demo", "--out", tmp_path / "out", "--language", "ko", cwd=tmp_path,
        KIOSK_PACK_DIR=str(pack),
    )  # fmt: skip
    assert f"questions.toml:{line}:" in said
    assert "communication" in said


def test_missing_models_name_the_command_that_mends_it(tmp_path: Path) -> None:
    clip = ROOT / "var" / "visitors" / "en" / "q1.wav"
    said = complain("transcribe", clip, cwd=tmp_path, KIOSK_MODELS_DIR=str(tmp_path / "none"))
    assert "whisper-base is missing" in said
    assert "kiosk models fetch" in said


def test_a_demonstration_without_models_says_so_at_once(tmp_path: Path) -> None:
    said = complain(
        "demo", "--out", tmp_path / "out", cwd=tmp_path, KIOSK_MODELS_DIR=str(tmp_path / "none")
    )
    assert "whisper-base is missing" in said


def test_a_visitor_whose_recording_is_none(tmp_path: Path) -> None:
    (tmp_path / "q1.wav").write_text("this is a text")
    said = complain("demo", "--visitor", tmp_path, "--out", tmp_path / "out", cwd=tmp_path)
    assert "q1.wav" in said


def test_a_file_that_is_no_recording(tmp_path: Path) -> None:
    (tmp_path / "a.wav").write_text("this is a text")
    assert "a.wav" in complain("transcribe", "a.wav", cwd=tmp_path)


def test_a_record_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "1"}\n')
    assert "Line 1" in complain("score", "a.jsonl", cwd=tmp_path)


def test_no_file_to_score(tmp_path: Path) -> None:
    assert "cannot be read" in complain("score", "nothing.jsonl", cwd=tmp_path)


def test_a_setting_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "kiosk.toml").write_text('threads = "many"\n')
    assert "threads" in complain("sync", "--data", tmp_path, cwd=tmp_path)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = complain("sync", "--data", tmp_path / "file" / "below", cwd=tmp_path)
    assert "cannot be" in said


@pytest.mark.parametrize("command", ["start", "demo", "sync", "transcribe", "score", "doctor"])
def test_every_command_explains_itself(command: str) -> None:
    done = subprocess.run([KIOSK, command, "--help"], capture_output=True, text=True, check=True)
    assert "Usage" in done.stdout
