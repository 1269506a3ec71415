"""The interview from the first touch to goodbye, as a table of moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from still_booth import CERTIFICATE, PLAN, VISIT_ID, WELL, YES, Booth, assessed, heard

from kiosk import flow
from kiosk.flow import Overlay, Screen
from kiosk.interview import (
    AUTOMATED,
    ConsentChoice,
    InterviewOutcome,
    Language,
    Problem,
    Profile,
    Seeker,
)


def test_a_whole_visit_leads_to_result_and_goodbye() -> None:
    booth = Booth().to_practice()
    assert booth.state.screen is Screen.PRACTICE
    booth.send(flow.Continue())
    assert booth.visit.index == flow.PRACTICE
    booth.answer()
    assert booth.told(flow.DiscardPractice), "nobody keeps the practice"
    for number in range(1, 4):
        assert (booth.state.screen, booth.visit.index) == (Screen.QUESTION, number - 1)
        booth.answer()
        if number < 3:
            assert booth.state.screen is Screen.REST
            booth.send(flow.Continue())
    assert booth.state.screen is Screen.WORKING
    assert booth.told(flow.BuildProfile) == [flow.BuildProfile(VISIT_ID)]
    for number in range(1, 4):
        booth.send(flow.AnswerAssessed(VISIT_ID, assessed(f"q{number}")))
    booth.send(flow.ProfileBuilt(VISIT_ID, Profile((), ())))
    assert booth.state.screen is Screen.RESULT
    assert booth.told(flow.FinishInterview) == [
        flow.FinishInterview(VISIT_ID, InterviewOutcome.COMPLETED, Language.EN)
    ]
    booth.send(flow.Continue())
    assert booth.state.screen is Screen.GOODBYE
    booth.send(flow.Continue())
    assert booth.state == replace(flow.State(plan=PLAN), booth=booth.state.booth)


def test_preparation_ends_by_itself_and_can_be_lengthened() -> None:
    booth = Booth().to_question().wait(29.0)
    assert booth.state.screen is Screen.QUESTION
    booth.send(flow.MoreTime()).wait(29.0)
    assert booth.state.screen is Screen.QUESTION
    booth.wait(2.0)
    assert booth.state.screen is Screen.RECORDING


def test_a_call_for_staff_costs_no_preparation_time() -> None:
    booth = Booth().to_question().wait(20.0).send(flow.CallStaff()).wait(100.0)
    assert booth.state.overlay is Overlay.STAFF_CALLED
    booth.send(flow.Back()).wait(9.0)
    assert booth.state.screen is Screen.QUESTION
    booth.wait(2.0)
    assert booth.state.screen is Screen.RECORDING


def test_the_answer_time_counts_from_the_first_frame() -> None:
    booth = Booth().to_question().send(flow.StartAnswer()).wait(5.0)
    booth.send(flow.TakeStarted(booth.take_id)).wait(89.0)
    assert booth.state.screen is Screen.RECORDING
    booth.wait(2.0)
    assert booth.state.screen is Screen.REVIEW
    assert booth.told(flow.StopTake) == [flow.StopTake(booth.take_id)]


def test_a_recorder_that_never_begins_is_said_not_waited_for() -> None:
    booth = Booth().to_question().send(flow.StartAnswer()).wait(9.0)
    assert booth.state.screen is Screen.INTERRUPTED


def test_one_retake_and_no_more() -> None:
    booth = Booth().to_question().record().send(flow.FinishAnswer())
    first = booth.take_id
    booth.send(flow.Retake())
    assert booth.state.screen is Screen.QUESTION
    booth.record().send(flow.FinishAnswer())
    assert booth.take_id != first
    booth.send(flow.Retake())
    assert booth.state.screen is Screen.REVIEW, "the second retake is refused"


def test_a_transcript_of_a_former_take_is_not_shown() -> None:
    booth = Booth().to_question().record().send(flow.FinishAnswer())
    first = booth.take_id
    booth.send(flow.Retake()).record().send(flow.FinishAnswer())
    booth.send(flow.TranscriptReady(first, heard("the first one")))
    assert booth.visit.response.transcript is None


def test_an_interrupted_answer_is_kept_and_costs_no_retake() -> None:
    booth = Booth().to_question().record()
    lost = booth.take_id
    booth.send(flow.TakeLost(lost, Problem.CAPTURE_STOPPED))
    assert booth.state.screen is Screen.INTERRUPTED
    booth.send(flow.Continue()).record().send(flow.FinishAnswer())
    assert booth.visit.response.retakes_left == 1
    assert booth.visit.response.takes == 2


def test_what_broke_off_is_gone_on_with_or_said_again() -> None:
    booth = Booth().to_question().record()
    booth.send(flow.TakeLost(booth.take_id, Problem.CAMERA_MISSING), flow.Continue()).record()
    first, second = booth.told(flow.StartTake)
    assert (first.continues, second.continues) == (False, True)
    booth.send(flow.TakeLost(booth.take_id, Problem.CAMERA_MISSING), flow.Retake()).record()
    assert booth.told(flow.StartTake)[-1].continues is False
    assert booth.visit.response.retakes_left == 1, "neither costs a retake"


def test_a_whole_answer_is_never_gone_on_with() -> None:
    booth = Booth().to_question().record()
    booth.send(flow.TakeLost(booth.take_id, Problem.CAMERA_MISSING), flow.Accept(), flow.Retake())
    booth.record()
    assert [each.continues for each in booth.told(flow.StartTake)] == [False, False]
    assert booth.visit.response.retakes_left == 0


def test_who_does_not_go_on_keeps_what_was_said_before_it_broke_off() -> None:
    booth = Booth().to_question().record()
    taken = booth.take_id
    booth.send(flow.TakeLost(taken, Problem.DISK_FULL), flow.Continue(), flow.Skip())
    assert booth.told(flow.ConfirmAnswer) == [flow.ConfirmAnswer(VISIT_ID, "q1", taken)]


def test_the_rest_of_an_answer_may_be_typed() -> None:
    booth = Booth().to_question().record()
    booth.send(flow.TakeLost(booth.take_id, Problem.CAMERA_MISSING), flow.Continue())
    booth.send(flow.TypeInstead(), flow.SubmitTyped("and then it worked"))
    (saved,) = booth.told(flow.SaveTypedAnswer)
    assert saved.continues
    assert booth.visit.response.transcript is None, "it waits for what was said before"
    booth.send(flow.TranscriptReady(booth.take_id, heard("I tried, and then it worked")))
    assert booth.visit.response.transcript is not None


def test_the_practice_has_nothing_to_go_on_from() -> None:
    booth = Booth().to_practice().send(flow.Continue()).record()
    booth.send(flow.TakeLost(booth.take_id, Problem.CAMERA_MISSING), flow.Continue()).record()
    assert [each.continues for each in booth.told(flow.StartTake)] == [False, False]


def test_a_typed_answer_is_an_equal_path() -> None:
    booth = Booth().to_question().send(flow.TypeInstead(), flow.SubmitTyped("  I wrote it. "))
    assert booth.state.screen is Screen.REVIEW
    saved = booth.told(flow.SaveTypedAnswer)
    assert len(saved) == 1
    transcript = booth.visit.response.transcript
    assert transcript is not None
    assert transcript.text == "I wrote it."
    booth.send(flow.Accept())
    assert booth.told(flow.ConfirmAnswer)


def test_the_language_can_be_changed_in_the_middle_of_everything() -> None:
    booth = Booth().to_question().record()
    booth.send(flow.OpenLanguages())
    assert (booth.state.screen, booth.state.overlay) == (Screen.RECORDING, Overlay.LANGUAGES)
    booth.send(flow.ChooseLanguage(Language.VI))
    assert (booth.state.overlay, booth.state.language) == (None, Language.VI)
    begun = booth.told(flow.StartTake)
    assert [each.language for each in begun] == [Language.EN]
    booth.send(flow.FinishAnswer(), flow.TakeSaved(booth.take_id, 12.0))
    booth.send(flow.TranscriptReady(booth.take_id, heard("I did it.")), flow.Accept())
    assert booth.visit.responses[1].transcript == heard("I did it.")
    booth.send(flow.Continue(), flow.StartAnswer())
    assert booth.told(flow.StartTake)[-1].language is Language.VI


def test_nobody_loses_time_to_choosing_a_language() -> None:
    booth = Booth().to_question().wait(10.0)
    left_s = booth.visit.prepare_until_s - booth.state.now_s
    booth.send(flow.OpenLanguages()).wait(15.0).send(flow.Back())
    assert booth.state.overlay is None
    assert booth.visit.prepare_until_s - booth.state.now_s == left_s


def test_the_choice_of_language_does_not_stay_open_over_a_booth_where_nobody_is() -> None:
    booth = Booth().send(flow.OpenLanguages())
    assert booth.state.overlay is Overlay.LANGUAGES
    booth.wait(PLAN.idle_s)
    assert (booth.state.screen, booth.state.overlay) == (Screen.ATTRACT, None)


def test_a_correction_stands_beside_what_was_heard() -> None:
    booth = Booth().to_question().record().send(flow.FinishAnswer())
    booth.send(flow.TranscriptReady(booth.take_id, heard("eye did it")))
    booth.send(flow.Correct(), flow.SubmitTyped("I did it"))
    transcript = booth.visit.response.transcript
    assert transcript is not None
    assert (transcript.heard, transcript.text) == ("eye did it", "I did it")
    assert booth.told(flow.SaveCorrection)


def test_no_consent_keeps_nothing() -> None:
    booth = Booth().send(flow.Begin(VISIT_ID, "GJ-234-567"), flow.ChooseLanguage(Language.KO))
    booth.send(flow.Decline())
    assert booth.state.screen is Screen.ATTRACT
    assert booth.effects == [flow.ResetBooth()]


def test_idle_asks_first_then_ends_and_keeps_what_was_answered() -> None:
    booth = Booth().to_question().answer()
    assert booth.state.screen is Screen.REST
    booth.wait(PLAN.reading_idle_s)
    assert booth.state.overlay is Overlay.IDLE_WARNING
    booth.wait(PLAN.idle_warning_s)
    assert booth.state.screen is Screen.ATTRACT
    assert booth.told(flow.FinishInterview) == [
        flow.FinishInterview(VISIT_ID, InterviewOutcome.ABANDONED, Language.EN)
    ]


def test_idle_before_any_answer_wipes() -> None:
    booth = Booth().to_practice().wait(PLAN.idle_s).wait(PLAN.idle_warning_s)
    assert booth.told(flow.WipeInterview) == [flow.WipeInterview(VISIT_ID)]
    assert not booth.told(flow.FinishInterview)


@pytest.mark.parametrize("sign", [flow.Activity(), flow.LevelHeard()])
def test_touch_and_speech_both_reset_the_idle_time(sign: flow.Event) -> None:
    booth = Booth().to_practice().wait(PLAN.idle_s - 1).send(sign).wait(PLAN.idle_s - 1)
    assert booth.state.overlay is None


def test_the_touch_that_answers_the_warning_does_nothing_else() -> None:
    booth = Booth().to_practice().wait(PLAN.idle_s).send(flow.Skip())
    assert (booth.state.overlay, booth.state.screen) == (None, Screen.PRACTICE)


def test_hall_noise_does_not_answer_the_warning() -> None:
    booth = Booth().to_practice().wait(PLAN.idle_s).send(flow.LevelHeard())
    assert booth.state.overlay is Overlay.IDLE_WARNING


def test_stop_asks_back_and_keeps_what_was_said() -> None:
    booth = Booth().to_question().answer().send(flow.StopInterview())
    assert booth.state.overlay is Overlay.STOP_CONFIRM
    booth.send(flow.Back())
    assert booth.state.screen is Screen.REST
    booth.send(flow.StopInterview(), flow.Continue())
    assert booth.state.screen is Screen.ATTRACT
    assert booth.told(flow.FinishInterview)


def test_delete_destroys_even_while_recording() -> None:
    booth = Booth().to_question().record()
    taken = booth.take_id
    booth.send(flow.DeleteEverything(), flow.Continue())
    assert booth.effects[-3:] == [
        flow.StopTake(taken),
        flow.WipeInterview(VISIT_ID),
        flow.ResetBooth(),
    ]
    assert booth.state.screen is Screen.DELETED
    assert booth.state.visit is None


def test_deleting_ends_with_the_certificate_in_the_seekers_language() -> None:
    booth = Booth().to_question().answer().send(flow.StopInterview(), flow.DeleteEverything())
    assert booth.state.overlay is Overlay.DELETE_CONFIRM, "stopping offers it, and it is asked back"
    booth.send(flow.Continue(), flow.Wiped("somebody-else", CERTIFICATE))
    assert booth.state.deletion == flow.Deletion(VISIT_ID)
    booth.send(flow.Wiped(VISIT_ID, CERTIFICATE))
    assert booth.state.deletion == flow.Deletion(VISIT_ID, CERTIFICATE)
    assert booth.state.language is Language.EN
    booth.send(flow.Continue())
    assert booth.state == replace(flow.State(plan=PLAN), booth=booth.state.booth)


def test_a_certificate_that_nobody_takes_makes_room_for_the_next() -> None:
    booth = Booth().to_question().send(flow.DeleteEverything(), flow.Continue())
    booth.send(flow.Wiped(VISIT_ID, CERTIFICATE)).wait(PLAN.goodbye_s)
    assert (booth.state.screen, booth.state.overlay) == (Screen.DELETED, Overlay.IDLE_WARNING)
    booth.wait(PLAN.idle_warning_s)
    assert booth.state.screen is Screen.ATTRACT
    assert booth.state.deletion is None


def refusing_ai() -> Booth:
    refused = (*YES, ConsentChoice(AUTOMATED, False, "0" * 64))
    booth = Booth().send(flow.Begin(VISIT_ID, "GJ-234-567"), flow.ChooseLanguage(Language.EN))
    booth.send(flow.GiveConsent(refused), flow.Identify(Seeker("Kim")), flow.Continue())
    return booth.send(flow.Skip())


def test_who_refuses_ai_answers_as_everybody_and_waits_for_no_result() -> None:
    booth = refusing_ai()
    for number in range(1, 4):
        booth.answer()
        if number < 3:
            booth.send(flow.Continue())
    assert booth.state.screen is Screen.GOODBYE
    assert not booth.told(flow.BuildProfile)
    assert booth.told(flow.FinishInterview) == [
        flow.FinishInterview(VISIT_ID, InterviewOutcome.COMPLETED, Language.EN)
    ]


def test_who_refused_ai_and_comes_back_is_done_too() -> None:
    booth = refusing_ai()
    done = tuple(replace(each, confirmed=True) for each in booth.visit.responses)
    back = Booth().send(
        flow.Recover(
            VISIT_ID, "GJ-234-567", Language.EN, booth.visit.consents, Seeker("Kim"), done
        ),
        flow.Continue(),
    )
    assert back.state.screen is Screen.GOODBYE
    assert not back.told(flow.BuildProfile)


def test_one_paper_at_a_time_and_only_where_there_is_one() -> None:
    booth = Booth().send(replace(WELL, can_print=True)).send(flow.Print())
    assert not booth.told(flow.PrintPaper)
    booth.to_question().send(flow.DeleteEverything(), flow.Continue(), flow.Print())
    assert not booth.told(flow.PrintPaper), "there is no certificate yet"
    booth.send(flow.Wiped(VISIT_ID, CERTIFICATE), flow.Print(), flow.Print())
    assert booth.told(flow.PrintPaper) == [flow.PrintPaper()]
    booth.send(flow.Printed(taken=False))
    assert booth.state.printing is flow.Printing.FAILED
    booth.send(flow.Print(), flow.Printed(taken=True))
    assert booth.state.printing is flow.Printing.TAKEN
    booth.send(flow.Continue(), flow.Printed(taken=True))
    assert booth.state.printing is None, "a late answer is nobody's any more"


def test_without_a_printer_nothing_is_printed() -> None:
    booth = Booth().to_question().send(flow.DeleteEverything(), flow.Continue())
    booth.send(flow.Wiped(VISIT_ID, CERTIFICATE), flow.Print())
    assert not booth.told(flow.PrintPaper)


def test_a_fault_shows_at_the_attract_screen_and_goes_by_itself() -> None:
    booth = Booth()
    broken = flow.BoothReport(frozenset({Problem.CAMERA_MISSING}), False, True)
    assert booth.send(broken).state.screen is Screen.FAULT
    assert booth.send(WELL).state.screen is Screen.ATTRACT


def test_a_fault_in_the_middle_offers_typing_and_recovers_to_the_question() -> None:
    booth = Booth().to_question()
    broken = flow.BoothReport(frozenset({Problem.MICROPHONE_MISSING}), False, True)
    booth.send(broken)
    assert booth.state.screen is Screen.QUESTION, "a fault does not tear the question away"
    booth.send(flow.StartAnswer())
    assert booth.state.screen is Screen.FAULT
    assert booth.send(WELL).state.screen is Screen.QUESTION
    booth.send(broken, flow.StartAnswer(), flow.TypeInstead())
    assert booth.state.screen is Screen.TYPING
    booth.send(flow.Back())
    assert booth.state.screen is Screen.QUESTION


def test_the_interview_goes_on_without_a_recogniser() -> None:
    booth = Booth().to_question()
    booth.send(flow.BoothReport(frozenset({Problem.ASSESS_STOPPED}), True, False))
    booth.record().send(flow.FinishAnswer(), flow.Accept())
    assert booth.state.screen is Screen.REST


def test_working_lets_go_after_a_while() -> None:
    booth = Booth().to_question()
    for _ in PLAN.questions:
        booth.send(flow.Skip(), flow.Continue())
    assert booth.state.screen is Screen.WORKING
    booth.send(flow.Continue())
    assert booth.state.screen is Screen.WORKING
    booth.wait(PLAN.working_patience_s).send(flow.Continue())
    assert booth.state.screen is Screen.GOODBYE
    assert booth.told(flow.FinishInterview)


def test_staff_panel_needs_the_pin_and_returns_to_the_seeker() -> None:
    booth = Booth().to_question().send(flow.OpenStaffPanel(), flow.PinEntered("1"))
    assert booth.told(flow.CheckPin) == [flow.CheckPin("1")]
    booth.send(flow.PinChecked(correct=False, wait_s=30.0))
    assert booth.state.overlay is Overlay.PIN
    assert (booth.state.pin_wrong, booth.state.pin_wait_s) == (True, 30.0)
    booth.send(flow.PinChecked(correct=True))
    assert booth.state.screen is Screen.STAFF
    booth.send(flow.StaffCommand.RETURN)
    assert booth.state.screen is Screen.QUESTION


def test_a_verdict_nobody_asked_for_opens_nothing() -> None:
    booth = Booth().send(flow.PinChecked(correct=True))
    assert booth.state.screen is Screen.ATTRACT


def test_nothing_records_behind_the_staff_panel() -> None:
    booth = Booth().to_question().record().send(flow.OpenStaffPanel())
    booth.send(flow.PinChecked(correct=True))
    assert booth.told(flow.StopTake)
    booth.send(flow.StaffCommand.RETURN)
    assert booth.state.screen is Screen.REVIEW


@pytest.mark.parametrize(
    ("command", "screen", "effect"),
    [
        (flow.StaffCommand.RESET, Screen.ATTRACT, flow.FinishInterview),
        (flow.StaffCommand.WIPE, Screen.ATTRACT, flow.WipeInterview),
        (flow.StaffCommand.OUT_OF_SERVICE, Screen.OUT_OF_SERVICE, flow.FinishInterview),
        (flow.StaffCommand.POWER_OFF, Screen.ATTRACT, flow.PowerOff),
        (flow.StaffCommand.SYNC_NOW, Screen.STAFF, flow.SyncNow),
    ],
)
def test_staff_commands(
    command: flow.StaffCommand, screen: Screen, effect: type[flow.Effect]
) -> None:
    booth = Booth().to_question().answer().send(flow.OpenStaffPanel(), flow.PinChecked(True))
    booth.send(command)
    assert booth.state.screen is screen
    assert booth.told(effect)


def test_a_visit_that_broke_off_can_be_gone_on_with() -> None:
    responses = (
        flow.Response("qpractice", confirmed=True),
        flow.Response("q1", takes=1, take_id="t1", confirmed=True, assessment=assessed("q1")),
        flow.Response("q2", takes=1, take_id="t2", broken_off=True),
        flow.Response("q3"),
    )
    booth = Booth().send(
        flow.Recover(VISIT_ID, "GJ-234-567", Language.EN, YES, Seeker("Kim"), responses)
    )
    assert booth.state.screen is Screen.RESUME
    booth.send(flow.Continue())
    assert booth.state.screen is Screen.INTERRUPTED
    booth.send(flow.Continue())
    assert (booth.state.screen, booth.visit.index) == (Screen.QUESTION, 1)
    booth.record()
    assert booth.visit.response.takes == 2, "the broken-off take keeps its number"


def test_an_answer_that_was_whole_is_read_and_not_asked_for_again() -> None:
    responses = (flow.Response("qpractice"), flow.Response("q1", takes=1, take_id="t"))
    event = flow.Recover(VISIT_ID, "GJ-234-567", Language.EN, YES, Seeker("Kim"), responses)
    booth = Booth().send(event, flow.Continue())
    assert booth.state.screen is Screen.REVIEW


def test_whoever_stands_there_now_may_be_somebody_else() -> None:
    responses = (flow.Response("qpractice"), flow.Response("q1", take_id="t"))
    event = flow.Recover(VISIT_ID, "GJ-234-567", Language.EN, YES, Seeker("Kim"), responses)
    booth = Booth().send(event, flow.Decline())
    assert booth.state.screen is Screen.ATTRACT
    assert booth.told(flow.FinishInterview) == [
        flow.FinishInterview(VISIT_ID, InterviewOutcome.ABANDONED, Language.EN)
    ]
