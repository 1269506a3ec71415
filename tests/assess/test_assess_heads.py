from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess import SHIPPED_DIR, adapter, heads
from kiosk.assess.fit_identity import SEEDS
from kiosk.assess.heads import ARRAYS, MANIFEST, Heads
from kiosk.interview import KnownError

LARGEST_BYTES = 3_000_000


@pytest.fixture(scope="module")
def shipped() -> Heads:
    return heads.load()


def test_the_shipped_heads_are_those_the_manifest_names(shipped: Heads) -> None:
    raw = (SHIPPED_DIR / ARRAYS).read_bytes()
    manifest = json.loads((SHIPPED_DIR / MANIFEST).read_text(encoding="utf-8"))
    digest = hashlib.sha256(raw).hexdigest()
    assert manifest["sha256"] == digest
    assert shipped.version.endswith(digest[:12])
    assert len(raw) <= LARGEST_BYTES


def test_the_shipped_heads_were_fitted_to_the_shipped_corpus() -> None:
    manifest = json.loads((SHIPPED_DIR / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["corpus"] == {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((SHIPPED_DIR / "corpus").glob("*.jsonl"))
    }


def test_the_shipped_heads_read_with_the_shipped_adapter() -> None:
    manifest = json.loads((SHIPPED_DIR / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["embedder"].endswith(f"+{adapter.load().version}")


def test_other_arrays_than_the_manifest_names_are_refused(tmp_path: Path) -> None:
    for name in (ARRAYS, MANIFEST):
        shutil.copy(SHIPPED_DIR / name, tmp_path)
    (tmp_path / ARRAYS).write_bytes((tmp_path / ARRAYS).read_bytes()[:-1] + b"x")
    with pytest.raises(KnownError, match="not the one its manifest names"):
        heads.load(tmp_path)


@pytest.mark.parametrize("other", ["more", "less", "format"])
def test_heads_of_another_version_of_the_software_are_told(tmp_path: Path, other: str) -> None:
    with np.load(SHIPPED_DIR / ARRAYS) as file:
        arrays = dict(file)
    if other == "more":
        arrays["of_former_days"] = np.float32(0.3)
    elif other == "less":
        del arrays["question_offset"]
    np.savez(tmp_path / ARRAYS, **arrays)
    digest = hashlib.sha256((tmp_path / ARRAYS).read_bytes()).hexdigest()
    format_ = heads.FORMAT - (other == "format")
    manifest = {"sha256": digest, "format": format_}
    (tmp_path / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(KnownError, match="another version of this software"):
        heads.load(tmp_path)


def test_missing_heads_are_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="cannot be read"):
        heads.load(tmp_path)


def test_what_is_saved_is_what_is_loaded(shipped: Heads, tmp_path: Path) -> None:
    heads.save(shipped, tmp_path, {"name": "copy"})
    again = heads.load(tmp_path)
    assert again.version.startswith("copy@")
    assert again.lexicon.words == shipped.lexicon.words
    np.testing.assert_array_equal(again.kernel.points, shipped.kernel.points)
    np.testing.assert_array_equal(again.kernel.weights, shipped.kernel.weights)
    np.testing.assert_array_equal(again.level_kernel.points, shipped.level_kernel.points)
    np.testing.assert_array_equal(again.taught.targets, shipped.taught.targets)
    np.testing.assert_array_equal(again.scale.below, shipped.scale.below)
    assert len(again.finders) == len(shipped.finders) == len(SEEDS)
    for one, other in zip(again.finders, shipped.finders, strict=True):
        np.testing.assert_array_equal(one.hidden, other.hidden)
        assert one.offset == other.offset


def test_likeness_is_one_at_the_same_point_and_fades() -> None:
    points = np.array([[0.0, 0.0], [1.0, 0.0], [3.0, 0.0]])
    like = heads.likeness(points[:1], points, 0.5)[0]
    assert like[0] == 1.0
    assert 1.0 > like[1] > like[2] > 0.0


def test_margins_lie_between_those_that_were_measured(shipped: Heads) -> None:
    for level in (1.0, 2.2, 3.5, 5.0):
        below, above = shipped.scale.margins(level)
        assert shipped.scale.below.min() <= below <= shipped.scale.below.max()
        assert shipped.scale.above.min() <= above <= shipped.scale.above.max()
