"""Fitting, on a made-up language model: fast, and the answer is known."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.corpus import Graded, load_corpus
from kiosk.assess.fit import fit, kept_vectors
from kiosk.interview import Competency, KnownError, Language

FEATURES = 24


def read(texts: Sequence[str]) -> np.ndarray:
    """Every word has its own fixed direction; a text is their mean."""
    return np.stack([_mean([_word(word) for word in text.split()]) for text in texts])


def _mean(vectors: list[np.ndarray]) -> np.ndarray:
    return np.mean(vectors or [np.zeros(FEATURES)], axis=0).astype(np.float32)


def _word(word: str) -> np.ndarray:
    seed = int.from_bytes(word.encode()[:8].ljust(8, b"."), "little") % (2**32)
    return np.random.default_rng(seed).normal(size=FEATURES)


def made_up(author: str) -> list[Graded]:
    """Levels that the words tell plainly; every kind and every level is there."""
    rng = np.random.default_rng(len(author) + ord(author[-1]))
    signs = {1: "dunno", 2: "always", 3: "tried", 4: "fixed", 5: "verified"}
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
            )
        )
    return found


@pytest.fixture(scope="module")
def graded() -> list[Graded]:
    return [each for author in ("a", "b", "c") for each in made_up(author)]


def test_the_same_answers_give_the_same_heads(graded: list[Graded]) -> None:
    one, other = (fit(graded, read, ["▁the", "▁was"]) for _ in range(2))
    assert one.kernel.weights.tobytes() == other.kernel.weights.tobytes()
    assert one.scale.below.tobytes() == other.scale.below.tobytes()
    assert one.words == other.words


def test_heads_tell_the_levels_of_an_author_they_have_not_seen(graded: list[Graded]) -> None:
    found = fit(graded, read, ["▁the"])
    unseen = [each for each in made_up("z") if each.kind == "ordinary"]
    levels = [
        found.kernel(found.space(read([each.text.replace(".", "").lower()]), each.language))[0, 0]
        for each in unseen
    ]
    assert np.corrcoef(levels, [each.level for each in unseen])[0, 1] > 0.9


def test_vectors_are_read_once_and_kept(tmp_path: Path) -> None:
    class Counting:
        model_id = "m"
        asked: list[str]

        def __init__(self) -> None:
            self.asked = []

        def read(self, texts: Sequence[str]) -> np.ndarray:
            self.asked.extend(texts)
            return read(texts)

    model = Counting()
    keep = kept_vectors(model, tmp_path)
    first = keep(["one", "two", "one"])
    np.testing.assert_array_equal(first, read(["one", "two", "one"]))
    np.testing.assert_array_equal(keep(["two"]), first[1:2])
    assert model.asked == ["one", "two"]


def test_a_folder_without_answers_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no graded answers"):
        load_corpus(tmp_path)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(KnownError, match="a.jsonl, line 1"):
        load_corpus(tmp_path)
