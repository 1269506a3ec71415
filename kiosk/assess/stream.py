"""What is being said, transcribed while it is said: piece by piece, as soon as each is closed."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import numpy as np

from kiosk.assess.audio import RATE_HZ, Audio
from kiosk.assess.speech_pieces import (
    FRAME,
    LONGEST_PAUSE_S,
    PAD_S,
    Piece,
    Probabilities,
    cut,
    levelled,
    loudness,
    speech_chances,
)
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Language, Segment, Transcript

WANTED_PIECE_S: Final = 12.0
"""A longer piece is cut at a plain pause: what is open when the answer ends is waited for. At 8 s
real speech lost words beside the cuts."""
_CONTEXT: Final = 64
"""Frames that the detector hears again before new ones, 2 s: it remembers what went before."""
_AT_ONCE: Final = 16
"""New frames that are worth asking it: half a second."""
_EVERY: Final = 8
"""Of so many samples one tells how loud the recording is."""


class Stream:
    """One recording that is still going on. Push what came in, hear what is closed, then finish.

    The pieces are cut by the rules for whole recordings, and heard by themselves as those are; only
    how loud the recording is, and where it goes on, is known no further than to its present end.
    """

    def __init__(self, transcriber: Transcriber, language: Language) -> None:
        self._transcriber = transcriber
        self._language = language
        self._sound: Audio = np.zeros(0, np.float32)
        self._chances: Probabilities = np.zeros(0, np.float32)
        self._heard_frames = 0
        self._segments: list[Segment] = []
        self._seconds = 0.0

    @property
    def samples(self) -> int:
        """How much has been pushed."""
        return len(self._sound)

    def push(self, sound: Audio) -> None:
        """Append what came in, however much or little it is."""
        with self._timed():
            self._sound = np.concatenate([self._sound, sound])
            frames = self.samples // FRAME
            if frames - len(self._chances) >= _AT_ONCE:
                self._judge(frames)

    def hear(self) -> bool:
        """Transcribe the first piece that is closed; False if there is none."""
        pieces = self._open_pieces()
        if not pieces or (len(pieces) == 1 and not self._ended_long_ago(pieces[0])):
            return False
        self._hear(pieces[0])
        return True

    def finish(self) -> Transcript:
        """No more will come: transcribe what is still open."""
        with self._timed():
            self._judge(-(-self.samples // FRAME))
        for piece in self._open_pieces():
            self._hear(piece)
        return Transcript(
            language=self._language,
            segments=tuple(self._segments),
            audio_s=self.samples / RATE_HZ,
            model=self._transcriber.model_id,
            seconds=self._seconds,
        )

    def _judge(self, frames: int) -> None:
        """Where there is speech in what came in, up to this frame."""
        known = len(self._chances)
        begin = max(0, known - _CONTEXT)
        loud = loudness(self._sound[::_EVERY])
        fresh = levelled(self._sound[begin * FRAME : frames * FRAME], loud)
        if len(fresh):
            chances = speech_chances(fresh)[known - begin :]
            self._chances = np.concatenate([self._chances, chances])

    def _open_pieces(self) -> list[Piece]:
        """The pieces of what was not heard yet, the last of them perhaps not ended."""
        begin = self._heard_frames * FRAME
        chances = self._chances[self._heard_frames :]
        samples = min(self.samples - begin, len(chances) * FRAME)
        return [
            replace(piece, start=begin + piece.start, end=begin + piece.end)
            for piece in cut(chances, samples, WANTED_PIECE_S)
        ]

    def _ended_long_ago(self, piece: Piece) -> bool:
        silence = len(self._chances) * FRAME - piece.end
        return silence > (LONGEST_PAUSE_S - PAD_S) * RATE_HZ

    def _hear(self, piece: Piece) -> None:
        # Whatever comes now begins where this piece, with its padding, ends.
        self._heard_frames = piece.end // FRAME
        if piece.worth_hearing:
            with self._timed():
                sound = self._sound[piece.start : piece.end]
                self._segments += self._transcriber.hear(sound, piece.start_s, self._language)

    @contextmanager
    def _timed(self) -> Iterator[None]:
        begun_s = time.perf_counter()
        yield
        self._seconds += time.perf_counter() - begun_s
