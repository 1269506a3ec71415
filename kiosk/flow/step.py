"""One step of the interview. Pure: the same state and event always give the same answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from kiosk.flow.effects import (
    BuildProfile,
    CallForStaff,
    CheckPin,
    ConfirmAnswer,
    DiscardPractice,
    Effect,
    FinishInterview,
    OpenInterview,
    PowerOff,
    ResetBooth,
    SaveCorrection,
    SaveSeeker,
    SaveTypedAnswer,
    StartTake,
    StopTake,
    SyncNow,
    WipeInterview,
)
from kiosk.flow.events import (
    Accept,
    Activity,
    AnswerAssessed,
    Back,
    Begin,
    BoothReport,
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
    LevelHeard,
    MoreTime,
    OpenStaffPanel,
    PinChecked,
    PinEntered,
    ProfileBuilt,
    Recover,
    Retake,
    Skip,
    StaffCommand,
    StartAnswer,
    StopInterview,
    SubmitTyped,
    TakeLost,
    TakeSaved,
    TakeStarted,
    Tick,
    TranscriptReady,
    TypeInstead,
)
from kiosk.flow.state import PRACTICE, Booth, Overlay, Response, Screen, State, Visit, take_id
from kiosk.interview import InterviewOutcome, Problem, Transcript

Effects = tuple[Effect, ...]
Step = tuple[State, Effects]

RECORDER_PATIENCE_S: Final = 8.0
"""A recorder that has not begun by then never will: the seeker is told instead of left waiting."""

BLOCKS_RECORDING: Final = frozenset(set(Problem) - {Problem.MODELS_MISSING, Problem.ASSESS_STOPPED})
"""Without a recogniser an answer can still be recorded and understood later; without these it cannot."""

_BACK: Final = {
    Screen.CONSENT: Screen.LANGUAGE,
    Screen.IDENTITY: Screen.CONSENT,
    Screen.DEVICE_CHECK: Screen.IDENTITY,
    Screen.PRACTICE: Screen.DEVICE_CHECK,
    Screen.GOODBYE: Screen.RESULT,
}

_NEVER_IDLE: Final = frozenset(
    {
        Screen.ATTRACT,
        Screen.RECORDING,
        Screen.WORKING,
        Screen.GOODBYE,
        Screen.FAULT,
        Screen.OUT_OF_SERVICE,
    }
)
_READING: Final = frozenset(
    {Screen.CONSENT, Screen.IDENTITY, Screen.TYPING, Screen.REVIEW, Screen.REST, Screen.RESULT}
)


def step(state: State, event: Event) -> Step:
    """The state after ``event``, and what must happen in the world. An event out of place changes nothing."""
    match event:
        case Tick(now_s):
            return _tick(replace(state, now_s=now_s), now_s - state.now_s)
        case Activity():
            return _awake(state), ()
        case LevelHeard():
            # Sound keeps a visit alive, but a noisy hall must not answer the question "still there?"
            return (state if state.overlay else replace(state, active_s=state.now_s)), ()
        case BoothReport(problems, capture_ready, assess_ready):
            return _booth(replace(state, booth=Booth(problems, capture_ready, assess_ready))), ()
        case Recover():
            return _recover(state, event), ()
        case PinChecked(correct, wait_s):
            return _pin_checked(state, correct, wait_s)
        case TakeStarted() | TakeSaved() | TakeLost() | TranscriptReady() | AnswerAssessed():
            return _reported(state, event), ()
        case ProfileBuilt(interview_id, profile):
            visit = state.visit
            if visit is None or visit.interview_id != interview_id:
                return state, ()
            state = replace(state, visit=replace(visit, profile=profile))
            return _to_result(state) if state.screen is Screen.WORKING else (state, ())
        case _:
            return _touched(state, event)


def can_go_back(state: State) -> bool:
    """Whether :class:`Back` leads anywhere from here."""
    if state.screen is Screen.GOODBYE:
        return state.visit is not None and state.visit.profile is not None
    return state.screen in _BACK or state.screen in {
        Screen.LANGUAGE,
        Screen.QUESTION,
        Screen.TYPING,
    }


# --- time -------------------------------------------------------------------------------------


def _tick(state: State, elapsed_s: float) -> Step:
    if state.overlay is Overlay.IDLE_WARNING:
        if state.now_s - state.active_s >= _idle_limit_s(state) + state.plan.idle_warning_s:
            return _nobody_there(state)
        return state, ()
    if state.overlay is Overlay.PIN and state.now_s - state.active_s >= state.plan.idle_s:
        return replace(state, overlay=None), ()
    visit = state.visit
    if visit is not None and state.screen is Screen.QUESTION:
        if state.overlay is not None:
            # Nobody loses preparation time to a call for staff.
            waited = replace(visit, prepare_until_s=visit.prepare_until_s + elapsed_s)
            state = replace(state, visit=waited)
        elif state.now_s >= visit.prepare_until_s:
            return _start_answer(state, visit)
    if visit is not None and state.screen is Screen.RECORDING:
        if visit.recording and state.now_s >= visit.record_until_s:
            return _finish_answer(state, visit)
        if not visit.recording and state.now_s - state.entered_s >= RECORDER_PATIENCE_S:
            taking = visit.response.take_id
            return _enter(state, Screen.INTERRUPTED), (StopTake(taking),) if taking else ()
    if state.screen is Screen.GOODBYE and state.now_s - state.entered_s >= state.plan.goodbye_s:
        return _fresh(state), (ResetBooth(),)
    if _is_idle(state):
        if state.screen is Screen.STAFF:
            return _leave_panel(state), ()
        return replace(state, overlay=Overlay.IDLE_WARNING), ()
    return state, ()


def _idle_limit_s(state: State) -> float:
    if state.overlay is Overlay.STAFF_CALLED:
        return state.plan.staff_idle_s
    return state.plan.reading_idle_s if state.screen in _READING else state.plan.idle_s


def _is_idle(state: State) -> bool:
    if state.screen in _NEVER_IDLE:
        return False
    return state.now_s - state.active_s >= _idle_limit_s(state)


def _nobody_there(state: State) -> Step:
    return _end(state, InterviewOutcome.ABANDONED)


def _awake(state: State) -> State:
    overlay = None if state.overlay is Overlay.IDLE_WARNING else state.overlay
    return replace(state, active_s=state.now_s, overlay=overlay)


# --- what the children report -----------------------------------------------------------------


def _booth(state: State) -> State:
    problems = state.booth.problems
    if state.screen is Screen.ATTRACT and problems:
        return replace(_enter(state, Screen.FAULT), behind=Screen.ATTRACT)
    if state.screen is Screen.FAULT:
        if state.behind is Screen.QUESTION and not problems & BLOCKS_RECORDING:
            return _enter_question(state)
        if state.behind is Screen.ATTRACT and not problems:
            return _fresh(state)
    return state


def _reported(
    state: State,
    event: TakeStarted | TakeSaved | TakeLost | TranscriptReady | AnswerAssessed,
) -> State:
    visit = state.visit
    if visit is None:
        return state
    if isinstance(event, AnswerAssessed):
        for response in visit.responses:
            if (
                event.interview_id == visit.interview_id
                and response.question_id == event.assessment.question_id
            ):
                assessed = replace(response, assessment=event.assessment)
                return replace(state, visit=visit.with_response(assessed))
        return state
    if isinstance(event, TranscriptReady):
        for response in visit.responses:
            if response.take_id == event.take_id:
                heard = replace(response, transcript=event.transcript)
                return replace(state, visit=visit.with_response(heard))
        return state
    if state.screen is not Screen.RECORDING or visit.response.take_id != event.take_id:
        return state
    match event:
        case TakeStarted():
            until_s = state.now_s + state.plan.question(visit.index).answer_s
            return replace(state, visit=replace(visit, recording=True, record_until_s=until_s))
        case TakeSaved():
            # The recorder stopped by itself (a visitor's clip with an end of its own).
            return _enter(replace(state, visit=replace(visit, recording=False)), Screen.REVIEW)
        case TakeLost():
            return _enter(replace(state, visit=replace(visit, recording=False)), Screen.INTERRUPTED)


def _recover(state: State, event: Recover) -> State:
    if state.visit is not None or state.screen not in {Screen.ATTRACT, Screen.FAULT}:
        return state
    unconfirmed = [i for i, each in enumerate(event.responses[1:]) if not each.confirmed]
    visit = Visit(
        interview_id=event.interview_id,
        lookup_code=event.lookup_code,
        consented=True,
        seeker=event.seeker,
        index=unconfirmed[0] if unconfirmed else len(event.responses) - 2,
        responses=event.responses,
    )
    return _enter(replace(state, visit=visit, language=event.language), Screen.RESUME)


# --- touches ----------------------------------------------------------------------------------


def _touched(state: State, event: Event) -> Step:
    if state.overlay is Overlay.IDLE_WARNING:
        # The touch that answers "still there?" does nothing else, wherever it lands.
        return _awake(state), ()
    state = _awake(state)
    if state.overlay is not None:
        return _on_overlay(state, event)
    match event:
        case OpenStaffPanel():
            return replace(state, overlay=Overlay.PIN, pin_wrong=False, pin_wait_s=0.0), ()
        case CallStaff():
            return replace(state, overlay=Overlay.STAFF_CALLED), (CallForStaff(),)
        case StopInterview() if state.visit is not None:
            return replace(state, overlay=Overlay.STOP_CONFIRM), ()
        case DeleteEverything() if state.visit is not None:
            return replace(state, overlay=Overlay.DELETE_CONFIRM), ()
        case ChooseLanguage(language) if state.screen is not Screen.LANGUAGE:
            return replace(state, language=language), ()
    if state.screen is Screen.STAFF and isinstance(event, StaffCommand):
        return _on_staff(state, event)
    handler = _ON_SCREEN.get(state.screen)
    if handler is None:
        return state, ()
    if state.visit is None:
        return _on_attract(state, event)
    return handler(state, state.visit, event)


def _on_overlay(state: State, event: Event) -> Step:
    closed = replace(state, overlay=None)
    match state.overlay, event:
        case Overlay.STOP_CONFIRM, Continue():
            return _end(closed, InterviewOutcome.STOPPED)
        case Overlay.DELETE_CONFIRM, Continue():
            return _wipe(closed)
        case Overlay.PIN, PinEntered(pin):
            return state, (CheckPin(pin),)
        case _, Back():
            return closed, ()
        case Overlay.STAFF_CALLED, Continue():
            return closed, ()
        case Overlay.STAFF_CALLED, OpenStaffPanel():
            return replace(closed, overlay=Overlay.PIN, pin_wrong=False, pin_wait_s=0.0), ()
    return state, ()


def _on_attract(state: State, event: Event) -> Step:
    match event:
        case Begin(interview_id, lookup_code) if state.screen is Screen.ATTRACT:
            asked = (state.plan.practice, *state.plan.questions)
            responses = tuple(Response(each.id, retakes_left=state.plan.retakes) for each in asked)
            visit = Visit(interview_id, lookup_code, responses=responses)
            return _enter(replace(state, visit=visit), Screen.LANGUAGE), ()
        case Continue() if state.screen is Screen.GOODBYE:
            return _fresh(state), (ResetBooth(),)
    return state, ()


def _on_language(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case ChooseLanguage(language):
            return _enter(replace(state, language=language), Screen.CONSENT), ()
        case Back():
            return _fresh(state), (ResetBooth(),)
    return state, ()


def _on_consent(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case GiveConsent(choices):
            opened = OpenInterview(visit.interview_id, visit.lookup_code, state.language, choices)
            state = replace(state, visit=replace(visit, consented=True))
            return _enter(state, Screen.IDENTITY), (opened,)
        case Decline():
            return _wipe(state)
    return _on_plain(state, visit, event)


def _on_identity(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Identify(seeker):
            state = replace(state, visit=replace(visit, seeker=seeker))
            return _enter(state, Screen.DEVICE_CHECK), (SaveSeeker(visit.interview_id, seeker),)
    return _on_plain(state, visit, event)


def _on_device_check(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            able = state.booth.capture_ready and not state.booth.problems & BLOCKS_RECORDING
            return (_enter(state, Screen.PRACTICE) if able else state), ()
        case TypeInstead():
            # A booth whose devices fail still takes typed answers: never a dead end.
            return _enter(state, Screen.PRACTICE), ()
    return _on_plain(state, visit, event)


def _on_practice(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return _enter_question(replace(state, visit=replace(visit, index=PRACTICE))), ()
        case Skip():
            return _enter_question(replace(state, visit=replace(visit, index=0))), ()
    return _on_plain(state, visit, event)


def _on_question(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case StartAnswer():
            return _start_answer(state, visit)
        case MoreTime():
            until_s = max(visit.prepare_until_s, state.now_s)
            until_s += state.plan.question(visit.index).prepare_s
            return replace(state, visit=replace(visit, prepare_until_s=until_s)), ()
        case TypeInstead():
            return _enter_typing(state, draft=""), ()
        case Skip():
            return _confirm(state, visit, take=None)
        case Back():
            return _enter(state, Screen.REST if visit.index > 0 else Screen.PRACTICE), ()
    return state, ()


def _on_recording(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case FinishAnswer() if visit.recording:
            return _finish_answer(state, visit)
    return state, ()


def _on_typing(state: State, visit: Visit, event: Event) -> Step:
    response = visit.response
    match event:
        case Back():
            if state.behind is Screen.REVIEW:
                return _enter(state, Screen.REVIEW), ()
            return _enter_question(state), ()
        case SubmitTyped(text) if text.strip():
            if state.behind is Screen.REVIEW and response.transcript is not None:
                transcript = replace(response.transcript, correction=text.strip())
                saved: Effect = SaveCorrection(visit.interview_id, response.question_id, transcript)
                answered = replace(response, transcript=transcript)
            else:
                number = response.takes + 1
                taken = take_id(visit.interview_id, response.question_id, number)
                transcript = Transcript(state.language, (), 0.0, "typed", correction=text.strip())
                saved = SaveTypedAnswer(
                    visit.interview_id, response.question_id, taken, number, transcript
                )
                answered = replace(
                    response, takes=number, take_id=taken, transcript=transcript, typed=True
                )
            state = replace(state, visit=visit.with_response(answered))
            return _enter(state, Screen.REVIEW), (saved,)
    return state, ()


def _on_review(state: State, visit: Visit, event: Event) -> Step:
    response = visit.response
    match event:
        case Accept():
            return _confirm(state, visit, take=response.take_id)
        case Correct() if response.transcript is not None:
            return _enter_typing(state, draft=response.transcript.text), ()
        case Retake() if response.retakes_left > 0:
            again = replace(
                response, retakes_left=response.retakes_left - 1, transcript=None, typed=False
            )
            return _enter_question(replace(state, visit=visit.with_response(again))), ()
    return state, ()


def _on_interrupted(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue() | Retake():
            # What broke was not the seeker's doing: it costs no retake.
            return _enter_question(state), ()
        case Accept():
            return _enter(state, Screen.REVIEW), ()
    return state, ()


def _on_rest(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return _enter_question(state), ()
    return state, ()


def _on_working(state: State, visit: Visit, event: Event) -> Step:
    patience_s = state.plan.working_patience_s
    match event:
        case Continue() if state.now_s - state.entered_s >= patience_s:
            finish = FinishInterview(visit.interview_id, InterviewOutcome.COMPLETED, state.language)
            return _enter(state, Screen.GOODBYE), (finish,)
    return state, ()


def _on_result(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return _enter(state, Screen.GOODBYE), ()
    return state, ()


def _on_goodbye(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            return _fresh(state), (ResetBooth(),)
        case Back() if visit.profile is not None:
            return _enter(state, Screen.RESULT), ()
    return state, ()


def _on_resume(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case Continue():
            if all(each.confirmed for each in visit.responses[1:]):
                return _enter(state, Screen.WORKING), (BuildProfile(visit.interview_id),)
            return _enter(state, Screen.REST), ()
        case Decline():
            return _end(state, InterviewOutcome.ABANDONED)
    return state, ()


def _on_fault(state: State, visit: Visit, event: Event) -> Step:
    match event:
        case TypeInstead() if state.behind is Screen.QUESTION:
            return _enter_typing(state, draft=""), ()
    return state, ()


def _on_plain(state: State, visit: Visit, event: Event) -> Step:
    """What every screen before the first question has in common: a way back."""
    if isinstance(event, Back) and state.screen in _BACK:
        return _enter(state, _BACK[state.screen]), ()
    return state, ()


_ON_SCREEN: Final[dict[Screen, Callable[[State, Visit, Event], Step]]] = {
    Screen.ATTRACT: lambda state, visit, event: (state, ()),
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


# --- staff ------------------------------------------------------------------------------------


def _pin_checked(state: State, correct: bool, wait_s: float) -> Step:
    if state.overlay is not Overlay.PIN:
        return state, ()
    if not correct:
        return replace(state, pin_wrong=True, pin_wait_s=wait_s), ()
    effects: Effects = ()
    behind = state.behind if state.screen is Screen.STAFF else state.screen
    if state.screen is Screen.RECORDING and state.visit is not None:
        # The panel hides the recording light, so nothing may go on recording behind it.
        stopped, effects = _finish_answer(state, state.visit)
        state, behind = stopped, stopped.screen
    panel = replace(_enter(state, Screen.STAFF), behind=behind)
    return replace(panel, pin_wrong=False, pin_wait_s=0.0), effects


def _on_staff(state: State, command: StaffCommand) -> Step:
    match command:
        case StaffCommand.RETURN:
            return _leave_panel(state), ()
        case StaffCommand.RESET:
            return _end(state, InterviewOutcome.STOPPED)
        case StaffCommand.WIPE:
            return _wipe(state)
        case StaffCommand.OUT_OF_SERVICE:
            ended, effects = _end(state, InterviewOutcome.STOPPED)
            return _enter(ended, Screen.OUT_OF_SERVICE), effects
        case StaffCommand.SYNC_NOW:
            return state, (SyncNow(),)
        case StaffCommand.POWER_OFF:
            ended, effects = _end(state, InterviewOutcome.STOPPED)
            return ended, (*effects, PowerOff())


def _leave_panel(state: State) -> State:
    behind = state.behind or Screen.ATTRACT
    if behind is Screen.OUT_OF_SERVICE or state.visit is None:
        return _fresh(state)
    if behind is Screen.QUESTION:
        return _enter_question(state)
    return _enter(state, behind)


# --- moves that several screens share ---------------------------------------------------------


def _enter(state: State, screen: Screen) -> State:
    return replace(state, screen=screen, overlay=None, entered_s=state.now_s, active_s=state.now_s)


def _fresh(state: State) -> State:
    """The attract screen, with nothing left of the last person; the booth's own faults stay visible."""
    clean = State(plan=state.plan, booth=state.booth, now_s=state.now_s)
    return _booth(_enter(clean, Screen.ATTRACT))


