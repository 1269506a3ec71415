"""The words of the domain: frozen values that every other module passes around.

Nothing here does I/O or knows a library. Data goes one way:
device -> take -> transcript -> assessment -> profile -> envelope -> match -> notice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """A language in which the whole interview can be held (ISO 639-1)."""

    KO = "ko"
    EN = "en"
    ZH = "zh"
    """Chinese, written in simplified characters."""
    VI = "vi"


COVERED: Final = (Language.KO, Language.EN)
"""Languages in which the booth can read levels from an answer; trained arrays are in this order.

In every other language what was said is written down and sent all the same; a person reads it.
"""

Texts = Mapping[Language, str]
"""One text in every language of the fair."""


class Competency(StrEnum):
    """The ten areas of Korea's NCS basic vocational competencies."""

    COMMUNICATION = "communication"
    NUMERACY = "numeracy"
    PROBLEM_SOLVING = "problem_solving"
    SELF_DEVELOPMENT = "self_development"
    RESOURCE_MANAGEMENT = "resource_management"
    INTERPERSONAL = "interpersonal"
    INFORMATION = "information"
    TECHNOLOGY = "technology"
    ORGANIZATION = "organization"
    WORK_ETHICS = "work_ethics"


LOWEST_LEVEL, HIGHEST_LEVEL = 1, 5
"""Ends of the behaviourally anchored rating scale (BARS)."""


# --- what a fair asks ------------------------------------------------------------------------


@dataclass(frozen=True)
class Question:
    """One question of the fair pack. ``hint`` says what a good answer may contain."""

    id: str
    competencies: tuple[Competency, ...]
    text: Texts
    hint: Texts
    prepare_s: float
    answer_s: float


@dataclass(frozen=True)
class CompetencyDefinition:
    """A competency as the framework words it: its name, its meaning, its anchored levels.

    ``anchors[level]`` holds example sentences that stand for that BARS level, in the languages
    of the fair that are :data:`COVERED`.
    """

    competency: Competency
    name: Texts
    definition: Texts
    facets: tuple[Texts, ...]
    anchors: Mapping[int, tuple[Texts, ...]]


@dataclass(frozen=True)
class Framework:
    """All ten competencies and the version of their wording."""

    version: str
    definitions: tuple[CompetencyDefinition, ...]

    def of(self, competency: Competency) -> CompetencyDefinition:
        return next(each for each in self.definitions if each.competency is competency)


# --- what is recorded and heard ---------------------------------------------------------------


@dataclass(frozen=True)
class Word:
    """One recognised word; times from the start of the take, confidence 0–1."""

    text: str
    start_s: float
    end_s: float
    confidence: float


@dataclass(frozen=True)
class Segment:
    """A stretch of speech between pauses; confidence 0–1 is the mean over its words."""

    text: str
    start_s: float
    end_s: float
    confidence: float
    words: tuple[Word, ...] = ()

    def later(self, by_s: float) -> Segment:
        """The same words, in a recording in which so much comes before them."""
        words = tuple(
            replace(each, start_s=each.start_s + by_s, end_s=each.end_s + by_s)
            for each in self.words
        )
        return replace(self, start_s=self.start_s + by_s, end_s=self.end_s + by_s, words=words)


def joined(words: Iterable[str], language: Language) -> str:
    """Words or sentences as one text: Chinese has no spaces but between Latin words."""
    text = ""
    for word in words:
        parted = language is not Language.ZH or (text[-1:] + word[:1]).isascii()
        text += f" {word}" if text and parted else word
    return text


@dataclass(frozen=True)
class Transcript:
    """What the recogniser heard, and the seeker's own correction beside it, never over it.

    A typed answer has no segments: its text is the correction.
    """

    language: Language
    segments: tuple[Segment, ...]
    audio_s: float
    model: str
    seconds: float = 0.0
    correction: str | None = None

    @property
    def heard(self) -> str:
        return joined((segment.text for segment in self.segments), self.language)

    @property
    def text(self) -> str:
        """What counts: the seeker's correction where there is one, else what was heard."""
        return self.heard if self.correction is None else self.correction

    @property
    def confidence(self) -> float:
        """Mean confidence over the spoken time, 0–1; 1 for a typed answer, 0 for silence."""
        if not self.segments:
            return 1.0 if self.correction else 0.0
        spoken_s = sum(each.end_s - each.start_s for each in self.segments)
        if spoken_s <= 0:
            return 0.0
        weighted = sum(each.confidence * (each.end_s - each.start_s) for each in self.segments)
        return weighted / spoken_s

    def followed_by(self, more: Transcript) -> Transcript:
        """The transcript of an answer that broke off and was gone on with; its times run on."""
        corrected = self.correction is not None or more.correction is not None
        # Where one part cannot be read for levels, a person reads the whole.
        language = self.language if self.language not in COVERED else more.language
        return Transcript(
            language=language,
            segments=self.segments + tuple(each.later(self.audio_s) for each in more.segments),
            audio_s=self.audio_s + more.audio_s,
            model="+".join(dict.fromkeys((self.model, more.model))),
            seconds=self.seconds + more.seconds,
            correction=joined((self.text, more.text), language).strip() if corrected else None,
        )


