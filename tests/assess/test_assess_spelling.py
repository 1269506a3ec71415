from __future__ import annotations

from kiosk.assess.spelling import Speller


def mended(text: str, speller: Speller) -> str:
    """As the heads read it."""
    return speller.guessed(text) if speller.is_garbled(text) else text


SPELLER = Speller(["the", "supplier", "called", "and", "goods", "came", "then", "they"])


def test_a_garbled_text_is_mended_from_known_words() -> None:
    assert mended("the supplxer cklled and the goqds came", SPELLER) == (
        "the supplier called and the goods came"
    )


def test_ordinary_speech_with_a_rare_word_stays() -> None:
    text = "the supplier called and then they came nobbut the goods"
    assert mended(text, SPELLER) == text


def test_what_is_like_no_known_word_stays() -> None:
    assert mended("qqqqq zzzz", SPELLER) == "qqqqq zzzz"


def test_the_commonest_of_equally_near_words_is_meant() -> None:
    assert mended("thex", Speller(["then", "they"])) == "then"
