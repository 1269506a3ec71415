"""What staff can do, what stays when they leave, and what nobody else can."""

from __future__ import annotations

from dataclasses import replace

import pytest
from still_booth import Booth

from kiosk import flow
from kiosk.flow import Screen, StaffPage
from kiosk.interview import DeviceKind, Language


def panel(booth: Booth) -> Booth:
    return booth.send(flow.OpenStaffPanel(), flow.PinEntered("1"), flow.PinChecked(True))


def test_out_of_service_lasts_until_the_booth_is_opened_again() -> None:
    booth = panel(Booth()).send(flow.StaffCommand.OUT_OF_SERVICE).wait(100_000.0)
    assert booth.state.screen is Screen.OUT_OF_SERVICE
    assert booth.told(flow.SaveClosed) == [flow.SaveClosed(True)]
    panel(booth).send(flow.StaffCommand.RETURN)
    assert booth.state.screen is Screen.OUT_OF_SERVICE, "leaving the panel does not open the booth"
    panel(booth).wait(booth.state.plan.idle_s + 1.0)
    assert booth.state.screen is Screen.OUT_OF_SERVICE, "nor does walking away from it"
    panel(booth).send(flow.StaffCommand.OPEN_AGAIN)
    assert booth.state.screen is Screen.ATTRACT
    assert booth.told(flow.SaveClosed)[-1] == flow.SaveClosed(False)


def test_a_closed_booth_takes_nobody() -> None:
    booth = panel(Booth()).send(flow.StaffCommand.OUT_OF_SERVICE)
    booth.send(flow.Begin("6a1f7f2e-7c80-4b52-9a80-0d9f5b6d4c11", "GJ-234-567"))
    assert booth.state.visit is None
    assert booth.state.screen is Screen.OUT_OF_SERVICE


def test_a_restarted_booth_is_what_staff_made_of_it() -> None:
    chosen = flow.Defaults(Language.EN, 5)
    closed = Booth().send(flow.Furnish(chosen, closed=True))
    assert closed.state.screen is Screen.OUT_OF_SERVICE
    assert closed.state.language is Language.EN
    assert closed.state.access == flow.Access(volume=5)
    assert panel(closed).send(flow.StaffCommand.OPEN_AGAIN).state.defaults == chosen


def test_deleting_a_visit_leaves_what_staff_chose_for_the_booth() -> None:
    chosen = flow.Defaults(Language.EN, 5)
    booth = Booth().send(flow.Furnish(chosen, closed=False)).to_question()
    booth.send(flow.DeleteEverything(), flow.Continue(), flow.Continue())
    assert booth.state.screen is Screen.ATTRACT
    assert booth.state.defaults == chosen
    assert booth.state.language is Language.EN


def test_what_is_remembered_never_disturbs_a_visit() -> None:
    booth = Booth().to_question()
    before = booth.state
    assert booth.send(flow.Furnish(flow.Defaults(Language.EN, 5), closed=True)).state == before


def test_the_language_of_staff_is_what_the_next_person_finds() -> None:
    booth = panel(Booth()).send(flow.ChooseDefaults(flow.Defaults(Language.EN, 2)))
    assert booth.told(flow.SaveDefaults) == [flow.SaveDefaults(flow.Defaults(Language.EN, 2))]
    booth.send(flow.StaffCommand.RETURN)
    assert booth.state.language is Language.EN
    assert booth.state.access.volume == 2
    booth.send(flow.ChooseLanguage(Language.KO)).to_question()
    booth.send(flow.TuneVoice(volume=3), flow.UseWay(flow.Way.VOICE, True))
    panel(booth).send(flow.StaffCommand.RESET)
    assert booth.state.language is Language.EN
    assert booth.state.access == flow.Access(volume=2)
    assert booth.state.defaults.volume == 2


def test_one_page_at_a_time_and_always_the_first_one_first() -> None:
    booth = panel(Booth().to_question())
    assert booth.state.page is StaffPage.HOME
    booth.send(flow.OpenPage(StaffPage.DEVICES))
    assert booth.state.page is StaffPage.DEVICES
    booth.send(flow.ChooseDevice(DeviceKind.CAMERA, "/dev/video2"))
    assert booth.told(flow.UseDevice) == [flow.UseDevice(DeviceKind.CAMERA, "/dev/video2")]
    booth.send(flow.Back())
    assert booth.state.page is StaffPage.HOME
    booth.send(flow.OpenPage(StaffPage.SENDING), flow.StaffCommand.RETURN)
    assert panel(booth).state.page is StaffPage.HOME


def test_the_diagnostics_are_written_when_they_are_asked_for() -> None:
    booth = panel(Booth()).send(flow.StaffCommand.DIAGNOSTICS)
    assert booth.told(flow.WriteDiagnostics)
    assert booth.state.screen is Screen.STAFF


FOR_STAFF_ONLY: list[flow.Event] = [
    *flow.StaffCommand,
    flow.OpenPage(StaffPage.DEVICES),
    flow.ChooseDevice(DeviceKind.CAMERA, "/dev/video2"),
    flow.ChooseDefaults(flow.Defaults(Language.EN, 5)),
]


@pytest.mark.parametrize("event", FOR_STAFF_ONLY)
def test_without_the_panel_none_of_it_does_anything(event: flow.Event) -> None:
    for booth in (Booth(), Booth().to_question(), Booth().send(flow.OpenStaffPanel())):
        effects, before = list(booth.effects), booth.state
        booth.send(event)
        assert booth.effects == effects
        assert replace(booth.state, active_s=0.0) == replace(before, active_s=0.0)


def test_wrong_pins_and_half_a_way_lead_nowhere() -> None:
    booth = Booth().to_question().send(flow.OpenStaffPanel())
    for _ in range(20):
        booth.send(flow.PinEntered("0"), flow.PinChecked(False, 30.0))
    assert booth.state.screen is Screen.QUESTION
    booth.send(flow.Back(), flow.PinChecked(True))
    assert booth.state.screen is Screen.QUESTION, "a verdict that comes late opens nothing"
    booth.send(flow.OpenStaffPanel()).wait(booth.state.plan.idle_s + 1.0)
    assert booth.state.overlay is None, "who walks away from the PIN leaves the screen free"
