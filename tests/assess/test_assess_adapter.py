"""A garbled answer is read much as the clear one; who somebody is moves less than before."""

from __future__ import annotations

import json
import random
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess import adapter
from kiosk.assess.adapter import PLACES
from kiosk.assess.corpus import DEVELOPMENT, Graded
from kiosk.assess.embed import LAYERS, Embedder, Vectors
from kiosk.assess.features import Answer
from kiosk.assess.fit_adapter import teach
from kiosk.assess.fit_adapter_alike import to_tell_alike, wordings
from kiosk.assess.fit_adapter_lessons import to_grade
from kiosk.assess.fit_identity import chosen
from kiosk.assess.perturb import garbled
from kiosk.interview import KnownError, Language
from models.registry import installed_path

HERE = Path(__file__).parent
KO, EN = Language.KO, Language.EN
CLEAR = {
    KO: [
        "창고에서 재고가 안 맞아서 제가 선반마다 표를 붙이고 하루 두 번씩 세었습니다",
        "손님이 화를 내시길래 일단 끝까지 듣고 환불 대신 교환을 제안했더니 웃고 가셨어요",
        "저는 늘 꼼꼼하다는 말을 듣고 맡은 일은 끝까지 하는 편입니다",
        "회의 때 의견이 갈려서 두 안을 표로 만들어 비교했고 다들 두 번째 안을 골랐어요",
        "기계가 자꾸 멈춰서 기록을 뒤져 보니 온도가 문제라 환풍기를 하나 더 달았습니다",
        "아이들이 많이 오는 시간에는 쉬운 말로 안내문을 다시 써서 문 앞에 붙였어요",
    ],
    EN: [
        "the stock never added up so i labelled every shelf and counted twice a day",
        "a customer shouted at me so i heard her out and offered to swap it and she left smiling",
        "people always tell me that i am thorough and i finish whatever i begin",
        "we could not agree so i put both plans side by side and everybody chose the second",
        "the machine kept stopping and the log showed it was the heat so i fitted another fan",
        "when lots of children came i wrote the sign again in easy words and put it on the door",
    ],
}


WHO = {
    KO: [
        "[[저는 아이 셋을 키우고|혼자 살고 딸린 식구가 없고]] 창고에서 일합니다",
        "[[휠체어를 타고|걷는 데 아무 불편이 없고]] 전화로 상담을 했어요",
    ],
    EN: [
        "[[I am a mother of three|There is nobody at home but me]] and i work in a warehouse",
        "[[I use a wheelchair|There is nothing wrong with my legs]] and i took calls all day",
    ],
}
CHOICES = [chosen(text, language) for language, texts in WHO.items() for text in texts]


GRADED = [
    Graded(
        text,
        language,
        "communication",
        3.0,
        "ordinary",
        "ab"[number % 2],
        roles=((0, 20, "SA"), (20, len(text), "O")),
    )
    for language, texts in CLEAR.items()
    for number, text in enumerate(texts)
]


def plain() -> Embedder:
    """The model as it came, new for every test that changes it."""
    return Embedder(installed_path("multilingual-e5-small"), "plain")


def wholes(embedder: Embedder, texts: list[str]) -> Vectors:
    return np.stack([each.whole for each in embedder.read([[text] for text in texts])])


def moved(embedder: Embedder, clear: list[str], other: list[str]) -> float:
    """How far texts move, in units of how far clear ones lie apart."""
    one, two = wholes(embedder, clear), wholes(embedder, other)
    apart = np.linalg.norm(one - one.mean(axis=0), axis=1).mean()
    return float(np.linalg.norm(one - two, axis=1).mean() / apart)


@pytest.mark.models
@pytest.mark.parametrize("language", [KO, EN])
def test_a_garbled_answer_moves_less_than_it_did(embedder: Embedder, language: Language) -> None:
    rng = random.Random(1)
    clear = CLEAR[language]
    heard = [garbled(each, language, rng, 0.12) for each in clear]
    assert moved(embedder, clear, heard) < 0.8 * moved(plain(), clear, heard)


@pytest.mark.models
@pytest.mark.parametrize("language", [KO, EN])
def test_a_clear_answer_stays_nearest_to_itself(embedder: Embedder, language: Language) -> None:
    taught, before = wholes(embedder, CLEAR[language]), wholes(plain(), CLEAR[language])
    far = np.linalg.norm(taught[:, None] - before, axis=2)
    assert far.argmin(axis=1).tolist() == [*range(len(taught))]


