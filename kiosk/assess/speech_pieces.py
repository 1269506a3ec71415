"""Where somebody speaks: the pieces of a recording that are worth hearing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess.audio import RATE_HZ, Audio

LONGEST_PIECE_S: Final = 20.0
"""A longer piece is cut at a pause. Whisper could hear 28 s at once, no better and for more time:
what its encoder costs grows faster than the piece."""
LONGEST_PAUSE_S: Final = 2.0
"""A longer pause ends a piece: Whisper invents text on silence."""
PAD_S: Final = 0.8
"""Kept before and after the speech: first and last consonants are soft."""
LEAST_SPEECH_S: Final = 0.2
"""A piece with less of it is a cough, a knock or a note; “네” and “yes” are longer."""

SPEECH, NOT_SPEECH = 0.5, 0.35
"""Speech begins at the one probability and ends at the other (Source: Silero VAD's own)."""
_FRAME: Final = 512
"""Samples that the detector judges at once: 32 ms."""

LEVEL: Final = 0.1
"""Where the loud parts are brought to: in recordings kept at 1/200 the detector is deaf."""
LOUD_QUANTILE: Final = 0.995
LEAST_SOUND: Final = 1e-4
"""−80 dB: below it there is nothing to bring up but the last bit's noise."""

Probabilities = NDArray[np.float32]
"""Shape (frames,): how surely each 32 ms is speech, 0–1."""


@dataclass(frozen=True)
class Piece:
    """A stretch of sound with speech in it; samples from the start of the recording."""

    start: int
    end: int
    speech_s: float
    """How much of it is speech and no pause."""

    @property
    def start_s(self) -> float:
        return self.start / RATE_HZ


def find_pieces(audio: Audio) -> list[Piece]:
    """Where there is speech, in order, in pieces that Whisper can hear at once.

    Of sound that is still coming in, every piece but the last is closed.
    """
    if not len(audio):
        return []
    chances = _chances(levelled(audio))
    parts = [
        part for spoken in _between_long_pauses(_runs(chances)) for part in _short_enough(spoken)
    ]
    if not parts:
        return []
    # Padding ends halfway to the neighbour: a word heard twice would be written twice.
    ends = [0, *((a.end + b.start) // 2 for a, b in pairwise(parts)), len(chances)]
    pieces = [
        _piece(part, limits, chances, len(audio))
        for part, limits in zip(parts, pairwise(ends), strict=True)
    ]
    return [piece for piece in pieces if piece.speech_s >= LEAST_SPEECH_S]


def levelled(audio: Audio) -> Audio:
    """The same sound, never softer than people speak into a microphone beside them."""
    loud = float(np.quantile(np.abs(audio), LOUD_QUANTILE)) if len(audio) else 0.0
    if not LEAST_SOUND < loud < LEVEL:
        return audio
    louder: Audio = np.clip(audio * np.float32(LEVEL / loud), -1.0, 1.0)
    return louder


def warm_up() -> None:
    """Load the detector now: it would otherwise be the first recording that waits for it."""
    _chances(np.zeros(_FRAME, np.float32))


@dataclass(frozen=True)
class _Run:
    """Speech from one frame to another."""

    start: int
    end: int


def _chances(audio: Audio) -> Probabilities:
    # Imported here because it takes seconds, and only who transcribes should wait for it.
    from faster_whisper.vad import get_vad_model

    whole = np.pad(audio, (0, -len(audio) % _FRAME))
    return np.asarray(get_vad_model()(whole), np.float32).reshape(-1)


def _runs(chances: Probabilities) -> list[_Run]:
    runs: list[_Run] = []
    start: int | None = None
    for at, chance in enumerate(chances):
        if start is None and chance >= SPEECH:
            start = at
        elif start is not None and chance < NOT_SPEECH:
            runs.append(_Run(start, at))
            start = None
    return runs if start is None else [*runs, _Run(start, len(chances))]


def _between_long_pauses(runs: Sequence[_Run]) -> list[list[_Run]]:
    spoken: list[list[_Run]] = []
    for run in runs:
        if spoken and _seconds(run.start - spoken[-1][-1].end) <= LONGEST_PAUSE_S:
            spoken[-1].append(run)
        else:
            spoken.append([run])
    return spoken


def _short_enough(runs: Sequence[_Run]) -> list[_Run]:
    """Cut where the pause is long and both sides are, until every part can be heard at once."""
    start, end = runs[0].start, runs[-1].end
    if _seconds(end - start) <= LONGEST_PIECE_S - 2 * PAD_S:
        return [_Run(start, end)]
    if len(runs) == 1:
        middle = (start + end) // 2
        return _short_enough([_Run(start, middle)]) + _short_enough([_Run(middle, end)])

    def worth(at: int) -> int:
        pause = runs[at].start - runs[at - 1].end
        return pause * min(runs[at].start - start, end - runs[at].start)

    cut = max(range(1, len(runs)), key=worth)
    return _short_enough(runs[:cut]) + _short_enough(runs[cut:])


def _piece(part: _Run, limits: tuple[int, int], chances: Probabilities, samples: int) -> Piece:
    pad = round(PAD_S * RATE_HZ)
    first, last = (limit * _FRAME for limit in limits)
    return Piece(
        start=max(first, part.start * _FRAME - pad),
        end=min(last, part.end * _FRAME + pad, samples),
        speech_s=_seconds(int(np.count_nonzero(chances[part.start : part.end] >= SPEECH))),
    )


def _seconds(frames: int) -> float:
    return frames * _FRAME / RATE_HZ
