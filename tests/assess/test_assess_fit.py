"""Fitting, on a made-up language model: fast, and the answer is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess import heads
from kiosk.assess.corpus import BY_THE_FRAMEWORK, Graded, load_corpus
from kiosk.assess.embed import Counts, TextVectors
from kiosk.assess.features import LEVEL_COLUMN, TAKEN, Answer, Reader
from kiosk.assess.fit import fit
from kiosk.assess.fit_alike import Alike
from kiosk.assess.fit_identity import chosen
from kiosk.assess.fit_level import crossed, measured_scale
from kiosk.assess.fit_reading import kept
from kiosk.assess.heads import Heads
from kiosk.assess.identity import Identity
from kiosk.assess.roles import Role
from kiosk.assess.sentences import split
from kiosk.interview import Competency, KnownError, Language

FEATURES = 24
BLIND = (Identity.blind(FEATURES),)


def read(
    texts: Sequence[Sequence[str]], counts: Sequence[Counts] | None = None
) -> list[TextVectors]:
    """Every word has its own fixed direction; a text and a part are the mean of their words."""
    found = []
    for number, parts in enumerate(texts):
        words = [part.split() for part in parts]
        sizes = [len(each) for each in words]
        own = np.ones(sum(sizes)) if counts is None else counts[number]
        whole = _mean([*chain(*words)], own)
        each = [_mean(*both) for both in zip(words, np.split(own, np.cumsum(sizes)), strict=False)]
        found.append(TextVectors(whole, np.reshape(each, (len(parts), FEATURES))))
    return found


def _mean(words: Sequence[str], counts: Counts) -> np.ndarray:
    vectors = np.stack([_word(word) for word in words]) if words else np.zeros((1, FEATURES))
    return np.average(vectors, axis=0, weights=counts if words else None).astype(np.float32)


def _word(word: str) -> np.ndarray:
    seed = int.from_bytes(word.encode()[:8].ljust(8, b"."), "little") % (2**32)
    return np.random.default_rng(seed).normal(size=FEATURES)


class MadeUp:
    """The made-up language model, as the heads use the real one."""

    model_id = "m"

    def __init__(self) -> None:
        self.asked: list[Sequence[str]] = []

    def read(
        self, texts: Sequence[Sequence[str]], counts: Sequence[Counts] | None = None
    ) -> list[TextVectors]:
        self.asked.extend(texts)
        return read(texts, counts)

    read_untaught = read


class Lessening(MadeUp):
    """One to which a word always counts less."""

    def __init__(self, word: str, count: float) -> None:
        super().__init__()
        self._word, self._count = word, count

    def read(
        self, texts: Sequence[Sequence[str]], counts: Sequence[Counts] | None = None
    ) -> list[TextVectors]:
        words = [" ".join(each).split() for each in texts]
        return read(texts, [np.where(np.equal(e, self._word), self._count, 1.0) for e in words])


SIGNS = ("dunno", "always", "tried", "fixed", "verified")


def made_up(author: str, words: Sequence[str] = SIGNS) -> list[Graded]:
    """Levels that the words tell plainly; every kind and every level is there."""
    rng = np.random.default_rng(len(author) + ord(author[-1]))
    signs = dict(enumerate(words, 1))
    roles = {1: "N", 2: "C", 3: "A", 4: "AO", 5: "AOV"}
    found = []
    for index in range(60):
        level = 1 + index % 5
        filler = " ".join(f"w{rng.integers(12)}" for _ in range(4))
        text = f"{filler} {signs[level]} {signs[level]} {signs[level]}. It was {filler}."
        kind = "ordinary" if index < 50 else "empty"
        found.append(
            Graded(
                text,
                Language.EN if index % 2 else Language.KO,
                list(Competency)[index % 10].value,
                float(level) if kind == "ordinary" else 2.0,
                kind,
                author,
                f"question {index % 10}",
                (signs[level],),
                roles=tuple(
                    (span.start, span.end, roles[level] if signs[level] in span.of(text) else "S")
                    for span in split(text, Language.EN if index % 2 else Language.KO)
                ),
            )
        )
    return found


@pytest.fixture(scope="module")
def graded() -> list[Graded]:
    return [each for author in ("a", "b", "c") for each in made_up(author)]


@pytest.fixture(scope="module")
def found(graded: list[Graded]) -> Heads:
    return fit(graded, read, ["▁the", "▁was"], BLIND)


def test_the_same_answers_give_the_same_heads(graded: list[Graded], found: Heads) -> None:
    again = fit(graded, read, ["▁the", "▁was"], BLIND)
    assert again.kernel.weights.tobytes() == found.kernel.weights.tobytes()
    assert again.level_kernel.weights.tobytes() == found.level_kernel.weights.tobytes()
    assert again.scale.below.tobytes() == found.scale.below.tobytes()
    assert again.lexicon.words == found.lexicon.words


def test_heads_tell_the_levels_of_an_author_they_have_not_seen(found: Heads) -> None:
    unseen = [each for each in made_up("z") if each.kind == "ordinary"]
    reader = Reader(found, MadeUp())
    levels = [
        reader.read(Answer.of(e.text, e.language), [Competency(e.competency)]).features.level
        for e in unseen
    ]
    assert np.corrcoef(levels, [each.level for each in unseen])[0, 1] > 0.9


def test_who_was_told_the_levels_by_the_framework_counts_more(graded: list[Graded]) -> None:
    lenient = [replace(each, level=min(each.level + 1, 5.0)) for each in made_up("d")]

    def level(author: str) -> float:
        own = [replace(each, author=author) for each in lenient]
        heads = fit([*graded, *own], read, ["▁the", "▁was"], BLIND)
        return float(heads.level_kernel(heads.level_kernel.points)[:, LEVEL_COLUMN].mean())

    assert level(BY_THE_FRAMEWORK[0]) > level("nobody") + 0.05


def test_nothing_is_measured_on_authors_whose_grades_the_embedding_knows(
    graded: list[Graded],
) -> None:
    more = [*graded, *made_up("d")]
    found = fit(more, read, ["▁the", "▁was"], BLIND, taught_by=["d"])
    only = fit(graded, read, ["▁the", "▁was"], BLIND)
    assert len(found.taught.targets) == len(only.taught.targets) == len(graded)
    assert len(found.level_kernel.points) == len(graded)
    assert not np.isnan(found.level_kernel.points).any()
    assert found.role_weights.tobytes() != only.role_weights.tobytes()


def _finds(word: str) -> Identity:
    """A finder that is sure of one word and of no other."""
    direction = _word(word)
    return replace(
        Identity.blind(FEATURES),
        hidden=direction[:, None],
        hidden_offset=np.array([-0.8 * direction @ direction]),
        weights=np.array([100.0, 0.0, 0.0]),
    )


@pytest.mark.parametrize("language", [Language.KO, Language.EN])
def test_a_word_that_a_finder_sees_counts_less_and_less_from_reading_to_reading(
    found: Heads, language: Language
) -> None:
    text = "w1 w4 w5 w6 zz fixed fixed. It was w2 w7 w8 w9 w3. And w5 w6 w8 w9 w2."
    said = Answer.of(text, language)
    asked = [Competency.COMMUNICATION]
    one, both = (_finds("zz"),), (_finds("zz"), Identity.blind(FEATURES))
    for finders, sure in ((one, 1.0), (both, 0.5)):
        readings = [
            Reader(found, Lessening("zz", 1 - taken * sure)).read(said, asked).features
            for taken in TAKEN
        ]
        assert len({round(each.level, 3) for each in readings}) == len(TAKEN)
        reader = Reader(replace(found, finders=finders), MadeUp())
        level = np.mean([each.level for each in readings])
        assert reader.levels([said], asked) == pytest.approx([level], abs=1e-3)
        features = reader.read(said, asked).features
        assert features.level == pytest.approx(level, abs=1e-3)
        assert features.about == pytest.approx(np.mean([e.about for e in readings]), abs=1e-3)
    other = Answer.of("Nobody w1 w4 w5.", language)
    several = reader.levels([said, other], asked)
    assert several == pytest.approx([level, *reader.levels([other], asked)], abs=1e-3)


def test_stories_off_the_subject_teach_no_level(graded: list[Graded], found: Heads) -> None:
    """They are told as well as good answers; what they are given as a level must not matter."""

    def level(levels: Sequence[float]) -> float:
        stories = [
            replace(each, kind="off_topic", level=given, roles=())
            for given, each in zip(levels * 30, made_up("s"), strict=True)
        ]
        return (
            Reader(fit([*graded, *stories], read, ["▁the", "▁was"], BLIND), MadeUp())
            .read(said, [Competency.COMMUNICATION])
            .features.level
        )

    said = Answer.of("w1 w4 w5 w6 fixed fixed. It was w1 w4 w5 w6.", Language.EN)
    assert level([1.0, 1.0]) == pytest.approx(level([5.0, 5.0]), abs=1e-6)


def test_heads_learn_not_to_tell_people_apart() -> None:
    """Here nothing but who somebody is tells the level; the heads are shown that it must not."""
    told = [each for author in "abc" for each in made_up(author, ["vv", "vv", "vv", "qq", "qq"])]
    choices = [
        chosen(f"Some [[qq|vv]] w{n} w{n + 1}. It was w{n}.", Language.EN) for n in range(60)
    ]

    def apart(heads: Heads) -> tuple[float, float]:
        one, other = read([[f"some {who} w1 w4", "it was w5"] for who in ("qq", "vv")])
        whole = np.stack([one.whole, other.whole])
        level = heads.kernel(heads.space(whole, Language.EN))[:, 0]
        roles = (one.parts[0] - other.parts[0]) / heads.role_space.scale @ heads.role_weights
        return float(level[0] - level[1]), float(np.abs(roles[:-1]).max())

    level, role = apart(fit(told, read, ["▁the", "▁was"], BLIND))
    assert level > 0.1
    assert role > 0.1
    level_after, role_after = apart(fit(told, read, ["▁the", "▁was"], BLIND, choices=choices))
    assert abs(level_after) < 0.8 * level
    assert role_after < role


def test_readings_that_the_list_makes_one_or_cuts_otherwise_teach_nothing() -> None:
    same = chosen("I am a [[woman|man]] here.", Language.EN)
    assert Alike.of([same], read) is None
    found = Alike.of([same, chosen("I [[skate|hike|dive]]. It was w1.", Language.EN)], read)
    assert found is not None
    assert found.whole.shape == (3, FEATURES)
    assert found.ends.tolist() == [0, 3]
    np.testing.assert_allclose(found.apart(found.whole).sum(axis=0), 0, atol=1e-6)
    assert (np.abs(found.parts).max(axis=1) > 1e-6).sum() == 3  # "It was w1" is always the same


def test_roles_are_found_in_an_author_they_have_not_seen(found: Heads) -> None:
    reader = Reader(found, MadeUp())
    for each in made_up("z"):
        roles = reader.read(Answer.of(each.text, each.language)).features.found
        if each.kind == "ordinary" and each.level in (2, 5):
            assert (Role.VERIFIED in roles) == (each.level == 5)


def test_the_margins_hold_about_four_fifths(found: Heads) -> None:
    levels = found.scale.levels(crossed(_points(found), found.taught)[:, LEVEL_COLUMN])
    inside = []
    for level, true in zip(levels, found.taught.graded, strict=True):
        below, above = found.scale.margins(level)
        inside.append(level - below <= true <= level + above)
    assert np.mean(inside) >= 0.7


def test_the_scale_is_measured_on_what_one_person_graded(found: Heads) -> None:
    """What the readers agreed on teaches the kernel, and moves neither level nor margins."""
    taught, unseen = found.taught, crossed(_points(found), found.taught)[:, LEVEL_COLUMN]
    plain = measured_scale(unseen, taught)
    agreed = taught.targets.copy()
    agreed[:, LEVEL_COLUMN] /= 2
    same = measured_scale(unseen, replace(taught, targets=agreed))
    for each in fields(plain):
        np.testing.assert_array_equal(getattr(same, each.name), getattr(plain, each.name))
    strict = measured_scale(unseen, replace(taught, graded=(taught.graded + 1) / 2))
    np.testing.assert_allclose(strict.graded, (plain.graded + 1) / 2)
    assert strict.levels(unseen).max() <= 3


def test_a_level_is_what_was_graded_in_the_mean_and_never_falls(found: Heads) -> None:
    scale, taught = found.scale, found.taught
    ordinary = taught.ordinary > 0
    levels = scale.levels(crossed(_points(found), taught)[:, LEVEL_COLUMN])[ordinary]
    assert (np.diff(scale.raw) > 0).all()
    assert (np.diff(scale.graded) >= 0).all()
    assert abs(levels.mean() - taught.graded[ordinary].mean()) < 0.1


def test_what_the_last_step_compares_with_is_stored_as_it_was_learned(
    found: Heads, tmp_path: Path
) -> None:
    heads.save(found, tmp_path, {"name": "made up"})
    again = heads.load(tmp_path)
    np.testing.assert_array_equal(again.level_kernel.points, found.level_kernel.points)
    assert not np.array_equal(again.taught.misheard, found.taught.misheard)
    np.testing.assert_allclose(again.taught.misheard, found.taught.misheard, atol=heads.STEP / 2)


def _points(found: Heads) -> np.ndarray:
    return found.level_kernel.points * found.standard.spread + found.standard.centre


def test_vectors_are_read_once_and_kept(tmp_path: Path) -> None:
    model = MadeUp()
    keep = kept(model, tmp_path)
    one, two = ["one"], ["two", "more"]
    first = keep([one, two, one])
    for vectors, expected in zip(first, read([one, two, one]), strict=True):
        np.testing.assert_array_equal(vectors.whole, expected.whole)
        np.testing.assert_array_equal(vectors.parts, expected.parts)
    np.testing.assert_array_equal(keep([two])[0].parts, first[1].parts)
    assert model.asked == [one, two]


def test_a_folder_without_answers_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no graded answers"):
        load_corpus(tmp_path)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(KnownError, match="a.jsonl, line 1"):
        load_corpus(tmp_path)
