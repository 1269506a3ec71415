"""The ways of using the booth: chosen anywhere, followed at once, gone with the person."""

from __future__ import annotations

import pytest
from still_booth import VISIT_ID, Booth

from kiosk import flow
from kiosk.flow import Overlay, Screen, Way
from kiosk.interview import Language, Seeker


def test_a_way_is_chosen_and_left_on_any_screen() -> None:
    booth = Booth().send(flow.UseWay(Way.HIGH_CONTRAST, True))
    booth.to_question().send(flow.UseWay(Way.LARGE_TEXT, True))
    assert booth.state.access.ways == {Way.HIGH_CONTRAST, Way.LARGE_TEXT}
    booth.send(flow.UseWay(Way.HIGH_CONTRAST, False))
    assert booth.state.access.ways == {Way.LARGE_TEXT}
    assert booth.state.screen is Screen.QUESTION


def test_nothing_of_it_remains_for_the_next_person() -> None:
    booth = Booth().to_practice().send(flow.UseWay(Way.VOICE, True), flow.TuneVoice(volume=2))
    booth.send(flow.StopInterview(), flow.Continue())
    assert booth.state.screen is Screen.ATTRACT
    assert booth.state.access == flow.Access()


def test_the_certificate_is_shown_in_the_way_that_was_chosen() -> None:
    booth = Booth().to_question().send(flow.UseWay(Way.LARGE_TEXT, True))
    booth.send(flow.DeleteEverything(), flow.Continue())
    assert booth.state.screen is Screen.DELETED
    assert booth.state.access.uses(Way.LARGE_TEXT)
    booth.wait(booth.state.plan.goodbye_s * 2 - 1.0)
    assert booth.state.overlay is None, "twice the time"
    booth.send(flow.Continue())
    assert booth.state.access == flow.Access()


def test_what_was_chosen_without_a_visit_and_left_is_put_back() -> None:
    booth = Booth().send(flow.UseWay(Way.LARGE_TEXT, True), flow.OpenLanguages())
    booth.send(flow.ChooseLanguage(Language.EN), flow.OpenAccess())
    booth.wait(booth.state.plan.idle_s * 2 - 1.0)
    assert booth.state.language is Language.EN
    booth.wait(2.0)
    assert booth.state.access == flow.Access()
    assert (booth.state.language, booth.state.overlay) == (Language.KO, None)
    assert booth.told(flow.ResetBooth)


def test_the_sheets_open_and_close_over_any_screen() -> None:
    booth = Booth().to_question().send(flow.OpenAccess(), flow.UseWay(Way.STILL, True))
    assert booth.state.overlay is Overlay.ACCESS, "one may choose more than one"
    booth.send(flow.Back(), flow.OpenLanguages())
    assert booth.state.overlay is Overlay.LANGUAGES
    booth.send(flow.ChooseLanguage(Language.KO))
    assert (booth.state.overlay, booth.state.language) == (None, Language.KO)
    assert booth.state.screen is Screen.QUESTION


@pytest.mark.parametrize(("by", "volume"), [(1, 4), (9, flow.MOST_STEP), (-9, flow.LEAST_STEP)])
def test_the_voice_gets_louder_within_bounds(by: int, volume: int) -> None:
    assert Booth().send(flow.TuneVoice(volume=by)).state.access.volume == volume


def test_whoever_chose_a_way_has_twice_the_time() -> None:
    booth = Booth().send(flow.UseWay(Way.LARGE_TEXT, True)).to_question().wait(59.0)
    assert booth.state.screen is Screen.QUESTION
    booth.wait(2.0)
    assert booth.state.screen is Screen.RECORDING
    booth.send(flow.TakeStarted(booth.take_id)).wait(179.0)
    assert booth.state.screen is Screen.RECORDING
    booth.wait(2.0)
    assert booth.state.screen is Screen.REVIEW


def test_the_idle_warning_comes_later_and_waits_longer() -> None:
    booth = Booth().to_practice().send(flow.UseWay(Way.KEYPAD, True))
    plan = booth.state.plan
    booth.wait(2 * plan.idle_s - 1.0)
    assert booth.state.overlay is None
    booth.wait(2.0).wait(2 * plan.idle_warning_s - 3.0)
    assert booth.state.overlay is Overlay.IDLE_WARNING
    booth.wait(3.0)
    assert booth.state.screen is Screen.ATTRACT


def test_the_time_to_answer_can_be_had_again_and_again() -> None:
    booth = Booth().to_question().record()
    for _ in range(10):
        booth.send(flow.MoreTime())
    booth.wait(90.0 * 11 - 1.0)
    assert booth.state.screen is Screen.RECORDING
    booth.wait(2.0)
    assert booth.state.screen is Screen.REVIEW


def test_nobody_is_recorded_while_a_voice_may_still_be_reading() -> None:
    booth = Booth().to_question().send(flow.UseWay(Way.VOICE, True)).wait(110.0)
    assert booth.state.screen is Screen.QUESTION
    booth.send(flow.Activity(), flow.UseWay(Way.VOICE, False)).wait(29.0)
    assert booth.state.screen is Screen.QUESTION, "the time to think begins anew"
    booth.wait(2.0)
    assert booth.state.screen is Screen.RECORDING


def test_listening_to_the_voice_is_being_there() -> None:
    booth = Booth().to_practice()
    for _ in range(10):
        booth.wait(booth.state.plan.idle_s - 1.0).send(flow.LevelHeard())
    assert booth.state.overlay is None


def test_goodbye_asks_before_it_goes() -> None:
    booth = Booth().to_question()
    for _ in range(3):
        booth.send(flow.Skip(), flow.Continue())
    booth.wait(booth.state.plan.working_patience_s).send(flow.Continue())
    assert booth.state.screen is Screen.GOODBYE
    booth.wait(booth.state.plan.goodbye_s)
    assert booth.state.overlay is Overlay.IDLE_WARNING
    booth.send(flow.Activity()).wait(booth.state.plan.goodbye_s - 1.0)
    assert (booth.state.screen, booth.state.overlay) == (Screen.GOODBYE, None)
    booth.wait(1.0).wait(booth.state.plan.idle_warning_s)
    assert booth.state.screen is Screen.ATTRACT


def test_typed_answers_need_neither_camera_nor_microphone() -> None:
    booth = Booth().send(flow.BoothReport(frozenset(), False, True))
    booth.send(flow.Begin(VISIT_ID, "GJ-234-567"), flow.UseWay(Way.TYPED, True))
    booth.send(flow.ChooseLanguage(Language.EN), flow.GiveConsent(()))
    booth.send(flow.Identify(Seeker()))
    assert booth.state.screen is Screen.PRACTICE
    assert booth.send(flow.Back()).state.screen is Screen.IDENTITY
    booth.send(flow.Identify(Seeker()), flow.Skip()).wait(110.0)
    assert booth.state.screen is Screen.QUESTION, "no time runs out"
    booth.send(flow.TypeInstead(), flow.SubmitTyped("I did it."), flow.Accept())
    assert booth.told(flow.SaveTypedAnswer)
    assert not booth.told(flow.StartTake)
