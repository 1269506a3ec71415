"""Renders the visitors that ship with the booth: spoken English, the other languages typed.

A ``.say`` file is what the visitor says, as text; espeak-ng makes sound of it. A ``.txt`` is
typed, and copied: synthetic speech in other languages is hardly recognisable.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kiosk.interview import KnownError, Problem
from kiosk.visitor import HELLO

_VOICES: Final[Mapping[str, str]] = {"en": "en-us"}
_HELLOS: Final[Mapping[str, str]] = {"en": "Hello. Can you hear me?"}
_WORDS_A_MINUTE: Final = 150
_STAMP: Final = ".rendered"
_RENDERING: Final = "1"
"""To be counted up when the same texts must be rendered anew."""


def render_sample_visitor(source_dir: Path, out_dir: Path) -> tuple[Path, ...]:
    """Make a visitor folder in ``out_dir`` of every language folder in ``source_dir``.

    What is up to date is left alone; a folder is replaced as a whole or not at all.

    Returns:
        The visitor folders, one for each language.

    Raises:
        KnownError: the texts or espeak-ng are missing.
    """
    sources = [each for each in sorted(source_dir.glob("*")) if _texts(each)]
    if not sources:
        raise _cannot(f"There are no visitor texts in {source_dir}: install the booth again.")
    return tuple(_render(each, out_dir / each.name) for each in sources)


def _texts(folder: Path) -> list[Path]:
    return sorted(each for each in folder.glob("*") if each.suffix in {".say", ".txt"})


def _render(source: Path, out: Path) -> Path:
    stamp = _stamp(source)
    try:
        if (out / _STAMP).read_text(encoding="ascii") == stamp:
            return out
    except (OSError, UnicodeDecodeError):
        # Not there, or not ours any more: made anew.
        pass
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as scratch:
        fresh = Path(scratch) / "new"
        fresh.mkdir()
        for cue, text in _spoken(source):
            _speak(text, source.name, fresh / f"{cue}.wav")
        for typed in source.glob("*.txt"):
            shutil.copyfile(typed, fresh / typed.name)
        (fresh / _STAMP).write_text(stamp, encoding="ascii")
        if out.exists():
            out.rename(Path(scratch) / "old")
        fresh.rename(out)
    return out


def _spoken(source: Path) -> Iterator[tuple[str, str]]:
    spoken = {each.stem: each.read_text(encoding="utf-8") for each in source.glob("*.say")}
    if spoken and source.name in _HELLOS:
        spoken.setdefault(HELLO, _HELLOS[source.name])
    yield from sorted(spoken.items())


def _speak(text: str, language: str, wav: Path) -> None:
    if language not in _VOICES:
        raise _cannot(f"There is no voice for the language {language}: type its answers as .txt.")
    command = ["espeak-ng", "-v", _VOICES[language], "-s", str(_WORDS_A_MINUTE), "-w", str(wav)]
    try:
        subprocess.run(
            [*command, "--stdin"], input=text, text=True, encoding="utf-8", check=True,
            capture_output=True,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise _cannot(
            "The sample visitor cannot be given a voice: install the Debian package espeak-ng."
        ) from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.strip() or f"exit code {error.returncode}"
        raise _cannot(
            f"espeak-ng could not speak {wav.stem} ({said}): install it again."
        ) from error


def _stamp(source: Path) -> str:
    digest = hashlib.sha256(f"{_RENDERING} {_VOICES} {_HELLOS} {_WORDS_A_MINUTE}".encode())
    for text in _texts(source):
        digest.update(f"\n{text.name} ".encode() + hashlib.sha256(text.read_bytes()).digest())
    return digest.hexdigest()


def _cannot(sentence: str) -> KnownError:
    return KnownError(sentence, Problem.VISITOR_UNREADABLE)
