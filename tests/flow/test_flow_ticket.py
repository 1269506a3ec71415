"""Getting in by the QR code of an application."""

from __future__ import annotations

from dataclasses import replace

import pytest
from still_booth import VISIT_ID, WELL, YES, Booth

from kiosk import flow
from kiosk.flow import Screen
from kiosk.interview import Application, Language, Seeker, TicketFault

SKY = Application("b3c6a0de-0000-4000-8000-000000000001", "Sky")


@pytest.fixture
def booth() -> Booth:
    made = Booth().send(replace(WELL, reads_tickets=True), flow.Begin(VISIT_ID, "GJ-234-567"))
    return made.send(flow.ChooseLanguage(Language.EN), flow.GiveConsent(YES))


def test_a_ticket_leads_on_with_its_application(booth: Booth) -> None:
    assert booth.state.wants_ticket
    booth.send(flow.TicketShown("IK1:X"))
    assert booth.told(flow.CheckTicket) == [flow.CheckTicket("IK1:X")]
    booth.send(flow.TicketChecked(SKY))
    assert not booth.state.wants_ticket, "nobody looks any more"
    booth.send(flow.Continue())
    assert booth.state.screen is Screen.DEVICE_CHECK
    seeker = Seeker("Sky", application_id=SKY.id)
    assert booth.told(flow.SaveSeeker) == [flow.SaveSeeker(VISIT_ID, seeker)]


def test_a_wrong_code_is_said_and_the_next_one_counts(booth: Booth) -> None:
    booth.send(flow.TicketChecked(TicketFault.EXPIRED))
    assert booth.visit.ticket_fault is TicketFault.EXPIRED
    booth.send(flow.Continue())
    assert booth.state.screen is Screen.IDENTITY
    assert booth.state.wants_ticket
    booth.send(flow.TicketChecked(SKY))
    assert booth.visit.application == SKY


def test_who_types_instead_is_not_taken_for_the_application(booth: Booth) -> None:
    booth.send(flow.TicketChecked(SKY), flow.Identify(Seeker("Kim")))
    assert booth.told(flow.SaveSeeker) == [flow.SaveSeeker(VISIT_ID, Seeker("Kim"))]
    assert booth.visit.application is None


def test_an_application_can_be_laid_aside(booth: Booth) -> None:
    booth.send(flow.TicketChecked(SKY), flow.LayTicketAside())
    assert booth.visit.application is None
    assert booth.state.wants_ticket


def test_the_camera_looks_only_while_the_screen_asks_for_it(booth: Booth) -> None:
    booth.send(flow.CallStaff())
    assert not booth.state.wants_ticket
    booth.send(flow.Back())
    assert booth.state.wants_ticket
    booth.send(flow.Identify(Seeker()))
    assert not booth.state.wants_ticket
    booth.send(flow.TicketShown("IK1:LATE"), flow.TicketChecked(SKY))
    assert not booth.told(flow.CheckTicket)
    assert booth.visit.application is None
    booth.send(flow.Back(), WELL)
    assert booth.state.screen is Screen.IDENTITY
    assert not booth.state.wants_ticket, "without the key nothing could be told from a forgery"
