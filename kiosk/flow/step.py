"""One step of the interview. Pure: the same state and event always give the same answer."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.flow.effects import ResetBooth, StopTake
from kiosk.flow.events import (
    Activity,
    AnswerAssessed,
    BoothReport,
    Event,
    Furnish,
    LevelHeard,
    PinChecked,
    Printed,
    ProfileBuilt,
    Recover,
    TakeLost,
    TakeSaved,
    TakeStarted,
    Tick,
    TranscriptReady,
    Wiped,
)
from kiosk.flow.moves import (
    Step,
    break_off,
    can_record,
    end,
    enter,
    enter_question,
    finish,
    finish_answer,
    fresh,
    start_answer,
)
from kiosk.flow.staff import furnish, leave_panel, pin_checked
from kiosk.flow.state import Booth, Overlay, Printing, Screen, State, Visit
from kiosk.flow.touches import awake, touched
from kiosk.interview import InterviewOutcome

RECORDER_PATIENCE_S: Final = 8.0
"""A recorder that has not begun by then never will: the seeker is told, not left waiting."""

_NEVER_IDLE: Final = frozenset(
    {
        Screen.ATTRACT,
        Screen.RECORDING,
        Screen.WORKING,
        Screen.OUT_OF_SERVICE,
    }
)
_SHORT: Final = frozenset({Screen.GOODBYE, Screen.DELETED})
"""The visit is over; who is still there is asked, and then the next person is welcome."""
_READING: Final = frozenset(
    {
        Screen.CONSENT,
        Screen.IDENTITY,
        Screen.QUESTION,
        Screen.TYPING,
        Screen.REVIEW,
        Screen.REST,
        Screen.RESULT,
    }
)


def step(state: State, event: Event) -> Step:
    """The state after ``event`` and what must happen in the world.

    An event out of place (a second touch, a late report) changes nothing.
    """
    match event:
        case Tick(now_s):
            return _tick(replace(state, now_s=now_s), now_s - state.now_s)
        case Activity():
            return awake(state), ()
        case LevelHeard():
            # A noisy hall keeps a visit alive, but must not answer the question "still there?".
            return (state if state.overlay else replace(state, active_s=state.now_s)), ()
        case BoothReport():
            return _booth_reported(state, event), ()
        case Furnish():
            return furnish(state, event), ()
        case Recover():
            return _recover(state, event), ()
        case PinChecked():
            return pin_checked(state, event)
        case TakeStarted() | TakeSaved() | TakeLost():
            return _take_reported(state, event), ()
        case TranscriptReady() | AnswerAssessed():
            return _understood(state, event), ()
        case ProfileBuilt():
            return _profile_built(state, event)
        case Wiped():
            return _wiped(state, event), ()
        case Printed(taken):
            printing = Printing.TAKEN if taken else Printing.FAILED
            # Of a paper that somebody else asked for before, nobody is told.
            return replace(state, printing=printing if state.printing else None), ()
        case _:
            return touched(state, event)


# --- time -------------------------------------------------------------------------------------


def _tick(state: State, elapsed_s: float) -> Step:
    idle_s = state.now_s - state.active_s
    if state.overlay is Overlay.IDLE_WARNING:
        if idle_s >= _idle_limit_s(state) + state.idle_warning_s:
            return end(state, InterviewOutcome.ABANDONED)
        return state, ()
    if state.overlay is Overlay.PIN and idle_s >= state.plan.idle_s:
        return replace(state, overlay=None), ()
    visit = state.visit
    if visit is not None and state.screen is Screen.RECORDING:
        return _tick_recording(state, visit)
    if visit is not None and state.screen is Screen.QUESTION:
        over = state.now_s >= visit.prepare_until_s
        if over and state.overlay is None and state.access.begins_by_itself:
            return start_answer(state, visit)
        if state.overlay is not None:
            # Nobody loses preparation time to what lies over the question.
            until_s = visit.prepare_until_s + elapsed_s
            state = replace(state, visit=replace(visit, prepare_until_s=until_s))
    if state.visit is None and state.screen not in {Screen.STAFF, Screen.DELETED}:
        return _nobody(state, idle_s)
    if state.screen not in _NEVER_IDLE and idle_s >= _idle_limit_s(state):
        if state.screen is Screen.STAFF:
            return leave_panel(state), ()
        return replace(state, overlay=Overlay.IDLE_WARNING), ()
    return state, ()


def _nobody(state: State, idle_s: float) -> Step:
    """Without a visit: what somebody chose and left standing is put back for the next person."""
    clean = fresh(state)
    if state.screen is not clean.screen or idle_s < _idle_limit_s(state):
        return state, ()
    chosen = (state.language, state.access, state.overlay)
    if chosen == (clean.language, clean.access, clean.overlay):
        return state, ()
    return clean, (ResetBooth(),)


def _tick_recording(state: State, visit: Visit) -> Step:
    if visit.recording:
        return finish_answer(state, visit) if state.now_s >= visit.record_until_s else (state, ())
    if state.now_s - state.entered_s >= RECORDER_PATIENCE_S and visit.response.take_id:
        return break_off(state, visit, None), (StopTake(visit.response.take_id),)
    return state, ()


def _idle_limit_s(state: State) -> float:
    plan = state.plan
    if state.overlay is Overlay.STAFF_CALLED:
        limit_s = plan.staff_idle_s
    elif state.screen in _SHORT:
        limit_s = plan.goodbye_s
    else:
        limit_s = plan.reading_idle_s if state.screen in _READING else plan.idle_s
    return limit_s * state.access.patience


# --- what the children report -----------------------------------------------------------------


def _booth_reported(state: State, report: BoothReport) -> State:
    booth = Booth(
        report.problems,
        report.capture_ready,
        report.assess_ready,
        report.doubts,
        report.reads_tickets,
        report.can_print,
    )
    state = replace(state, booth=booth)
    if state.visit is None and state.screen in {Screen.ATTRACT, Screen.FAULT}:
        at_fault = state.screen is Screen.FAULT
        return fresh(state) if at_fault != bool(booth.problems) else state
    if state.screen is Screen.FAULT and state.visit is not None and can_record(state):
        return enter_question(state, state.visit)
    return state


def _take_reported(state: State, event: TakeStarted | TakeSaved | TakeLost) -> State:
    visit = state.visit
    if visit is None or state.screen is not Screen.RECORDING:
        return state
    if visit.response.take_id != event.take_id:
        return state
    if isinstance(event, TakeStarted):
        until_s = state.now_s + state.answer_s
        return replace(state, visit=replace(visit, recording=True, record_until_s=until_s))
    # A recorder that ended by itself was broken off, unless it says that all of it is there.
    if isinstance(event, TakeLost):
        return break_off(state, visit, event.problem)
    return enter(replace(state, visit=replace(visit, recording=False)), Screen.REVIEW)


def _understood(state: State, event: TranscriptReady | AnswerAssessed) -> State:
    """Put a transcript or an assessment where it belongs; one for a former take is dropped."""
    visit = state.visit
    if visit is None:
        return state
    for response in visit.responses:
        if isinstance(event, TranscriptReady):
            if response.take_id == event.take_id and response.transcript is None:
                heard = replace(response, transcript=event.transcript)
                return replace(state, visit=visit.with_response(heard))
        elif (event.interview_id, event.assessment.question_id) == (
            visit.interview_id,
            response.question_id,
        ):
            assessed = replace(response, assessment=event.assessment)
            return replace(state, visit=visit.with_response(assessed))
    return state


def _profile_built(state: State, event: ProfileBuilt) -> Step:
    visit = state.visit
    if visit is None or visit.interview_id != event.interview_id:
        return state, ()
    visit = replace(visit, profile=event.profile)
    state = replace(state, visit=visit)
    return finish(state, visit, Screen.RESULT) if state.screen is Screen.WORKING else (state, ())


def _wiped(state: State, event: Wiped) -> State:
    deletion = state.deletion
    if deletion is None or deletion.interview_id != event.interview_id:
        return state
    return replace(state, deletion=replace(deletion, certificate=event.certificate))


def _recover(state: State, event: Recover) -> State:
    if state.visit is not None:
        return state
    waiting = [i for i, each in enumerate(event.responses[1:]) if not each.confirmed]
    visit = Visit(
        interview_id=event.interview_id,
        lookup_code=event.lookup_code,
        consents=event.consents,
        seeker=event.seeker,
        index=waiting[0] if waiting else len(state.plan.questions) - 1,
        responses=event.responses,
    )
    return enter(replace(state, visit=visit, language=event.language), Screen.RESUME)
