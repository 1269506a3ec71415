"""A disk that is really full, at every moment of a visit: said in words, and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from booth_rig import VISIT_ID, Rig
from small_disk import SmallDisk
from visits import CONSENTS, assessed, banded, heard, profiled

from kiosk import flow
from kiosk.booth.room import room_for_visit
from kiosk.flow import Screen
from kiosk.interview import InterviewOutcome, KnownError, Language, Problem, Seeker
from kiosk.pack import Pack, default_pack_path, load_pack
from kiosk.store import Store
from kiosk.workers import messages


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Two questions with very short answers, so that a small disk has room for a visit."""
    whole = load_pack(default_pack_path())
    questions = tuple(replace(each, answer_s=2.0) for each in whole.questions[:2])
    return replace(whole, practice=replace(whole.practice, answer_s=2.0), questions=questions)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    disk = SmallDisk(tmp_path / "disk", size_mb=64)
    yield disk
    disk.unmount()


@pytest.fixture
def rig(disk: SmallDisk, pack: Pack) -> Iterator[Rig]:
    made = Rig(disk.path, pack)
    yield made
    made.store.close()


def full(rig: Rig) -> bool:
    return Problem.DISK_FULL in rig.state.booth.problems


class Trouble:
    """Fills the disk before something happens and makes room after it was said."""

    def __init__(self, rig: Rig, disk: SmallDisk) -> None:
        self._rig, self._disk = rig, disk
        self.told: list[str] = []

    def send(self, *events: flow.Event) -> None:
        self._through(lambda: self._rig.send(*events), str(events))

    def child_says(self, child: str, news: messages.Report) -> None:
        getattr(self._rig, child).says.append(news)
        self._through(self._rig.turn, str(news))

    def _through(self, happens: object, name: str) -> None:
        self._disk.fill()
        happens()
        self._rig.turn(6.0)
        assert full(self._rig), f"not said: {name}"
        self._disk.make_room()
        self._rig.turn()
        self._rig.turn(6.0)
        assert not full(self._rig), f"still said: {name}"
        assert not self._rig.conductor._owed, f"still owed: {name}"
        self.told.append(name)


def test_a_visit_goes_on_though_the_disk_is_full_before_every_step(
    rig: Rig, disk: SmallDisk, pack: Pack
) -> None:
    rig.turn()
    assert not full(rig)
    trouble = Trouble(rig, disk)
    rig.send(flow.Begin(VISIT_ID, "ABC-DEF-GHJ"), flow.ChooseLanguage(Language.EN))
    trouble.send(flow.GiveConsent(CONSENTS))
    trouble.send(flow.Identify(Seeker("Kim")))
    rig.send(flow.Continue(), flow.Skip())
    for question in pack.questions:
        assert rig.state.screen is Screen.QUESTION
        taken = rig.record()
        trouble.send(flow.FinishAnswer())
        trouble.child_says("capture", messages.TakeStopped(taken, 2.0, 60, 2.0))
        trouble.child_says("assess", messages.Transcribed(taken, heard(f"I did {question.id}.")))
        trouble.send(flow.Accept())
        rig.turn()
        trouble.child_says("assess", messages.Assessed(VISIT_ID, assessed(question.id)))
        rig.send(flow.Continue())
    rig.turn()
    trouble.child_says("assess", messages.ProfileBuilt(VISIT_ID, profiled("q1")))
    assert rig.state.screen is Screen.RESULT
    for question in pack.questions:
        rig.turn()
        trouble.child_says("assess", messages.Assessed(VISIT_ID, banded(question.id)))
    assert len(trouble.told) == 2 + 6 * len(pack.questions) + 1
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.seeker == Seeker("Kim")
    assert interview.outcome is InterviewOutcome.COMPLETED
    for answer in interview.answers:
        assert answer.transcript == heard(f"I did {answer.question_id}.")
        assert answer.confirmed
        assert answer.assessment == banded(answer.question_id)
    assert interview.profile == profiled("q1")
    assert [each.interview_id for each in rig.store.outbox.unsent()] == [VISIT_ID]


def test_no_visit_begins_on_a_disk_without_room_for_all_of_it(
    rig: Rig, disk: SmallDisk, pack: Pack
) -> None:
    needed_bytes = room_for_visit(flow.Plan(pack.practice, pack.questions))
    lack = disk.path / "something"
    lack.write_bytes(bytes(disk.free_bytes - needed_bytes + 1_000_000))
    rig.conductor.start()
    rig.send(flow.Begin(VISIT_ID, "ABC-DEF-GHJ"))
    assert (rig.state.screen, rig.state.visit) == (Screen.FAULT, None)
    assert full(rig)
    lack.unlink()
    rig.turn(6.0)
    assert rig.state.screen is Screen.ATTRACT


def test_a_question_waits_until_there_is_room_again(rig: Rig, disk: SmallDisk) -> None:
    rig.to_question()
    taken = rig.record()
    disk.fill()
    rig.capture.says.append(messages.TakeFailed(taken, Problem.DISK_FULL, "The disk is full."))
    rig.turn()
    assert rig.state.screen is Screen.INTERRUPTED
    assert rig.state.visit is not None
    assert rig.state.visit.broken_by is Problem.DISK_FULL
    rig.send(flow.Continue(), flow.StartAnswer())
    assert rig.state.screen is Screen.FAULT, "said before it is tried again"
    disk.make_room()
    rig.turn(6.0)
    assert rig.state.screen is Screen.QUESTION
    rig.finish()
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert [each.continues for each in interview.answers[0].takes] == [False, True]


def test_a_recording_ends_when_it_is_told_to_though_nothing_can_be_written(
    rig: Rig, disk: SmallDisk
) -> None:
    rig.to_question()
    first = rig.finish()
    rig.send(flow.Accept(), flow.Continue())
    taken = rig.record()
    disk.fill()
    rig.assess.says.append(messages.Transcribed(first, heard()))
    rig.turn()
    assert full(rig)
    rig.send(flow.FinishAnswer())
    assert rig.capture.last(messages.StopTake).take_id == taken


def test_a_booth_that_starts_on_a_full_disk_says_so_and_recovers_later(
    rig: Rig, disk: SmallDisk, pack: Pack
) -> None:
    rig.to_question()
    rig.record()
    rig.store.close()
    disk.fill()
    again = Rig(disk.path, pack)
    again.conductor.start()
    again.turn()
    assert (again.state.screen, full(again)) == (Screen.FAULT, True)
    disk.make_room()
    again.turn()
    assert again.state.screen is Screen.RESUME
    again.send(flow.Continue())
    assert again.state.screen is Screen.INTERRUPTED
    again.store.close()


def test_an_empty_booth_that_starts_on_a_full_disk_says_why_it_cannot(disk: SmallDisk) -> None:
    disk.fill()
    with pytest.raises(KnownError, match="full") as raised:
        Store(disk.path / "kiosk.db", disk.path / "takes")
    assert raised.value.problem is Problem.DISK_FULL
