"""The last step of the heads, on made-up gatherings."""

from __future__ import annotations

import numpy as np

from kiosk.assess.features import ABOUT_COLUMN, ABOUT_FROM, is_off_subject
from kiosk.assess.fit_level import LevelHead, fit_level
from kiosk.assess.heads import KINDS, Taught
from kiosk.assess.roles import ROLES

GATHERED = 4 * len(ROLES) + 4 + len(KINDS)


def learned(about: float) -> LevelHead:
    """From ordinary answers, of which some look a little like stories and are so much about it."""
    rng = np.random.default_rng(3)
    astray, alike = np.arange(240) % 6 == 5, np.arange(240) % 20 == 0
    levels = np.where(astray, 1.0, 2.0 + np.arange(240) % 7 / 2)

    def gathered() -> np.ndarray:
        found = rng.normal(0.0, 0.2, (240, GATHERED))
        found[:, :12] += levels[:, None] / 4
        found[:, 12:24] += 2.0 * astray[:, None] + 0.6 * alike[:, None]
        found[:, ABOUT_COLUMN] = np.where(astray, 0.0, np.where(alike, about, 1.0))
        return found

    taught = Taught(
        misheard=gathered(),
        targets=np.stack([levels, astray], axis=1),
        weights=np.ones(240),
        authors=np.arange(240) // 80 * 1.0,
        languages=np.zeros(240),
        lengths=rng.uniform(2, 4, 240),
        ordinary=1.0 - astray,
    )
    return fit_level(gathered(), taught)


def test_what_would_not_be_called_off_the_subject_is_no_false_alarm() -> None:
    assert learned(about=ABOUT_FROM).off_subject_from < learned(about=0.1).off_subject_from


def test_who_says_something_of_what_was_asked_is_not_off_the_subject() -> None:
    assert is_off_subject(3.0, 0.35, 0.0, off_subject_from=0.3)
    assert not is_off_subject(3.0, 0.25, 0.0, off_subject_from=0.3)
    assert not is_off_subject(3.0, 0.9, ABOUT_FROM, off_subject_from=0.3)


def test_a_low_level_stands_unless_the_answer_is_plainly_off_the_subject() -> None:
    assert not is_off_subject(1.5, 0.35, 0.0, off_subject_from=0.3)
    assert is_off_subject(1.5, 0.45, 0.0, off_subject_from=0.3)
