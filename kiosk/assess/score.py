"""The scorer: an answer becomes levels, evidence, or a reason why there is no level.

Level, subject and kind come from heads trained on graded answers (:mod:`kiosk.assess.heads`,
:mod:`kiosk.assess.fit`); the interval from their errors on authors they had not seen. How it was
measured and what it cannot claim is in the model card, ``models/README.md``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from kiosk.assess import evidence, heads
from kiosk.assess.embed import Embedder
from kiosk.assess.features import Answer, Features, Reader, is_off_subject
from kiosk.assess.heads import COMPETENCIES, Scale
from kiosk.assess.perturb import wordings
from kiosk.assess.provenance import code_version
from kiosk.assess.roles import Role
from kiosk.assess.sentences import Span
from kiosk.interview import (
    COVERED,
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Abstention,
    Assessment,
    Band,
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

UNSURE_CONFIDENCE: Final = 0.45
"""Below this mean word confidence, what was heard is rather not what was said."""
FEWEST_WORDS: Final = {Language.KO: 8, Language.EN: 12}
"""A shorter answer needs an action or an outcome in it to be given a level."""
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
    answer: Answer | None = None


class Scorer:
    """Assesses answers. Uses the words, and nothing else of the recording."""

    def __init__(
        self,
        framework: Framework,
        embedder: Embedder,
        transcriber_id: str,
        calibration_dir: Path | None = None,
    ) -> None:
        """Load the heads.

        Args:
            framework: whose version goes into the provenance.
            embedder: loaded.
            transcriber_id: for the provenance.
            calibration_dir: the folder of the heads; the shipped ones by default.

        Raises:
            KnownError: the heads are missing or damaged.
        """
        learned = heads.load(calibration_dir)
        self._scale = learned.scale
        self._reader = Reader(learned, embedder)
        self.provenance = Provenance(
            code_version=code_version(),
            transcriber=transcriber_id,
            embedder=embedder.model_id,
            framework=framework.version,
            calibration=learned.version,
        )

    def assess(self, question: Question, transcript: Transcript) -> Assessment:
        """Assess one answer. ``findings`` holds all ten competencies, ``stability`` nothing yet."""
        reading = self._read(
            transcript.text,
            transcript.language,
            question.competencies,
            question.text[transcript.language],
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
            improvements=(_missing(reading.features) if transcript.language in COVERED else ()),
            provenance=self.provenance,
        )

    def with_band(
        self, question: Question, transcript: Transcript, assessment: Assessment
    ) -> Assessment:
        """What :meth:`assess` made of them, and how far its level moves with the wording.

        Six more readings of the answer, which nobody needs to wait for.
        """
        if assessment.estimate is None:
            return assessment
        band = self._band(
            transcript.text, transcript.language, assessment.estimate.level, question.competencies
        )
        return replace(assessment, stability=band)

    def score_text(
        self, text: str, language: Language, asked: Competency, question: str = ""
    ) -> Reading:
        """Score a written answer to a question that asks for one competency."""
        return self._read(text, language, (asked,), question)

    def stability(self, reading: Reading, asked: Collection[Competency]) -> Band | None:
        """How far the level moves with the wording; None where there is no level."""
        if reading.estimate is None or reading.answer is None:
            return None
        answer = reading.answer
        return self._band(answer.text, answer.language, reading.estimate.level, asked)

    def _band(
        self, text: str, language: Language, level: float, asked: Collection[Competency]
    ) -> Band:
        worded = [Answer.of(each, language) for each in wordings(text, language)]
        others = self._reader.levels(worded, asked)
        levels = (level, *others)
        return Band(round(min(levels), 3), round(max(levels), 3))

    def _read(
        self,
        text: str,
        language: Language,
        asked: Collection[Competency],
        question: str,
        confidence: float = 1.0,
        pauses: Sequence[int] = (),
    ) -> Reading:
        if (reason := _unreadable(text, language, confidence)) is not None:
            return _abstained(reason)
        answer = Answer.of(text, language, pauses)
        measured = self._reader.read(answer, asked, question)
        features = measured.features
        if _too_little(answer, features):
            return _abstained(Abstention.TOO_LITTLE, features)
        if is_off_subject(features.off_subject, features.about):
            return _abstained(Abstention.OFF_SUBJECT, features)
        estimate = _estimate(features.level, self._scale, 0.5 * (1 - confidence))
        return Reading(
            estimate=estimate,
            abstention=None,
            findings=_findings(features, asked, self._scale, 0.5 * (1 - confidence)),
            quoted=evidence.choose(answer, measured.drops, measured.marks),
            features=features,
            answer=answer,
        )


def _unreadable(text: str, language: Language, confidence: float) -> Abstention | None:
    """Why a text cannot be assessed at all."""
    if language not in COVERED:
        return Abstention.LANGUAGE_NOT_COVERED
    letters = [c for c in text if c.isalpha()]
    if not letters:
        return Abstention.NO_ANSWER
    own = sum(1 for c in letters if _LETTERS[language].match(c))
    if own < OWN_SCRIPT_SHARE * len(letters):
        return Abstention.LANGUAGE_NOT_COVERED
    if confidence < UNSURE_CONFIDENCE:
        return Abstention.RECOGNISER_UNSURE
    return None


def _too_little(answer: Answer, features: Features) -> bool:
    """Few words with nothing done and nothing achieved in them; short and excellent is neither."""
    if answer.words >= FEWEST_WORDS[answer.language]:
        return False
    signs = {Role.OWN_ACTION, Role.VERIFIED}
    # "Sorry, I don't know" is how it ended, too.
    if Role.NOTHING not in features.found:
        signs.add(Role.OUTCOME)
    return not features.found & signs


def _estimate(level: float, scale: Scale, wider: float) -> Estimate:
    below, above = scale.margins(level)
    return Estimate(
        level=round(level, 3),
        low=round(max(level - below - wider, LOWEST_LEVEL), 3),
        high=round(min(level + above + wider, HIGHEST_LEVEL), 3),
    )


def _findings(
    features: Features, asked: Collection[Competency], scale: Scale, wider: float
) -> tuple[Finding, ...]:
    """The level of the answer for what it is about; less sure the less it is about it."""
    findings: list[Finding] = []
    for competency, relevance in zip(COMPETENCIES, features.relevance, strict=True):
        shown = competency in asked or relevance >= SHOWN_RELEVANCE
        estimate = _estimate(features.level, scale, wider + 0.5 * (1 - relevance))
        findings.append(Finding(competency, round(relevance, 3), estimate if shown else None))
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
    return tuple(each for each in Improvement if features is None or not features.has(each))
