from __future__ import annotations

import random

import pytest

from kiosk.assess.perturb import misheard
from kiosk.assess.spelling import Lexicon, Speller
from kiosk.interview import Language

TEXTS = [
    "the supplier called and the goods came",
    "then they called the supplier",
    "and then the goods came",
    "i read the list and then i called them",
]


@pytest.fixture(scope="module")
def speller() -> Speller:
    return Speller(Lexicon.of(TEXTS * 50, ["the", "than", "boat"]))


def mended(text: str, speller: Speller) -> str:
    """As the heads read it."""
    return speller.guessed(text) if speller.is_garbled(text) else text


def test_a_garbled_text_is_mended_from_known_words(speller: Speller) -> None:
    assert mended("the supplxer cklled and the goqds came", speller) == TEXTS[0]


def test_a_word_with_a_letter_too_many_or_too_few_is_mended(speller: Speller) -> None:
    assert mended("then they caled the suppliier", speller) == TEXTS[1]


def test_ordinary_speech_with_a_rare_word_stays(speller: Speller) -> None:
    text = "the supplier called and then they came nobbut the goods"
    assert mended(text, speller) == text


def test_what_is_like_no_known_word_stays(speller: Speller) -> None:
    assert mended("qqqqqqq zzzzzzz", speller) == "qqqqqqq zzzzzzz"


def test_the_words_around_it_tell_which_of_two_near_words_is_meant(speller: Speller) -> None:
    assert speller.guessed("and thex the goods") == "and then the goods"
    assert speller.guessed("thex called the supplier") == "they called the supplier"


def test_a_wrong_word_that_is_a_word_is_seen_through(speller: Speller) -> None:
    assert speller.guessed("than they called the supplier") == TEXTS[1]


def test_most_words_of_a_garbled_text_come_back(speller: Speller) -> None:
    rng = random.Random(1)
    heard = [misheard(text, Language.EN, rng) for text in TEXTS * 5]
    said = [word for text in TEXTS * 5 for word in text.split()]
    guessed = [word for text in heard for word in speller.guessed(text).split()]
    right = sum(a == b for a, b in zip(said, guessed, strict=True))
    raw = sum(a == b for a, b in zip(said, " ".join(heard).split(), strict=True))
    assert right >= 0.9 * len(said) > raw


def test_marks_and_numbers_keep_their_places(speller: Speller) -> None:
    assert speller.guessed("the 12 goqds, they came") == "the 12 goods, they came"


def test_no_text_is_no_words(speller: Speller) -> None:
    assert speller.guessed("") == ""
    assert speller.garbled("") == 0.0


def test_the_commonest_words_come_first_and_all_pairs_are_counted() -> None:
    lexicon = Lexicon.of(["a b a", "a b"], ["c", "a"])
    assert lexicon.words == ("a", "b", "c")
    assert lexicon.counts.tolist() == [3, 2, 0]
    assert lexicon.pairs.tolist() == [[0, 1, 2], [1, 0, 1]]
