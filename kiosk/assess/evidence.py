"""The sentences that a level rests on: those without which it would be lower."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from kiosk.assess.features import LARGEST_SHARE, Answer
from kiosk.assess.sentences import Span
from kiosk.interview import Quote, Transcript, Word

MOST_QUOTES: Final = 3
MARK_SHARE: Final = 6.0
"""Levels that a rater's mark, if it were certain, is worth beside the fall of the level."""
LEAST_PART: Final = 0.5
"""Of a sentence that does not fit whole: less of it would say nothing."""
SMALLEST_DROP: Final = -0.05
"""Of a level: a sentence without which it would even rise is not what it rests on."""


def choose(
    answer: Answer, drops: Sequence[float], marks: Sequence[float] | None = None
) -> tuple[Span, ...]:
    """One to three sentences, in the order of the text.

    Args:
        answer: what was said.
        drops: for each sentence, by how much the level falls when it is left out; empty for an
            answer of one sentence.
        marks: how likely a rater would mark each, 0–1; weighs in with the fall of the level.
    """
    if len(answer.sentences) <= 1:
        return answer.sentences
    worth = [
        drop + MARK_SHARE * (marks[index] if marks is not None else 0.0)
        for index, drop in enumerate(drops)
    ]
    ranked = sorted(range(len(drops)), key=lambda index: (-worth[index], index))
    room = LARGEST_SHARE * len(answer.text)
    first = answer.sentences[ranked[0]]
    if _length(first) > room:
        return (_shortened(first, answer.text, room),)
    chosen = [first]
    left = room - _length(first)
    for index in ranked[1:]:
        span = answer.sentences[index]
        if drops[index] < SMALLEST_DROP or left < LEAST_PART * _length(span):
            continue
        if _length(span) > left:
            span = _shortened(span, answer.text, left)
        if _length(span) > left:
            continue  # not even its first word
        chosen.append(span)
        left -= _length(span)
        if len(chosen) == MOST_QUOTES:
            break
    return tuple(sorted(chosen, key=lambda span: span.start))


def _shortened(span: Span, text: str, room: float) -> Span:
    """The beginning of a sentence, whole words that fit; the first word at least."""
    ends = [found.end() + span.start for found in re.finditer(r"\S+", span.of(text))]
    return Span(span.start, max([end for end in ends if end - span.start <= room] or ends[:1]))


def quote(question_id: str, span: Span, transcript: Transcript) -> Quote:
    """The verbatim words of ``transcript.text``, with their times where the recogniser has them."""
    text = span.of(transcript.text)
    begin_s, end_s = _times(text, span, transcript)
    return Quote(question_id, text, span.start, span.end, begin_s, end_s)


def pauses(transcript: Transcript, shortest_s: float = 0.4) -> tuple[int, ...]:
    """Offsets in ``transcript.heard`` at which the speaker paused before the next word."""
    placed = _placed(transcript)
    return tuple(
        start
        for (_, _, before), (start, _, word) in zip(placed, placed[1:], strict=False)
        if word.start_s - before.end_s >= shortest_s
    )


def _length(span: Span) -> int:
    return span.end - span.start


def _times(text: str, span: Span, transcript: Transcript) -> tuple[float | None, float | None]:
    start = span.start
    if transcript.correction is not None:
        # Corrected text has no times of its own; a passage left as it was heard still has.
        start = transcript.heard.find(text)
        if start < 0:
            return None, None
    end = start + len(text)
    words = [word for begin, stop, word in _placed(transcript) if begin < end and stop > start]
    return (words[0].start_s, words[-1].end_s) if words else (None, None)


def _placed(transcript: Transcript) -> list[tuple[int, int, Word]]:
    """Every word with its offsets in ``transcript.heard``."""
    placed: list[tuple[int, int, Word]] = []
    heard, at = transcript.heard, 0
    for segment in transcript.segments:
        for word in segment.words:
            start = heard.find(word.text, at)
            if start >= 0:
                at = start + len(word.text)
                placed.append((start, at, word))
    return placed
