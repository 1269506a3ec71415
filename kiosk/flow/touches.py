"""What a touch does, screen by screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.flow.access import Way
from kiosk.flow.effects import (
    CallForStaff,
    CheckTicket,
    Effect,
    OpenInterview,
    PrintPaper,
    ResetBooth,
    SaveCorrection,
    SaveSeeker,
    SaveTypedAnswer,
)
from kiosk.flow.events import (
    Accept,
    Back,
    Begin,
    CallStaff,
    ChooseLanguage,
    Continue,
    Correct,
    Decline,
    DeleteEverything,
    Event,
    FinishAnswer,
    GiveConsent,
    Identify,
    LayTicketAside,
    MoreTime,
    OpenAccess,
    OpenLanguages,
    OpenStaffPanel,
    Print,
    Retake,
    Skip,
    StartAnswer,
    StopInterview,
    SubmitTyped,
    TicketChecked,
    TicketShown,
    TuneVoice,
    TypeInstead,
    UseWay,
)
from kiosk.flow.moves import (
    Step,
    can_record,
    conclude,
    confirm,
    end,
    enter,
    enter_question,
    enter_typing,
    finish,
    finish_answer,
    fresh,
    start_answer,
    wipe,
)
from kiosk.flow.overlays import on_overlay, use_way
from kiosk.flow.staff import ask_pin, on_staff
from kiosk.flow.state import PRACTICE, Overlay, Printing, Response, Screen, State, Visit, take_id
from kiosk.interview import Application, InterviewOutcome, Seeker, TicketFault, Transcript

_BACK: Final = {
    Screen.CONSENT: Screen.LANGUAGE,
    Screen.IDENTITY: Screen.CONSENT,
    Screen.DEVICE_CHECK: Screen.IDENTITY,
    Screen.PRACTICE: Screen.DEVICE_CHECK,
}


def touched(state: State, event: Event) -> Step:
    """What lies on top answers first: the overlay, then what works everywhere, then the screen."""
    if state.overlay is Overlay.IDLE_WARNING:
        # The touch that answers "still there?" does nothing else, wherever it lands.
        return awake(state), ()
    state = awake(state)
    match event:
        case UseWay(way, wanted):
            return use_way(state, way, wanted), ()
        case TuneVoice(volume, speed):
            return replace(state, access=state.access.tuned(volume, speed)), ()
    if state.overlay is not None:
        return on_overlay(state, event)
    match event:
        case OpenStaffPanel():
            return ask_pin(state), ()
        case CallStaff():
            return replace(state, overlay=Overlay.STAFF_CALLED), (CallForStaff(),)
        case OpenAccess():
            return replace(state, overlay=Overlay.ACCESS), ()
        case OpenLanguages() if state.screen is not Screen.LANGUAGE:
            return replace(state, overlay=Overlay.LANGUAGES), ()
        case StopInterview() if state.visit is not None:
            return replace(state, overlay=Overlay.STOP_CONFIRM), ()
        case DeleteEverything() if state.visit is not None:
            return replace(state, overlay=Overlay.DELETE_CONFIRM), ()
    if state.screen is Screen.STAFF:
        return on_staff(state, event)
    if isinstance(event, Print):
        return _print(state)
    if state.screen is Screen.DELETED:
        return (fresh(state), (ResetBooth(),)) if isinstance(event, Continue) else (state, ())
    if state.visit is None:
        return _on_attract(state, event), ()
    handler = _ON_SCREEN.get(state.screen)
    return handler(state, state.visit, event) if handler else (state, ())


def _print(state: State) -> Step:
    """One paper at a time, and only of what is on the screen."""
    certified = state.deletion is not None and state.deletion.certificate is not None
    there = state.screen is Screen.GOODBYE or (state.screen is Screen.DELETED and certified)
    if not there or not state.booth.can_print or state.printing is Printing.RUNNING:
        return state, ()
    return replace(state, printing=Printing.RUNNING), (PrintPaper(),)


def awake(state: State) -> State:
    """Somebody is there."""
    overlay = None if state.overlay is Overlay.IDLE_WARNING else state.overlay
    return replace(state, active_s=state.now_s, overlay=overlay)


def can_go_back(state: State) -> bool:
    """Whether :class:`Back` leads anywhere from here."""
    if state.screen is Screen.GOODBYE:
        return state.visit is not None and state.visit.profile is not None
    return state.screen in {*_BACK, Screen.LANGUAGE, Screen.QUESTION, Screen.TYPING}


def _on_attract(state: State, event: Event) -> State:
    match event:
        case Begin(interview_id, lookup_code) if state.screen is Screen.ATTRACT:
            asked = (state.plan.practice, *state.plan.questions)
            responses = tuple(Response(each.id, retakes_left=state.plan.retakes) for each in asked)
            visit = Visit(interview_id, lookup_code, responses=responses)
            return enter(replace(state, visit=visit), Screen.LANGUAGE)
    return state


def _on_language(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case ChooseLanguage(language):
            return enter(replace(state, language=language), Screen.CONSENT), ()
        case Back():
            return end(state, InterviewOutcome.ABANDONED)
    return state, ()


def _on_consent(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case GiveConsent(choices):
            opened = OpenInterview(visit.interview_id, visit.lookup_code, state.language, choices)
            state = replace(state, visit=replace(visit, consents=choices))
            return enter(state, Screen.IDENTITY), (opened,)
        case Decline():
            return wipe(state)
    return _back(state, event), ()


def _on_identity(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case TicketShown(text) if state.wants_ticket:
            return state, (CheckTicket(text),)
        case TicketChecked(Application() as application) if state.wants_ticket:
            return replace(state, visit=replace(visit, application=application)), ()
        case TicketChecked(TicketFault() as fault) if state.wants_ticket:
            return replace(state, visit=replace(visit, ticket_fault=fault)), ()
        case LayTicketAside():
            aside = replace(visit, application=None, ticket_fault=None)
            return replace(state, visit=aside), ()
        case Continue() if visit.application is not None:
            known = visit.application
            return _identified(state, visit, Seeker(known.display_name, application_id=known.id))
        case Identify(seeker):
            return _identified(state, replace(visit, application=None), seeker)
    return _back(state, event), ()


def _identified(state: State, visit: Visit, seeker: Seeker) -> Step:
    state = replace(state, visit=replace(visit, seeker=seeker, ticket_fault=None))
    ahead = Screen.PRACTICE if state.access.uses(Way.TYPED) else Screen.DEVICE_CHECK
    return enter(state, ahead), (SaveSeeker(visit.interview_id, seeker),)


def _on_device_check(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue() if can_record(state):
            return enter(state, Screen.PRACTICE), ()
        case TypeInstead():
            # A booth whose devices fail still takes typed answers: never a dead end.
            return enter(state, Screen.PRACTICE), ()
    return _back(state, event), ()


def _on_practice(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return enter_question(state, replace(visit, index=PRACTICE)), ()
        case Skip():
            return enter_question(state, replace(visit, index=0)), ()
        case Back() if state.access.uses(Way.TYPED):
            return enter(state, Screen.IDENTITY), ()
    return _back(state, event), ()


def _back(state: State, event: Event) -> State:
    """What every screen before the first question has in common."""
    return enter(state, _BACK[state.screen]) if isinstance(event, Back) else state


def _on_question(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case StartAnswer():
            return start_answer(state, visit)
        case MoreTime():
            until_s = max(visit.prepare_until_s, state.now_s) + state.prepare_s
            return replace(state, visit=replace(visit, prepare_until_s=until_s)), ()
        case TypeInstead():
            return enter_typing(state, visit, draft=""), ()
        case Skip() if visit.response.broken_off:
            # Who does not want to go on has not taken back what was said already.
            return confirm(state, visit, take=visit.response.take_id)
        case Skip():
            return confirm(state, visit, take=None)
        case Back():
            return enter(state, Screen.REST if visit.index > 0 else Screen.PRACTICE), ()
    return state, ()


def _on_recording(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case FinishAnswer() if visit.recording:
            return finish_answer(state, visit)
        case MoreTime() if visit.recording:
            until_s = visit.record_until_s + state.answer_s
            return replace(state, visit=replace(visit, record_until_s=until_s)), ()
    return state, ()


def _on_typing(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Back() if state.behind is Screen.REVIEW:
            return enter(state, Screen.REVIEW), ()
        case Back():
            return enter_question(state, visit), ()
        case SubmitTyped(text) if text.strip():
            response = visit.response
            if state.behind is Screen.REVIEW and response.transcript is not None:
                response, saved = _correct(visit, response, response.transcript, text.strip())
            else:
                response, saved = _answer_typed(state, visit, response, text.strip())
            state = replace(state, visit=visit.with_response(response))
            return enter(state, Screen.REVIEW), (saved,)
    return state, ()


def _correct(
    visit: Visit, response: Response, transcript: Transcript, text: str
) -> tuple[Response, Effect]:
    """The seeker's wording beside what was heard, never over it."""
    corrected = replace(transcript, correction=text)
    saved = SaveCorrection(visit.interview_id, response.question_id, corrected)
    return replace(response, transcript=corrected, assessment=None), saved


