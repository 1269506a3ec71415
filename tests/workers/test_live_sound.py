from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.workers import live_sound
from kiosk.workers.live_sound import LiveSound, Pcm


def pcm(first: int, count: int) -> Pcm:
    return np.arange(first, first + count, dtype=np.int16)


@pytest.fixture
def live() -> Iterator[LiveSound]:
    made = LiveSound()
    yield made
    made.close()


@pytest.fixture
def capture(live: LiveSound) -> Iterator[LiveSound]:
    made = LiveSound(live.name)
    yield made
    made.close()


def test_what_one_appends_the_other_reads_once(live: LiveSound, capture: LiveSound) -> None:
    capture.begin("take")
    capture.append(pcm(0, 100))
    first = live.read("take", 0)
    assert first is not None
    assert first.pcm.tolist() == list(range(100))
    assert not first.ended
    capture.append(pcm(100, 50))
    capture.end()
    rest = live.read("take", 100)
    assert rest is not None
    assert rest.pcm.tolist() == list(range(100, 150))
    assert rest.ended
    assert live.has_ended("take")


def test_it_outlives_who_wrote_it(live: LiveSound) -> None:
    capture = LiveSound(live.name)
    capture.begin("take")
    capture.append(pcm(0, 100))
    capture.close()
    heard = live.read("take", 0)
    assert heard is not None
    assert len(heard.pcm) == 100
    assert not heard.ended
    another = LiveSound(live.name)
    another.append(pcm(0, 10))
    another.end()
    assert not live.has_ended("take"), "a new process does not go on with the old one's take"
    another.begin("again")
    assert live.read("take", 0) is None
    assert live.holds("again")
    another.close()


def test_of_another_take_nothing_is_told(live: LiveSound, capture: LiveSound) -> None:
    assert live.read("take", 0) is None
    capture.begin("first")
    capture.append(pcm(0, 100))
    assert live.read("second", 0) is None
    capture.begin("second")
    assert live.read("first", 0) is None
    heard = live.read("second", 0)
    assert heard is not None
    assert len(heard.pcm) == 0


def test_what_does_not_fit_is_not_passed_off_as_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(live_sound, "LONGEST_S", 1)
    live = LiveSound()
    live.begin("take")
    live.append(pcm(0, 10_000))
    assert live.holds("take")
    live.append(pcm(0, 10_000))
    live.end()
    assert not live.holds("take")
    assert live.read("take", 0) is None
    live.begin("next")
    assert live.holds("next")
    live.close()


def test_nothing_remains_of_what_is_erased(live: LiveSound, capture: LiveSound) -> None:
    capture.begin("take")
    capture.append(pcm(1, 100))
    live.erase()
    capture.append(pcm(1, 100))
    capture.end()
    assert live.read("take", 0) is None
    erased = live.read("", 0)
    assert erased is not None
    assert len(erased.pcm) == 0
    assert not any(live._sound[:200])
