"""What a camera and a microphone are to the rest of capture: one small interface.

Real devices and the visitor folder are backends of the same rank. All times are CLOCK_MONOTONIC
in nanoseconds (``time.monotonic_ns``), for pictures and sound alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

SAMPLE_RATE_HZ: Final = 48_000
"""What is recorded, and what microphones are asked for."""
NS_PER_S: Final = 1_000_000_000

Picture = npt.NDArray[np.uint8]
"""BGR, uint8, shape (height, width, 3)."""
Samples = npt.NDArray[np.float32]
"""Mono, float32 in −1…1, shape (n,)."""


@dataclass(frozen=True)
class Frame:
    """One picture and the moment at which it was taken."""

    time_ns: int
    bgr: Picture


@dataclass(frozen=True)
class Sound:
    """A block of sound; ``time_ns`` is the moment of its first sample."""

    time_ns: int
    samples: Samples
    rate_hz: int = SAMPLE_RATE_HZ

    @property
    def end_ns(self) -> int:
        return self.time_ns + round(len(self.samples) * NS_PER_S / self.rate_hz)


Item = TypeVar("Item", covariant=True)


class Source(Protocol[Item]):
    """A device, used by one thread alone. It may be opened again after it was closed."""

    def open(self) -> str:
        """Take hold of the device and return its name for people.

        Raises:
            KnownError: it is missing, or held by another program.
        """

    def read(self, timeout_s: float) -> Item | None:
        """The next item, or None if there was none within ``timeout_s``.

        Raises:
            KnownError: the device is gone.
        """

    def close(self) -> None:
        """Let go of the device. Closing a closed one does nothing."""


Camera = Source[Frame]
Microphone = Source[Sound]


class Prompted(Protocol):
    """A visitor who speaks on cue. Real people are not prompted."""

    def cue(self, name: str) -> None:
        """Begin the answer to the question called ``name``."""

    def hush(self) -> None:
        """Stop answering: the take is over."""

    def cue_ended(self) -> str | None:
        """The cue whose answer has come to its end, once; else None."""


@dataclass(frozen=True)
class Devices:
    """Everything that one booth captures from."""

    camera: Camera
    microphone: Microphone
    prompted: Prompted | None = None
