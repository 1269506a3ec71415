from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.embed import Embedder, encode_once
from kiosk.interview import KnownError

pytestmark = pytest.mark.models


def test_vectors_are_normalised_float32(embedder: Embedder) -> None:
    vectors = embedder.encode(["안녕하세요", "Good morning", ""])
    assert vectors.shape == (3, 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-5)


def test_no_texts_give_no_vectors(embedder: Embedder) -> None:
    assert embedder.encode([]).shape == (0, 384)


def test_meaning_counts_across_languages(embedder: Embedder) -> None:
    korean = embedder.encode(
        ["저는 고객의 불만을 해결했습니다", "저는 파이썬으로 자료를 분석했어요"]
    )
    english = embedder.encode(["I solved a customer complaint", "I analysed data with Python"])
    likeness = korean @ english.T
    assert likeness[0, 0] > likeness[0, 1]
    assert likeness[1, 1] > likeness[1, 0]


def test_the_same_texts_give_the_same_bytes(embedder: Embedder) -> None:
    texts = ["하나 둘 셋", "one two three", "A much longer sentence than the other ones are."]
    assert embedder.encode(texts).tobytes() == embedder.encode(texts).tobytes()


def test_vectors_are_kept_and_read_again(embedder: Embedder, tmp_path: Path) -> None:
    first = encode_once(embedder, ["하나", "둘"], tmp_path)
    (file,) = tmp_path.iterdir()
    before = file.stat().st_mtime_ns
    np.testing.assert_array_equal(encode_once(embedder, ["하나", "둘"], tmp_path), first)
    assert file.stat().st_mtime_ns == before
    encode_once(embedder, ["둘", "하나"], tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


def test_a_broken_cache_is_made_again(embedder: Embedder, tmp_path: Path) -> None:
    first = encode_once(embedder, ["하나"], tmp_path)
    (file,) = tmp_path.iterdir()
    file.write_bytes(file.read_bytes()[:100])
    np.testing.assert_array_equal(encode_once(embedder, ["하나"], tmp_path), first)
    np.testing.assert_array_equal(np.load(file), first)


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kiosk models verify"):
        Embedder(tmp_path, "none")
