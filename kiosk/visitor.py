"""A visitor folder: recordings that stand in for a person at the booth, one for each question.

``practice.*``, ``q1.*``, ``q2.*`` … are played when the question of that name is answered;
``hello.*`` is what the visitor says during the device check. A ``.txt`` is a typed answer.
Only names and texts are read here, so that the UI may ask what a folder holds without loading a
decoder; :mod:`kiosk.capture.visitor` plays it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from kiosk.interview import KnownError, Problem

HELLO: Final = "hello"
"""The clip that is played while no question is being answered."""

_CUE: Final = re.compile(r"practice|hello|q[1-9][0-9]?")
_EXPECTED: Final = "practice and q1, q2 … as .mp4, .wav, .flac, .mp3 or (typed) .txt"


class ClipKind(StrEnum):
    """What a clip brings with it. A visitor without pictures is drawn."""

    PICTURES = "pictures"
    SOUND = "sound"


_SUFFIXES: Final[Mapping[str, ClipKind]] = {
    ".mp4": ClipKind.PICTURES,
    ".mov": ClipKind.PICTURES,
    ".mkv": ClipKind.PICTURES,
    ".webm": ClipKind.PICTURES,
    ".wav": ClipKind.SOUND,
    ".flac": ClipKind.SOUND,
    ".mp3": ClipKind.SOUND,
    ".m4a": ClipKind.SOUND,
    ".ogg": ClipKind.SOUND,
    ".opus": ClipKind.SOUND,
}
"""In the order of preference, should a folder hold one cue twice."""


@dataclass(frozen=True)
class Clip:
    """One recording and the cue on which it is played."""

    cue: str
    path: Path
    kind: ClipKind


@dataclass(frozen=True)
class VisitorFolder:
    """What a visitor has to say: clips and typed texts by cue. A clip outranks a text."""

    path: Path
    clips: Mapping[str, Clip]
    texts: Mapping[str, str]

    @classmethod
    def open(cls, path: Path) -> VisitorFolder:
        """Read the folder.

        Raises:
            KnownError: the folder is missing, holds no answer, or holds an unreadable text; the
                sentence names the file and what was expected.
        """
        clips: dict[str, Clip] = {}
        texts: dict[str, str] = {}
        for file in _files(path):
            cue, suffix = file.stem.lower(), file.suffix.lower()
            if not _CUE.fullmatch(cue):
                continue
            if suffix == ".txt":
                texts[cue] = _typed_text(file)
            elif suffix in _SUFFIXES and _outranks(suffix, clips.get(cue)):
                clips[cue] = Clip(cue, file, _SUFFIXES[suffix])
        texts = {cue: text for cue, text in texts.items() if cue not in clips}
        if not (clips.keys() | texts.keys()) - {HELLO}:
            raise _unreadable(f"The visitor folder {path} holds no answer: expected {_EXPECTED}.")
        return cls(path, clips, texts)

    @property
    def cues(self) -> tuple[str, ...]:
        """The questions that this visitor answers, the practice first, then by number."""
        answered = (self.clips.keys() | self.texts.keys()) - {HELLO}
        return tuple(sorted(answered, key=lambda cue: int(cue[1:]) if cue[0] == "q" else 0))

    def clip(self, cue: str) -> Clip | None:
        """The recording for ``cue``, or None if there is none or the answer is typed."""
        return self.clips.get(cue)

    def typed(self, cue: str) -> str | None:
        """The typed answer for ``cue``, or None if there is none or the answer is spoken."""
        return self.texts.get(cue)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        raise _unreadable(f"There is no visitor folder {path}: give a folder with {_EXPECTED}.")
    try:
        return sorted(each for each in path.iterdir() if each.is_file())
    except OSError as error:
        raise _unreadable(
            f"The visitor folder {path} cannot be read ({error.strerror}): allow reading it."
        ) from error


def _outranks(suffix: str, rival: Clip | None) -> bool:
    ranking = list(_SUFFIXES)
    return rival is None or ranking.index(suffix) < ranking.index(rival.path.suffix.lower())


def _typed_text(file: Path) -> str:
    try:
        # Editors on Windows put a byte order mark in front.
        text = file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(
            f"The visitor's typed answer {file} cannot be read: expected text in UTF-8."
        ) from error
    if not text:
        raise _unreadable(f"The visitor's typed answer {file} is empty: expected some text.")
    return text


def _unreadable(sentence: str) -> KnownError:
    return KnownError(sentence, Problem.VISITOR_UNREADABLE)
