"""What a process still holds: every readable byte of it, searched in the encodings of our time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

ENCODINGS: Final = ("utf-8", "utf-16-le", "utf-32-le", "euc-kr")
"""Python keeps text in 1, 2 or 4 bytes a letter, Qt in UTF-16, pipes and SQLite in UTF-8."""
_CHUNK_BYTES: Final = 1 << 24


def found_in_process(pid: int, markers: Iterable[str]) -> dict[str, int]:
    """How often each marker is in the memory of a process; those that are not there are left out.

    Python's and Qt's own encodings are looked for, and the bytes of JSON's escapes.
    """
    wanted = {marker: _spellings(marker) for marker in markers}
    found: dict[str, int] = {}
    for memory in _regions(pid):
        for marker, spellings in wanted.items():
            if times := sum(memory.count(each) for each in spellings):
                found[marker] = found.get(marker, 0) + times
    return found


def found_in_files(folder: Path, markers: Iterable[str]) -> dict[Path, list[str]]:
    """The files below a folder that hold a marker, with the markers that they hold."""
    wanted = {marker: _spellings(marker) for marker in markers}
    found: dict[Path, list[str]] = {}
    for path in (each for each in folder.rglob("*") if each.is_file()):
        content = path.read_bytes()
        held = [m for m, spellings in wanted.items() if any(s in content for s in spellings)]
        if held:
            found[path] = held
    return found


def _spellings(marker: str) -> set[bytes]:
    spelled = {marker.encode(each, errors="ignore") for each in ENCODINGS}
    spelled.add(marker.encode("ascii", errors="backslashreplace"))
    return spelled - {b""}


def _regions(pid: int) -> Iterator[bytes]:
    """All that can be read of a process, a region at a time; what goes meanwhile is passed over."""
    maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            if not rights.startswith("rw"):
                continue
            start, end = (int(each, 16) for each in span.split("-"))
            try:
                memory.seek(start)
                yield memory.read(end - start)
            except (OSError, OverflowError):
                continue
