"""The blank sheet: balanced, the same every time, another order for each rater."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from kiosk.calibrate.answers import SharedAnswer
from kiosk.calibrate.ratings import load_ratings
from kiosk.calibrate.sheet import choose, write_sheet
from kiosk.interview import Competency, KnownError, Language


def answer(index: int, language: Language) -> SharedAnswer:
    return SharedAnswer(
        f"{language.value}{index:03}",
        language,
        Competency.NUMERACY,
        "How?",
        f"=I said {index}",
        grade=1.0 + index % 5,
    )


MANY = [answer(index, Language.KO) for index in range(90)]
FEW = [answer(index, Language.EN) for index in range(30)]


def level_of(answer: SharedAnswer) -> float | None:
    """Mostly 3, as a machine would; the ends are rare, and a few get no level."""
    index = int(answer.id[2:])
    return None if index % 10 == 9 else {0: 1.2, 1: 4.8}.get(index % 10, 3.1)


def test_languages_and_levels_are_balanced() -> None:
    chosen = choose(MANY + FEW, 16, level_of)
    assert Counter(each.language.value for each in chosen) == {"ko": 8, "en": 8}
    seen = Counter(level_of(each) for each in chosen if each.language is Language.KO)
    assert seen == {None: 2, 1.2: 2, 3.1: 2, 4.8: 2}


def test_the_same_answers_are_chosen_whatever_their_order() -> None:
    assert choose(MANY + FEW, 12, level_of) == choose([*FEW, *reversed(MANY)], 12, level_of)


def test_fewer_answers_than_wanted_are_all_chosen() -> None:
    assert sorted(each.id for each in choose(FEW, 99, level_of)) == [each.id for each in FEW]


def test_the_machine_reads_no_more_than_it_must() -> None:
    read: list[str] = []

    def counting(answer: SharedAnswer) -> float | None:
        read.append(answer.id)
        return 3.0

    choose(MANY + FEW, 5, counting)
    assert len(read) == 20


def test_each_rater_has_all_answers_in_another_order_and_no_levels(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_sheet(path, FEW, ["Anna", "김하나"])
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf"), "a spreadsheet would not show Korean"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    orders = {
        rater: [row["id"] for row in rows if row["rater"] == rater] for rater in ("Anna", "김하나")
    }
    assert set(orders["Anna"]) == set(orders["김하나"]) == {each.id for each in FEW}
    assert orders["Anna"] != orders["김하나"]
    assert {row["level"] for row in rows} == {""}
    assert all(row["text"].startswith("'=") for row in rows), "a formula in a spreadsheet"
    assert "grade" not in rows[0]


def test_a_sheet_that_is_filled_in_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    write_sheet(path, FEW[:2], ["Anna"])
    text = path.read_text(encoding="utf-8").replace(",,en", ",4.5,en")
    path.write_text(text, encoding="utf-8")
    found = load_ratings([path], {each.id: each for each in FEW})
    assert found.levels.tolist() == [[4.5], [4.5]]


def test_a_sheet_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text("hours of work", encoding="utf-8")
    with pytest.raises(KnownError, match="is there already"):
        write_sheet(tmp_path / "sheet.csv", FEW, ["Anna"])
    assert (tmp_path / "sheet.csv").read_text(encoding="utf-8") == "hours of work"
