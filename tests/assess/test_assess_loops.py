from __future__ import annotations

import pytest

from kiosk.assess.loops import kept, unstuck


def test_a_looping_phrase_is_cut_to_its_first_round() -> None:
    words = ["그래서", "저는", "저는", "그때", "저는", "그때", "저는", "그때", "저는", "그때", "끝"]
    assert [words[i] for i in kept(words)] == ["그래서", "저는", "저는", "그때", "끝"]


def test_punctuation_and_case_do_not_hide_a_loop() -> None:
    words = ["Thank", "you.", "thank", "you", "Thank", "you,", "THANK", "you"]
    assert kept(words) == [0, 1]


@pytest.mark.parametrize("text", ["네 네 네", "no no no", "저 저 그러니까", "very very good", ""])
def test_what_people_really_repeat_stays(text: str) -> None:
    assert kept(text.split()) == list(range(len(text.split())))


def test_a_stuck_syllable_is_said_once() -> None:
    assert unstuck("하하하하하하하하") == "하"
    assert unstuck("아아") == "아아"
    assert unstuck("1000000원을") == "1000000원을"
