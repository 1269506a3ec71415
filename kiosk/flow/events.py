"""Everything that can happen to an interview: touches, time, and what the children report."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kiosk.flow.access import Way
from kiosk.flow.state import Defaults, Response, StaffPage
from kiosk.interview import (
    Application,
    Assessment,
    ConsentChoice,
    DeletionCertificate,
    DeviceKind,
    Language,
    Problem,
    Profile,
    Seeker,
    TicketFault,
    Transcript,
)

# --- touches ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Begin:
    """The attract screen was touched. Identifiers are made outside, so that flow stays pure."""

    interview_id: str
    lookup_code: str


@dataclass(frozen=True)
class ChooseLanguage:
    """On the language screen: choose and go on. On any other screen: switch and stay."""

    language: Language


@dataclass(frozen=True)
class GiveConsent:
    choices: tuple[ConsentChoice, ...]


@dataclass(frozen=True)
class Decline:
    """No consent: the visit ends and nothing is kept."""


@dataclass(frozen=True)
class Identify:
    seeker: Seeker


@dataclass(frozen=True)
class TicketShown:
    """The camera has read a QR code."""

    text: str


@dataclass(frozen=True)
class TicketChecked:
    """The answer to a :class:`TicketShown`: whose it is, or why it is none."""

    found: Application | TicketFault


@dataclass(frozen=True)
class LayTicketAside:
    """The application that was read is not this seeker's."""


@dataclass(frozen=True)
class Continue:
    """The one primary action of a screen that has no more specific one."""


@dataclass(frozen=True)
class Back:
    """To the screen before; closes an overlay first."""


@dataclass(frozen=True)
class Skip:
    """Leave the practice or this question out."""


@dataclass(frozen=True)
class StartAnswer:
    """Record now, without waiting for the preparation time to end."""


@dataclass(frozen=True)
class MoreTime:
    """Another full time to think, or while recording to answer."""


@dataclass(frozen=True)
class FinishAnswer:
    """The seeker has said everything."""


@dataclass(frozen=True)
class TypeInstead:
    """Answer this question by keyboard."""


@dataclass(frozen=True)
class Correct:
    """Correct the transcript by keyboard."""


@dataclass(frozen=True)
class SubmitTyped:
    """The text of a typed answer or of a correction."""

    text: str


@dataclass(frozen=True)
class Retake:
    """Answer this question once more."""


@dataclass(frozen=True)
class Accept:
    """The answer is fine so."""


@dataclass(frozen=True)
class Print:
    """The seeker wants the receipt or the certificate on paper."""


@dataclass(frozen=True)
class CallStaff:
    pass


@dataclass(frozen=True)
class StopInterview:
    """The seeker wants to stop; asked back once, by the overlay."""


@dataclass(frozen=True)
class DeleteEverything:
    """The seeker wants everything of this visit destroyed; asked back once, by the overlay."""


@dataclass(frozen=True)
class OpenAccess:
    """The ways of using the booth, over whatever is on the screen."""


@dataclass(frozen=True)
class OpenLanguages:
    """The languages, over whatever is on the screen."""


@dataclass(frozen=True)
class UseWay:
    """Choose a way of using the booth, or leave it; everything follows at once."""

    way: Way
    wanted: bool


@dataclass(frozen=True)
class TuneVoice:
    """The voice so many steps louder or faster; negative for softer or slower."""

    volume: int = 0
    speed: int = 0


# --- staff ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OpenStaffPanel:
    """The hidden gesture was made: ask for the PIN."""


@dataclass(frozen=True)
class PinEntered:
    pin: str


@dataclass(frozen=True)
class PinChecked:
    """The answer to a :class:`PinEntered`; ``wait_s`` > 0 while the booth refuses further tries."""

    correct: bool
    wait_s: float = 0.0


