"""What is wrong, in words; one thing to mend at a time."""

from __future__ import annotations

from kiosk.flow import State
from kiosk.interview import Problem
from kiosk.ui.translations import tr


def first_problem(state: State) -> Problem | None:
    """The one to be told first: in the order in which the domain lists them."""
    return next((each for each in Problem if each in state.booth.problems), None)


def first_to_tell(state: State) -> Problem | None:
    """What is broken, or else what only looks so."""
    told = state.booth.problems or state.booth.doubts
    return next((each for each in Problem if each in told), None)


def sentence_of(problem: Problem) -> str:
    """What happened and what to do now."""
    return tr("problem", problem.value)
