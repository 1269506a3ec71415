from __future__ import annotations

import numpy as np

from kiosk.capture.person import Person

MOUTH = np.s_[410:460, 600:680]
EYES = np.s_[330:375, 570:710]


def moved(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.mean(np.abs(one.astype(np.int16) - other)))


def test_the_person_fills_a_frame_of_the_asked_size() -> None:
    assert Person(1280, 720).draw(0.0, 0.0).shape == (720, 1280, 3)
    assert Person(640, 360).draw(0.0, 1.0).shape == (360, 640, 3)


def test_the_person_never_freezes() -> None:
    person = Person(1280, 720)
    pictures = [person.draw(1 + index / 3, 0.0) for index in range(12)]
    assert all(moved(a, b) > 0.005 for a, b in zip(pictures, pictures[1:], strict=False))


def test_the_mouth_opens_with_the_voice() -> None:
    person = Person(1280, 720)
    quiet, loud = person.draw(1.0, 0.0), person.draw(1.0, 1.0)
    assert moved(quiet[MOUTH], loud[MOUTH]) > 10


def test_the_eyes_close_now_and_then() -> None:
    person = Person(1280, 720)
    assert moved(person.draw(3.3, 0.0)[EYES], person.draw(3.48, 0.0)[EYES]) > 10


def test_drawing_does_not_paint_over_the_wall() -> None:
    person = Person(1280, 720)
    first = person.draw(1.0, 0.0)
    person.draw(2.0, 1.0)
    assert np.array_equal(person.draw(1.0, 0.0), first)
