"""Where an interview stands. The UI draws exactly this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid5

from kiosk.flow.access import Access
from kiosk.interview import (
    Application,
    Assessment,
    ConsentChoice,
    DeletionCertificate,
    Language,
    Problem,
    Profile,
    Question,
    Seeker,
    TicketFault,
    Transcript,
    wants_person,
)

PRACTICE: Final = -1
"""The index of the practice question in a visit."""


class Screen(StrEnum):
    """One thing at a time: what the seeker sees."""

    ATTRACT = "attract"
    LANGUAGE = "language"
    CONSENT = "consent"
    IDENTITY = "identity"
    DEVICE_CHECK = "device_check"
    PRACTICE = "practice"
    """How it goes, and the offer to practise once."""
    QUESTION = "question"
    RECORDING = "recording"
    TYPING = "typing"
    REVIEW = "review"
    INTERRUPTED = "interrupted"
    """A recording broke off; it is kept, and the seeker goes on from there, or begins again."""
    REST = "rest"
    WORKING = "working"
    RESULT = "result"
    GOODBYE = "goodbye"
    RESUME = "resume"
    """The booth restarted in the middle of a visit: go on, or next person."""
    FAULT = "fault"
    STAFF = "staff"
    OUT_OF_SERVICE = "out_of_service"
    DELETED = "deleted"
    """Everything of a visit is destroyed: the certificate of it, and nothing of the person."""


class Overlay(StrEnum):
    """What lies over a screen until it is answered."""

    IDLE_WARNING = "idle_warning"
    STOP_CONFIRM = "stop_confirm"
    DELETE_CONFIRM = "delete_confirm"
    STAFF_CALLED = "staff_called"
    PIN = "pin"
    ACCESS = "access"
    """The ways of using the booth."""
    LANGUAGES = "languages"


class StaffPage(StrEnum):
    """One thing at a time for staff too."""

    HOME = "home"
    """How the booth is, and what to do about it."""
    SENDING = "sending"
    DEVICES = "devices"
    DEFAULTS = "defaults"
    """Language and volume that every visit begins with."""
    DIAGNOSTICS = "diagnostics"


@dataclass(frozen=True)
class Plan:
    """What is asked, and the times the visit runs by."""

    practice: Question
    questions: tuple[Question, ...]
    idle_s: float = 60.0
    """No touch and no speech for this long: ask whether somebody is there."""
    idle_warning_s: float = 20.0
    """And this long after asking: next person."""
    reading_idle_s: float = 120.0
    """Where there is something to read, write or rest for: longer."""
    staff_idle_s: float = 300.0
    """Who waits for staff has no reason to touch the screen."""
    goodbye_s: float = 60.0
    """Nobody has to copy the code in a hurry: after this long without a touch it is asked too."""
    working_patience_s: float = 120.0
    """After this long the seeker may leave without the result; it is finished behind them."""
    retakes: int = 1

    def question(self, index: int) -> Question:
        return self.practice if index == PRACTICE else self.questions[index]


@dataclass(frozen=True)
class Booth:
    """What the children last said of themselves."""

    problems: frozenset[Problem] = frozenset()
    capture_ready: bool = False
    assess_ready: bool = False
    doubts: frozenset[Problem] = frozenset()
    """What looks wrong and may not be."""
    reads_tickets: bool = False
    """It knows the key with which this fair's tickets are signed."""
    can_print: bool = False
    """It has a printer for receipts and certificates."""

    @property
    def ready(self) -> bool:
        return self.capture_ready and self.assess_ready and not self.problems


@dataclass(frozen=True)
class Defaults:
    """What every visit begins with; chosen by staff."""

    language: Language = Language.KO
    volume: int = 3
    """Of the voice, in steps from 1 to 5."""


@dataclass(frozen=True)
class Response:
    """What has happened to one question so far. ``takes`` counts every recording begun."""

    question_id: str
    takes: int = 0
    retakes_left: int = 1
    take_id: str | None = None
    """The take that counts: the last one that was saved or typed."""
    transcript: Transcript | None = None
    typed: bool = False
    broken_off: bool = False
    """Its last take broke off: the next goes on from there, unless all is to be said again."""
    confirmed: bool = False
    assessment: Assessment | None = None


