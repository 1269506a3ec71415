"""The ways of using the booth: equal choices, changed on any screen, forgotten between people."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

LEAST_STEP: Final = 1
MOST_STEP: Final = 5
"""The voice has five volumes and five speeds."""
MOST_PATIENCE: Final = 2.0
"""Whoever chose a way has twice the time; nobody has more without asking for it."""


class Way(StrEnum):
    """One way of using the booth; any of them go together."""

    LARGE_TEXT = "large_text"
    HIGH_CONTRAST = "high_contrast"
    VOICE = "voice"
    """What is on the screen is also spoken."""
    KEYPAD = "keypad"
    """What has the focus is always marked; the first arrow key chooses this by itself."""
    TYPED = "typed"
    """Questions are answered by keyboard; neither camera nor microphone is needed."""
    LOW_REACH = "low_reach"
    """Everything stands in the lower part of the screen, within reach of a wheelchair."""
    STILL = "still"
    """Nothing moves by itself."""


@dataclass(frozen=True)
class Access:
    """How this person uses the booth."""

    ways: frozenset[Way] = frozenset()
    volume: int = 3
    speed: int = 3

    def uses(self, way: Way) -> bool:
        return way in self.ways

    def using(self, way: Way, wanted: bool) -> Access:
        """The same with one way chosen or left."""
        return replace(self, ways=self.ways | {way} if wanted else self.ways - {way})

    def tuned(self, volume: int, speed: int) -> Access:
        """The voice so many steps louder and faster; never beyond the ends."""
        return replace(self, volume=_step(self.volume + volume), speed=_step(self.speed + speed))

    @property
    def patience(self) -> float:
        """How much longer every time limit is."""
        return MOST_PATIENCE if self.ways else 1.0

    @property
    def begins_by_itself(self) -> bool:
        """Whether recording begins when the time to think is over.

        Not while a voice may still be reading the question, nor where nothing is recorded.
        """
        return not self.ways & {Way.VOICE, Way.TYPED}


def _step(step: int) -> int:
    return min(max(step, LEAST_STEP), MOST_STEP)