def _answer_typed(
    state: State, visit: Visit, response: Response, text: str
) -> tuple[Response, Effect]:
    number = response.takes + 1
    taken = take_id(visit.interview_id, response.question_id, number)
    transcript = Transcript(state.language, (), 0.0, "typed", correction=text)
    continues = response.broken_off and visit.index != PRACTICE
    saved = SaveTypedAnswer(
        visit.interview_id, response.question_id, taken, number, transcript, continues
    )
    answered = replace(
        response,
        takes=number,
        take_id=taken,
        # What was said before it is put in front of it where that is known.
        transcript=None if continues else transcript,
        typed=True,
        broken_off=False,
        assessment=None,
    )
    return answered, saved


def _on_review(state: State, visit: Visit, event: Event) -> Step:
    response = visit.response
    match event:
        case Accept():
            return confirm(state, visit, take=response.take_id)
        case Correct() if response.transcript is not None:
            return enter_typing(state, visit, draft=response.transcript.text), ()
        case Retake() if response.retakes_left > 0:
            left = response.retakes_left - 1
            again = replace(response, retakes_left=left, transcript=None, broken_off=False)
            return enter_question(state, visit.with_response(again)), ()
    return state, ()


def _on_interrupted(state: State, visit: Visit, event: Event) -> Step:
    whole = replace(visit.response, broken_off=False)
    match event:
        # What broke was not the seeker's doing: neither costs a retake.
        case Continue():
            return enter_question(state, visit), ()
        case Retake():
            whole = replace(whole, transcript=None)
            return enter_question(state, visit.with_response(whole)), ()
        case Accept():
            return enter(replace(state, visit=visit.with_response(whole)), Screen.REVIEW), ()
    return state, ()