@dataclass(frozen=True)
class Visit:
    """One seeker at the booth, from the first touch to goodbye."""

    interview_id: str
    lookup_code: str
    consents: tuple[ConsentChoice, ...] = ()
    """What the seeker agreed to and refused; empty until they have been asked."""
    seeker: Seeker = Seeker()
    application: Application | None = None
    """From the ticket that was shown."""
    ticket_fault: TicketFault | None = None
    """What was wrong with the last QR code."""
    index: int = PRACTICE
    responses: tuple[Response, ...] = ()
    """The practice first, then one for each question of the plan."""
    prepare_until_s: float = 0.0
    recording: bool = False
    """The device confirmed that it records; before that, the light is not lit."""
    record_until_s: float = 0.0
    typing_draft: str = ""
    """What the typing screen starts with: empty, or the text to correct."""
    broken_by: Problem | None = None
    """Why the last recording broke off, for the screen that says so."""
    profile: Profile | None = None
    finished: bool = False
    """The interview is closed and kept for the matcher; what is left is to look at the result."""

    @property
    def consented(self) -> bool:
        """From consent on there is something to keep, and something to destroy."""
        return bool(self.consents)

    def agreed_to(self, item_id: str) -> bool:
        """Whether the seeker ticked this item of the consent."""
        return any(each.given for each in self.consents if each.item_id == item_id)

    @property
    def wants_person(self) -> bool:
        """The automated part was refused: no levels, a person looks at the answers."""
        return wants_person(self.consents)

    @property
    def response(self) -> Response:
        return self.responses[self.index + 1]

    def with_response(self, response: Response) -> Visit:
        """The visit with the response to the same question replaced."""
        return replace(
            self,
            responses=tuple(
                response if each.question_id == response.question_id else each
                for each in self.responses
            ),
        )

    @property
    def answered(self) -> int:
        """How many questions, practice aside, have an answer that counts."""
        return sum(1 for each in self.responses[1:] if each.take_id is not None)


class Printing(StrEnum):
    """How far the paper is that the seeker asked for."""

    RUNNING = "running"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass(frozen=True)
class Deletion:
    """A visit that is being destroyed; with its certificate, it is."""

    interview_id: str
    certificate: DeletionCertificate | None = None


@dataclass(frozen=True)
class State:
    """The whole of it: the screen, what lies over it, the visit, the booth and the time."""

    plan: Plan
    screen: Screen = Screen.ATTRACT
    language: Language = Language.KO
    """The language of the screen and of the answers; it can change at any time."""
    access: Access = field(default_factory=Access)
    """How whoever stands there uses the booth; it can change at any time."""
    overlay: Overlay | None = None
    visit: Visit | None = None
    booth: Booth = field(default_factory=Booth)
    defaults: Defaults = field(default_factory=Defaults)
    closed: bool = False
    """Out of service, until staff open the booth again; a restart does not."""
    behind: Screen | None = None
    """The screen to return to from FAULT, STAFF and TYPING."""
    now_s: float = 0.0
    entered_s: float = 0.0
    active_s: float = 0.0
    page: StaffPage = StaffPage.HOME
    """Of the staff panel."""
    pin_wait_s: float = 0.0
    pin_wrong: bool = False
    deletion: Deletion | None = None
    printing: Printing | None = None

    @property
    def wants_ticket(self) -> bool:
        """Whether the camera is to look for a QR code now."""
        waits = self.visit is not None and self.visit.application is None
        at_rest = self.screen is Screen.IDENTITY and self.overlay is None
        return waits and at_rest and self.booth.reads_tickets

    @property
    def question(self) -> Question | None:
        """The question in hand, or None outside the questions."""
        return None if self.visit is None else self.plan.question(self.visit.index)

    @property
    def prepare_s(self) -> float:
        """The time to think about the question in hand."""
        return 0.0 if self.question is None else self.question.prepare_s * self.access.patience

    @property
    def answer_s(self) -> float:
        """The time to answer the question in hand, which can be had again."""
        return 0.0 if self.question is None else self.question.answer_s * self.access.patience

    @property
    def idle_warning_s(self) -> float:
        """How long the question "still there?" waits for a touch."""
        return self.plan.idle_warning_s * self.access.patience


def take_id(interview_id: str, question_id: str, number: int) -> str:
    """The same recording always has the same id, however often it is asked for."""
    return str(uuid5(UUID(interview_id), f"{question_id}/{number}"))
