from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.ui.widgets.hangul import NOTHING, backspace, keys_of, press, type_keys

syllables = st.characters(min_codepoint=ord("가"), max_codepoint=ord("힣"))
texts = st.text(st.one_of(syllables, st.sampled_from(" .,!?aZ09")), max_size=30)


@given(texts)
def test_every_text_can_be_typed_by_its_keys(text: str) -> None:
    assert type_keys(keys_of(text)) == text


@given(syllables)
def test_backspace_takes_one_key_after_the_other_away(syllable: str) -> None:
    keys = keys_of(syllable)
    composed = NOTHING
    for key in keys:
        finished, composed = press(composed, key)
        assert not finished
    assert composed.text == syllable
    for left in range(len(keys) - 1, -1, -1):
        composed = backspace(composed)
        assert composed.text == type_keys(keys[:left])
    assert composed == NOTHING


@given(
    st.lists(
        st.sampled_from("ㅂㅃㅈㅉㄷㄸㄱㄲㅅㅆㅛㅕㅑㅐㅒㅔㅖㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ"),
        max_size=20,
    )
)
def test_no_key_is_ever_lost(keys: list[str]) -> None:
    assert keys_of(type_keys(keys)) == keys


def test_a_tail_goes_over_to_the_vowel_that_follows() -> None:
    assert type_keys(list("ㄱㅏㄱㅏ")) == "가가"
    assert type_keys(list("ㄷㅏㄹㄱㅇㅣ")) == "닭이"
    assert type_keys(list("ㄷㅏㄹㄱㅣ")) == "달기"
    assert type_keys(list("ㄱㅏㄲㅏ")) == "가까"


def test_what_is_typed_at_a_booth() -> None:
    assert type_keys(list("ㅇㅏㄴㄴㅕㅇㅎㅏㅅㅔㅇㅛ")) == "안녕하세요"
    assert type_keys(list("ㅇㅗㅐ ㄱㅡㄹㅐ?")) == "왜 그래?"
    assert type_keys(list("ㄱㅏㅂㅅㅇㅣ")) == "값이"
