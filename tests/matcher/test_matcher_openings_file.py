"""Files of openings: three shapes that say the same, and faults that name their place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from envelopes import opening

from matcher.contract import CompetencyId, Opening
from matcher.errors import KnownError
from matcher.openings_file import read_openings_file, sample_file

TOML = """\
[[openings]]
id = "cafe"
company = "해오름카페"
contact = "jobs@company.example"
titles = { ko = "매장 직원", en = "Shop assistant" }
requirements = [
  { competency = "communication", level = 3 },
  { competency = "numeracy", level = 3 },
]
"""
CSV = """\
id,company,title_ko,title_en,contact,requirements
cafe,해오름카페,매장 직원,Shop assistant,jobs@company.example,communication:3; numeracy:3:1.0
"""
JSON = json.dumps([opening("cafe").model_dump(mode="json")])


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.toml", TOML),
        ("a.json", JSON),
        ("a.json", f'{{"openings": {JSON}}}'),
        ("a.csv", CSV),
        ("a.CSV", "\ufeff" + CSV.replace("\n", "\r\n")),
    ],
)
def test_every_shape_says_the_same(tmp_path: Path, name: str, text: str) -> None:
    assert read_openings_file(write(tmp_path, name, text)) == (opening("cafe"),)


def test_csv_with_every_column(tmp_path: Path) -> None:
    header = (
        "id,company,title_ko,title_en,description_ko,description_en,places,contact,requirements\n"
    )
    row = 'a,가나,제목,,"설명, 쉼표",,3,,technology:4.5:0.25\n'
    [found] = read_openings_file(write(tmp_path, "a.csv", header + row))
    assert found.titles == {"ko": "제목"}
    assert found.descriptions == {"ko": "설명, 쉼표"}
    assert (found.places, found.contact) == (3, "")
    [asked] = found.requirements
    assert (asked.competency, asked.level, asked.weight) == ("technology", 4.5, 0.25)


FAULTS = [
    ("a.txt", TOML, r"a\.txt: .*\.toml, \.json or \.csv"),
    ("a.toml", "[[openings]]\nid = \nplaces = 1", r"a\.toml: valid TOML .*line 2"),
    ("a.toml", "", r"a\.toml: a list named openings was expected"),
    ("a.toml", "openings = []", r"a\.toml: at least one opening"),
    ("a.toml", "colour = 1\n" + TOML, r"nothing but openings .* found colour"),
    ("a.toml", TOML.replace("level = 3", "level = 9", 1), r'line 1 \(opening 1, "cafe"\): req.*le'),
    ("a.toml", TOML.replace("communication", "charm"), r"requirements\.0\.competency: .*numeracy"),
    (
        "a.toml",
        TOML.replace("company =", "firm ="),
        r'line 1 \(opening 1, "cafe"\): (company|firm)',
    ),
    ("a.toml", TOML.replace("{ ko =", "{ fr =").replace("en =", "de ="), r"titles: a title in Kor"),
    ("a.toml", TOML.replace("numeracy", "communication"), r"communication was expected once"),
    ("a.toml", TOML + TOML, r'line 10 \(opening 2, "cafe"\): an id of its own'),
    ("a.toml", TOML + TOML.replace('"cafe"', '"Café"'), r"line 10 .*: id: "),
    ("a.json", "[1,", r"a\.json, line 1, column 4: valid JSON"),
    ("a.json", "[1]", r"a\.json, opening 1: "),
    ("a.json", "7", r"a list named openings"),
    ("a.csv", "id,company\n", r"line 1: a column named requirements"),
    ("a.csv", CSV.replace("title_ko", "title"), r"line 1: the column title was not expected"),
    ("a.csv", CSV + "shop,가게\n", r"line 3: as many fields as in line 1"),
    ("a.csv", CSV.replace("numeracy:3:1.0", "numeracy"), r"line 2: requirements: competency:level"),
    ("a.csv", CSV.replace("numeracy:3", "numeracy:high"), r"line 2: requirements\.1\.level"),
    ("a.csv", CSV.splitlines()[0], r"at least one opening"),
]


@pytest.mark.parametrize(("name", "text", "said"), FAULTS)
def test_a_fault_names_its_place(tmp_path: Path, name: str, text: str, said: str) -> None:
    path = write(tmp_path, name, text)
    with pytest.raises(KnownError, match=said) as caught:
        read_openings_file(path)
    assert str(caught.value).startswith(str(path))
    assert "\n" not in str(caught.value)


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(CSV.encode("cp949"))
    with pytest.raises(KnownError, match="UTF-8"):
        read_openings_file(path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        read_openings_file(tmp_path / "none.toml")


@pytest.fixture(scope="module")
def sample() -> tuple[Opening, ...]:
    return read_openings_file(sample_file())


def test_the_sample_uses_every_competency_in_both_languages(sample: tuple[Opening, ...]) -> None:
    assert len(sample) == 12
    assert {need.competency for each in sample for need in each.requirements} == set(CompetencyId)
    for each in sample:
        assert set(each.titles) == set(each.descriptions) == {"ko", "en"}
        assert each.contact.endswith(".example")
