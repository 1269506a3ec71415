"""Broken packs are told in one sentence: which file, which line, what was expected."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.interview import Competency, KnownError, Language
from kiosk.pack import default_pack_path, load_pack


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(default_pack_path(), tmp_path / "pack"))


@dataclass(frozen=True)
class Slip:
    """One edit of one file, the text on the line that must be named, and what must be said."""

    file: str
    old: str
    new: str
    line_with: str
    said: str


Q2 = 'id = "q2"\ncompetencies = ["problem_solving", "information"]'
SLIPS = {
    "syntax": Slip(
        "questions.toml",
        'id = "q2"',
        "id = ",
        "id = \n",
        "this is not TOML: invalid value",
    ),
    "unclosed": Slip(
        "fair.toml",
        'accent = "#1F6F5F"',
        'accent = "#1F6F5F',
        "accent",
        "this is not TOML: illegal character",
    ),
    "a key twice": Slip(
        "fair.toml",
        "keep_days = 90",
        "keep_days = 90\nkeep_days = 30",
        "keep_days = 30",
        "this is not TOML: cannot overwrite a value",
    ),
    "wrong type": Slip(
        "questions.toml",
        "prepare_s = 30",
        'prepare_s = "30"',
        'prepare_s = "30"',
        'question "q1": prepare_s must be a number; found "30"',
    ),
    "half a day": Slip(
        "fair.toml",
        "keep_days = 90",
        "keep_days = 90.5",
        "keep_days",
        "keep_days must be a whole number; found 90.5",
    ),
    "a text for a list": Slip(
        "fair.toml",
        'languages = ["ko", "en", "zh", "vi"]',
        'languages = "ko"',
        "languages",
        'languages must be a list; found "ko"',
    ),
    "a list for a table": Slip(
        "fair.toml",
        "[branding]",
        "[[branding]]",
        "[[branding]]",
        "branding must be a table; found a list",
    ),
    "a number for a text": Slip(
        "fair.toml",
        'organiser.en = "the fair\'s organising office"',
        "organiser.en = 7",
        "organiser.en = 7",
        "organiser.en must be a text; found 7",
    ),
    "a text for a day": Slip(
        "fair.toml",
        "ends_on = 2026-12-11",
        'ends_on = "2026-12-11"',
        'ends_on = "2026-12-11"',
        'ends_on must be a date such as 2026-12-31; found "2026-12-11"',
    ),
    "a text for yes or no": Slip(
        "consent.toml",
        "required = true",
        'required = "yes"',
        'required = "yes"',
        'item "interview": required must be true or false; found "yes"',
    ),
    "unknown key": Slip(
        "questions.toml",
        Q2,
        f"{Q2}\nhints = 3",
        "hints = 3",
        'question "q2": hints is not a key here; expected text, hint, prepare_s, answer_s, id, '
        "competencies",
    ),
    "unknown key above": Slip(
        "fair.toml",
        'version = "2026.11"',
        'version = "2026.11"\nvenue = "hall"',
        "venue",
        "venue is not a key here; expected id, version, languages, name",
    ),
    "unknown competency": Slip(
        "questions.toml",
        '["problem_solving", "information"]',
        '["problem_solving", "informatoin"]',
        "informatoin",
        'question "q2": competencies must be some of communication, numeracy, problem_solving, '
        "self_development, resource_management, interpersonal, information, technology, "
        'organization, work_ethics; found "informatoin"',
    ),
    "no competency": Slip(
        "questions.toml",
        '["problem_solving", "information"]',
        "[]",
        "competencies = []",
        'question "q2": competencies must not be empty',
    ),
    "unknown language": Slip(
        "fair.toml",
        'languages = ["ko", "en", "zh", "vi"]',
        'languages = ["ko", "xx"]',
        "languages =",
        'languages must be some of ko, en, zh, vi; found "xx"',
    ),
    "a text in an unknown language": Slip(
        "questions.toml",
        'text.en = "Tell us about one thing',
        'text.fr = "Tell us about one thing',
        "text.fr",
        'practice.text.fr must be one of ko, en, zh, vi; found "fr"',
    ),
    "text missing in one language": Slip(
        "questions.toml",
        'text.en = "Tell us about an unexpected',
        '# "',
        'text.ko = "뜻밖의',
        'question "q2": text.en is missing; expected a text in every language of the fair',
    ),
    "anchor missing in one language": Slip(
        "framework.toml",
        'en = "Word processing and spreadsheets',
        '# "',
        "[[competency.anchors.2]]",
        'competency "information": anchors.2.3.en is missing',
    ),
    "empty text": Slip(
        "fair.toml",
        'staff_contact.ko = "부스 옆 안내 데스크"',
        'staff_contact.ko = " "',
        "staff_contact.ko",
        "staff_contact.ko must not be empty",
    ),
    "text that is a plain string": Slip(
        "framework.toml",
        '{ ko = "사고력", en = "Thinking", zh = "思考", vi = "Tư duy" }',
        '"사고력"',
        '    "사고력",',
        'competency "problem_solving": facets.1 must be a table; found "사고력"',
    ),
    "a question without an id": Slip(
        "questions.toml",
        'id = "q2"',
        "",
        "[[question]]",
        "question 2: id is missing",
    ),
    "id taken": Slip(
        "questions.toml",
        'id = "q2"',
        'id = "q1"',
        "[[question]]",
        'question "q1": must have an id of its own; found "q1" a second time',
    ),
    "the practice's id": Slip(
        "questions.toml",
        'id = "q2"',
        'id = "practice"',
        'id = "practice"',
        'question "practice": id must not be "practice": that is the practice',
    ),
    "an id that is no file name": Slip(
        "questions.toml",
        'id = "q2"',
        'id = "q 2"',
        'id = "q 2"',
        'question "q 2": id must be up to 40 of a-z, 0-9, - and _; found "q 2"',
    ),
    "no practice": Slip(
        "questions.toml",
        "[practice]",
        "[practise]",
        "# What the booth asks",
        "practice is missing",
    ),
    "time zero": Slip(
        "questions.toml",
        "answer_s = 30",
        "answer_s = 0",
        "answer_s = 0",
        "practice.answer_s must be greater than 0; found 0",
    ),
    "ends before it starts": Slip(
        "fair.toml",
        "ends_on = 2026-12-11",
        "ends_on = 2026-12-01",
        "ends_on = 2026-12-01",
        "ends_on must not be before starts_on (2026-12-10)",
    ),
    "deleted never": Slip(
        "fair.toml",
        "keep_days = 90",
        "keep_days = 0",
        "keep_days = 0",
        "keep_days must be greater than 0; found 0",
    ),
    "a colour that is none": Slip(
        "fair.toml",
        'accent = "#1F6F5F"',
        'accent = "green"',
        'accent = "green"',
        'branding.accent must be a colour such as #1F6F5F; found "green"',
    ),
    "a competency twice": Slip(
        "framework.toml",
        'id = "technology"',
        'id = "information"',
        "[[competency]]",
        'competency "information": must have an id of its own',
    ),
    "a level that is none": Slip(
        "framework.toml",
        '[[competency.anchors.1]]\nko = "기계요?',
        '[[competency.anchors.6]]\nko = "기계요?',
        "[[competency.anchors.",
        'competency "technology": anchors must be for the levels 1, 2, 3, 4, 5; found "6"',
    ),
    "placeholder": Slip(
        "consent.toml",
        "All is deleted within {keep_days}",
        "All is deleted within {days}",
        "when_deleted.en",
        "when_deleted.en may leave only {fair}, {organiser}, {staff_contact}, {keep_days} to be "
        'filled in; found "{days}"',
    ),
    "an item that may be refused made required": Slip(
        "consent.toml",
        'id = "automated"\nrequired = false',
        'id = "automated"\nrequired = true  # of everybody',
        "# of everybody",
        'item "automated": required must be false for "automated": everybody may refuse it and '
        "still take part (PIPA art. 17, 22, 37-2)",
    ),
    "consent item with the id of the notice": Slip(
        "consent.toml",
        'id = "match_notice"',
        'id = "notice"',
        'id = "notice"',
        'item "notice": id must not be "notice": that is what everybody is told',
    ),
    "consent item without its legal text": Slip(
        "consent.toml",
        'legal.en = """\nConsent to the use of contact',
        'small_print = """\nConsent to the use of contact',
        'legal.ko = """',
        'item "match_notice": legal.en is missing',
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_is_named_by_file_line_and_expectation(folder: Path, slip: Slip) -> None:
    path = folder / slip.file
    before = path.read_text()
    assert slip.old in before
    path.write_text(before.replace(slip.old, slip.new, 1))
    with pytest.raises(KnownError) as caught:
        load_pack(folder)
    file, line, said = str(caught.value).split(":", 2)
    assert file == slip.file
    row = path.read_text().split("\n")[int(line) - 1] + "\n"
    assert slip.line_with in row
    assert said.strip().startswith(slip.said)
    assert "\n" not in said


