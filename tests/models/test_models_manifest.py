from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.interview import KnownError
from models.manifest import load_manifest
from models.registry import default_weights_dir, verify


def test_the_booth_needs_one_of_each_kind() -> None:
    manifest = load_manifest()
    kinds = [manifest.of(each).kind for each in manifest.default_ids]
    assert sorted(kinds) == ["embedding", "speech"]


def test_what_the_booth_needs_is_pinned_and_licensed() -> None:
    manifest = load_manifest()
    for model_id in manifest.default_ids:
        entry = manifest.of(model_id)
        assert entry.pinned
        assert entry.licence == "MIT"
        assert entry.size_bytes > 1_000_000
        assert re.fullmatch(rf"{model_id}@[0-9a-f]{{12}}", entry.version_id)


def test_version_id_is_taken_from_the_weights() -> None:
    assert load_manifest().of("whisper-base").version_id == "whisper-base@d01c3014881c"


def test_unpinned_version_id_says_so() -> None:
    assert load_manifest().of("whisper-small").version_id == "whisper-small@unpinned"


def test_a_broken_manifest_names_the_place(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text('hub = "x"\n[[models]]\nid = "a"\n')
    with pytest.raises(KnownError, match=r"broken at models\.0\.kind"):
        load_manifest(path)


def test_a_manifest_that_is_not_toml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "manifest.toml"
    path.write_text("hub = ")
    with pytest.raises(KnownError, match="cannot be read"):
        load_manifest(path)


def test_weights_dir_follows_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KIOSK_MODELS_DIR", "/somewhere")
    assert default_weights_dir() == Path("/somewhere")
    monkeypatch.delenv("KIOSK_MODELS_DIR")
    assert default_weights_dir().parts[-2:] == ("models", "weights")


@pytest.mark.models
@pytest.mark.parametrize("model_id", ["whisper-base", "multilingual-e5-small"])
def test_the_weights_here_are_those_of_the_manifest(model_id: str) -> None:
    assert verify(model_id) == [], "mend it with `kiosk models fetch`"