class TakeOutcome(StrEnum):
    """How a recording ended."""

    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """The device or the capture process failed; what was written up to then is kept."""


@dataclass(frozen=True)
class Take:
    """One recording of an answer; a retake makes a second take.

    ``file_name`` is relative to the booth's folder of takes; None for a typed answer.
    """

    id: str
    question_id: str
    number: int
    started_at: datetime
    file_name: str | None = None
    outcome: TakeOutcome | None = None
    duration_s: float = 0.0
    continues: bool = False
    """It goes on where the take before it broke off; the answer is both of them."""


# --- what is understood -----------------------------------------------------------------------


@dataclass(frozen=True)
class Estimate:
    """A level 1–5 with the interval that is meant to hold the true level."""

    level: float
    low: float
    high: float


@dataclass(frozen=True)
class Band:
    """Between which levels an answer moves when it is worded a little differently.

    Fillers come and go, punctuation is lost, a recogniser errs: what was done stays the same, and
    a level that moves much is not to be leaned on.
    """

    low: float
    high: float


class Abstention(StrEnum):
    """Why there is no level."""

    NO_ANSWER = "no_answer"
    TOO_LITTLE = "too_little"
    RECOGNISER_UNSURE = "recogniser_unsure"
    LANGUAGE_NOT_COVERED = "language_not_covered"
    OFF_SUBJECT = "off_subject"


class Improvement(StrEnum):
    """What would make an answer stronger: the part of a good account that was not found."""

    SITUATION = "situation"
    OWN_ACTION = "own_action"
    REASONING = "reasoning"
    OUTCOME = "outcome"
    REFLECTION = "reflection"


@dataclass(frozen=True)
class Quote:
    """Verbatim words of the answer: ``text == answer[start:end]``; times where they are known."""

    question_id: str
    text: str
    start: int
    end: int
    start_s: float | None = None
    end_s: float | None = None


@dataclass(frozen=True)
class Finding:
    """What one answer shows of one competency; no estimate where it shows nothing."""

    competency: Competency
    relevance: float
    estimate: Estimate | None


@dataclass(frozen=True)
class Provenance:
    """Everything needed to compute an assessment again: versions and hashes."""

    code_version: str
    transcriber: str
    embedder: str
    framework: str
    calibration: str = ""
    """The heads by name and hash; empty in assessments that are older than they are."""


@dataclass(frozen=True)
class Assessment:
    """Levels, evidence and abstention for one answer. ``findings`` holds all ten competencies."""

    question_id: str
    estimate: Estimate | None
    abstention: Abstention | None
    findings: tuple[Finding, ...]
    evidence: tuple[Quote, ...]
    improvements: tuple[Improvement, ...]
    provenance: Provenance
    stability: Band | None = None
    """Where there is a level, and where it was measured."""


@dataclass(frozen=True)
class ProfileEntry:
    """One competency over the whole interview; ``answers`` counts the answers it rests on."""

    competency: Competency
    estimate: Estimate | None
    answers: int
    evidence: tuple[Quote, ...]


@dataclass(frozen=True)
class Profile:
    """The assessment of the whole interview: all ten competencies, most certain first."""

    entries: tuple[ProfileEntry, ...]
    improvements: tuple[Improvement, ...]


# --- the person and the visit -----------------------------------------------------------------


@dataclass(frozen=True)
class Seeker:
    """Who was interviewed, as far as they chose to say. Never asked: what the law forbids."""

    name: str = ""
    phone: str = ""
    email: str = ""
    application_id: str | None = None
    """The application whose ticket was shown; the matcher knows its contact data."""


@dataclass(frozen=True)
class Application:
    """What a genuine ticket says: a QR code from an application that was made before."""

    id: str
    display_name: str


class TicketFault(StrEnum):
    """Why a QR code does not open an interview; one clear sentence each."""

    UNREADABLE = "unreadable"
    """Another QR code, or one of another version."""
    FORGED = "forged"
    EXPIRED = "expired"
    OTHER_FAIR = "other_fair"


