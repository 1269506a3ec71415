"""What travels between the UI process and its children: frozen dataclasses over a pipe."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kiosk.interview import (
    Assessment,
    FoundDevice,
    Language,
    Problem,
    Profile,
    Question,
    Transcript,
)

# --- every child ------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shutdown:
    """End in order: close what is open, then exit."""


@dataclass(frozen=True)
class Heartbeat:
    """The child's own loop turned; a child that is silent for too long is replaced."""


@dataclass(frozen=True)
class PermanentFault:
    """Starting again would not help: the child says why, in one sentence, and ends."""

    problem: Problem
    sentence: str


# --- capture ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class StartTake:
    """Record to ``path``; ``cue`` names a visitor's clip (``practice``, ``q1`` …)."""

    take_id: str
    path: Path
    cue: str
    room_bytes: int = 0
    """What must be free on the disk; with less it does not begin."""


@dataclass(frozen=True)
class StopTake:
    take_id: str


@dataclass(frozen=True)
class LookForCode:
    """Look for a QR code in the live picture, or look no more."""

    wanted: bool


@dataclass(frozen=True)
class UseDevices:
    """Let go of the devices that are open and use these; None is the system's own choice."""

    camera: int | str | None
    microphone: int | str | None


@dataclass(frozen=True)
class FindDevices:
    """Look what is plugged in."""


@dataclass(frozen=True)
class DevicesFound:
    """What may be chosen; nothing for a visitor, who is both devices."""

    cameras: tuple[FoundDevice, ...]
    microphones: tuple[FoundDevice, ...]


@dataclass(frozen=True)
class DeviceReport:
    """Which devices are open, and what is wrong; sent at every change."""

    camera: str
    microphone: str
    problems: tuple[Problem, ...]
    sentences: tuple[str, ...] = ()
    doubts: tuple[Problem, ...] = ()
    """What is to be said of devices that deliver all the same."""


@dataclass(frozen=True)
class TakeStarted:
    """The first frame is in the file."""

    take_id: str


@dataclass(frozen=True)
class TakeStopped:
    """The file is closed, flushed and fsynced."""

    take_id: str
    duration_s: float
    video_frames: int
    audio_s: float


@dataclass(frozen=True)
class TakeFailed:
    """The recording broke off; what was written before is in the file."""

    take_id: str
    problem: Problem
    sentence: str


@dataclass(frozen=True)
class CueEnded:
    """A visitor's clip has been played to its end; real devices never send this."""

    cue: str


@dataclass(frozen=True)
class CodeSeen:
    """A QR code was read; the same one is told once for each :class:`LookForCode`."""

    text: str


CaptureCommand = StartTake | StopTake | LookForCode | UseDevices | FindDevices | Shutdown
CaptureReport = (
    DevicesFound
    | DeviceReport
    | TakeStarted
    | TakeStopped
    | TakeFailed
    | CueEnded
    | CodeSeen
    | Heartbeat
    | PermanentFault
)

# --- assess -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Listen:
    """Transcribe this take while it is recorded; its :class:`Transcribe` then takes no time."""

    take_id: str
    language: Language


@dataclass(frozen=True)
class Transcribe:
    """Transcribe the sound of a recording."""

    take_id: str
    path: Path
    language: Language


@dataclass(frozen=True)
class AssessAnswer:
    """Assess one confirmed answer."""

    interview_id: str
    question: Question
    transcript: Transcript


@dataclass(frozen=True)
class BuildProfile:
    """Combine the assessments of an interview."""

    interview_id: str
    assessments: tuple[Assessment, ...]


@dataclass(frozen=True)
class MeasureBand:
    """Add to an assessment how far its level moves with the wording; also an :class:`Assessed`."""

    interview_id: str
    question: Question
    transcript: Transcript
    assessment: Assessment


AssessJob = Transcribe | AssessAnswer | BuildProfile | MeasureBand
"""What is answered by one report."""


@dataclass(frozen=True)
class CanHear:
    """The speech model is loaded, so that a visit may begin; jobs are not taken yet."""


@dataclass(frozen=True)
class AssessReady:
    """The models are loaded; named by the ids of the manifest."""

    transcriber: str
    embedder: str
    load_s: float


@dataclass(frozen=True)
class Transcribed:
    take_id: str
    transcript: Transcript


@dataclass(frozen=True)
class Assessed:
    interview_id: str
    assessment: Assessment


@dataclass(frozen=True)
class ProfileBuilt:
    interview_id: str
    profile: Profile


@dataclass(frozen=True)
class JobFailed:
    """This one job cannot be done, now or later; the others go on."""

    job: AssessJob
    sentence: str


AssessCommand = Listen | AssessJob | Shutdown
AssessReport = (
    CanHear
    | AssessReady
    | Transcribed
    | Assessed
    | ProfileBuilt
    | JobFailed
    | Heartbeat
    | PermanentFault
)

# --- sync -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SendOutbox:
    """Send now; then fetch the openings."""


@dataclass(frozen=True)
class FetchOpenings:
    """Only fetch the openings; what is to be sent waits for the night."""


@dataclass(frozen=True)
class OpeningsFetched:
    """The booth knows the openings anew."""

    count: int


@dataclass(frozen=True)
class OutboxProgress:
    """One more interview has the matcher's receipt."""

    sent: int
    left: int


@dataclass(frozen=True)
class OutboxDone:
    """The attempt has ended; ``left`` is what is still to be sent, ``sentence`` why."""

    sent: int
    left: int
    sentence: str


# --- voice ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Utterance:
    """One sentence of the voice guidance; volume and speed are steps from 1 to 5."""

    text: str
    language: Language
    volume: int
    speed: int


@dataclass(frozen=True)
class Speak:
    """Say this now, instead of what is being said."""

    number: int
    utterance: Utterance


@dataclass(frozen=True)
class Hush:
    """Say nothing more."""


@dataclass(frozen=True)
class Spoken:
    """The utterance of this number has been said, or cannot be."""

    number: int


VoiceCommand = Speak | Hush | Shutdown
VoiceReport = Spoken | Heartbeat | PermanentFault

SyncCommand = SendOutbox | FetchOpenings | Shutdown
SyncReport = OutboxProgress | OutboxDone | OpeningsFetched | Heartbeat | PermanentFault

Command = CaptureCommand | AssessCommand | SyncCommand | VoiceCommand
Report = CaptureReport | AssessReport | SyncReport | VoiceReport