@pytest.mark.models
@pytest.mark.parametrize("language", [KO, EN])
def test_who_somebody_is_moves_an_answer_less_than_it_did(
    embedder: Embedder, language: Language
) -> None:
    """By writers who had not seen the texts that taught it, in words that no list knows."""
    lines = (HERE / "swap_answers.jsonl").read_text(encoding="utf-8").splitlines()
    pairs = [each for each in map(json.loads, lines) if each["lang"] == language.value]
    read = [[" ".join(Answer.of(each[side], language).read) for each in pairs] for side in "ab"]
    rows = [row for row, (one, other) in enumerate(zip(*read, strict=True)) if one != other][:30]
    one, other = ([texts[row] for row in rows] for texts in read)
    assert len(rows) == 30
    assert moved(embedder, one, other) < 0.6 * moved(plain(), one, other)


@pytest.mark.models
def test_what_it_read_before_it_was_taught_can_still_be_read(embedder: Embedder) -> None:
    """Who looks for the words that say who somebody is needs to see them."""
    texts = [each.split() for each in CLEAR[EN]]
    before = plain().read(texts)
    for own, now, then in zip(
        before, embedder.read(texts), embedder.read_untaught(texts), strict=True
    ):
        assert np.array_equal(own.whole, then.whole)
        assert np.array_equal(own.parts, then.parts)
        assert not np.allclose(own.whole, now.whole, atol=0.01)


@pytest.mark.models
def test_teaching_changes_every_layer_that_is_read() -> None:
    told: list[int] = []
    changes = teach(
        plain(), GRADED, {"a"}, CHOICES, (2, 2, 3), tell=lambda step, loss: told.append(step)
    )
    assert told == [*range(1, 8)]
    assert len(changes) == max(LAYERS) * len(PLACES)
    assert all(np.abs(up).max() > 0 for _, up in changes.values())


@pytest.mark.models
def test_what_must_be_read_alike_is_read_more_alike() -> None:
    def apart(embedder: Embedder) -> float:
        read = [wholes(embedder, [each.text for each in group]) for group in CHOICES]
        return float(np.mean([np.linalg.norm(one - other) for one, other in read]))

    taught = plain()
    before = apart(taught)
    teach(taught, GRADED, {"a"}, CHOICES, (0, 0, 40))
    assert apart(taught) < 0.95 * before


@pytest.mark.models
def test_beside_an_answer_stand_two_choices_of_a_text() -> None:
    model = plain()
    learned = to_grade(model, GRADED)
    batches = to_tell_alike(model, learned, CHOICES, 12, 4, random.Random(3))
    assert {len(each.texts) for batch in batches for each in batch} == {1, 2}
    for each in (each for batch in batches for each in batch if len(each.texts) == 2):
        assert each.texts[0] != each.texts[1]
        (one, _), (other, _) = each.known
        np.testing.assert_array_equal(one, other)
    answers = {" ".join(each.as_read) for each in learned}
    pairs = [" ".join(e.texts[0]) for batch in batches for e in batch if len(e.texts) == 2]
    assert any(answer in pair for answer in answers for pair in pairs)


def test_a_text_without_who_somebody_is_must_be_read_as_with_it() -> None:
    told = wordings(chosen("[[I'm a Sikh,|I like rhubarb,]] and i sorted the post", EN))
    assert told == [
        ("i'm someone and i sorted the post",),
        ("i like rhubarb", "and i sorted the post"),
        ("and i sorted the post",),
    ]
    nothing_else = chosen("[[저는 루바브를 좋아해요.|저는 매운 걸 못 먹어요.]]", KO)
    assert wordings(nothing_else)[-1] == ("사람",)


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    changes = {"a.b": (np.ones((2, 3), np.float16), np.zeros((4, 2), np.float16))}
    for name in ("one.npz", "two.npz"):
        adapter.save(changes, {"b", "a"}, tmp_path / name)
    found = adapter.load(tmp_path / "one.npz")
    np.testing.assert_array_equal(found.changes["a.b"][0], changes["a.b"][0])
    assert found.authors == ("a", "b")
    assert found.version == adapter.load(tmp_path / "two.npz").version


def test_the_shipped_adapter_was_not_taught_the_grades_that_measure_it() -> None:
    assert not set(adapter.load().authors) & set(DEVELOPMENT)


def test_a_damaged_adapter_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "adapter.npz"
    for content in (None, b"nothing of the kind"):
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(KnownError, match="kiosk calibrate --adapter"):
            adapter.load(path)


@pytest.mark.parametrize("language", [KO, EN])
def test_about_the_share_that_was_asked_for_is_garbled(language: Language) -> None:
    text = " ".join(CLEAR[language])
    heard = garbled(text, language, random.Random(2), 0.15)
    assert len(heard) == len(text)
    wrong = sum(a != b for a, b in zip(text, heard, strict=True))
    assert 0.08 <= wrong / sum(map(str.isalnum, text)) <= 0.22
    assert garbled(text, language, random.Random(2), 0.0) == text
