from __future__ import annotations

import subprocess
import sys

import pytest

from kiosk.assess.profile import build_profile
from kiosk.interview import (
    Assessment,
    Competency,
    Estimate,
    Finding,
    Improvement,
    Provenance,
    Quote,
)

PROVENANCE = Provenance("0", "w", "e", "f")


def estimate(level: float, half: float) -> Estimate:
    return Estimate(level, level - half, level + half)


def assessment(
    number: int,
    shown: dict[Competency, tuple[float, Estimate]],
    improvements: tuple[Improvement, ...] = (),
    quotes: int = 1,
) -> Assessment:
    findings = tuple(Finding(each, *shown.get(each, (0.0, None))) for each in Competency)
    evidence = tuple(Quote(f"q{number}", f"words {i}", i, i + 7) for i in range(quotes))
    first = next(iter(shown.values()))[1] if shown else None
    return Assessment(f"q{number}", first, None, findings, evidence, improvements, PROVENANCE)


def test_an_interview_without_answers_has_all_ten_and_no_level() -> None:
    profile = build_profile([])
    assert [each.competency for each in profile.entries] == list(Competency)
    assert all(each.estimate is None and each.answers == 0 for each in profile.entries)
    assert profile.improvements == ()


def test_the_most_certain_comes_first() -> None:
    profile = build_profile(
        [
            assessment(1, {Competency.NUMERACY: (0.8, estimate(3.0, 1.0))}),
            assessment(2, {Competency.TECHNOLOGY: (0.8, estimate(2.5, 0.5))}),
        ]
    )
    assert [each.competency for each in profile.entries[:2]] == [
        Competency.TECHNOLOGY,
        Competency.NUMERACY,
    ]
    assert len(profile.entries) == 10


def test_a_narrow_interval_counts_more() -> None:
    profile = build_profile(
        [
            assessment(1, {Competency.NUMERACY: (0.5, estimate(2.0, 1.5))}),
            assessment(2, {Competency.NUMERACY: (0.5, estimate(4.0, 0.5))}),
        ]
    )
    found = profile.entries[0].estimate
    assert found is not None
    assert 3.5 < found.level < 4.0
    assert profile.entries[0].answers == 2


def test_more_answers_make_it_surer_but_never_sure() -> None:
    def width(answers: int) -> float:
        shown = {Competency.NUMERACY: (0.5, estimate(3.0, 1.0))}
        found = build_profile([assessment(i, shown) for i in range(answers)]).entries[0].estimate
        assert found is not None
        return found.high - found.low

    assert width(1) == pytest.approx(2.0)
    assert width(1) > width(3) > width(30) > 1.3


def test_the_interval_stays_on_the_scale() -> None:
    shown = {Competency.NUMERACY: (0.5, estimate(4.8, 1.0))}
    found = build_profile([assessment(1, shown)]).entries[0].estimate
    assert found is not None
    assert found.high == 5


def test_evidence_comes_from_every_answer_and_is_at_most_three() -> None:
    shown = {Competency.NUMERACY: (0.5, estimate(3.0, 1.0))}
    profile = build_profile([assessment(i, shown, quotes=3) for i in (1, 2)])
    quotes = profile.entries[0].evidence
    assert len(quotes) == 3
    assert {each.question_id for each in quotes} == {"q1", "q2"}


def test_the_most_frequent_improvement_comes_first() -> None:
    outcome, reflection = Improvement.OUTCOME, Improvement.REFLECTION
    shown = {Competency.NUMERACY: (0.5, estimate(3.0, 1.0))}
    profile = build_profile(
        [assessment(1, shown, (outcome, reflection)), assessment(2, shown, (reflection,))]
    )
    assert profile.improvements == (reflection, outcome)


def test_a_profile_needs_no_model_library() -> None:
    code = "import sys, kiosk.assess.profile; print('torch' in sys.modules, 'av' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == ["False", "False"]
