from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from kiosk.capture import pump as pump_module
from kiosk.capture.pump import DeviceState, Pump
from kiosk.interview import KnownError, Problem

GONE = KnownError("It is gone.", Problem.CAMERA_MISSING)
SILENT = KnownError("It is silent.", Problem.CAMERA_BUSY)


class Script:
    """A device that does what the test says: each read takes the next step of the script."""

    def __init__(self) -> None:
        self.steps: queue.SimpleQueue[Callable[[], int | None]] = queue.SimpleQueue()
        self.openings = 0
        self.refusals: list[KnownError] = []
        self.open_now = False

    def open(self) -> str:
        self.openings += 1
        if self.refusals:
            raise self.refusals.pop()
        self.open_now = True
        return "scripted"

    def read(self, timeout_s: float) -> int | None:
        try:
            return self.steps.get(timeout=0.05)()
        except queue.Empty:
            return None

    def close(self) -> None:
        self.open_now = False


class Rig:
    """A pump around a script, and what came out of it."""

    def __init__(self) -> None:
        self.device = Script()
        self.items: queue.SimpleQueue[int] = queue.SimpleQueue()
        self.states: queue.SimpleQueue[DeviceState] = queue.SimpleQueue()
        self.pump = Pump(self.device, SILENT, self.items.put, self._changed)

    def deliver_first(self) -> None:
        self.pump.start()
        self.device.steps.put(lambda: 0)
        assert self.states.get(timeout=5) == DeviceState("scripted")
        assert self.items.get(timeout=5) == 0

    def _changed(self) -> None:
        self.states.put(self.pump.state)


@pytest.fixture
def rig(monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    monkeypatch.setattr(pump_module, "_BACK_OFF_S", (0.01, 0.02))
    rig = Rig()
    yield rig
    rig.pump.stop(5)
    assert not rig.pump.alive
    assert not rig.device.open_now


def lose() -> int:
    raise GONE


def test_what_the_device_delivers_is_handed_on(rig: Rig) -> None:
    rig.pump.start()
    for number in range(3):
        rig.device.steps.put(lambda number=number: number)
    assert [rig.items.get(timeout=5) for _ in range(3)] == [0, 1, 2]
    assert rig.states.get(timeout=5) == DeviceState("scripted")


def test_a_lost_device_is_told_and_opened_again(rig: Rig) -> None:
    rig.deliver_first()
    rig.device.steps.put(lose)
    assert rig.states.get(timeout=5) == DeviceState(error=GONE)
    rig.device.steps.put(lambda: 7)
    assert rig.items.get(timeout=5) == 7
    assert rig.states.get(timeout=5) == DeviceState("scripted")


def test_a_device_that_stays_away_is_told_once_and_tried_again(rig: Rig) -> None:
    rig.device.refusals = [GONE] * 5
    rig.pump.start()
    assert rig.states.get(timeout=5).error is GONE
    rig.device.steps.put(lambda: 7)
    assert rig.states.get(timeout=5) == DeviceState("scripted")
    assert rig.device.openings == 6


def test_a_device_that_delivers_nothing_is_as_good_as_gone(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pump_module, "STALL_S", 0.2)
    rig.deliver_first()
    assert rig.states.get(timeout=5).error is SILENT


def test_a_device_that_opens_but_never_delivers_is_never_called_ready(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pump_module, "STALL_S", 0.2)
    rig.pump.start()
    assert rig.states.get(timeout=5).error is SILENT


def test_a_driver_that_hangs_is_noticed_from_outside_and_given_up_when_it_returns(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pump_module, "STALL_S", 0.2)
    returns = threading.Event()
    rig.deliver_first()

    def hang() -> int:
        returns.wait(30)
        return 1

    rig.device.steps.put(hang)
    while rig.states.empty():
        rig.pump.notice_stall()
    assert rig.states.get().error is SILENT
    assert rig.pump.stuck_s > 0.2
    returns.set()
    rig.device.steps.put(lambda: 7)
    assert rig.states.get(timeout=5) == DeviceState("scripted")
    assert rig.device.openings == 2
