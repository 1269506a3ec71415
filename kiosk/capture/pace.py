"""How often a picture is shown of a camera that delivers more of them."""

from __future__ import annotations


class Pace:
    """Lets through one picture in every interval.

    Counted from when a picture was due, not from when it came: one that is late by up to half an
    interval, as with every camera some are, must not cost the next one its place.

    Args:
        interval_ns: between two pictures, at least on average.
    """

    def __init__(self, interval_ns: int) -> None:
        self._interval_ns = interval_ns
        self._due_ns = 0

    def lets_through(self, time_ns: int) -> bool:
        """Whether the picture of that time is one to show; called in the order of time."""
        if time_ns < self._due_ns:
            return False
        reckoned_ns = max(self._due_ns, time_ns - self._interval_ns // 2)
        self._due_ns = reckoned_ns + self._interval_ns
        return True
