"""What is recorded, at the same time for the recogniser: every sample of it, at 16 kHz."""

from __future__ import annotations

from typing import Final, Protocol

import numpy as np
import numpy.typing as npt
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler

from kiosk.capture.sources import SAMPLE_RATE_HZ, Samples

RELAY_RATE_HZ: Final = 16_000


class Hearer(Protocol):
    """Who hears along. It must not block: the recording would wait for it."""

    def begin(self, take_id: str) -> None:
        """Another take; what was heard before is of no use any more."""

    def append(self, pcm: npt.NDArray[np.int16]) -> None:
        """Mono, 16 kHz, without gaps."""

    def end(self) -> None:
        """All of the take was appended."""


class Deaf:
    """Nobody hears along."""

    def begin(self, take_id: str) -> None: ...

    def append(self, pcm: npt.NDArray[np.int16]) -> None: ...

    def end(self) -> None: ...


class Relay:
    """One take's sound, on its way to a hearer. Used by the take's thread."""

    def __init__(self, take_id: str, hearer: Hearer) -> None:
        self._hearer = hearer
        self._resampler = AudioResampler("s16", "mono", RELAY_RATE_HZ)
        hearer.begin(take_id)

    def add(self, samples: Samples) -> None:
        """What was just put into the recording, 48 kHz, in step with its clock."""
        if not len(samples):
            return
        frame = AudioFrame.from_ndarray(samples[None], "flt", "mono")
        frame.sample_rate = SAMPLE_RATE_HZ
        self._pass_on(frame)

    def end(self) -> None:
        """The recording has all of its sound, and the hearer with this as well."""
        self._pass_on(None)
        self._hearer.end()

    def _pass_on(self, frame: AudioFrame | None) -> None:
        for each in self._resampler.resample(frame):
            if each.samples:
                self._hearer.append(np.asarray(each.to_ndarray(), np.int16).reshape(-1))
