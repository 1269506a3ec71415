"""The first scorer: an answer becomes levels, evidence, or a reason why there is no level.

Level: a ridge on the framework's anchored answers and the presence of the four parts of a good
account (see :mod:`kiosk.assess.features`), drawn towards 1 the more an answer is about something
else. It is a first scorer, not a validated one. The half-width of its interval is the 80th
percentile of its errors on the 88 graded answers in ``tests/assess/graded.jsonl`` (44 Korean ones
and the same 44 in English, one author). No weight is fitted to them, but the few penalties and
thresholds below were chosen with them in sight.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import kiosk
from kiosk.assess import evidence
from kiosk.assess.embed import Embedder
from kiosk.assess.exemplars import IMPROVEMENTS, PARTS, Kind
from kiosk.assess.features import COMPETENCIES, Answer, Features, Reader
from kiosk.assess.sentences import Span
from kiosk.interview import (
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Abstention,
    Assessment,
    Competency,
    Estimate,
    Finding,
    Framework,
    Improvement,
    Language,
    Provenance,
    Question,
    Transcript,
)

HALF_WIDTH: Final = 1.0
"""Of the interval, in levels, for an answer to its own question."""
UNSURE_CONFIDENCE: Final = 0.45
"""Below this mean word confidence, what was heard is rather not what was said."""
FEWEST_WORDS: Final = {Language.KO: 8, Language.EN: 12}
"""A shorter answer needs an action or an outcome in it to be given a level."""
OFF_GAP, ON_GAP = -0.35, -0.10
"""Relevance of the question less that of other things: off the subject below, fully on above."""
SHOWN_RELEVANCE: Final = 0.2
"""From here on an answer says something about a competency that was not asked for."""
OWN_SCRIPT_SHARE: Final = 0.3
"""Of the letters; below it the answer is in another language than the interview."""

_LETTERS: Final = {
    Language.KO: re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]"),
    Language.EN: re.compile("[A-Za-z]"),
}


@dataclass(frozen=True)
class Reading:
    """What the scorer makes of a text, before it becomes an assessment or a record."""

    estimate: Estimate | None
    abstention: Abstention | None
    findings: tuple[Finding, ...]
    quoted: tuple[Span, ...]
    features: Features | None


class Scorer:
    """Assesses answers. Uses the words, and nothing else of the recording."""

    def __init__(
        self,
        framework: Framework,
        embedder: Embedder,
        transcriber_id: str,
        cache_dir: Path | None = None,
    ) -> None:
        """Learn the framework.

        Args:
            framework: all ten competencies with anchors of every level in both languages.
            embedder: loaded.
            transcriber_id: for the provenance.
            cache_dir: where vectors of the framework are kept for the next start.
        """
        self._reader = Reader(framework, embedder, cache_dir)
        self.provenance = Provenance(
            code_version=kiosk.__version__,
            transcriber=transcriber_id,
            embedder=embedder.model_id,
            framework=framework.version,
        )

    def assess(self, question: Question, transcript: Transcript) -> Assessment:
        """Assess one answer. ``findings`` holds all ten competencies."""
        reading = self._read(
            transcript.text,
            transcript.language,
            question.competencies,
            confidence=1.0 if transcript.correction is not None else transcript.confidence,
            pauses=() if transcript.correction is not None else evidence.pauses(transcript),
        )
        return Assessment(
            question_id=question.id,
            estimate=reading.estimate,
            abstention=reading.abstention,
            findings=reading.findings,
            evidence=tuple(
                evidence.quote(question.id, span, transcript) for span in reading.quoted
            ),
            improvements=_missing(reading.features),
            provenance=self.provenance,
        )

    def score_text(self, text: str, language: Language, asked: Competency) -> Reading:
        """Score a written answer to a question that asks for one competency."""
        return self._read(text, language, (asked,))

    def _read(
        self,
        text: str,
        language: Language,
        asked: Collection[Competency],
        confidence: float = 1.0,
        pauses: Sequence[int] = (),
    ) -> Reading:
        if (reason := _unreadable(text, language, confidence)) is not None:
            return _abstained(reason)
        answer = Answer.of(text, language, pauses)
        whole, *omissions = self._reader.read_with_omissions(answer)
        level, share = _level(whole, asked)
        if _too_little(text, language, whole):
            return _abstained(Abstention.TOO_LITTLE, whole)
        if share == 0:
            return _abstained(Abstention.OFF_SUBJECT, whole)
        drops = [level - _level(each, asked)[0] for each in omissions]
        half = HALF_WIDTH + 0.5 * (1 - confidence)
        return Reading(
            estimate=_estimate(level, half),
            abstention=None,
            findings=_findings(whole, asked, level, half),
            quoted=evidence.choose(answer, drops),
            features=whole,
        )


def _unreadable(text: str, language: Language, confidence: float) -> Abstention | None:
    """Why a text cannot be assessed at all."""
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return Abstention.NO_ANSWER
    own = sum(1 for c in letters if _LETTERS[language].match(c))
    if own < OWN_SCRIPT_SHARE * len(letters):
        return Abstention.LANGUAGE_NOT_COVERED
    if confidence < UNSURE_CONFIDENCE:
        return Abstention.RECOGNISER_UNSURE
    return None


def _too_little(text: str, language: Language, features: Features) -> bool:
    """Few words with nothing done and nothing achieved in them; short and excellent is neither."""
    if len(text.split()) >= FEWEST_WORDS[language]:
        return False
    return not (features.found(Kind.OWN_ACTION) or features.found(Kind.OUTCOME))


def _level(features: Features, asked: Collection[Competency]) -> tuple[float, float]:
    """The level, and the share of it that the subject leaves: 0 off the subject, 1 on it."""
    relevance = max(features.relevance[COMPETENCIES.index(each)] for each in asked)
    gap = relevance - features.elsewhere
    share = min(max((gap - OFF_GAP) / (ON_GAP - OFF_GAP), 0.0), 1.0)
    return LOWEST_LEVEL + (features.level - LOWEST_LEVEL) * share, share


def _estimate(level: float, half: float) -> Estimate:
    return Estimate(
        level=round(level, 3),
        low=round(max(level - half, LOWEST_LEVEL), 3),
        high=round(min(level + half, HIGHEST_LEVEL), 3),
    )


def _findings(
    features: Features, asked: Collection[Competency], level: float, half: float
) -> tuple[Finding, ...]:
    """The level of the answer for what it is about; less sure the less it is about it."""
    findings: list[Finding] = []
    for competency, relevance in zip(COMPETENCIES, features.relevance, strict=True):
        shown = competency in asked or relevance >= SHOWN_RELEVANCE
        wider = half + 0.5 * (1 - relevance)
        findings.append(
            Finding(competency, round(relevance, 3), _estimate(level, wider) if shown else None)
        )
    return tuple(findings)


def _abstained(reason: Abstention, features: Features | None = None) -> Reading:
    relevance = features.relevance if features else (0.0,) * len(COMPETENCIES)
    findings = tuple(
        Finding(competency, round(share, 3), None)
        for competency, share in zip(COMPETENCIES, relevance, strict=True)
    )
    return Reading(None, reason, findings, (), features)


def _missing(features: Features | None) -> tuple[Improvement, ...]:
    """The parts of a good account that were not found; all of them where nothing was read."""
    return tuple(
        improvement
        for part, improvement in zip(PARTS, IMPROVEMENTS, strict=True)
        if features is None or not features.found(part)
    )
