from __future__ import annotations

import itertools
import json
import re
import tomllib
from pathlib import Path

import pytest

from kiosk.assess import SHIPPED_DIR
from kiosk.assess.features import Answer
from kiosk.assess.neutral import neutral, plain
from kiosk.interview import COVERED, Language

KO, EN = Language.KO, Language.EN
HERE = Path(__file__).parent
CORPUS = SHIPPED_DIR / "corpus"


def _choices(answer: str) -> list[str]:
    """The answer with each of its {one|other} written out."""
    parts = [part.split("|") for part in re.split(r"[{}]", answer)]
    return ["".join(each) for each in itertools.product(*parts)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (KO, "제가 여자라서 다들 걱정했어요.", "제가 남자라서 다들 걱정했어요."),
        (KO, "저는 광주에서 온 사람이에요.", "저는 대구에서 온 사람이에요."),
        (KO, "목포에서 식당 할 때 배웠어요.", "대구에서 식당 할 때 배웠어요."),
        (KO, "쉰여덟 살에 처음 배웠어요.", "스물네 살에 처음 배웠어요."),
        (KO, "저는 휠체어를 타지만 다 해요.", "저는 보청기를 끼지만 다 해요."),
        (KO, "베트남에서 왔고 열심히 해요.", "독일에서 왔고 열심히 해요."),
        (KO, "성당에 다니면서 봉사했어요.", "절에 다니면서 봉사했어요."),
        (KO, "명문대를 다니면서 일했어요.", "지방대를 다니면서 일했어요."),
        (KO, "아들을 키우면서 일했어요.", "부모님을 모시면서 일했어요."),
        (EN, "As a mother of two I plan ahead.", "As a father of two I plan ahead."),
        (EN, "I'm from Leeds and I fixed it.", "I'm from Lagos and I fixed it."),
        (EN, "At twenty-four I ran the shop.", "At sixty-four I ran the shop."),
        (EN, "I'm a Catholic, so I told him.", "I'm a Muslim, so I told her."),
        (EN, "I wear a hearing aid at work.", "I wear glasses at work."),
        (EN, "My wife drove, he paid.", "My husband drove, she paid."),
        (EN, "My granny sold eggs.", "My grandpa sold eggs."),
        (EN, "I went to a private school.", "I went to a state school."),
    ],
)
def test_who_somebody_is_reads_the_same(language: Language, one: str, other: str) -> None:
    assert one != other
    assert neutral(one, language).text == neutral(other, language).text


@pytest.mark.parametrize("language", COVERED)
def test_every_choice_of_who_somebody_is_reads_the_same(language: Language) -> None:
    pairs = tomllib.loads((HERE / "swap_pairs.toml").read_text(encoding="utf-8"))[language.value]
    read = {answer: {plain(each, language) for each in _choices(answer)} for answer in pairs}
    assert {answer: ways for answer, ways in read.items() if len(ways) > 1} == {}
    assert all(len(_choices(answer)) > 1 for answer in pairs)


@pytest.mark.parametrize("language", COVERED)
def test_what_says_nothing_of_a_person_stays(language: Language) -> None:
    file = tomllib.loads((HERE / "everyday_words.toml").read_text(encoding="utf-8"))
    changed = {each: neutral(each, language).text for each in file[language.value]}
    assert {each: read for each, read in changed.items() if read != each.lower()} == {}


def test_marks_and_case_are_not_read() -> None:
    assert plain("Well, I DID it!  Twice.", EN) == plain("well i did it twice", EN)


SCHOOL = (
    "{}를 나와서 그런지 기계 소리에는 예민한 편입니다. 사출기에서 평소와 다른 소리가 나길래 멈추고"
    " 열어 봤더니 베어링이 깨지기 직전이었습니다. 미리 바꿔서 라인을 세우지 않았고, 그때부터 소리"
    " 점검을 일지에 넣었습니다."
)
SIDE = (
    "I captained the {} rugby side at my club for three seasons, and that's really where I learned"
    " to lead. On the shop floor I do the same: short briefing, clear jobs, and I check in with the"
    " quietest person first. Last month our team hit its target two weeks early."
)


@pytest.mark.parametrize(
    ("language", "said", "one", "other"),
    [(KO, SCHOOL, "과학고", "공고"), (EN, SIDE, "men's", "women's")],
)
def test_a_longer_word_for_who_somebody_is_moves_no_cut(
    language: Language, said: str, one: str, other: str
) -> None:
    a, b = (Answer.of(said.format(each), language) for each in (one, other))
    assert a.read == b.read
    assert a.words == b.words
    assert one in a.sentences[0].of(a.text)


@pytest.mark.parametrize("hand", ["ko-e", "en-f"])
def test_all_that_was_said_is_in_some_sentence(hand: str) -> None:
    for each in (CORPUS / f"{hand}.jsonl").read_text(encoding="utf-8").splitlines():
        text, language = (json.loads(each)[field] for field in ("text", "lang"))
        answer = Answer.of(text, Language(language))
        said = "".join(span.of(text) for span in answer.sentences)
        assert "".join(said.split()) == "".join(text.split())
        assert len(answer.read) == len(answer.sentences)
        assert all(answer.read)