def complaint(folder: Path) -> str | None:
    """What is said about the pack, or None where it loads (a comment may have been hit)."""
    try:
        load_pack(folder)
    except KnownError as error:
        return str(error)
    return None


ROWS = [
    (path.name, number)
    for path in default_pack_path().glob("*.toml")
    for number in range(len(path.read_text().split("\n")))
]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(ROWS), st.sampled_from(["", "x", "x = 1", "[x]", "[[x]]", '"""']))
def test_whatever_is_put_in_place_of_a_line_is_told_in_one_sentence(
    place: tuple[str, int], typed: str
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(shutil.copytree(default_pack_path(), Path(name) / "pack"))
        path = folder / place[0]
        rows = path.read_text().split("\n")
        rows[place[1]] = typed
        path.write_text("\n".join(rows))
        said = complaint(folder)
        assert said is None or re.match(rf"{re.escape(place[0])}:[1-9]\d*: \S.*\Z", said)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="nowhere: there is no such folder; expected a fair pack"):
        load_pack(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["fair", "questions", "framework", "consent"])
def test_a_file_is_missing(folder: Path, name: str) -> None:
    (folder / f"{name}.toml").unlink()
    with pytest.raises(KnownError, match=rf"^{name}\.toml: the file is missing; expected it in "):
        load_pack(folder)


