"""The staff PIN: Argon2id, never in clear, with a lock-out that survives a power pull."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from kiosk.store import BoothTable

DIGITS: Final = 6
FREE_TRIES: Final = 5
FIRST_WAIT_S: Final = 30.0
LONGEST_WAIT_S: Final = 3600.0

_HASH, _FAILURES, _LOCKED_UNTIL = "pin_hash", "pin_failures", "pin_locked_until"


@dataclass(frozen=True)
class PinVerdict:
    """Whether the PIN was right; ``wait_s`` > 0 while no try is accepted at all."""

    correct: bool
    wait_s: float = 0.0


class StaffPin:
    """The PIN of one booth.

    Args:
        table: where its hash and the failed tries are kept.
        now_s: wall-clock seconds; a lock-out must outlast a restart.
    """

    def __init__(self, table: BoothTable, now_s: Callable[[], float] = time.time) -> None:
        self._table = table
        self._now_s = now_s
        self._hasher = PasswordHasher()

    def ensure(self) -> str | None:
        """Make a random PIN if the booth has none, and tell it this once; else None."""
        if self._table.get(_HASH) is not None:
            return None
        pin = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        self.set(pin)
        return pin

    def set(self, pin: str) -> None:
        self._table.put(_HASH, self._hasher.hash(pin))
        self._forgive()

    def check(self, pin: str) -> PinVerdict:
        """Judge one try.

        It is counted, and the lock-out that it will cost is written down, before it is judged: so
        whoever pulls the plug before the verdict gains no try.
        """
        stored = self._table.get(_HASH)
        if stored is None:
            return PinVerdict(False)
        failures = int(self._table.get(_FAILURES) or 0)
        wait_s = float(self._table.get(_LOCKED_UNTIL) or 0) - self._now_s()
        if wait_s > LONGEST_WAIT_S:
            # The clock was set back, as by an empty battery: staff must not wait for years.
            wait_s = self._lock_out(failures)
        if wait_s > 0:
            return PinVerdict(False, wait_s)
        wait_s = self._lock_out(failures + 1)
        self._table.put(_FAILURES, str(failures + 1))
        try:
            self._hasher.verify(stored, pin)
        except VerificationError:
            return PinVerdict(False, wait_s)
        self._forgive()
        return PinVerdict(True)

    def _lock_out(self, failures: int) -> float:
        if failures < FREE_TRIES:
            return 0.0
        wait_s: float = min(FIRST_WAIT_S * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_S)
        self._table.put(_LOCKED_UNTIL, str(self._now_s() + wait_s))
        return wait_s

    def _forgive(self) -> None:
        self._table.put(_FAILURES, "0")
        self._table.put(_LOCKED_UNTIL, "0")
