"""How many samples a second a microphone really delivers, counted against CLOCK_MONOTONIC.

A driver that agrees to 48,000 and gives 44,100 makes a voice deeper and slower. A clock that runs a
little fast or slow is not meant: :mod:`kiosk.capture.timeline` brings that into step.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from kiosk.capture.sources import NS_PER_S

_SPAN_NS: Final = 3 * NS_PER_S // 2
_APART: Final = 3
"""The most punctual blocks of two spans, so many spans apart, are compared."""
_WRONG: Final = 0.02
"""More than any oscillator errs, and than blocks that are late on a busy machine can feign."""
_AGREE: Final = 0.002
"""Two measurements in a row must say the same: lost samples lie, but not twice the same lie."""
_USUAL_HZ: Final = (8_000, 11_025, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 88_200, 96_000)


_ROUNDS: Final = 4

_Block = tuple[int, int]
"""When it arrived, in ns, and how many samples had arrived with it."""


class RateMeter:
    """Counts the samples of one stream that was agreed to run at ``rate_hz``."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._spans: deque[list[_Block]] = deque(maxlen=_APART + 1)
        self._samples = 0
        self._suspected_hz: float | None = None

    def add(self, arrival_ns: int, samples: int) -> int | None:
        """Count a block that arrived just now.

        Returns:
            The true rate, once it is sure that it is another one than agreed; else None.
        """
        self._samples += samples
        true_hz = None
        if not self._spans or arrival_ns - self._spans[-1][0][0] >= _SPAN_NS:
            true_hz = self._compare()
            self._spans.append([])
        self._spans[-1].append((arrival_ns, self._samples))
        return true_hz

    def restart(self) -> None:
        """Samples were lost: what was counted is of no use."""
        self._spans.clear()
        self._suspected_hz = None

    def _compare(self) -> int | None:
        if len(self._spans) <= _APART:
            return None
        measured_hz = _rate_between(self._spans[0], self._spans[-1], self._rate_hz)
        before_hz, self._suspected_hz = self._suspected_hz, None
        if abs(measured_hz / self._rate_hz - 1) <= _WRONG:
            return None
        self._suspected_hz = measured_hz
        if before_hz is None or abs(measured_hz / before_hz - 1) > _AGREE:
            return None
        usual_hz = min(_USUAL_HZ, key=lambda each: abs(each - measured_hz))
        return usual_hz if abs(measured_hz / usual_hz - 1) <= _WRONG / 2 else round(measured_hz)


def _rate_between(first: list[_Block], last: list[_Block], rate_hz: float) -> float:
    """Blocks come late but never early: the rate between the most punctual of each span.

    Which is the most punctual depends on the rate, so it is looked for again with each that is
    found.
    """
    for _ in range(_ROUNDS):
        begin_ns, before = _most_punctual(first, rate_hz)
        end_ns, after = _most_punctual(last, rate_hz)
        rate_hz = (after - before) * NS_PER_S / (end_ns - begin_ns)
    return rate_hz


def _most_punctual(span: list[_Block], rate_hz: float) -> _Block:
    return min(span, key=lambda block: block[0] - block[1] * NS_PER_S / rate_hz)