def _on_rest(state: State, visit: Visit, event: Event) -> Step:
    return (enter_question(state, visit) if isinstance(event, Continue) else state), ()


def _on_working(state: State, visit: Visit, event: Event) -> Step:
    waited_s = state.now_s - state.entered_s
    if isinstance(event, Continue) and waited_s >= state.plan.working_patience_s:
        return finish(state, visit, Screen.GOODBYE)
    return state, ()


def _on_result(state: State, visit: Visit, event: Event) -> Step:
    return (enter(state, Screen.GOODBYE) if isinstance(event, Continue) else state), ()


def _on_goodbye(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return fresh(state), (ResetBooth(),)
        case Back() if visit.profile is not None:
            return enter(state, Screen.RESULT), ()
    return state, ()


def _on_resume(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue() if all(each.confirmed for each in visit.responses[1:]):
            return conclude(state, visit)
        case Continue() if visit.response.broken_off:
            return enter(state, Screen.INTERRUPTED), ()
        case Continue() if visit.response.take_id is not None:
            return enter(state, Screen.REVIEW), ()
        case Continue():
            return enter(state, Screen.REST), ()
        case Decline():
            return end(state, InterviewOutcome.ABANDONED)
    return state, ()


def _on_fault(state: State, visit: Visit, event: Event) -> Step:
    if isinstance(event, TypeInstead):
        typing = enter_typing(state, visit, draft="")
        return replace(typing, behind=Screen.QUESTION), ()
    return state, ()


_ON_SCREEN: Final[dict[Screen, Callable[[State, Visit, Event], Step]]] = {
    Screen.LANGUAGE: _on_language,
    Screen.CONSENT: _on_consent,
    Screen.IDENTITY: _on_identity,
    Screen.DEVICE_CHECK: _on_device_check,
    Screen.PRACTICE: _on_practice,
    Screen.QUESTION: _on_question,
    Screen.RECORDING: _on_recording,
    Screen.TYPING: _on_typing,
    Screen.REVIEW: _on_review,
    Screen.INTERRUPTED: _on_interrupted,
    Screen.REST: _on_rest,
    Screen.WORKING: _on_working,
    Screen.RESULT: _on_result,
    Screen.GOODBYE: _on_goodbye,
    Screen.RESUME: _on_resume,
    Screen.FAULT: _on_fault,
}
