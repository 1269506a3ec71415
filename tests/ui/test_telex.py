from __future__ import annotations

import pytest

from kiosk.ui.widgets import telex


def typed(keys: str) -> str:
    """What a row of keys makes, word by word."""
    done, word = "", ""
    for key in keys:
        if key.isalpha():
            word = telex.press(word, key)
        else:
            done, word = done + word + key, ""
    return done + word


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Nguyeenx Thij Hoaf", "Nguyễn Thị Hòa"),
        ("Nguyenxe", "Nguyễn"),
        ("Traanf Vawn Dduwcs", "Trần Văn Đức"),
        ("toi laf nguoiwf Vieetj Nam", "toi là người Việt Nam"),
        ("ddang hocj tieengs Hanf", "đang học tiếng Hàn"),
        ("truowngf thuowr", "trường thuở"),
        ("quaan giaf giuwx gif", "quân già giữ gì"),
        ("quys thuyr khuya xoaf xoan", "quý thủy khuya xòa xoan"),
        ("ngoaif ddieeuf rowif", "ngoài điều rời"),
        ("tw tuwf", "tư từ"),
        ("hoasn", "hoán"),
        ("DDOONGF", "ĐỒNG"),
        ("khoong xaf", "không xà"),
    ],
)
def test_words_are_written_as_they_are_spoken(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ass", "as"),
        ("aaa", "aa"),
        ("ddd", "dd"),
        ("aww", "aw"),
        ("asz", "a"),
        ("asf", "à"),
        ("tesst", "test"),
        ("dataa", "data"),
        ("Gooogle", "Google"),
        ("Exxcel", "Excel"),
    ],
)
def test_a_key_typed_twice_is_the_letter(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize("text", ["Kim", "web", "bread", "www", "z", "script"])
def test_what_is_no_syllable_stays_as_it_is(text: str) -> None:
    assert typed(text) == text
