from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.embed import LAYERS, Embedder, Vectors
from kiosk.interview import KnownError

pytestmark = pytest.mark.models


def near(one: Vectors, other: Vectors) -> float:
    """The cosine of two texts."""
    return float(one @ other / (np.linalg.norm(one) * np.linalg.norm(other)))


def test_meaning_counts_across_languages(embedder: Embedder) -> None:
    complaint, data, english = (
        each.whole
        for each in embedder.read(
            [
                ["저는 고객의 불만을 해결했습니다"],
                ["저는 파이썬으로 자료를 분석했어요"],
                ["i solved a customer's complaint"],
            ]
        )
    )
    assert near(english, complaint) > near(english, data)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.read([]) == []


def test_reading_gives_vectors_of_the_whole_and_of_its_parts(embedder: Embedder) -> None:
    texts = [["i fixed it"], ["a much longer text", "that was said by somebody else at the booth"]]
    short, long = embedder.read(texts)
    assert short.whole.shape == (len(LAYERS) * 384,)
    assert long.parts.shape == (2, len(LAYERS) * 384)
    alone = embedder.read(texts[:1])[0]
    np.testing.assert_allclose(alone.whole, short.whole, atol=1e-4)
    again = embedder.read(texts)[1]
    assert again.whole.tobytes() == long.whole.tobytes()
    assert again.parts.tobytes() == long.parts.tobytes()


def test_a_part_is_understood_beside_the_others(embedder: Embedder) -> None:
    one, other = embedder.read(
        [["it worked in the end", "i repaired the pump"], ["it worked in the end", "i dreamt it"]]
    )
    assert not np.allclose(one.parts[0], other.parts[0], atol=1e-3)


def test_what_lies_beyond_the_longest_text_is_given_the_whole(embedder: Embedder) -> None:
    (found,) = embedder.read([["word " * 600, "the end"]])
    np.testing.assert_array_equal(found.parts[1], found.whole)


def test_a_text_of_which_all_counts_is_read_as_it_is(embedder: Embedder) -> None:
    texts = [["i fixed it"], ["a much longer text", "that was said by somebody else at the booth"]]
    plain = embedder.read(texts)
    counted = embedder.read(texts, [np.ones(3), np.ones(13)])
    for one, other in zip(plain, counted, strict=True):
        np.testing.assert_allclose(one.whole, other.whole, atol=1e-4)
        np.testing.assert_allclose(one.parts, other.parts, atol=1e-4)


def test_what_counts_nothing_is_as_if_it_were_not_there(embedder: Embedder) -> None:
    said, left = ["as a nun", "i mended the pump", "amen"], ["i mended the pump"]
    (without,) = embedder.read([left])
    counts = np.array([0, 0, 0, 1, 1, 1, 1, 0], float)
    far = []
    for share in (1.0, 0.5, 0.1, 0.0):
        (found,) = embedder.read([said], [np.maximum(counts, share)])
        far.append(float(np.abs(found.whole - without.whole).max()))
    assert far == sorted(far, reverse=True)
    assert far[-1] < 1e-4 < far[-2] / 10
    np.testing.assert_allclose(found.parts[1], without.parts[0], atol=1e-4)
    np.testing.assert_array_equal(found.parts[0], found.whole)  # it says nothing of its own


def test_the_vocabulary_begins_with_common_words(embedder: Embedder) -> None:
    pieces = embedder.vocabulary()
    assert pieces.index("▁the") < pieces.index("▁supplier")


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kiosk models verify"):
        Embedder(tmp_path, "none")