def test_a_folder_in_place_of_a_file(folder: Path) -> None:
    (folder / "fair.toml").unlink()
    (folder / "fair.toml").mkdir()
    with pytest.raises(KnownError, match=r"^fair\.toml: the file cannot be read: Is a directory"):
        load_pack(folder)


def test_not_utf_8(folder: Path) -> None:
    (folder / "fair.toml").write_bytes('id = "x"\nname.ko = "박람회"\n'.encode("cp949"))
    with pytest.raises(KnownError, match=r"^fair\.toml:2: must be written in UTF-8"):
        load_pack(folder)


def test_a_byte_order_mark_does_no_harm(folder: Path) -> None:
    path = folder / "fair.toml"
    path.write_text(path.read_text(), encoding="utf-8-sig")
    assert load_pack(folder).id == "gwangju-default"


def test_zero_questions(folder: Path) -> None:
    path = folder / "questions.toml"
    practice, _, _ = path.read_text().partition("[[question]]")
    path.write_text(practice)
    with pytest.raises(KnownError, match=r"^questions\.toml:1: question is missing$"):
        load_pack(folder)
    path.write_text("question = []\n" + practice)
    with pytest.raises(KnownError, match=r"^questions\.toml:1: question must not be empty$"):
        load_pack(folder)


def test_a_competency_is_missing_from_the_framework(folder: Path) -> None:
    path = folder / "framework.toml"
    head, *tables = path.read_text().split("[[competency]]")
    path.write_text("[[competency]]".join([head, *tables[:-1]]))
    expected = r"^framework\.toml:\d+: competency must define all ten competencies; missing: work_e"
    with pytest.raises(KnownError, match=expected):
        load_pack(folder)


