"""Combines the assessments of one interview into a profile. Loads no model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from kiosk.interview import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Assessment,
    Competency,
    Estimate,
    Finding,
    Improvement,
    Profile,
    ProfileEntry,
    Quote,
)

MOST_QUOTES: Final = 3
SHARED_SHARE: Final = 0.5
"""Of the error variance that all answers of one person share: more answers never make it vanish."""


def build_profile(assessments: Sequence[Assessment]) -> Profile:
    """All ten competencies, the most certain first; those that no answer showed come last."""
    entries = [_entry(competency, assessments) for competency in Competency]
    missing = Counter(each for one in assessments for each in one.improvements)
    return Profile(
        entries=tuple(sorted(entries, key=_uncertainty)),
        improvements=tuple(sorted(missing, key=lambda each: (-missing[each], _order(each)))),
    )


def _entry(competency: Competency, assessments: Sequence[Assessment]) -> ProfileEntry:
    shown = sorted(
        (
            (finding, assessment)
            for assessment in assessments
            for finding in assessment.findings
            if finding.competency is competency and finding.estimate is not None
        ),
        key=lambda pair: -pair[0].relevance,
    )
    return ProfileEntry(
        competency=competency,
        estimate=_combined([finding for finding, _ in shown]),
        answers=len(shown),
        evidence=_evidence([assessment for _, assessment in shown]),
    )


def _combined(findings: Sequence[Finding]) -> Estimate | None:
    """The mean weighted by precision and relevance, with the interval that such a mean has."""
    pairs = [(each.relevance, each.estimate) for each in findings if each.estimate is not None]
    if not pairs:
        return None
    halves = [max((estimate.high - estimate.low) / 2, 0.05) for _, estimate in pairs]
    weights = [max(share, 0.05) / half**2 for (share, _), half in zip(pairs, halves, strict=True)]
    total = sum(weights)
    level = (
        sum(weight * estimate.level for weight, (_, estimate) in zip(weights, pairs, strict=True))
        / total
    )
    alone = sum((weight * half) ** 2 for weight, half in zip(weights, halves, strict=True))
    together = sum(weight * half for weight, half in zip(weights, halves, strict=True)) ** 2
    half = ((1 - SHARED_SHARE) * alone + SHARED_SHARE * together) ** 0.5 / total
    return Estimate(
        level=round(level, 3),
        low=round(max(level - half, LOWEST_LEVEL), 3),
        high=round(min(level + half, HIGHEST_LEVEL), 3),
    )


def _evidence(assessments: Sequence[Assessment]) -> tuple[Quote, ...]:
    """The first quote of every answer before the second of any."""
    rounds = [each.evidence for each in assessments]
    ordered = [
        quotes[place] for place in range(MOST_QUOTES) for quotes in rounds if place < len(quotes)
    ]
    return tuple(dict.fromkeys(ordered))[:MOST_QUOTES]


def _uncertainty(entry: ProfileEntry) -> tuple[float, float, int]:
    order = list(Competency).index(entry.competency)
    if entry.estimate is None:
        return (float(HIGHEST_LEVEL), 0.0, order)
    return (entry.estimate.high - entry.estimate.low, -entry.estimate.level, order)


def _order(improvement: Improvement) -> int:
    return list(Improvement).index(improvement)
