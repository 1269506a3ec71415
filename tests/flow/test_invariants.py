"""Whatever happens in whatever order: what must hold of every visit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from still_booth import CERTIFICATE, PLAN, VISIT_ID, WELL, YES, assessed, heard

from kiosk import flow
from kiosk.flow import Screen
from kiosk.interview import (
    AUTOMATED,
    Application,
    ConsentChoice,
    DeviceKind,
    Language,
    Problem,
    Profile,
    Seeker,
    TicketFault,
)

EVENTS: list[flow.Event] = [
    flow.Begin(VISIT_ID, "GJ-234-567"),
    flow.ChooseLanguage(Language.EN),
    flow.ChooseLanguage(Language.ZH),
    flow.GiveConsent(YES),
    flow.Decline(),
    flow.Identify(Seeker("Kim")),
    flow.TicketShown("IK1:X"),
    flow.TicketChecked(Application("b3c6a0de-0000-4000-8000-000000000001", "Sky")),
    flow.TicketChecked(TicketFault.FORGED),
    flow.LayTicketAside(),
    flow.Continue(),
    flow.Back(),
    flow.Skip(),
    flow.StartAnswer(),
    flow.MoreTime(),
    flow.FinishAnswer(),
    flow.TypeInstead(),
    flow.Correct(),
    flow.SubmitTyped("I did it."),
    flow.Retake(),
    flow.Accept(),
    flow.CallStaff(),
    flow.StopInterview(),
    flow.DeleteEverything(),
    flow.OpenStaffPanel(),
    flow.PinEntered("1"),
    flow.PinChecked(True),
    flow.PinChecked(False),
    flow.ChooseDevice(DeviceKind.CAMERA, "another"),
    *flow.StaffCommand,
    flow.OpenPage(flow.StaffPage.DEVICES),
    flow.ChooseDefaults(flow.Defaults(Language.EN, 5)),
    *(flow.UseWay(way, wanted) for way in flow.Way for wanted in (True, False)),
    flow.TuneVoice(1, -1),
    flow.OpenAccess(),
    flow.OpenLanguages(),
    flow.Activity(),
    flow.LevelHeard(),
    WELL,
    flow.BoothReport(frozenset(), True, True, reads_tickets=True),
    flow.BoothReport(frozenset({Problem.CAMERA_MISSING}), False, True),
    flow.AnswerAssessed(VISIT_ID, assessed("q1")),
    flow.ProfileBuilt(VISIT_ID, Profile((), ())),
    flow.Wiped(VISIT_ID, CERTIFICATE),
    flow.Print(),
    flow.Printed(True),
    flow.BoothReport(frozenset(), True, True, can_print=True),
    flow.GiveConsent((*YES, ConsentChoice(AUTOMATED, False, "0" * 64))),
]
TAKE_IDS = [flow.take_id(VISIT_ID, q, n) for q in ("qpractice", "q1", "q2") for n in (1, 2)]

events = st.one_of(
    st.sampled_from(EVENTS),
    st.sampled_from(EVENTS),
    st.sampled_from(TAKE_IDS).flatmap(
        lambda taken: st.sampled_from(
            [
                flow.TakeStarted(taken),
                flow.TakeSaved(taken, 3.0),
                flow.TakeLost(taken, Problem.CAPTURE_STOPPED),
                flow.TranscriptReady(taken, heard("I did it.")),
            ]
        )
    ),
    st.floats(min_value=0.05, max_value=150.0),
)


@settings(deadline=None)
@given(st.lists(events, max_size=120))
def test_no_order_of_events_breaks_a_visit(happenings: list[flow.Event | float]) -> None:
    state = flow.State(plan=PLAN)
    running: set[str] = set()
    last: tuple[str, int] | None = None
    opened = closed = False
    for happening in [WELL, *happenings]:
        event = flow.Tick(state.now_s + happening) if isinstance(happening, float) else happening
        before = state.visit
        state, effects = flow.step(state, event)
        for effect in effects:
            match effect:
                case flow.StartTake(question_id=asked, take_id=taken, number=number):
                    assert taken not in running, "a take is begun once only"
                    assert opened, "nothing is recorded before consent"
                    goes_on = last == (asked, number - 1)
                    assert goes_on or not effect.continues, "nothing lies between two parts"
                    running.add(taken)
                    last = (asked, number)
                case flow.SaveTypedAnswer(question_id=asked, number=number):
                    goes_on = last == (asked, number - 1)
                    assert goes_on or not effect.continues, "nothing lies between two parts"
                    last = (asked, number)
                case flow.OpenInterview():
                    opened, closed = True, False
                case flow.FinishInterview() | flow.WipeInterview():
                    assert opened, "only what was opened is ended"
                    closed = True
                case flow.ConfirmAnswer(take_id=taken):
                    assert not closed, "what is ended is not changed any more"
                    kept = taken is not None or not before.response.broken_off
                    assert kept, "what was said before it broke off is not left out"
                case flow.ResetBooth():
                    assert state.visit is None
                    assert state.access == flow.Access(), "how they used the booth neither"
                    running.clear()
                    opened = False
        if state.screen in {Screen.QUESTION, Screen.RECORDING, Screen.REVIEW, Screen.WORKING}:
            assert state.visit is not None
            assert state.visit.consented
        if state.screen is Screen.DELETED:
            assert state.visit is None, "nothing of the person beside the certificate"
        if state.screen is Screen.ATTRACT:
            assert state.visit is None, "nothing of the last person remains"
            assert state.deletion is None
            assert not state.booth.problems


@given(st.lists(events, max_size=60))
def test_everybody_who_leaves_is_brought_back_to_attract(
    happenings: list[flow.Event | float],
) -> None:
    state = flow.State(plan=PLAN)
    for happening in [WELL, *happenings, WELL]:
        event = flow.Tick(state.now_s + happening) if isinstance(happening, float) else happening
        state, _ = flow.step(state, event)
    if state.screen is Screen.OUT_OF_SERVICE or state.behind is Screen.OUT_OF_SERVICE:
        return
    if state.screen is Screen.WORKING:
        state, _ = flow.step(state, flow.ProfileBuilt(VISIT_ID, Profile((), ())))
    for _ in range(60):
        state, _ = flow.step(state, flow.Tick(state.now_s + 150.0))
        if state.screen is Screen.WORKING:
            state, _ = flow.step(state, flow.ProfileBuilt(VISIT_ID, Profile((), ())))
    assert state.screen is Screen.ATTRACT
