"""Everything that an interview asks of the world. The app carries them out, in order."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.flow.state import Defaults
from kiosk.interview import (
    ConsentChoice,
    DeviceKind,
    InterviewOutcome,
    Language,
    Seeker,
    Transcript,
)


@dataclass(frozen=True)
class OpenInterview:
    """Consent was given: from now on there is something to keep."""

    interview_id: str
    lookup_code: str
    language: Language
    consents: tuple[ConsentChoice, ...]


@dataclass(frozen=True)
class SaveSeeker:
    interview_id: str
    seeker: Seeker


@dataclass(frozen=True)
class CheckTicket:
    """Whether this text of a QR code is a ticket of this fair."""

    text: str


@dataclass(frozen=True)
class StartTake:
    """Record to a new file; ``cue`` names a visitor's clip (``practice``, ``q1`` …)."""

    interview_id: str
    question_id: str
    take_id: str
    number: int
    cue: str
    language: Language
    continues: bool = False
    """It goes on where the take before it broke off: the answer is both of them."""


@dataclass(frozen=True)
class StopTake:
    take_id: str


@dataclass(frozen=True)
class SaveTypedAnswer:
    """An answer given by keyboard: a take without a file."""

    interview_id: str
    question_id: str
    take_id: str
    number: int
    transcript: Transcript
    continues: bool = False
    """It is the rest of an answer whose recording broke off."""


@dataclass(frozen=True)
class SaveCorrection:
    """The seeker's own wording, beside what was heard."""

    interview_id: str
    question_id: str
    transcript: Transcript


@dataclass(frozen=True)
class DiscardPractice:
    """The practice is kept by nobody."""

    interview_id: str


@dataclass(frozen=True)
class ConfirmAnswer:
    """The seeker is content with this take, or (``take_id`` None) leaves the question out."""

    interview_id: str
    question_id: str
    take_id: str | None


@dataclass(frozen=True)
class BuildProfile:
    """Every answer is confirmed: build the profile as soon as the last assessment is there."""

    interview_id: str


@dataclass(frozen=True)
class FinishInterview:
    interview_id: str
    outcome: InterviewOutcome
    language: Language


@dataclass(frozen=True)
class WipeInterview:
    """Destroy everything of this visit; the answer is a :class:`~kiosk.flow.events.Wiped`."""

    interview_id: str


@dataclass(frozen=True)
class ResetBooth:
    """Between people nothing of the last one remains: screen, memory, clipboard."""


@dataclass(frozen=True)
class PrintPaper:
    """Print the receipt or the certificate that is shown."""


@dataclass(frozen=True)
class CallForStaff:
    pass


@dataclass(frozen=True)
class CheckPin:
    pin: str


@dataclass(frozen=True)
class UseDevice:
    """Remember this device for the booth, and open it."""

    kind: DeviceKind
    device: str | None


@dataclass(frozen=True)
class SyncNow:
    pass


@dataclass(frozen=True)
class SaveDefaults:
    defaults: Defaults


@dataclass(frozen=True)
class SaveClosed:
    """Out of service or not, remembered over a power cut."""

    closed: bool


@dataclass(frozen=True)
class WriteDiagnostics:
    pass


@dataclass(frozen=True)
class PowerOff:
    """Close the booth application in order."""


Effect = (
    OpenInterview | SaveSeeker | CheckTicket | StartTake | StopTake | SaveTypedAnswer
    | DiscardPractice | SaveCorrection | ConfirmAnswer | BuildProfile | FinishInterview
    | WipeInterview | ResetBooth | PrintPaper | CallForStaff | CheckPin | UseDevice | SyncNow
    | SaveDefaults | SaveClosed | WriteDiagnostics | PowerOff
)  # fmt: skip
