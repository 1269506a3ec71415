"""The sound of the take that runs, from capture to assess through memory that both can see.

The UI process owns it, so that whoever of the two dies, what was said is still there for the other.
One writer, one reader, and nobody waits: the writer appends, the reader takes what is new.
"""

from __future__ import annotations

from dataclasses import dataclass
from multiprocessing.shared_memory import SharedMemory
from typing import Final

import numpy as np
import numpy.typing as npt

from kiosk.workers import shared

RATE_HZ: Final = 16_000
LONGEST_S: Final = 300
"""More than any answer. Longer ones are transcribed from their file; memory is used as it fills."""

Pcm = npt.NDArray[np.int16]
"""Shape (samples,), mono, 16 kHz."""

_SERIAL, _WRITTEN, _STATE = range(3)
"""Numbers of 8 bytes each, written in one piece: a serial number that is odd while another take is
put in place, how many samples are there, and whether there is more to come."""
_TAKE: Final = slice(24, 88)
_HEADER_BYTES: Final = 88
_RUNS, _ENDED, _TORN = range(3)


@dataclass(frozen=True)
class Heard:
    """What is new of a take; ``ended`` if nothing more will come."""

    pcm: Pcm
    ended: bool


class LiveSound:
    """A named piece of shared memory. The UI process creates and unlinks it, the others attach.

    Attributes:
        name: what to hand to a child so that it can attach.
    """

    def __init__(self, name: str | None = None) -> None:
        """Create a new piece of memory, or attach to the one called ``name``."""
        self._owner = name is None
        size = _HEADER_BYTES + 2 * LONGEST_S * RATE_HZ
        self._memory = shared.create(size) if name is None else SharedMemory(name)
        assert self._memory.buf is not None
        self._take = self._memory.buf[_TAKE]
        self._head = self._memory.buf[: _TAKE.start].cast("Q")
        self._sound = self._memory.buf[_HEADER_BYTES:size].cast("h")
        self._mine = 0
        self.name = self._memory.name

    # --- capture ------------------------------------------------------------------------------

    def begin(self, take_id: str) -> None:
        """From now on this take is heard; what was heard before is gone."""
        self._replace(take_id)
        self._mine = self._head[_SERIAL]

    def append(self, pcm: Pcm) -> None:
        """Add sound to it. What does not fit tears it: the reader then knows that more was said."""
        if not self._is_mine():
            return
        written = self._head[_WRITTEN]
        if written + len(pcm) > len(self._sound):
            self._head[_STATE] = _TORN
            return
        self._sound[written : written + len(pcm)] = np.ascontiguousarray(pcm, np.int16).data
        # Counted last, so that nobody reads what is not written yet.
        self._head[_WRITTEN] = written + len(pcm)

    def end(self) -> None:
        """All of the take is here."""
        if self._is_mine():
            self._head[_STATE] = _ENDED

    # --- assess -------------------------------------------------------------------------------

    def holds(self, take_id: str) -> bool:
        """Whether this take is heard, and all of it so far fits."""
        taken = bytes(self._take).rstrip(b"\0") == take_id.encode()
        return taken and self._head[_SERIAL] % 2 == 0 and self._head[_STATE] != _TORN

    def has_ended(self, take_id: str) -> bool:
        """Whether all of this take is here."""
        return self.holds(take_id) and self._head[_STATE] == _ENDED

    def read(self, take_id: str, after: int) -> Heard | None:
        """What was said in a take after so many samples.

        None if nothing is to be had of this take: it has not begun, another one is heard, or not
        all of it would fit.
        """
        serial, ended = self._head[_SERIAL], self.has_ended(take_id)
        # Looked at after that: of a take that has ended this is all.
        written = self._head[_WRITTEN]
        pcm = np.array(self._sound[after:written], np.int16)
        # Looked at last: what was copied may have been another take's by then.
        if not self.holds(take_id) or self._head[_SERIAL] != serial:
            return None
        return Heard(pcm, ended)

    # --- the UI process -----------------------------------------------------------------------

    def erase(self) -> None:
        """Between people nothing of the last one remains, nor is more taken of what still runs."""
        written = self._head[_WRITTEN]
        self._replace("")
        self._sound[:written] = memoryview(bytes(2 * written)).cast("h")

    def close(self) -> None:
        """Let go of the memory; the owner also frees it."""
        for view in (self._take, self._head, self._sound):
            view.release()
        self._memory.close()
        if self._owner:
            self._memory.unlink()

    def _replace(self, take_id: str) -> None:
        self._head[_SERIAL] += 1 + self._head[_SERIAL] % 2
        self._head[_STATE], self._head[_WRITTEN] = _RUNS, 0
        self._take[:] = take_id.encode()[: len(self._take)].ljust(len(self._take), b"\0")
        self._head[_SERIAL] += 1

    def _is_mine(self) -> bool:
        return self._head[_SERIAL] == self._mine and self._head[_STATE] == _RUNS