def _enter_question(state: State) -> State:
    assert state.visit is not None
    until_s = state.now_s + state.plan.question(state.visit.index).prepare_s
    visit = replace(state.visit, prepare_until_s=until_s, recording=False)
    return replace(_enter(replace(state, visit=visit), Screen.QUESTION), behind=None)


def _enter_typing(state: State, draft: str) -> State:
    assert state.visit is not None
    behind = state.screen
    state = replace(state, visit=replace(state.visit, typing_draft=draft))
    return replace(_enter(state, Screen.TYPING), behind=behind)


def _start_answer(state: State, visit: Visit) -> Step:
    if not state.booth.capture_ready or state.booth.problems & BLOCKS_RECORDING:
        return replace(_enter(state, Screen.FAULT), behind=Screen.QUESTION), ()
    response = visit.response
    number = response.takes + 1
    taken = take_id(visit.interview_id, response.question_id, number)
    begun = replace(response, takes=number, take_id=taken, transcript=None, typed=False)
    cue = "practice" if visit.index == PRACTICE else f"q{visit.index + 1}"
    start = StartTake(visit.interview_id, response.question_id, taken, number, cue, state.language)
    visit = replace(visit.with_response(begun), recording=False)
    return _enter(replace(state, visit=visit), Screen.RECORDING), (start,)


