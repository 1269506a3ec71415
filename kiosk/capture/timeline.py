"""Puts blocks of sound on the timeline of a take, so that sound stays in step with the clock."""

from __future__ import annotations

from typing import Final

import numpy as np

from kiosk.capture.sources import NS_PER_S, SAMPLE_RATE_HZ, Samples

_IN_STEP: Final = SAMPLE_RATE_HZ * 2 // 1000
"""2 ms: nobody hears or sees it."""
_GAP: Final = SAMPLE_RATE_HZ * 40 // 1000
"""40 ms: sound that is missing, not a clock that runs differently; filled with silence."""
_STRETCH: Final = 0.005
"""A block is made longer or shorter by half a per cent at most: no ear hears the pitch move."""


class SoundTimeline:
    """Makes one contiguous track of blocks that have times. Every sample is kept."""

    def __init__(self, start_ns: int) -> None:
        self._start_ns = start_ns
        self.length = 0
        """Samples placed so far, at 48 kHz."""

    def place(self, time_ns: int, samples: Samples) -> Samples:
        """The samples to append for a block at 48 kHz that was spoken at ``time_ns``.

        What was spoken before the take began is cut off; a gap comes back as silence in front;
        a microphone whose clock runs fast or slow is brought into step a little at a time.
        """
        due = round((time_ns - self._start_ns) * SAMPLE_RATE_HZ / NS_PER_S)
        if self.length == 0 and due < 0:
            samples, due = samples[-due:], 0
        if not len(samples):
            return samples
        late = due - self.length
        if late > _GAP or (self.length == 0 and late > 0):
            placed = np.concatenate((np.zeros(late, np.float32), samples))
        elif abs(late) > _IN_STEP:
            most = max(1, round(len(samples) * _STRETCH))
            placed = _stretched(samples, len(samples) + max(-most, min(most, late)))
        else:
            placed = samples
        self.length += len(placed)
        return placed


def _stretched(samples: Samples, length: int) -> Samples:
    positions = np.linspace(0, len(samples) - 1, max(1, length))
    return np.interp(positions, np.arange(len(samples)), samples).astype(np.float32)
