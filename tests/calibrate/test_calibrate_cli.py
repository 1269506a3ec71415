"""`kiosk calibrate` from the terminal: a sheet comes out, a bad one is one sentence."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

KIOSK = Path(sys.executable).with_name("kiosk")
CORPUS = Path(__file__).parents[2] / "models" / "calibration" / "corpus"


def run(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [KIOSK, "calibrate", *map(str, arguments), "--data", folder],
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
        check=False,
    )


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    lines = (CORPUS / "en-d.jsonl").read_text(encoding="utf-8").splitlines()
    (tmp_path / "answers.jsonl").write_text("\n".join(lines[:40:4]), encoding="utf-8")
    return tmp_path / "answers.jsonl"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rater,id,level\nAnna,nobody,3\n", "there is no answer “nobody”"),
        ("rater,id\nAnna,nobody\n", "the column “level” is missing"),
    ],
)
def test_a_bad_sheet_is_one_sentence(
    tmp_path: Path, answers: Path, text: str, sentence: str
) -> None:
    (tmp_path / "sheet.csv").write_text(text, encoding="utf-8")
    done = run(tmp_path, tmp_path / "sheet.csv", "--answers", answers)
    assert done.returncode == 1
    assert sentence in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_sheet_it_says_how_to_get_one(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 1
    assert "make a blank one with --sheet" in done.stderr
    nobody = run(tmp_path, "--sheet", tmp_path / "sheet.csv")
    assert nobody.returncode == 1
    assert "--raters Anna,Ben,Chris" in nobody.stderr


@pytest.mark.models
def test_a_blank_sheet_and_the_agreement_on_the_filled_one(tmp_path: Path, answers: Path) -> None:
    sheet = tmp_path / "sheet.csv"
    made = run(tmp_path, "--sheet", sheet, "--answers", answers, "--raters", "Anna, Ben", "--n", 6)
    assert made.returncode == 0, made.stderr
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["rater"] for row in rows] == ["Anna"] * 6 + ["Ben"] * 6

    # Answers of somebody whom no heads have seen, so that nothing has to be learned again.
    given = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines()]
    for each in given:
        each["text"] += " That was that."
        each["author"] = "somebody"
    answers.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    grades = {each["id"]: each["level"] for each in given}
    with sheet.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "level": grades[row["id"]]} for row in rows)
    done = run(tmp_path, sheet, "--answers", answers, "--json")
    assert done.returncode == 1, "six answers are too few to refit to"
    (record,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert "6 answers were scored by two or more raters" in record["verdict"]
    assert record["agreement"]["kappa"] == 1.0
    assert record["agreement"]["single"]["value"] == 1.0
    assert record["before"]["n"] == 6
    assert record["after"] is None
    assert not (tmp_path / "calibration").exists()