def test_a_level_without_anchors(folder: Path) -> None:
    path = folder / "framework.toml"
    text = path.read_text()
    head, first, rest = text.partition('id = "numeracy"')
    path.write_text(head + first + rest.replace("anchors.4]]", "anchors.5]]", 4))
    with pytest.raises(KnownError) as caught:
        load_pack(folder)
    assert 'competency "numeracy": anchors must hold a sentence for every level; level 4' in str(
        caught.value
    )


def test_several_faults_name_the_first_in_file_order_and_count_the_others(folder: Path) -> None:
    for name, old, new in (
        ("questions.toml", "prepare_s = 20", "prepare_s = -1"),
        ("questions.toml", 'id = "q2"', 'id = "Q2"'),
        ("fair.toml", "keep_days = 90", "keep_days = 9.5"),
    ):
        path = folder / name
        path.write_text(path.read_text().replace(old, new, 1))
    (folder / "consent.toml").unlink()
    with pytest.raises(KnownError, match=r"^fair\.toml:\d+: keep_days must .* \(and 3 more to me"):
        load_pack(folder)
    path = folder / "fair.toml"
    path.write_text(path.read_text().replace("keep_days = 9.5", "keep_days = 95"))
    with pytest.raises(KnownError, match=r"^questions\.toml:\d+: practice\.prepare_s .*and 2 more"):
        load_pack(folder)


def test_a_fair_in_one_language_needs_and_keeps_that_one_only_in_its_consent(folder: Path) -> None:
    path = folder / "fair.toml"
    path.write_text(path.read_text().replace('["ko", "en", "zh", "vi"]', '["ko"]'))
    questions = folder / "questions.toml"
    korean = [
        row for row in questions.read_text().split("\n") if not re.search(r"\.(en|zh|vi) = ", row)
    ]
    questions.write_text("\n".join(korean))
    pack = load_pack(folder)
    assert pack.languages == (Language.KO,)
    assert pack.questions[0].text.keys() == {Language.KO}
    assert pack.consent.what.keys() == {Language.KO}


def test_consent_texts_are_filled_in_from_the_fair(folder: Path) -> None:
    path = folder / "fair.toml"
    path.write_text(path.read_text().replace("keep_days = 90", "keep_days = 17"))
    consent = load_pack(folder).consent
    assert "17일" in consent.when_deleted[Language.KO]
    assert "17 days" in consent.items[0].legal[Language.EN]


def test_the_hash_of_a_consent_item_follows_its_words_in_that_language(folder: Path) -> None:
    before = load_pack(folder).consent.items[0]
    path = folder / "consent.toml"
    path.write_text(path.read_text().replace("The interview needs this.", "We need this."))
    after = load_pack(folder).consent.items[0]
    assert before.sha256(Language.EN) != after.sha256(Language.EN)
    assert before.sha256(Language.KO) == after.sha256(Language.KO)
    assert before.sha256(Language.KO) != before.sha256(Language.EN)


def test_the_pack_hash_follows_bytes_and_names_and_not_times(folder: Path) -> None:
    original = load_pack(folder).sha256
    for path in folder.iterdir():
        os.utime(path, (1, 1))
    assert load_pack(folder).sha256 == original
    extra = folder / "logo" / "a.svg"
    extra.parent.mkdir()
    extra.write_text("<svg/>")
    with_extra = load_pack(folder).sha256
    extra.rename(extra.with_name("b.svg"))
    renamed = load_pack(folder).sha256
    (folder / "fair.toml").write_bytes((folder / "fair.toml").read_bytes() + b"\n")
    assert len({original, with_extra, renamed, load_pack(folder).sha256}) == 4


def test_anchors_are_by_level_and_every_competency_is_found(folder: Path) -> None:
    framework = load_pack(folder).framework
    assert framework.version
    for competency in Competency:
        assert list(framework.of(competency).anchors) == [1, 2, 3, 4, 5]
