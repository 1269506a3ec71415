"""Moves that several screens share: entering, beginning and ending an answer, ending a visit."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.flow.access import Access
from kiosk.flow.effects import (
    BuildProfile,
    ConfirmAnswer,
    DiscardPractice,
    Effect,
    FinishInterview,
    ResetBooth,
    StartTake,
    StopTake,
    WipeInterview,
)
from kiosk.flow.state import PRACTICE, Deletion, Screen, State, Visit, take_id
from kiosk.interview import InterviewOutcome, Problem

Effects = tuple[Effect, ...]
Step = tuple[State, Effects]

BLOCKS_RECORDING: Final = frozenset(set(Problem) - {Problem.MODELS_MISSING, Problem.ASSESS_STOPPED})
"""Without a recogniser an answer is recorded and understood later; without these it is not."""


def can_record(state: State) -> bool:
    """Whether a recording could begin now."""
    return state.booth.capture_ready and not state.booth.problems & BLOCKS_RECORDING


def enter(state: State, screen: Screen) -> State:
    """The state on another screen, with nothing lying over it and the idle time begun anew."""
    return replace(
        state,
        screen=screen,
        overlay=None,
        printing=None,
        entered_s=state.now_s,
        active_s=state.now_s,
    )


def fresh(state: State) -> State:
    """Ready for the next person: nothing left of the last one; the booth's own faults stay."""
    clean = State(
        plan=state.plan,
        language=state.defaults.language,
        access=Access(volume=state.defaults.volume),
        booth=state.booth,
        defaults=state.defaults,
        closed=state.closed,
        now_s=state.now_s,
    )
    if clean.closed:
        return enter(clean, Screen.OUT_OF_SERVICE)
    if clean.booth.problems:
        return replace(enter(clean, Screen.FAULT), behind=Screen.ATTRACT)
    return enter(clean, Screen.ATTRACT)


def enter_question(state: State, visit: Visit) -> State:
    """The question in hand, with its whole preparation time."""
    state = replace(state, visit=replace(visit, recording=False))
    return replace(enter(think_anew(state), Screen.QUESTION), behind=None)


def think_anew(state: State) -> State:
    """The whole time to think about the question in hand begins now."""
    if state.visit is None:
        return state
    until_s = state.now_s + state.prepare_s
    return replace(state, visit=replace(state.visit, prepare_until_s=until_s))


def enter_typing(state: State, visit: Visit, draft: str) -> State:
    """The keyboard, over the screen to return to."""
    typing = enter(replace(state, visit=replace(visit, typing_draft=draft)), Screen.TYPING)
    return replace(typing, behind=state.screen)


def start_answer(state: State, visit: Visit) -> Step:
    """Ask for a recording; the light is lit only when the device says that it records."""
    if not can_record(state):
        return replace(enter(state, Screen.FAULT), behind=Screen.QUESTION), ()
    response = visit.response
    number = response.takes + 1
    taken = take_id(visit.interview_id, response.question_id, number)
    begun = replace(
        response,
        takes=number,
        take_id=taken,
        transcript=None,
        typed=False,
        broken_off=False,
        assessment=None,
    )
    start = StartTake(
        visit.interview_id,
        response.question_id,
        taken,
        number,
        cue="practice" if visit.index == PRACTICE else f"q{visit.index + 1}",
        language=state.language,
        # Nobody keeps the practice, so there is nothing to go on from.
        continues=response.broken_off and visit.index != PRACTICE,
    )
    visit = replace(visit.with_response(begun), recording=False)
    return enter(replace(state, visit=visit), Screen.RECORDING), (start,)


def break_off(state: State, visit: Visit, broken_by: Problem | None) -> State:
    """The recording in hand has ended by itself: what is there is kept, and the seeker told."""
    broken = replace(visit.response, broken_off=True)
    visit = replace(visit.with_response(broken), recording=False, broken_by=broken_by)
    return enter(replace(state, visit=visit), Screen.INTERRUPTED)


def finish_answer(state: State, visit: Visit) -> Step:
    """Stop recording and show what was heard."""
    reviewing = enter(replace(state, visit=replace(visit, recording=False)), Screen.REVIEW)
    return reviewing, stop_take(visit)


def stop_take(visit: Visit) -> Effects:
    """Close the take in hand, if there is one."""
    taken = visit.response.take_id
    return (StopTake(taken),) if taken else ()


def confirm(state: State, visit: Visit, take: str | None) -> Step:
    """The question in hand is done: on to the rest before the next one, or to the result."""
    if visit.index == PRACTICE:
        return enter_question(state, replace(visit, index=0)), (
            DiscardPractice(visit.interview_id),
        )
    confirmed = replace(visit.response, confirmed=True, take_id=take)
    visit = visit.with_response(confirmed)
    done = ConfirmAnswer(visit.interview_id, confirmed.question_id, take)
    if visit.index + 1 < len(state.plan.questions):
        visit = replace(visit, index=visit.index + 1)
        return enter(replace(state, visit=visit), Screen.REST), (done,)
    state, effects = conclude(replace(state, visit=visit), visit)
    return state, (done, *effects)


def conclude(state: State, visit: Visit) -> Step:
    """All questions are done: wait for the result, or, where a person is to look, for nothing."""
    if visit.wants_person:
        return finish(state, visit, Screen.GOODBYE)
    return enter(state, Screen.WORKING), (BuildProfile(visit.interview_id),)


def finish(state: State, visit: Visit, screen: Screen) -> Step:
    """Every question is done: keep the interview for the matcher and go on to ``screen``."""
    done = FinishInterview(visit.interview_id, InterviewOutcome.COMPLETED, state.language)
    return enter(replace(state, visit=replace(visit, finished=True)), screen), (done,)


def end(state: State, outcome: InterviewOutcome) -> Step:
    """The visit ends here: what was answered is kept; of who said nothing, nothing is."""
    visit = state.visit
    if visit is None or visit.finished or not visit.consented:
        return fresh(state), (ResetBooth(),)
    effects: Effects = stop_take(visit) if state.screen is Screen.RECORDING else ()
    if visit.answered:
        if visit.index == PRACTICE:
            effects = (*effects, DiscardPractice(visit.interview_id))
        effects = (*effects, FinishInterview(visit.interview_id, outcome, state.language))
    else:
        effects = (*effects, WipeInterview(visit.interview_id))
    return fresh(state), (*effects, ResetBooth())


def wipe(state: State) -> Step:
    """The visit ends here and everything of it is destroyed; what is left is to say so."""
    visit = state.visit
    if visit is None or not visit.consented:
        return fresh(state), (ResetBooth(),)
    effects: Effects = stop_take(visit) if state.screen is Screen.RECORDING else ()
    gone = State(
        plan=state.plan,
        language=state.language,
        access=state.access,
        booth=state.booth,
        defaults=state.defaults,
        closed=state.closed,
        now_s=state.now_s,
        deletion=Deletion(visit.interview_id),
    )
    wiped = (*effects, WipeInterview(visit.interview_id), ResetBooth())
    return enter(gone, Screen.DELETED), wiped
