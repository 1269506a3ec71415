from __future__ import annotations

import pytest

from kiosk.assess.numerals import is_number


@pytest.mark.parametrize(
    "word",
    [
        "3년",
        "3년간",
        "2024년에는",
        "10명이",
        "20퍼센트로",
        "30%를",
        "1시간쯤",
        "5천만원을",
        "3년6개월",
        "2만5천원",
    ]
    + [
        "1등을",
        "2층에서",
        "100개씩",
        "90점이었습니다.",
        "10대1의",
        "12시까지",
        "1위를",
        "4명인데요,",
        "(3번)",
        "1박2일로",
    ],
)
def test_a_number_with_its_counter_is_one(word: str) -> None:
    assert is_number(word)


@pytest.mark.parametrize("word", ["1위절이", "1녀", "2리저리", "길1녀풀어", "그2는"])
def test_a_syllable_written_as_a_digit_is_none(word: str) -> None:
    assert not is_number(word)


@pytest.mark.parametrize("word", ["하나", "3", "2024", "mp3", "80%", "3,000", "걸어갔다."])
def test_what_has_no_digit_beside_hangul_is_left_alone(word: str) -> None:
    assert is_number(word)