class StaffCommand(StrEnum):
    """What staff can do from the panel."""

    RETURN = "return"
    """Leave the panel; the seeker goes on where they were."""
    RESET = "reset"
    """End the visit, keep what was answered, next person."""
    WIPE = "wipe"
    """End the visit and destroy what was recorded."""
    OUT_OF_SERVICE = "out_of_service"
    """End the visit and show that the booth is closed, until it is opened again."""
    OPEN_AGAIN = "open_again"
    SYNC_NOW = "sync_now"
    DIAGNOSTICS = "diagnostics"
    """Write down how the booth is, nobody's data in it."""
    POWER_OFF = "power_off"


@dataclass(frozen=True)
class OpenPage:
    """A page of the panel."""

    page: StaffPage


@dataclass(frozen=True)
class ChooseDevice:
    """Another camera or microphone, by what it is remembered by; None: the booth's own."""

    kind: DeviceKind
    device: str | None


@dataclass(frozen=True)
class ChooseDefaults:
    """What every visit begins with from now on."""

    defaults: Defaults


@dataclass(frozen=True)
class Furnish:
    """What the booth remembers of itself, told to a flow that has just begun."""

    defaults: Defaults
    closed: bool


# --- the world --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Tick:
    """The time, in seconds of a monotonic clock; sent several times a second."""

    now_s: float


@dataclass(frozen=True)
class Activity:
    """A touch or key anywhere: somebody is there."""


@dataclass(frozen=True)
class LevelHeard:
    """Speech-like sound, or the booth's own voice is being listened to: somebody is there."""


@dataclass(frozen=True)
class BoothReport:
    """What is wrong with the booth now; an empty set means that everything works."""

    problems: frozenset[Problem]
    capture_ready: bool
    assess_ready: bool
    doubts: frozenset[Problem] = frozenset()
    """What looks wrong and may not be: it is said, and nothing ends because of it."""
    reads_tickets: bool = False
    can_print: bool = False


@dataclass(frozen=True)
class TakeStarted:
    take_id: str


@dataclass(frozen=True)
class TakeSaved:
    """The recording is closed and on disk."""

    take_id: str
    duration_s: float


@dataclass(frozen=True)
class TakeLost:
    """The recording broke off; what was written up to then is kept."""

    take_id: str
    problem: Problem


@dataclass(frozen=True)
class TranscriptReady:
    take_id: str
    transcript: Transcript


@dataclass(frozen=True)
class AnswerAssessed:
    interview_id: str
    assessment: Assessment


@dataclass(frozen=True)
class ProfileBuilt:
    interview_id: str
    profile: Profile


@dataclass(frozen=True)
class Wiped:
    """A visit is destroyed, and the certificate of it is kept."""

    interview_id: str
    certificate: DeletionCertificate


@dataclass(frozen=True)
class Printed:
    """The printer has taken the paper, or has not."""

    taken: bool


@dataclass(frozen=True)
class Recover:
    """A booth that restarted found this unfinished visit: offer to go on."""

    interview_id: str
    lookup_code: str
    language: Language
    consents: tuple[ConsentChoice, ...]
    seeker: Seeker
    responses: tuple[Response, ...]
    """The practice first, then one for each question, as far as they got."""


Event = (
    Begin | ChooseLanguage | GiveConsent | Decline | Identify | TicketShown | TicketChecked
    | LayTicketAside | Continue | Back | Skip | StartAnswer | MoreTime | FinishAnswer | TypeInstead
    | Correct | SubmitTyped | Retake | Accept | Print | CallStaff | StopInterview | DeleteEverything
    | OpenAccess | OpenLanguages | UseWay | TuneVoice
    | OpenStaffPanel | PinEntered | PinChecked | StaffCommand | OpenPage | ChooseDevice
    | ChooseDefaults | Furnish
    | Tick | Activity | LevelHeard | BoothReport | TakeStarted | TakeSaved | TakeLost
    | TranscriptReady | AnswerAssessed | ProfileBuilt | Wiped | Printed | Recover
)  # fmt: skip
