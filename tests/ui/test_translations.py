from __future__ import annotations

import ast
import shutil
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest
from linguist import translated
from PySide6.QtWidgets import QApplication

import kiosk.ui
from kiosk.flow import StaffPage, Way
from kiosk.interview import Improvement, KnownError, Language, Problem, TicketFault
from kiosk.ui.screens.staff import ACTIONS
from kiosk.ui.translations import FOLDER, Translations, compile_all, tr

COMPUTED = {
    "access": {each.value for each in Way}
    | {"volume", "speed"}
    | {f"{word}_{each}" for word in ("volume", "speed") for each in ("less", "more")},
    "chrome": {f"language_{each}" for each in Language},
    "device_check": {"heard_silent", "heard_faint", "heard_well"},
    "goodbye": {"matched", "private", "for_person"},
    "identity": {"name", "phone", "name_example", "phone_example"}
    | {"title", "note", "code_title", "code_note", "found_title"},
    "improvement": {each.value for each in Improvement},
    "keyboard": {"shift", "backspace", "signs", "space", "enter", "hangul", "latin"},
    "language": {f"choose_{each}" for each in Language},
    "page": {"up", "down"},
    "practice": {f"{each}_typed" for each in ("prepare", "answer", "retake")},
    "problem": {each.value for each in Problem},
    "staff": set(ACTIONS)
    | {f"title_{each}" for each in StaffPage}
    | {"camera", "microphone", "model", "queue", "disk", "sync", "clock"}
    | {f"{word}_{each}" for word in ("ask", "yes") for each in ("wipe", "power_off")},
    "result": {"silent", "all_silent"},
    "question": {"time", "time_own", "time_typed"},
    "voice": {"chosen", "not_chosen"},
    "ticket": {each.value for each in TicketFault},
    "review": {"waiting", "waiting_saved", "waiting_go_on"},
}
"""Keys that the code puts together; every other one stands in it as a literal."""


def used() -> dict[str, set[str]]:
    """Context -> keys, from every call of ``tr`` in the UI."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in Path(kiosk.ui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr":
                context, key = node.args[:2]
                assert isinstance(context, ast.Constant), f"{file.name}: a context is no literal"
                literals = {
                    each.value
                    for each in ast.walk(key)
                    if isinstance(each, ast.Constant) and not isinstance(key, ast.JoinedStr)
                }
                if not literals:
                    literals = COMPUTED[context.value]
                found[context.value] |= {each for each in literals if isinstance(each, str)}
    for context, keys in COMPUTED.items():
        found[context] |= keys
    return found


@pytest.mark.parametrize("language", Language)
def test_every_key_is_translated_and_none_is_left_over(language: Language) -> None:
    there = {context: set(keys) for context, keys in translated(language).items()}
    assert there == used()


@pytest.mark.parametrize("language", Language)
def test_no_translation_is_empty_or_marked_unfinished(language: Language) -> None:
    for context, keys in translated(language).items():
        for key, forms in keys.items():
            assert all(each.strip() for each in forms), f"{context}/{key} says nothing"
    assert 'type="unfinished"' not in (FOLDER / f"kiosk_{language}.ts").read_text("utf-8")


@pytest.mark.parametrize("language", [each for each in Language if each is not Language.KO])
def test_the_languages_use_the_same_values(language: Language) -> None:
    def values(forms: list[str]) -> set[str]:
        named = {part.split("}")[0] for form in forms for part in form.split("{")[1:]}
        return named | {"%n" for form in forms if "%n" in form}

    korean, other = translated(Language.KO), translated(language)
    for context, keys in korean.items():
        for key, forms in keys.items():
            assert values(forms) == values(other[context][key]), f"{context}/{key}"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (Language.KO, ("시험", "평가", "채점", "점수", "귀하", "합격")),
        (Language.ZH, ("考试", "考核", "评估", "评分", "打分", "分数", "面试", "合格", "贵方")),
        (
            Language.VI,
            ("kỳ thi", "đánh giá", "chấm điểm", "điểm số", "kiểm tra năng lực", "quý vị"),
        ),
    ],
)
def test_nobody_is_examined(language: Language, words: Sequence[str]) -> None:
    for keys in translated(language).values():
        for forms in keys.values():
            for word in words:
                assert not any(word in each.lower() for each in forms), forms


def test_chinese_is_written_in_simplified_characters() -> None:
    text = (FOLDER / "kiosk_zh.ts").read_text("utf-8")
    assert set(text) & set("們這個說話語務員會職業點選擇記錄讓來對時間問題") == set()


def test_every_language_names_itself_alike_everywhere() -> None:
    for language in Language:
        names = {translated(each)["chrome"][f"language_{language}"][0] for each in Language}
        assert len(names) == 1


@pytest.mark.usefixtures("qapp")
def test_plural_forms() -> None:
    translations = Translations()
    translations.use(Language.EN)
    assert tr("practice", "count", n=1) == "There is 1 question"
    assert tr("practice", "count", n=5) == "There are 5 questions"
    translations.use(Language.KO)
    assert tr("practice", "count", n=5) == "질문은 모두 5개예요"
    translations.use(Language.ZH)
    assert tr("practice", "count", n=5) == "一共有 5 个问题"
    translations.use(Language.VI)
    assert tr("practice", "count", n=1) == "Có tất cả 1 câu hỏi"


def test_compiling_writes_only_what_changed(tmp_path: Path) -> None:
    for language in Language:
        shutil.copy(FOLDER / f"kiosk_{language}.ts", tmp_path)
    assert len(compile_all(tmp_path)) == len(Language)
    assert compile_all(tmp_path) == []
    (tmp_path / "kiosk_en.qm").unlink()
    assert [each.name for each in compile_all(tmp_path)] == ["kiosk_en.qm"]


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "kiosk_xx.ts").write_text("<TS><context>", encoding="utf-8")
    with pytest.raises(KnownError, match="kiosk_xx.ts"):
        compile_all(tmp_path)


def test_missing_compiled_words_say_what_to_do(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.ui.translations.reading.FOLDER", tmp_path)
    with pytest.raises(KnownError, match="make setup"):
        Translations()
