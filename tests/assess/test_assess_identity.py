"""Words that say who somebody is and that no list knows are found and count less."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.embed import TextVectors
from kiosk.assess.features import Answer
from kiosk.assess.fit_identity import Marked, chosen, fit_finders, load_choices, words_of
from kiosk.assess.identity import Identity, chance
from kiosk.assess.score import Scorer
from kiosk.interview import Competency, KnownError, Language

KO, EN = Language.KO, Language.EN
HERE = Path(__file__).parent


def sees(chances: Sequence[float]) -> tuple[Identity, np.ndarray]:
    """A head and words with one feature each, in which it sees these chances."""
    logits = np.log(np.array(chances) / (1 - np.array(chances)))
    head = replace(
        Identity.blind(1),
        hidden=np.ones((1, 1)),
        hidden_offset=np.full(1, 20.0),
        weights=np.array([1.0, 0.0, 0.0]),
        offset=-20.0,
    )
    return head, logits[:, None]


def test_all_finders_are_heard() -> None:
    head, words = sees([0.9, 0.2])
    assert chance([head], words) == pytest.approx([0.9, 0.2])
    assert chance([head, Identity.blind(1)], words) == pytest.approx([0.45, 0.1], abs=1e-3)


def test_nothing_said_is_nothing_found() -> None:
    assert chance([Identity.blind(4)], np.zeros((0, 4))).shape == (0,)


def test_every_choice_is_a_text_of_its_own() -> None:
    found = chosen("I [[am a nun|skate]] and [[pray|fast]].", EN)
    assert [each.text for each in found] == ["I am a nun and pray.", "I skate and fast."]
    assert [found[0].text[a:b] for a, b in found[0].spans] == ["am a nun", "pray"]
    assert chosen("plain", EN) == [Marked("plain", EN, ())]


def test_marked_and_listed_words_are_what_is_looked_for() -> None:
    text = "As a skater I told the woman."
    marked = Marked(text, EN, ((5, 11),))
    words = words_of(marked, as_said=True)[0]
    assert [each.read for each in words] == ["as", "a", "skater", "i", "told", "the", "woman"]
    assert [each.read for each in words if each.tells] == ["skater", "woman"]
    assert "woman" not in [each.read for each in words_of(marked, as_said=False)[0]]


@pytest.mark.parametrize(("as_said", "tells"), [(True, "woman"), (False, "person")])
def test_what_is_said_of_everybody_is_not_looked_for(as_said: bool, tells: str) -> None:
    words = words_of(Marked("She saw a woman and she swam.", EN, ()), as_said=as_said)[0]
    assert [each.read for each in words if each.tells] == [tells]


def test_the_same_texts_teach_the_same_heads_which_find_what_they_were_shown() -> None:
    def read(texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        def vector(word: str) -> np.ndarray:
            noise = np.random.default_rng(sum(word.encode())).normal(size=8)
            return np.r_[float(word.startswith("zz")), noise].astype(np.float32)

        return [TextVectors(vector("whole"), np.stack([*map(vector, each)])) for each in texts]

    texts = [f"w{n} [[zz{n}|zzz{n}]] w{n + 1} w{n + 2}" for n in range(1500)]
    marked = [each for text in texts for each in chosen(text, EN)]
    heads, again = (fit_finders(marked, [], read) for _ in range(2))
    assert [each.hidden.tobytes() for each in heads] == [each.hidden.tobytes() for each in again]
    assert len({each.hidden.tobytes() for each in heads}) == len(heads)
    unseen = ["w900", "zz901", "w902"]
    for head in heads:
        assert np.round(head.chances(read([unseen])[0].parts)).tolist() == [0, 1, 0]


def test_a_word_is_known_by_those_around_it() -> None:
    def read(texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        names = ["said", "by", "nuns", "boxes"]
        found = []
        for each in texts:
            vectors = np.array([[float(word == name) for name in names] for word in each], "f4")
            found.append(TextVectors(vectors[0], vectors))
        return found

    texts = ["nuns [[said|said]] it", "boxes said it", "it [[said|said]] by nuns"] * 300
    texts += ["it said by boxes"] * 300
    heads = fit_finders([each for text in texts for each in chosen(text, EN)], [], read)
    for text, told in (
        ("nuns said it", [0, 1, 0]),
        ("boxes said it", [0, 0, 0]),
        ("it said by nuns", [0, 1, 0, 0]),
        ("it said by boxes", [0, 0, 0, 0]),
    ):
        words = read([text.split()])[0].parts
        for head in heads:
            assert np.round(head.chances(words)).tolist() == told


@pytest.mark.parametrize("content", [None, "no json\n", '{"words": "x"}\n'])
def test_marked_texts_that_cannot_be_read_are_told(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        for language in ("ko", "en"):
            (tmp_path / f"{language}.jsonl").write_text(content, encoding="utf-8")
    with pytest.raises(KnownError, match="does not hold marked texts"):
        load_choices(tmp_path)


@pytest.mark.models
@pytest.mark.parametrize("language", [KO, EN])
@pytest.mark.parametrize(
    ("file", "count", "most", "largest"),
    [("swap_answers_seen.jsonl", 120, 1, 0.15), ("swap_answers.jsonl", 240, 0, 0.10)],
)
def test_who_somebody_is_moves_hardly_any_level_even_in_words_that_nobody_listed(
    scorer: Scorer, language: Language, file: str, count: int, most: int, largest: float
) -> None:
    """Pairs of which those that do not read the same are measured; 60 a writer.

    The seen ones are plain, and list and head have learned from them since. The writers of the
    others had seen neither the list nor what the head learned from, and sought varied wordings.
    """
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    pairs = [each for each in map(json.loads, lines) if each["lang"] == language.value]
    moved: list[float] = []
    for pair in pairs:
        read = [Answer.of(pair[side], language).read for side in "ab"]
        if read[0] == read[1]:
            continue
        asked = Competency(pair["competency"])
        one, other = (scorer.score_text(pair[side], language, asked).estimate for side in "ab")
        assert (one is None) == (other is None), pair["id"]
        if one is not None and other is not None:
            moved.append(abs(one.level - other.level))
    assert len(pairs) == count
    assert moved, "these pairs are here because the list does not know them all"
    assert sum(each > 0.10 for each in moved) <= most
    assert max(moved) < largest
