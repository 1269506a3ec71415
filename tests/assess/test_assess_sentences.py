from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.assess.sentences import LONGEST, split
from kiosk.interview import Language

KO, EN = Language.KO, Language.EN


def texts(text: str, language: Language, pauses: tuple[int, ...] = ()) -> list[str]:
    return [span.of(text) for span in split(text, language, pauses)]


def test_korean_without_full_stops_is_split_at_polite_endings() -> None:
    text = (
        "저는 편의점에서 일했습니다 그때 손님이 화를 내셨는데요 제가 물건을 찾아 드렸고요 잘 됐어요"
    )
    assert texts(text, KO) == [
        "저는 편의점에서 일했습니다",
        "그때 손님이 화를 내셨는데요",
        "제가 물건을 찾아 드렸고요 잘 됐어요",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "정말 중요 고객이라서 조심해서 일하던 날",
        "급하게 필요 물품을 사러 가던 날",
        "비가 많이 오니까 손님이 없던 날",
    ],
)
def test_what_only_looks_like_an_ending_does_not_split(text: str) -> None:
    assert texts(text, KO) == [text]


def test_english_is_split_at_full_stops_but_not_in_numbers_or_titles() -> None:
    text = "I worked with Mr. Kim that summer. It took 3.5 hours to finish. Then we went home!"
    assert texts(text, EN) == [
        "I worked with Mr. Kim that summer.",
        "It took 3.5 hours to finish.",
        "Then we went home!",
    ]


def test_a_short_word_joins_what_follows() -> None:
    assert texts("네. 그때 제가 먼저 전화를 했습니다.", KO) == [
        "네. 그때 제가 먼저 전화를 했습니다."
    ]


def test_a_long_stretch_is_cut_at_a_pause_first() -> None:
    text = "word " * 30 + "here it goes on " + "word " * 30
    pause = text.index("here")
    assert pause in {span.start for span in split(text, EN, (pause,))}
    assert pause not in {span.start for span in split(text, EN)}


def test_a_long_stretch_is_cut_at_a_connective() -> None:
    text = (
        "I was working in a warehouse and we had a big order coming in on a Friday afternoon "
        "when nobody was there so I called the manager at home and then I started to pack the "
        "boxes by myself and I finished at nine in the evening"
    )
    parts = texts(text, EN)
    assert len(parts) == 2
    assert parts[1].startswith(("so ", "and "))


@given(
    st.text(alphabet=st.sampled_from("가나다요습니 .,!?\n abcKz3"), max_size=600),
    st.sampled_from([KO, EN]),
    st.lists(st.integers(0, 600), max_size=5),
)
def test_nothing_is_lost_added_or_said_twice(
    text: str, language: Language, pauses: list[int]
) -> None:
    spans = split(text, language, pauses)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)


def test_no_sentence_of_ordinary_length_is_too_long() -> None:
    text = "그리고 저는 그때 일을 하면서 배운 것을 적어 두었고 " * 20
    assert max(span.end - span.start for span in split(text, KO)) <= LONGEST[KO]
