"""Keeps one device open, hands on what it delivers, and opens it again when it is lost."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from kiosk.capture.sources import NS_PER_S, Source
from kiosk.interview import KnownError

Item = TypeVar("Item")
Result = TypeVar("Result")

STALL_S: Final = 3.0
"""A device that delivers nothing for this long is as good as gone."""
HANG_S: Final = 20.0
"""A driver that has not returned by then never will. OpenCV alone may wait for 10 s."""
_READ_S: Final = 0.5
_BACK_OFF_S: Final = (0.5, 1.0, 2.0, 5.0)


@dataclass(frozen=True)
class DeviceState:
    """The name of the device that delivers (empty while none does), and why none does.

    ``doubt`` is what is to be said of one that delivers all the same.
    """

    name: str = ""
    error: KnownError | None = None
    doubt: KnownError | None = None


class Pump(Generic[Item]):
    """A thread around one :class:`Source`. If its driver hangs, only this thread hangs."""

    def __init__(
        self,
        source: Source[Item],
        silent: KnownError,
        deliver: Callable[[Item], None],
        changed: Callable[[], None],
    ) -> None:
        """Nothing is opened yet.

        Args:
            source: the device.
            silent: what to say when it is open but delivers nothing.
            deliver: called with every item, from the pump's thread.
            changed: called after every change of ``state``, from any thread.
        """
        self._source = source
        self._silent = silent
        self._deliver = deliver
        self._changed = changed
        self._ending = threading.Event()
        self._called_ns: int | None = None
        self._state = DeviceState()
        self._given_up = False
        self._thread = threading.Thread(
            target=self._run, name=f"{type(source).__name__}", daemon=True
        )

    @property
    def state(self) -> DeviceState:
        return self._state

    @property
    def stuck_s(self) -> float:
        """For how long the driver has not returned from its present call."""
        called_ns = self._called_ns
        return 0.0 if called_ns is None else (time.monotonic_ns() - called_ns) / NS_PER_S

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout_s: float) -> None:
        """Close the device; a hanging driver is left behind after ``timeout_s``."""
        self._ending.set()
        self._thread.join(timeout_s)

    def notice_stall(self) -> None:
        """Called by a watcher: a driver that does not return cannot report itself."""
        if self.stuck_s > STALL_S and self._state.name:
            self._given_up = True
            self._become(DeviceState(error=self._silent))

    def _run(self) -> None:
        failures = 0
        while not self._ending.is_set():
            try:
                self._given_up = False
                name = self._call(self._source.open)
                self._pump(name)
            except KnownError as error:
                failures = 0 if self._state.name else failures + 1
                self._become(DeviceState(error=error))
            finally:
                self._call(self._source.close)
            self._ending.wait(_BACK_OFF_S[min(failures, len(_BACK_OFF_S) - 1)])

    def _pump(self, name: str) -> None:
        heard_ns = time.monotonic_ns()
        while not self._ending.is_set():
            item = self._call(lambda: self._source.read(_READ_S))
            now_ns = time.monotonic_ns()
            if self._given_up:
                raise self._silent
            if item is not None:
                heard_ns = now_ns
                self._deliver(item)
                # Only now: many a device can be opened and gives nothing.
                self._become(DeviceState(name))
            if now_ns - heard_ns > STALL_S * NS_PER_S:
                raise self._silent

    def _call(self, driver: Callable[[], Result]) -> Result:
        self._called_ns = time.monotonic_ns()
        try:
            return driver()
        finally:
            self._called_ns = None

    def _become(self, state: DeviceState) -> None:
        if (state.name, str(state.error)) != (self._state.name, str(self._state.error)):
            self._state = state
            self._changed()
