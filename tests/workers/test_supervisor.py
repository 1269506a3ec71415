"""Real children that answer, fall over, hang and give up."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator

import pytest

from kiosk.interview import Problem
from kiosk.workers.messages import CueEnded, PermanentFault, StopTake
from kiosk.workers.supervisor import (
    BACK_OFF_S,
    FAILING_AFTER,
    FAULT_RETRY_S,
    HUNG_S,
    LIVED_S,
    ChildLost,
    ChildStarted,
    News,
    Supervisor,
)


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def supervise(clock: Clock) -> Iterator[Callable[..., Supervisor]]:
    made: list[Supervisor] = []

    def make(entry: str, *arguments: object) -> Supervisor:
        made.append(Supervisor(entry, f"child_programs:{entry}", arguments, clock))
        return made[-1]

    yield make
    for supervisor in made:
        supervisor.stop(timeout_s=5.0)
        assert not supervisor.running


def until(supervisor: Supervisor, wanted: News | type[News], limit_s: float = 30.0) -> list[News]:
    """Poll until the wanted news has come; everything that came."""
    news: list[News] = []
    deadline_s = time.monotonic() + limit_s
    while time.monotonic() < deadline_s:
        news += supervisor.poll()
        if any(
            each == wanted or (isinstance(wanted, type) and isinstance(each, wanted))
            for each in news
        ):
            return news
        time.sleep(0.01)
    raise AssertionError(f"{wanted} did not come, but {news}")


def test_a_child_hears_and_answers(supervise: Callable[..., Supervisor]) -> None:
    child = supervise("echo", "good morning")
    assert child.send(StopTake("too early")) is False
    news = until(child, CueEnded("good morning"))
    assert news[0] == ChildStarted("echo")
    assert child.send(StopTake("take 1"))
    until(child, CueEnded("take 1"))


def test_a_killed_child_is_replaced(supervise: Callable[..., Supervisor]) -> None:
    child = supervise("echo", "hello")
    until(child, CueEnded("hello"))
    first = child.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    until(child, ChildLost("echo"))
    until(child, CueEnded("hello"))
    assert child.pid != first


def test_a_child_that_falls_over_is_started_ever_more_slowly(
    supervise: Callable[..., Supervisor], clock: Clock
) -> None:
    child = supervise("fall_over")
    for back_off_s in BACK_OFF_S[:4]:
        until(child, ChildLost("fall_over"))
        if back_off_s:
            clock.now_s += back_off_s * 0.9
            assert child.poll() == [], "not yet"
        clock.now_s += back_off_s * 0.1 + 0.001
    assert child.failing


def test_failing_is_forgiven_once_the_child_lives(
    supervise: Callable[..., Supervisor], clock: Clock
) -> None:
    child = supervise("echo", "hello")
    for _ in range(FAILING_AFTER):
        until(child, CueEnded("hello"))
        child.restart("the test says so")
        clock.now_s += max(BACK_OFF_S)
    assert child.failing
    until(child, CueEnded("hello"))
    clock.now_s += LIVED_S
    child.poll()
    assert not child.failing


def test_a_child_that_hangs_is_replaced(supervise: Callable[..., Supervisor], clock: Clock) -> None:
    child = supervise("hang")
    until(child, CueEnded("hello"))
    first = child.pid
    clock.now_s += HUNG_S + 1
    until(child, ChildLost("hang"))
    until(child, CueEnded("hello"))
    assert child.pid != first


def test_a_child_that_was_frozen_is_replaced(
    supervise: Callable[..., Supervisor], clock: Clock
) -> None:
    child = supervise("echo", "hello")
    until(child, CueEnded("hello"))
    assert child.pid is not None
    os.kill(child.pid, signal.SIGSTOP)
    assert child.poll() == []  # what it had said before it was frozen is heard
    clock.now_s += HUNG_S + 1
    assert ChildLost("echo") in child.poll()
    until(child, CueEnded("hello"))
    child.send(StopTake("as before"))
    until(child, CueEnded("as before"))


def test_heartbeats_end_where_only_their_own_thread_goes_on(
    supervise: Callable[..., Supervisor], clock: Clock
) -> None:
    child = supervise("get_stuck")
    until(child, CueEnded("no more heartbeats"))
    first = child.pid
    clock.now_s += HUNG_S + 1
    until(child, ChildLost("get_stuck"))
    until(child, CueEnded("no more heartbeats"))
    assert child.pid != first


def test_a_permanent_fault_is_told_and_looked_at_again_later(
    supervise: Callable[..., Supervisor], clock: Clock
) -> None:
    child = supervise("say_why")
    fault = PermanentFault(Problem.MODELS_MISSING, "The model is missing.")
    news = until(child, ChildLost("say_why"))
    assert fault in news
    clock.now_s += FAULT_RETRY_S * 0.9
    assert child.poll() == []
    clock.now_s += FAULT_RETRY_S * 0.2
    until(child, fault)


def test_stopping_ends_the_child_in_order(supervise: Callable[..., Supervisor]) -> None:
    child = supervise("echo", "hello")
    until(child, CueEnded("hello"))
    pid = child.pid
    assert pid is not None
    child.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    assert child.poll() == []
