"""A booth whose world does nothing by itself, for tests of the flow."""

from __future__ import annotations

from datetime import UTC, datetime

from kiosk import flow
from kiosk.interview import (
    Abstention,
    Assessment,
    Competency,
    ConsentChoice,
    DeletionCertificate,
    Language,
    Provenance,
    Question,
    Seeker,
    Segment,
    Transcript,
)

VISIT_ID = "6a1f7f2e-7c80-4b52-9a80-0d9f5b6d4c11"
WELL = flow.BoothReport(frozenset(), capture_ready=True, assess_ready=True)
CERTIFICATE = DeletionCertificate(
    code="GJ-234-567",
    deleted_at=datetime(2026, 12, 10, tzinfo=UTC),
    booth_id="booth-1",
    fair_id="gwangju",
    pack_version="1",
    pack_sha256="0" * 64,
    recordings_sha256=("1" * 64,),
    texts=1,
    assessments=0,
    held_by_matcher=False,
    previous_sha256="0" * 64,
    sha256="2" * 64,
)
YES = (ConsentChoice("interview", True, "0" * 64),)


def question(number: int | str) -> Question:
    texts = {language: f"question {number}" for language in Language}
    return Question(f"q{number}", (Competency.COMMUNICATION,), texts, texts, 30.0, 90.0)


PLAN = flow.Plan(practice=question("practice"), questions=tuple(map(question, range(1, 4))))


class Booth:
    """A booth whose world does nothing by itself: the test says what happens."""

    def __init__(self) -> None:
        self.state = flow.State(plan=PLAN)
        self.effects: list[flow.Effect] = []
        self.send(WELL)

    def send(self, *events: flow.Event) -> Booth:
        for event in events:
            self.state, effects = flow.step(self.state, event)
            self.effects += effects
        return self

    def wait(self, seconds: float) -> Booth:
        return self.send(flow.Tick(self.state.now_s + seconds))

    def told(self, kind: type[flow.Effect]) -> list[flow.Effect]:
        return [each for each in self.effects if isinstance(each, kind)]

    @property
    def visit(self) -> flow.Visit:
        assert self.state.visit is not None
        return self.state.visit

    @property
    def take_id(self) -> str:
        taken = self.visit.response.take_id
        assert taken is not None
        return taken

    def to_practice(self) -> Booth:
        return self.send(
            flow.Begin(VISIT_ID, "GJ-234-567"),
            flow.ChooseLanguage(Language.EN),
            flow.GiveConsent(YES),
            flow.Identify(Seeker("Kim")),
            flow.Continue(),
        )

    def to_question(self) -> Booth:
        return self.to_practice().send(flow.Skip())

    def record(self) -> Booth:
        self.send(flow.StartAnswer())
        return self.send(flow.TakeStarted(self.take_id))

    def answer(self) -> Booth:
        """Record, be heard, accept."""
        self.record().send(flow.FinishAnswer(), flow.TakeSaved(self.take_id, 12.0))
        return self.send(flow.TranscriptReady(self.take_id, heard("I did it.")), flow.Accept())


def heard(text: str) -> Transcript:
    return Transcript(Language.EN, (Segment(text, 0.0, 1.0, 0.9),), 1.0, "whisper")


def assessed(question_id: str) -> Assessment:
    provenance = Provenance("1", "whisper", "e5", "1")
    return Assessment(question_id, None, Abstention.TOO_LITTLE, (), (), (), provenance)
