from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from capture_recordings import SIZE_PX, tone

from kiosk.capture.doubts import (
    DOUBTFUL_PICTURE_NS,
    FELL_SILENT_NS,
    NEVER_HEARD_NS,
    PictureWatch,
    SoundWatch,
)
from kiosk.capture.person import Person
from kiosk.capture.sources import NS_PER_S, Frame, Picture, Samples, Sound
from kiosk.interview import Problem

FPS = 30
BLOCK = 960
RANDOM = np.random.default_rng(7)


def noisy(level: float, noise: float) -> Picture:
    """An even grey with the noise of a real lens."""
    grey = RANDOM.normal(level, noise, (SIZE_PX[1], SIZE_PX[0], 3))
    return np.clip(grey, 0, 255).astype(np.uint8)


def dim_room() -> Picture:
    """A face that the screen lights a little, in the dark, with the noise of a high gain."""
    picture = noisy(8, 6)
    picture[40:140, 110:210] = np.clip(picture[40:140, 110:210].astype(int) + 28, 0, 255)
    return picture


def doubts(
    watch: PictureWatch, pictures: Iterator[Picture], seconds: float
) -> list[Problem | None]:
    """Every doubt that is told, in order; time goes on from the last call."""
    told: list[Problem | None] = []
    begin_ns = watch._last.time_ns if watch._last is not None else 0
    for index in range(1, round(seconds * FPS) + 1):
        frame = Frame(begin_ns + index * NS_PER_S // FPS, next(pictures))
        if watch.look(frame):
            told.append(watch.doubt.problem if watch.doubt is not None else None)
    return told


def always(make: Callable[[], Picture]) -> Iterator[Picture]:
    while True:
        yield make()


def test_a_covered_lens_is_told_and_taken_back_when_it_is_free() -> None:
    watch = PictureWatch()
    assert doubts(watch, always(lambda: noisy(12, 5)), 5.0) == [Problem.CAMERA_COVERED]
    assert doubts(watch, always(dim_room), 1.0) == [None]


@pytest.mark.parametrize("make", [dim_room, lambda: noisy(120, 4), lambda: noisy(245, 3)])
def test_a_dim_room_and_an_empty_wall_are_pictures(make: Callable[[], Picture]) -> None:
    assert doubts(PictureWatch(), always(make), 6.0) == []


def test_a_hand_before_the_lens_for_a_moment_is_nothing() -> None:
    watch = PictureWatch()
    for _ in range(3):
        assert doubts(watch, always(lambda: noisy(5, 2)), 2.0) == []
        assert doubts(watch, always(dim_room), 1.0) == []


def test_a_picture_that_stands_still_is_told_until_it_moves() -> None:
    watch = PictureWatch()
    still = dim_room()
    assert doubts(watch, always(lambda: still), 5.0) == [Problem.CAMERA_FROZEN]
    assert doubts(watch, always(dim_room), 0.5) == [None]


def test_somebody_who_sits_still_is_not_frozen() -> None:
    person = Person(*SIZE_PX)
    pictures = (person.draw(index / FPS, 0.0) for index in range(20 * FPS))
    assert doubts(PictureWatch(), pictures, 15.0) == []


def test_a_slow_camera_is_judged_by_the_clock_not_by_the_count() -> None:
    watch = PictureWatch()
    still = dim_room()
    for index in range(3):
        assert not watch.look(Frame(index * NS_PER_S, still))
    assert watch.look(Frame(DOUBTFUL_PICTURE_NS, still))


def test_another_camera_begins_without_the_doubt_of_the_last() -> None:
    watch = PictureWatch()
    still = dim_room()
    doubts(watch, always(lambda: still), 5.0)
    watch.forget()
    assert watch.doubt is None
    assert doubts(watch, always(lambda: still), 2.0) == []


def told_of(watch: SoundWatch, samples: Samples, begin_s: float = 0.0) -> list[float]:
    """When, in seconds, it changed its mind."""
    changes = []
    for index in range(len(samples) // BLOCK):
        time_ns = round(begin_s * NS_PER_S) + index * NS_PER_S // 50
        sound = Sound(time_ns, samples[index * BLOCK : (index + 1) * BLOCK])
        if watch.listen(sound):
            changes.append(sound.end_ns / NS_PER_S)
    return changes


def silence(seconds: float) -> Samples:
    return np.zeros(round(seconds * 48_000), np.float32)


def room(seconds: float, dbfs: float) -> Samples:
    return RANDOM.normal(0, 10 ** (dbfs / 20), round(seconds * 48_000)).astype(np.float32)


def test_no_sound_at_all_is_told_and_taken_back_at_the_first_sound() -> None:
    watch = SoundWatch()
    assert told_of(watch, silence(6.0)) == [NEVER_HEARD_NS / NS_PER_S]
    assert watch.doubt is not None
    assert watch.doubt.problem is Problem.MICROPHONE_SILENT
    assert told_of(watch, tone(1.0, amplitude=0.001), 6.0) == [6.02]
    assert watch.doubt is None


@pytest.mark.parametrize("dbfs", [-80.0, -70.0, -55.0])
def test_who_says_nothing_in_a_quiet_room_is_not_accused(dbfs: float) -> None:
    assert told_of(SoundWatch(), room(30.0, dbfs)) == []


def test_the_last_bit_and_a_direct_voltage_are_no_sound() -> None:
    rattle = RANDOM.integers(-1, 2, 6 * 48_000).astype(np.float32) / 32768
    assert told_of(SoundWatch(), rattle + np.float32(0.02)) == [NEVER_HEARD_NS / NS_PER_S]


def test_a_microphone_that_suppresses_noise_may_be_silent_between_two_words() -> None:
    watch = SoundWatch()
    spoken = np.concatenate([tone(1.0), silence(7.0)] * 3)
    assert told_of(watch, spoken) == []
    fell_silent = told_of(watch, silence(3.0), 24.0)
    assert fell_silent == [17.0 + FELL_SILENT_NS / NS_PER_S]