@dataclass(frozen=True)
class ConsentChoice:
    """One item of the consent text, by the hash of the exact words shown."""

    item_id: str
    given: bool
    text_sha256: str


NOTICE: Final = "notice"
"""Beside the items: what everybody was told, by the hash of those words. Always given."""
AUTOMATED: Final = "automated"
"""The consent item of who lets AI look at the answers; who does not is assessed by a person."""
SHARE: Final = "share"
"""Companies may see the result; without it no jobs are looked for."""
MATCH_NOTICE: Final = "match_notice"
"""The seeker wants to be written to when jobs are found."""


def wants_person(consents: Iterable[ConsentChoice]) -> bool:
    """Whether the automated part was refused. A fair that does not ask has no such choice."""
    return any(each.item_id == AUTOMATED and not each.given for each in consents)


@dataclass(frozen=True)
class DeletionCertificate:
    """That everything of a visit was destroyed, and what it was; nothing of the person.

    Each one names the hash of the one before, so that none can be changed or taken away unseen.
    """

    code: str
    """The seeker's look-up code, which now leads nowhere."""
    deleted_at: datetime
    booth_id: str
    fair_id: str
    pack_version: str
    pack_sha256: str
    recordings_sha256: tuple[str, ...]
    texts: int
    assessments: int
    held_by_matcher: bool
    """It had been sent before: there, the organiser deletes it."""
    previous_sha256: str
    sha256: str = ""
    """Hash of all the rest."""


class InterviewOutcome(StrEnum):
    """How a visit ended."""

    COMPLETED = "completed"
    STOPPED = "stopped"
    """The seeker or staff ended it; what was answered counts."""
    ABANDONED = "abandoned"
    """The seeker walked away, or the booth was interrupted and nobody came back."""


@dataclass(frozen=True)
class Answer:
    """The response to one question, with every take of it and what was made of the last."""

    question_id: str
    takes: tuple[Take, ...] = ()
    take_id: str | None = None
    """The take that counts, the last of its parts; None for a question that was left out."""
    confirmed: bool = False
    transcript: Transcript | None = None
    assessment: Assessment | None = None

    @property
    def parts(self) -> tuple[Take, ...]:
        """The takes that count, as they were spoken: the last, and those that it goes on from."""
        parts: list[Take] = []
        for take in reversed(self.takes):
            if take.id == self.take_id or (parts and parts[0].continues):
                parts.insert(0, take)
            elif parts:
                break
        return tuple(parts)


@dataclass(frozen=True)
class Interview:
    """One seeker's visit at one booth."""

    id: str
    fair_id: str
    pack_sha256: str
    language: Language
    started_at: datetime
    lookup_code: str
    seeker: Seeker = Seeker()
    consents: tuple[ConsentChoice, ...] = ()
    answers: tuple[Answer, ...] = ()
    finished_at: datetime | None = None
    outcome: InterviewOutcome | None = None
    profile: Profile | None = None


# --- what it is recorded with -----------------------------------------------------------------


class DeviceKind(StrEnum):
    CAMERA = "camera"
    MICROPHONE = "microphone"


@dataclass(frozen=True)
class FoundDevice:
    """One that may be chosen: what to remember it by, and what people call it."""

    device: str
    name: str


# --- what can go wrong ------------------------------------------------------------------------


class Problem(StrEnum):
    """What the world can do to a booth; each has one clear sentence for the screen and a mend.

    A device is missing, busy (another program holds it) or stalled (it is there and gives nothing).
    """

    CAMERA_MISSING = "camera_missing"
    CAMERA_BUSY = "camera_busy"
    CAMERA_STALLED = "camera_stalled"
    MICROPHONE_MISSING = "microphone_missing"
    MICROPHONE_BUSY = "microphone_busy"
    MICROPHONE_STALLED = "microphone_stalled"
    VISITOR_UNREADABLE = "visitor_unreadable"
    DISK_FULL = "disk_full"
    MODELS_MISSING = "models_missing"
    CAPTURE_STOPPED = "capture_stopped"
    ASSESS_STOPPED = "assess_stopped"
    # What is only doubtful: it is said, and nothing ends because of it.
    MICROPHONE_SILENT = "microphone_silent"
    CAMERA_COVERED = "camera_covered"
    CAMERA_FROZEN = "camera_frozen"


class KnownError(Exception):
    """The world's fault, told in one sentence that says what to do; never a traceback."""

    def __init__(self, sentence: str, problem: Problem | None = None) -> None:
        super().__init__(sentence)
        self.problem = problem
