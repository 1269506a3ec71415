from __future__ import annotations

import pytest

from kiosk.app import _card
from kiosk.interview import Language
from matcher.contract import CompetencyId, Opening, Requirement

NEEDS = (Requirement(competency=CompetencyId.NUMERACY),)


@pytest.mark.parametrize(
    ("titles", "language", "shown"),
    [
        ({"ko": "사서", "en": "Librarian"}, Language.KO, "사서"),
        ({"ko": "사서", "en": "Librarian"}, Language.VI, "Librarian"),
        ({"ko": "사서"}, Language.ZH, "사서"),
        ({"ko": "사서", "zh": "图书管理员"}, Language.ZH, "图书管理员"),
        ({}, Language.EN, "Library"),
    ],
)
def test_a_job_always_has_a_title(titles: dict[str, str], language: Language, shown: str) -> None:
    opening = Opening(id="job", company="Library", titles=titles, requirements=NEEDS)
    assert _card(opening).title[language] == shown
