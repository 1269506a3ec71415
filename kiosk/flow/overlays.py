"""What a touch does on what lies over a screen, and the ways of using the booth, chosen there."""

from __future__ import annotations

from dataclasses import replace

from kiosk.flow.access import Way
from kiosk.flow.effects import CheckPin
from kiosk.flow.events import (
    Back,
    ChooseLanguage,
    Continue,
    DeleteEverything,
    Event,
    OpenStaffPanel,
    PinEntered,
)
from kiosk.flow.moves import Step, end, think_anew, wipe
from kiosk.flow.staff import ask_pin
from kiosk.flow.state import Overlay, Screen, State
from kiosk.interview import InterviewOutcome


def on_overlay(state: State, event: Event) -> Step:
    """What lies on top answers first."""
    closed = replace(state, overlay=None)
    match state.overlay, event:
        case Overlay.STOP_CONFIRM, Continue():
            return end(closed, InterviewOutcome.STOPPED)
        case Overlay.STOP_CONFIRM, DeleteEverything():
            return replace(state, overlay=Overlay.DELETE_CONFIRM), ()
        case Overlay.DELETE_CONFIRM, Continue():
            return wipe(closed)
        case Overlay.PIN, PinEntered(pin):
            return state, (CheckPin(pin),)
        case Overlay.LANGUAGES, ChooseLanguage(language):
            # What was said already keeps the language in which it was said.
            return replace(closed, language=language), ()
        case ((Overlay.STAFF_CALLED | Overlay.ACCESS | Overlay.LANGUAGES), OpenStaffPanel()):
            return ask_pin(closed), ()
        case (_, Back()) | ((Overlay.STAFF_CALLED | Overlay.ACCESS), Continue()):
            return closed, ()
    return state, ()


def use_way(state: State, way: Way, wanted: bool) -> State:
    """A way of using the booth is chosen or left."""
    state = replace(state, access=state.access.using(way, wanted))
    # The time to think is another one now, and must not be over because of that.
    return think_anew(state) if state.screen is Screen.QUESTION else state
