"""Words as they come from the recogniser, without loading it."""

from __future__ import annotations

import pytest

from kiosk.assess.recogniser import _words
from kiosk.interview import Language, Segment, Transcript, joined

KO, EN, ZH = Language.KO, Language.EN, Language.ZH


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([" I", " paid", " 3", ".5", "%", "."], ["I", "paid", "3.5%."]),
        ([" 저", "는", " 했", "어요", "."], ["저는", "했어요."]),
        (["我", "用", "Ex", "cel", "算", "，", "20", "24", "年", "。"],
         ["我", "用", "Excel", "算，", "2024", "年。"]),
        ([" Tôi", " làm", " việc", "."], ["Tôi", "làm", "việc."]),
    ],
)  # fmt: skip
def test_parts_become_words(parts: list[str], words: list[str]) -> None:
    timed = [
        {"word": part, "start": at * 0.1, "end": at * 0.1 + 0.1, "probability": 0.9}
        for at, part in enumerate(parts)
    ]
    assert [each.text for each in _words(timed, 10.0)] == words


@pytest.mark.parametrize(
    ("language", "words", "text"),
    [
        (EN, ["I", "did", "it."], "I did it."),
        (KO, ["제가", "했어요."], "제가 했어요."),
        (ZH, ["我", "用", "Excel", "算，", "2024", "年。"], "我用Excel算，2024年。"),
        (ZH, ["用", "Google", "Maps", "找"], "用Google Maps找"),
        (ZH, [], ""),
    ],
)
def test_words_become_a_text(language: Language, words: list[str], text: str) -> None:
    assert joined(words, language) == text


def test_sentences_become_a_text() -> None:
    segments = (Segment("我先看。", 0, 1, 0.9), Segment("后来修好了。", 1, 2, 0.9))
    assert Transcript(ZH, segments, 2.0, "w").heard == "我先看。后来修好了。"
    assert Transcript(EN, segments, 2.0, "w").heard == "我先看。 后来修好了。"


def test_the_rest_of_an_answer_is_written_as_its_language_is() -> None:
    begun = Transcript(ZH, (Segment("我先看。", 0, 1, 0.9),), 1.0, "w")
    typed = Transcript(ZH, (), 0.0, "typed", correction="后来修好了。")
    assert begun.followed_by(typed).text == "我先看。后来修好了。"


@pytest.mark.parametrize(
    ("begun", "more", "whole"), [(ZH, KO, ZH), (KO, ZH, ZH), (KO, EN, EN), (EN, EN, EN)]
)
def test_a_person_reads_what_cannot_be_read_in_part(
    begun: Language, more: Language, whole: Language
) -> None:
    parts = [Transcript(each, (Segment("…", 0, 1, 0.9),), 1.0, "w") for each in (begun, more)]
    assert parts[0].followed_by(parts[1]).language is whole
