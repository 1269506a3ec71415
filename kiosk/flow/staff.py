"""The staff panel: in by PIN, out to where the seeker was."""

from __future__ import annotations

from dataclasses import replace

from kiosk.flow.effects import (
    PowerOff,
    SaveClosed,
    SaveDefaults,
    SyncNow,
    UseDevice,
    WriteDiagnostics,
)
from kiosk.flow.events import (
    Back,
    ChooseDefaults,
    ChooseDevice,
    Event,
    Furnish,
    OpenPage,
    PinChecked,
    StaffCommand,
)
from kiosk.flow.moves import Effects, Step, end, enter, enter_question, finish_answer, fresh, wipe
from kiosk.flow.state import Overlay, Screen, StaffPage, State
from kiosk.interview import InterviewOutcome


def ask_pin(state: State) -> State:
    """The hidden gesture was made."""
    return replace(state, overlay=Overlay.PIN, pin_wrong=False, pin_wait_s=0.0)


def pin_checked(state: State, checked: PinChecked) -> Step:
    """The right PIN opens the panel over the screen in hand."""
    if state.overlay is not Overlay.PIN:
        return state, ()
    if not checked.correct:
        return replace(state, pin_wrong=True, pin_wait_s=checked.wait_s), ()
    effects: Effects = ()
    if state.screen is Screen.RECORDING and state.visit is not None:
        # The panel hides the recording light, so nothing may go on recording behind it.
        state, effects = finish_answer(state, state.visit)
    behind = state.behind if state.screen is Screen.STAFF else state.screen
    panel = replace(enter(state, Screen.STAFF), behind=behind, page=StaffPage.HOME)
    return replace(panel, pin_wrong=False, pin_wait_s=0.0), effects


def on_staff(state: State, event: Event) -> Step:
    """What the panel's buttons do."""
    match event:
        case OpenPage(page):
            return replace(state, page=page), ()
        case Back():
            return replace(state, page=StaffPage.HOME), ()
        case ChooseDevice(kind, device):
            return state, (UseDevice(kind, device),)
        case ChooseDefaults(defaults):
            return replace(state, defaults=defaults), (SaveDefaults(defaults),)
        case StaffCommand.RETURN:
            return leave_panel(state), ()
        case StaffCommand.RESET:
            return end(state, InterviewOutcome.STOPPED)
        case StaffCommand.WIPE:
            wiped, effects = wipe(state)
            # The certificate is kept; who stands there now is not shown somebody else's.
            return fresh(wiped), effects
        case StaffCommand.OUT_OF_SERVICE:
            ended, effects = end(replace(state, closed=True), InterviewOutcome.STOPPED)
            return ended, (SaveClosed(True), *effects)
        case StaffCommand.OPEN_AGAIN:
            return fresh(replace(state, closed=False)), (SaveClosed(False),)
        case StaffCommand.SYNC_NOW:
            return state, (SyncNow(),)
        case StaffCommand.DIAGNOSTICS:
            return state, (WriteDiagnostics(),)
        case StaffCommand.POWER_OFF:
            ended, effects = end(state, InterviewOutcome.STOPPED)
            return ended, (*effects, PowerOff())
    return state, ()


def furnish(state: State, event: Furnish) -> State:
    """A flow that has just begun takes up what staff chose before."""
    if state.visit is not None:
        return state
    return fresh(replace(state, defaults=event.defaults, closed=event.closed))


def leave_panel(state: State) -> State:
    """Back to the screen behind: to the seeker, or to the booth as it stands without one."""
    if state.visit is None or state.behind is None:
        return fresh(state)
    if state.behind in {Screen.QUESTION, Screen.FAULT}:
        return enter_question(state, state.visit)
    return enter(state, state.behind)
