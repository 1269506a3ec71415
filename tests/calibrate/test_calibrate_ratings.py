"""Sheets and answers as people hand them in."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.calibrate.answers import Answers, load_answers
from kiosk.calibrate.ratings import load_ratings
from kiosk.interview import KnownError


def record(answer_id: str, **more: Any) -> dict[str, Any]:
    return {
        "id": answer_id,
        "lang": "ko",
        "competency": "numeracy",
        "question": "숫자를 다뤄 본 일을 말씀해 주세요.",
        "text": f"재고를 세어 봤어요. {answer_id}",
        **more,
    }


def written(path: Path, *records: dict[str, Any]) -> Path:
    lines = [json.dumps(each, ensure_ascii=False) for each in records]
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return load_answers([written(tmp_path / "a.jsonl", *(record(f"a{n}") for n in range(4)))])


def sheet(folder: Path, text: str, encoding: str = "utf-8", name: str = "s.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return path


def test_a_sheet_becomes_a_table(tmp_path: Path, answers: Answers) -> None:
    text = "rater,id,level\nBen,a2,3.5\nAnna,a0,1\nAnna,a2,4\nBen,a0,\n\nBen,a3,5\n"
    found = load_ratings([sheet(tmp_path, text)], answers)
    assert found.raters == ("Anna", "Ben")
    assert found.ids == ("a0", "a2", "a3")
    np.testing.assert_array_equal(found.levels, [[1, math.nan], [4, 3.5], [math.nan, 5]])
    assert found.counts.tolist() == [1, 2, 1]
    assert found.means.tolist() == [1, 3.75, 5]
    assert found.shared == 1


def test_sheets_from_spreadsheets_are_understood(tmp_path: Path, answers: Answers) -> None:
    korean = sheet(tmp_path, "ID;Level;Rater;메모\na1;3,5;김하나;좋아요\n", "cp949", "k.csv")
    marked = sheet(tmp_path, 'rater,id,level,text\r\nBen,a1,4,"one\ntwo"\r\n', "utf-8-sig", "b.csv")
    found = load_ratings([korean, marked], answers)
    assert found.raters == ("Ben", "김하나")
    assert found.levels.tolist() == [[4.0, 3.5]]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rater,id,level\nA,a9,3\n", "s.csv, line 2: there is no answer “a9”"),
        ("rater,id,level\nA,a1,7\n", "s.csv, line 2: the level is “7”; expected 1 to 5"),
        ("rater,id,level\nA,a0,3\nA,a1,3.2\n", "s.csv, line 3: the level is “3.2”"),
        ("rater,id,level\nA,a1,good\n", "the level is “good”"),
        ("rater,id,level\nA,a1,nan\n", "the level is “nan”"),
        ("rater,id\nA,a1\n", "s.csv: the column “level” is missing"),
        ("", "s.csv: the column “rater” is missing"),
        ("rater,id,level\n,a1,3\n", "line 2: there is no rater"),
        ("rater,id,level\nA,a1,3\nA,a1,4\n", "line 3: A has scored “a1” before"),
        ("rater,id,level\nA,a1,\n", "nobody has scored anything yet"),
    ],
)
def test_a_bad_sheet_is_one_sentence(
    tmp_path: Path, answers: Answers, text: str, sentence: str
) -> None:
    with pytest.raises(KnownError) as told:
        load_ratings([sheet(tmp_path, text)], answers)
    assert sentence in str(told.value)
    assert "\n" not in str(told.value)


def test_a_sheet_that_is_not_there_or_no_text_is_told(tmp_path: Path, answers: Answers) -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        load_ratings([tmp_path / "none.csv"], answers)
    (tmp_path / "bytes.csv").write_bytes(b"\xff\xff\x00\xff")
    with pytest.raises(KnownError, match="save it as a CSV file in UTF-8"):
        load_ratings([tmp_path / "bytes.csv"], answers)


def test_the_authors_grades_can_be_one_more_rater(tmp_path: Path) -> None:
    file = written(tmp_path / "g.jsonl", record("a0", level=4), record("a1"), record("a2", level=1))
    graded = load_answers([file])
    found = load_ratings(
        [sheet(tmp_path, "rater,id,level\nA,a0,3\nA,a1,2\n")], graded, with_author=True
    )
    assert found.raters == ("A", "author")
    np.testing.assert_array_equal(found.levels, [[3, 4], [2, math.nan]])


def test_answers_come_from_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    one = written(tmp_path / "one.jsonl", record("x", pair="p", kind="swap"))
    written(tmp_path / "more" / "two.jsonl", record("y", pair=None, author="ko-a"))
    found = load_answers([one, tmp_path / "more"])
    assert list(found) == ["x", "y"]
    assert (found["x"].pair, found["x"].kind) == ("p", "swap")
    assert (found["y"].author, found["y"].pair, found["y"].kind) == ("ko-a", "", "ordinary")


def test_what_is_no_answer_is_told(tmp_path: Path) -> None:
    for bad, what in (
        (record("x", lang="fr"), "“lang”"),
        (record("x", lang="zh"), "“lang”.*in ko, en alone"),
        (record("x", text=""), "“text”"),
        (record("x", competency="magic"), "“competency”"),
    ):
        with pytest.raises(KnownError, match=f"b.jsonl, line 2 is no answer to score .{what}"):
            load_answers([written(tmp_path / "b.jsonl", record("a"), bad)])
    with pytest.raises(KnownError, match="the id “a” is there twice"):
        load_answers([written(tmp_path / "b.jsonl", record("a"), record("a"))])
    (tmp_path / "b.jsonl").write_text("{", encoding="utf-8")
    with pytest.raises(KnownError, match="not one JSON object"):
        load_answers([tmp_path / "b.jsonl"])
    with pytest.raises(KnownError, match="no answers to share"):
        load_answers([written(tmp_path / "b.jsonl")])
