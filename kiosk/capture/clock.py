"""When was this block of sound spoken? From the times at which blocks arrive, on one clock.

A block can arrive late (the machine was busy) but never early. So the least delay seen over some
seconds is the true one, and whatever arrives later than that was only late.
"""

from __future__ import annotations

from collections import deque
from typing import Final

from kiosk.capture.sources import NS_PER_S

WINDOW_NS: Final = 5 * NS_PER_S
"""Long enough to hold a punctual block on a busy machine; a clock 100 ppm off drifts 0.5 ms."""
STEP_WINDOW_NS: Final = 2 * NS_PER_S
"""If everything is late for this long, samples were lost before they reached us. In a shorter time,
a machine that is too busy may just not have come to fetch them; taken for a loss, that would put
the sound out of step for a minute."""
STEP_NS: Final = 30_000_000
"""…by more than this: less is left to the slow correction."""


class SampleClock:
    """Turns arrival times of blocks into the times of their first samples."""

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._samples = 0
        self._delays: deque[tuple[int, int]] = deque()

    def stamp(self, arrival_ns: int, samples: int) -> int:
        """The time of the first sample of a block that arrived just now with ``samples`` samples.

        Args:
            arrival_ns: CLOCK_MONOTONIC when the block was handed over, complete.
            samples: how many there are in the block; blocks must be told in order.
        """
        start_ns = round(self._samples * NS_PER_S / self._rate_hz)
        self._samples += samples
        end_ns = round(self._samples * NS_PER_S / self._rate_hz)
        self._delays.append((arrival_ns, arrival_ns - end_ns))
        while self._delays[0][0] < arrival_ns - WINDOW_NS:
            self._delays.popleft()
        self._notice_loss(arrival_ns)
        return start_ns + min(delay for _, delay in self._delays)

    def restart(self) -> None:
        """Forget the past: the driver says that samples were lost."""
        self._delays.clear()

    def _notice_loss(self, now_ns: int) -> None:
        recent = [each for each in self._delays if each[0] >= now_ns - STEP_WINDOW_NS]
        if self._delays[0][0] >= recent[0][0] or now_ns - recent[0][0] < STEP_WINDOW_NS // 2:
            return
        if min(each[1] for each in recent) - min(each[1] for each in self._delays) > STEP_NS:
            self._delays = deque(recent)
