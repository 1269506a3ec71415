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
PLAIN_PAUSE_S: Final = 0.3
"""A pause in which nobody is in the middle of a word, nor holds a consonant."""

SPEECH, NOT_SPEECH = 0.5, 0.35
"""Speech begins at the one probability and ends at the other (Source: Silero VAD's own)."""
FRAME: Final = 512
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

    @property
    def worth_hearing(self) -> bool:
        return self.speech_s >= LEAST_SPEECH_S


def find_pieces(audio: Audio) -> list[Piece]:
    """Where there is speech, in order, in pieces that Whisper can hear at once."""
    if not len(audio):
        return []
    pieces = cut(speech_chances(levelled(audio)), len(audio))
    return [piece for piece in pieces if piece.worth_hearing]


def cut(chances: Probabilities, samples: int, wanted_s: float = LONGEST_PIECE_S) -> list[Piece]:
    """The same for sound that was judged already, coughs included.

    Of sound that is still coming in, every piece but the last is closed.

    Args:
        chances: of every frame.
        samples: how long the sound is.
        wanted_s: a longer piece is cut where there is a plain pause, one that is longer than
            ``LONGEST_PIECE_S`` wherever it can be.
    """
    parts = [
        part
        for spoken in _between_long_pauses(_runs(chances))
        for part in _short_enough(spoken, wanted_s)
    ]
    if not parts:
        return []
    # Padding ends halfway to the neighbour: a word heard twice would be written twice.
    ends = [0, *((a.end + b.start) // 2 for a, b in pairwise(parts)), len(chances)]
    return [
        _piece(part, limits, chances, samples)
        for part, limits in zip(parts, pairwise(ends), strict=True)
    ]


def loudness(audio: Audio) -> float:
    """How loud the loud parts are, 0–1."""
    return float(np.quantile(np.abs(audio), LOUD_QUANTILE)) if len(audio) else 0.0


def levelled(audio: Audio, loud: float | None = None) -> Audio:
    """The same sound, never softer than people speak into a microphone beside them.

    Args:
        audio: what to bring up.
        loud: the loudness of the recording that it is part of; without it, its own.
    """
    loud = loudness(audio) if loud is None else loud
    if not LEAST_SOUND < loud < LEVEL:
        return audio
    louder: Audio = np.clip(audio * np.float32(LEVEL / loud), -1.0, 1.0)
    return louder


def warm_up() -> None:
    """Load the detector now: it would otherwise be the first recording that waits for it."""
    speech_chances(np.zeros(FRAME, np.float32))


def speech_chances(audio: Audio) -> Probabilities:
    """How surely each frame is speech; silence is put behind the last one to make it whole."""
    # Imported here because it takes seconds, and only who transcribes should wait for it.
    from faster_whisper.vad import get_vad_model

    whole = np.pad(audio, (0, -len(audio) % FRAME))
    return np.asarray(get_vad_model()(whole), np.float32).reshape(-1)


@dataclass(frozen=True)
class _Run:
    """Speech from one frame to another."""

    start: int
    end: int


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


def _short_enough(runs: Sequence[_Run], wanted_s: float) -> list[_Run]:
    """Cut where the pause is long and both sides are, until every part can be heard at once."""
    start, end = runs[0].start, runs[-1].end
    spoken_s = _seconds(end - start) + 2 * PAD_S
    least_pause_s = 0.0 if spoken_s > LONGEST_PIECE_S else PLAIN_PAUSE_S
    pauses = [runs[at].start - runs[at - 1].end for at in range(1, len(runs))]
    cuts = [at for at, pause in enumerate(pauses, 1) if _seconds(pause) >= least_pause_s]
    if spoken_s <= wanted_s or (not cuts and least_pause_s):
        return [_Run(start, end)]
    if not cuts:
        middle = (start + end) // 2
        return [
            part
            for half in (_Run(start, middle), _Run(middle, end))
            for part in _short_enough([half], wanted_s)
        ]

    def worth(at: int) -> int:
        return pauses[at - 1] * min(runs[at].start - start, end - runs[at].start)

    best = max(cuts, key=worth)
    return _short_enough(runs[:best], wanted_s) + _short_enough(runs[best:], wanted_s)


def _piece(part: _Run, limits: tuple[int, int], chances: Probabilities, samples: int) -> Piece:
    pad = round(PAD_S * RATE_HZ)
    first, last = (limit * FRAME for limit in limits)
    return Piece(
        start=max(first, part.start * FRAME - pad),
        end=min(last, part.end * FRAME + pad, samples),
        speech_s=_seconds(int(np.count_nonzero(chances[part.start : part.end] >= SPEECH))),
    )


def _seconds(frames: int) -> float:
    return frames * FRAME / RATE_HZ