def _finish_answer(state: State, visit: Visit) -> Step:
    taken = visit.response.take_id
    stopped = _enter(replace(state, visit=replace(visit, recording=False)), Screen.REVIEW)
    return stopped, (StopTake(taken),) if taken else ()


def _confirm(state: State, visit: Visit, take: str | None) -> Step:
    """The question in hand is done: to the rest before the next one, or to the result."""
    if visit.index == PRACTICE:
        discarded: Effect = DiscardPractice(visit.interview_id)
        return _enter_question(replace(state, visit=replace(visit, index=0))), (discarded,)
    confirmed = replace(visit.response, confirmed=True, take_id=take)
    visit = visit.with_response(confirmed)
    confirm = ConfirmAnswer(visit.interview_id, confirmed.question_id, take)
    if visit.index + 1 < len(state.plan.questions):
        visit = replace(visit, index=visit.index + 1)
        return _enter(replace(state, visit=visit), Screen.REST), (confirm,)
    build = BuildProfile(visit.interview_id)
    return _enter(replace(state, visit=visit), Screen.WORKING), (confirm, build)


def _to_result(state: State) -> Step:
    assert state.visit is not None
    finish = FinishInterview(state.visit.interview_id, InterviewOutcome.COMPLETED, state.language)
    return _enter(state, Screen.RESULT), (finish,)


def _end(state: State, outcome: InterviewOutcome) -> Step:
    """The visit is over before its end: keep what was answered, nothing of who came and said nothing."""
    visit = state.visit
    fresh = _fresh(state)
    if visit is None or visit.profile is not None or state.screen is Screen.GOODBYE:
        return fresh, (ResetBooth(),)
    effects: list[Effect] = []
    if state.screen is Screen.RECORDING and visit.response.take_id:
        effects.append(StopTake(visit.response.take_id))
    if visit.index == PRACTICE and visit.consented:
        effects.append(DiscardPractice(visit.interview_id))
    if visit.answered:
        effects.append(FinishInterview(visit.interview_id, outcome, state.language))
    elif visit.consented:
        effects.append(WipeInterview(visit.interview_id))
    return fresh, (*effects, ResetBooth())


def _wipe(state: State) -> Step:
    """The visit is over and everything of it is destroyed."""
    visit = state.visit
    fresh = _fresh(state)
    if visit is None or not visit.consented:
        return fresh, (ResetBooth(),)
    effects: list[Effect] = []
    if state.screen is Screen.RECORDING and visit.response.take_id:
        effects.append(StopTake(visit.response.take_id))
    return fresh, (*effects, WipeInterview(visit.interview_id), ResetBooth())
