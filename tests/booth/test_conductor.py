"""The booth at work on a real store, with children that do what the test says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from booth_rig import VISIT_ID, Rig
from nacl.signing import SigningKey
from visits import CONSENTS, assessed, banded, heard, new_visit, profiled

from kiosk import flow
from kiosk.booth.pin import StaffPin
from kiosk.booth.understanding import JOB_PATIENCE_S
from kiosk.flow import Screen
from kiosk.interview import (
    AUTOMATED,
    ConsentChoice,
    InterviewOutcome,
    Language,
    Problem,
    Seeker,
    TakeOutcome,
    TicketFault,
)
from kiosk.pack import Pack, default_pack_path, load_pack
from kiosk.settings import Settings
from kiosk.store import TICKET_KEY
from kiosk.sync.envelope import build_envelope, opened
from kiosk.workers import messages
from matcher.contract import Ticket
from matcher.contract.ticket import write_ticket


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(default_pack_path())


@pytest.fixture
def rig(tmp_path: Path, pack: Pack) -> Iterator[Rig]:
    made = Rig(tmp_path, pack)
    yield made
    made.store.close()


def test_a_whole_visit_ends_in_the_outbox(rig: Rig) -> None:
    rig.to_question()
    for question in rig.pack.questions:
        rig.answer(question.id)
        rig.send(flow.Continue())
    assert rig.state.screen is Screen.WORKING
    rig.turn()
    assert rig.assess.count(messages.BuildProfile) == 1
    rig.assess.says.append(messages.ProfileBuilt(VISIT_ID, profiled(rig.pack.questions[0].id)))
    rig.turn()
    assert rig.state.screen is Screen.RESULT
    assert rig.store.outbox.unsent() == []
    for question in rig.pack.questions:
        asked = rig.assess.last(messages.MeasureBand)
        assert asked.assessment == assessed(question.id)
        rig.assess.says.append(messages.Assessed(VISIT_ID, banded(question.id)))
        rig.turn()
    assert [each.interview_id for each in rig.store.outbox.unsent()] == [VISIT_ID]
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.outcome is InterviewOutcome.COMPLETED
    assert all(each.assessment and each.assessment.stability for each in interview.answers)


def test_an_answer_is_assessed_while_it_is_still_read_and_again_when_corrected(rig: Rig) -> None:
    rig.to_question()
    taken = rig.finish()
    rig.assess.says.append(messages.Transcribed(taken, heard()))
    rig.turn()
    assert rig.state.screen is Screen.REVIEW
    assert rig.assess.last(messages.AssessAnswer).transcript == heard()
    rig.send(flow.Correct(), flow.SubmitTyped("I asked all of them."))
    rig.assess.says.append(messages.Assessed(VISIT_ID, assessed(rig.pack.questions[0].id)))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.assessment is None, "it was made of what was heard"
    assert rig.assess.last(messages.AssessAnswer).transcript.text == "I asked all of them."
    rig.assess.says.append(messages.Assessed(VISIT_ID, assessed(rig.pack.questions[0].id)))
    rig.turn()
    assert rig.state.visit.response.assessment is not None


def test_a_question_of_another_pack_does_not_hold_its_interview_up(rig: Rig) -> None:
    rig.turn()
    interview_id = new_visit(rig.store)
    rig.store.interviews.save_typed(interview_id, "gone", "t1", 1, heard())
    rig.store.interviews.finish(interview_id, InterviewOutcome.STOPPED, Language.EN)
    rig.turn()
    rig.turn()
    assert rig.assess.count(messages.BuildProfile) == 1


def test_the_practice_is_heard_but_never_kept(rig: Rig) -> None:
    rig.turn()
    rig.send(
        flow.Begin(VISIT_ID, "ABC-DEF-GHJ"),
        flow.ChooseLanguage(Language.EN),
        flow.GiveConsent(CONSENTS),
        flow.Identify(Seeker()),
        flow.Continue(),
        flow.Continue(),
    )
    taken = rig.finish()
    rig.turn()
    assert rig.assess.last(messages.Transcribe).take_id == taken
    rig.assess.says.append(messages.Transcribed(taken, heard("hello")))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.transcript == heard("hello")
    rig.send(flow.Accept())
    assert list(rig.store.takes_dir.iterdir()) == []
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.answers == ()


def test_a_capture_that_dies_costs_no_answer(rig: Rig) -> None:
    rig.to_question()
    taken = rig.record()
    rig.capture.dies()
    rig.turn()
    assert rig.state.screen is Screen.INTERRUPTED
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.answers[0].takes[0].outcome is TakeOutcome.INTERRUPTED
    assert rig.assess.last(messages.Transcribe).take_id == taken, "what is there is transcribed"
    rig.capture.says.append(messages.DeviceReport("camera", "microphone", ()))
    rig.turn()
    rig.send(flow.Continue())
    assert rig.record() != taken
    assert rig.state.screen is Screen.RECORDING


def test_an_answer_that_broke_off_and_went_on_is_one_answer_of_two_recordings(rig: Rig) -> None:
    rig.to_question()
    first = rig.record()
    rig.capture.says.append(messages.TakeFailed(first, Problem.CAMERA_MISSING, "Gone."))
    rig.turn()
    assert rig.state.screen is Screen.INTERRUPTED
    rig.send(flow.Continue())
    second = rig.finish()
    rig.assess.says.append(messages.Transcribed(first, heard("I asked both sides")))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.transcript is None, "half of it is not shown for all of it"
    assert rig.assess.last(messages.Transcribe).take_id == second
    rig.assess.says.append(messages.Transcribed(second, heard("and wrote a plan")))
    rig.turn()
    transcript = rig.state.visit.response.transcript
    assert transcript is not None
    assert transcript.text == "I asked both sides and wrote a plan"
    rig.send(flow.Accept())
    rig.turn()
    assert rig.assess.last(messages.AssessAnswer).transcript == transcript
    rig.send(flow.StopInterview(), flow.Continue())
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    envelope = build_envelope(interview, "booth-1", rig.store.takes_dir)
    (answer,) = envelope.answers
    assert len(answer.takes) == len(envelope.parts) == 2
    again = opened(envelope).answers[0].transcript
    assert again is not None
    assert again.text == transcript.text, "what is computed again is computed on both"


def test_a_first_part_that_cannot_be_heard_does_not_hold_up_the_second(rig: Rig) -> None:
    rig.to_question()
    rig.capture.alive = False
    rig.send(flow.StartAnswer())
    assert rig.state.screen is Screen.INTERRUPTED
    rig.capture.alive = True
    rig.send(flow.Continue())
    second = rig.finish()
    missing = rig.assess.last(messages.Transcribe)
    rig.assess.says.append(messages.JobFailed(missing, "There is no such file."))
    rig.turn()
    rig.assess.says.append(messages.Transcribed(second, heard()))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.transcript == heard()


def test_no_capture_to_ask_is_said_at_once(rig: Rig) -> None:
    rig.to_question()
    rig.capture.alive = False
    rig.send(flow.StartAnswer())
    assert rig.state.screen is Screen.INTERRUPTED


def test_an_assess_that_dies_is_given_its_job_again(rig: Rig) -> None:
    rig.to_question()
    taken = rig.finish()
    assert rig.assess.count(messages.Transcribe) == 1
    rig.assess.dies()
    rig.turn()
    rig.turn()
    assert rig.assess.count(messages.Transcribe) == 1, "not before the models are loaded"
    rig.assess.says.append(messages.AssessReady("whisper", "e5", 1.0))
    rig.turn()
    assert rig.assess.count(messages.Transcribe) == 2
    rig.assess.says.append(messages.Transcribed(taken, heard()))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.transcript == heard()


def test_an_answer_is_heard_along_and_asked_for_when_it_ends(rig: Rig) -> None:
    rig.to_question()
    taken = rig.record()
    assert rig.assess.last(messages.Listen) == messages.Listen(taken, Language.EN)
    assert rig.assess.count(messages.Transcribe) == 0
    rig.send(flow.FinishAnswer())
    rig.capture.says.append(messages.TakeStopped(taken, 8.0, 240, 8.0))
    rig.turn()
    asked = [type(each) for each in rig.assess.told]
    assert asked == [messages.Listen, messages.Transcribe]


def test_an_assess_that_dies_while_somebody_speaks_hears_it_from_the_start(rig: Rig) -> None:
    rig.to_question()
    taken = rig.record()
    for listenings in (1, 2, 2):
        assert rig.assess.count(messages.Listen) == listenings, "but not for ever"
        rig.assess.dies()
        rig.turn()
        assert rig.assess.count(messages.Listen) == listenings, "not before the models are loaded"
        rig.assess.says.append(messages.AssessReady("whisper", "e5", 1.0))
        rig.turn()
    assert rig.assess.last(messages.Listen).take_id == taken
    assert rig.state.screen is Screen.RECORDING, "the seeker notices nothing"


def test_what_is_understood_is_not_listened_to_again(rig: Rig) -> None:
    rig.to_question()
    taken = rig.finish()
    rig.assess.says.append(messages.Transcribed(taken, heard()))
    rig.turn()
    rig.assess.dies()
    rig.assess.says.append(messages.AssessReady("whisper", "e5", 1.0))
    rig.turn()
    assert rig.assess.count(messages.Listen) == 1


def test_a_retake_is_listened_to_in_the_place_of_the_first(rig: Rig) -> None:
    rig.to_question()
    first = rig.finish()
    rig.assess.says.append(messages.Transcribed(first, heard()))
    rig.turn()
    rig.send(flow.Retake())
    second = rig.record()
    assert second != first
    assert rig.assess.last(messages.Listen).take_id == second


def test_a_typed_answer_is_listened_to_by_nobody(rig: Rig) -> None:
    rig.to_question()
    rig.send(flow.TypeInstead(), flow.SubmitTyped("I worked in a bakery."))
    rig.turn()
    assert rig.assess.count(messages.Listen) == 0


def test_a_job_that_never_ends_is_broken_off(rig: Rig) -> None:
    rig.to_question()
    rig.finish()
    rig.turn(JOB_PATIENCE_S + 1)
    rig.turn()
    rig.assess.says.append(messages.AssessReady("whisper", "e5", 1.0))
    rig.turn()
    assert rig.assess.count(messages.Transcribe) == 2


def test_a_recording_that_cannot_be_read_does_not_hold_the_seeker_up(rig: Rig) -> None:
    rig.to_question()
    rig.finish()
    command = rig.assess.last(messages.Transcribe)
    rig.assess.says.append(messages.JobFailed(command, "it is not a video"))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.response.transcript is not None
    assert rig.state.visit.response.transcript.text == ""
    rig.send(flow.Accept())
    assert rig.state.screen is Screen.REST


def test_deleting_while_recording_leaves_nothing(rig: Rig) -> None:
    rig.to_question()
    taken = rig.record()
    rig.send(flow.DeleteEverything(), flow.Continue())
    command = rig.capture.last(messages.StartTake)
    command.path.write_bytes(b"a last fragment")
    rig.capture.says.append(messages.TakeStopped(taken, 2.0, 60, 2.0))
    rig.turn()
    assert rig.store.interviews.get(VISIT_ID) is None
    assert list(rig.store.takes_dir.iterdir()) == []
    assert rig.forgotten == 1


def test_problems_show_and_go(rig: Rig) -> None:
    rig.turn()
    rig.capture.says.append(
        messages.DeviceReport("", "microphone", (Problem.CAMERA_MISSING,), ("No camera.",))
    )
    rig.turn()
    assert rig.state.screen is Screen.FAULT
    assert rig.state.booth.problems == {Problem.CAMERA_MISSING}
    rig.capture.says.append(messages.DeviceReport("camera", "microphone", ()))
    rig.turn()
    assert rig.state.screen is Screen.ATTRACT


def test_missing_models_show_until_they_are_there(rig: Rig) -> None:
    rig.assess.says = [messages.PermanentFault(Problem.MODELS_MISSING, "Fetch the model.")]
    rig.turn()
    assert rig.state.booth.problems == {Problem.MODELS_MISSING}
    rig.assess.says = [messages.AssessReady("whisper", "e5", 1.0)]
    rig.turn()
    assert rig.state.screen is Screen.ATTRACT


def test_a_full_disk_lets_no_visit_begin(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.booth.conductor.room_for_visit", lambda plan: 1 << 62)
    rig.conductor.start()
    rig.send(flow.Begin(VISIT_ID, "ABC-DEF-GHJ"))
    assert rig.state.visit is None, "not even before the crank turns"
    rig.turn()
    assert rig.state.screen is Screen.FAULT
    assert rig.state.booth.problems == {Problem.DISK_FULL}


def test_a_visit_that_began_with_room_is_not_broken_off_for_the_next_one(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    rig.to_question()
    monkeypatch.setattr("kiosk.booth.conductor.room_for_visit", lambda plan: 1 << 62)
    rig.turn(6.0)
    assert rig.state.booth.problems == set()
    rig.send(flow.StopInterview(), flow.Continue())
    rig.turn(6.0)
    assert rig.state.screen is Screen.FAULT, "but no other begins"


def test_what_is_only_doubtful_is_said_and_ends_nothing(rig: Rig) -> None:
    rig.to_question()
    rig.record()
    rig.capture.says.append(
        messages.DeviceReport("camera", "mic", (), (), (Problem.MICROPHONE_SILENT,))
    )
    rig.turn()
    assert rig.state.screen is Screen.RECORDING
    assert rig.state.booth.doubts == {Problem.MICROPHONE_SILENT}
    assert rig.state.booth.ready
    rig.capture.says.append(messages.DeviceReport("camera", "mic", ()))
    rig.turn()
    assert rig.state.booth.doubts == set()


def test_what_a_full_disk_would_not_take_is_written_later(rig: Rig) -> None:
    rig.to_question()
    taken = rig.record()
    database = rig.store._database
    pages = database.execute("PRAGMA page_count").fetchone()[0]
    database.execute(f"PRAGMA max_page_count = {pages}")
    long = heard("I did it myself and it worked. " * 2000)
    rig.send(flow.FinishAnswer())
    rig.capture.says.append(messages.TakeStopped(taken, 8.0, 240, 8.0))
    rig.turn()
    rig.assess.says.append(messages.Transcribed(taken, long))
    rig.turn()
    assert Problem.DISK_FULL in rig.state.booth.problems
    rig.send(flow.Accept())
    rig.turn()
    assert rig.state.screen is Screen.REST, "the seeker is not held up"
    database.execute("PRAGMA max_page_count = 1073741823")
    rig.turn()
    rig.turn(6.0)
    assert rig.state.booth.problems == set()
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.answers[0].transcript == long
    assert interview.answers[0].confirmed


def test_staff_open_the_panel_with_the_pin_of_this_booth(rig: Rig) -> None:
    pin = StaffPin(rig.store.booth).ensure()
    assert pin is not None
    rig.turn()
    wrong = "0" * len(pin) if pin != "0" * len(pin) else "1" * len(pin)
    rig.send(flow.OpenStaffPanel(), flow.PinEntered(wrong))
    assert rig.state.pin_wrong
    rig.send(flow.PinEntered(pin))
    assert rig.state.screen is Screen.STAFF
    rig.send(flow.StaffCommand.SYNC_NOW)
    assert rig.sync.told == [messages.FetchOpenings(), messages.SendOutbox()]


def test_a_visit_goes_on_after_the_booth_was_killed(tmp_path: Path, rig: Rig, pack: Pack) -> None:
    rig.to_question()
    rig.answer(pack.questions[0].id)
    rig.send(flow.Continue())
    rig.record()
    # kill -9 of the UI process: a new one opens the same folder.
    again = Rig(tmp_path, pack)
    again.conductor.start()
    assert again.state.screen is Screen.RESUME
    again.turn()
    again.send(flow.Continue(), flow.Continue())
    assert again.state.visit is not None
    assert again.state.visit.index == 1, "the question that was broken off"
    assert again.assess.count(messages.Transcribe) == 1, "what was recorded of it is transcribed"
    again.finish()
    interview = again.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert [len(each.takes) for each in interview.answers] == [1, 2]
    again.store.close()


def test_a_visit_from_yesterday_is_offered_to_nobody(tmp_path: Path, rig: Rig, pack: Pack) -> None:
    rig.to_question()
    rig.answer(pack.questions[0].id)
    again = Rig(tmp_path, pack)
    again.conductor._settings = Settings(data_dir=tmp_path, resume_within_s=0.0)
    again.conductor.start()
    assert again.state.screen is Screen.ATTRACT
    interview = again.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.outcome is InterviewOutcome.ABANDONED
    again.store.close()


# --- tickets ------------------------------------------------------------------------------------


def know_the_key(rig: Rig) -> SigningKey:
    """As after a sync with the matcher."""
    key = SigningKey(bytes(range(32)))
    rig.store.booth.put(TICKET_KEY, bytes(key.verify_key).hex())
    rig.sync.says.append(messages.OpeningsFetched(0))
    rig.turn()
    return key


def ticket(rig: Rig, key: SigningKey) -> str:
    said = Ticket(
        application_id=UUID(VISIT_ID),
        fair_id=rig.pack.id,
        language="en",
        display_name="Sky",
        expires_at=datetime.now(UTC) + timedelta(days=1),
    )
    return write_ticket(said, lambda message: bytes(key.sign(message).signature))


def to_identity(rig: Rig) -> None:
    rig.send(
        flow.Begin(VISIT_ID, "ABC-DEF-GHJ"),
        flow.ChooseLanguage(Language.EN),
        flow.GiveConsent(CONSENTS),
    )


def test_a_window_made_before_the_key_came_reads_tickets(rig: Rig) -> None:
    key = SigningKey(bytes(range(32)))
    rig.store.booth.put(TICKET_KEY, bytes(key.verify_key).hex())
    rig.conductor.furnish()
    rig.turn()
    assert rig.state.booth.reads_tickets


def test_a_ticket_before_the_camera_becomes_the_seeker(rig: Rig) -> None:
    key = know_the_key(rig)
    to_identity(rig)
    assert rig.capture.last(messages.LookForCode) == messages.LookForCode(True)
    rig.capture.says.append(messages.CodeSeen("https://example.org"))
    rig.turn()
    assert rig.state.visit is not None
    assert rig.state.visit.ticket_fault is TicketFault.UNREADABLE
    rig.capture.says.append(messages.CodeSeen(ticket(rig, key)))
    rig.turn()
    assert rig.capture.last(messages.LookForCode) == messages.LookForCode(False)
    rig.send(flow.Continue())
    interview = rig.store.interviews.get(VISIT_ID)
    assert interview is not None
    assert interview.seeker == Seeker("Sky", application_id=VISIT_ID)


def test_a_new_capture_process_is_told_to_look_too(rig: Rig) -> None:
    know_the_key(rig)
    to_identity(rig)
    told = rig.capture.count(messages.LookForCode)
    rig.capture.dies()
    rig.turn()
    assert rig.capture.count(messages.LookForCode) == told + 1
    assert rig.capture.last(messages.LookForCode) == messages.LookForCode(True)


def test_without_a_key_nobody_looks(rig: Rig) -> None:
    rig.turn()
    to_identity(rig)
    rig.capture.says.append(messages.CodeSeen("IK1:X"))
    rig.turn()
    assert messages.LookForCode(True) not in rig.capture.told
    assert rig.state.visit is not None
    assert rig.state.visit.ticket_fault is None


# --- deletion -----------------------------------------------------------------------------------


def test_deleting_while_recording_is_certified_and_leaves_nothing(rig: Rig) -> None:
    rig.to_question()
    rig.answer("q1")
    rig.send(flow.Continue())
    taken = rig.record()
    rig.send(flow.StopInterview(), flow.DeleteEverything(), flow.Continue())
    deletion = rig.state.deletion
    assert rig.state.screen is Screen.DELETED
    assert deletion is not None
    assert deletion.certificate is not None
    assert len(deletion.certificate.recordings_sha256) == 2, "the one that ran, too"
    assert rig.store.deletions.all() == [deletion.certificate]
    assert rig.forgotten == 1
    assert not rig.conductor.at_rest, "who had it deleted still reads the certificate"
    # Capture closes its file after the visit is gone.
    command = rig.capture.last(messages.StartTake)
    command.path.write_bytes(b"the last fragment")
    rig.capture.says.append(messages.TakeStopped(taken, 2.0, 60, 2.0))
    rig.turn()
    assert list(rig.store.takes_dir.iterdir()) == []
    assert rig.store.interviews.get(VISIT_ID) is None
    rig.send(flow.Continue())
    assert rig.conductor.at_rest


@pytest.mark.parametrize(
    "choosing",
    [
        (flow.UseWay(flow.Way.LARGE_TEXT, True),),
        (flow.TuneVoice(volume=1),),
        (flow.OpenLanguages(), flow.ChooseLanguage(Language.EN)),
    ],
)
def test_what_somebody_chose_before_the_visit_is_not_taken_back(
    rig: Rig, choosing: tuple[flow.Event, ...]
) -> None:
    rig.turn()
    assert rig.conductor.at_rest
    rig.send(*choosing)
    assert rig.state.overlay is None
    assert not rig.conductor.at_rest


def test_who_refuses_ai_is_not_assessed(rig: Rig) -> None:
    rig.turn()
    refused = (*CONSENTS, ConsentChoice(AUTOMATED, False, "0" * 64))
    rig.send(
        flow.Begin(VISIT_ID, "ABC-DEF-GHJ"),
        flow.ChooseLanguage(Language.EN),
        flow.GiveConsent(refused),
        flow.Identify(Seeker("Kim")),
        flow.Continue(),
        flow.Skip(),
    )
    for question in rig.pack.questions:
        taken = rig.finish()
        rig.assess.says.append(messages.Transcribed(taken, heard()))
        rig.turn()
        rig.send(flow.Accept())
        rig.turn()
        if question is not rig.pack.questions[-1]:
            rig.send(flow.Continue())
    assert rig.state.screen is Screen.GOODBYE
    assert rig.assess.count(messages.AssessAnswer) == 0
    assert rig.assess.count(messages.BuildProfile) == 0
    assert [each.interview_id for each in rig.store.outbox.unsent()] == [VISIT_ID]
