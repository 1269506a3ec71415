"""Answers in a language that the booth cannot read levels from: a person reads them."""

from __future__ import annotations

from kiosk.flow import Visit
from kiosk.interview import Abstention, Transcript


def left_to_a_person(visit: Visit) -> tuple[Transcript, ...]:
    """What was said in such a language, in the order of the questions."""
    return tuple(
        each.transcript
        for each in visit.responses[1:]
        if each.transcript is not None
        and each.assessment is not None
        and each.assessment.abstention is Abstention.LANGUAGE_NOT_COVERED
    )


def all_left_to_a_person(visit: Visit) -> bool:
    """Whether there is nothing else to show, and so nothing by which jobs could be found."""
    shown = visit.profile is not None and any(each.estimate for each in visit.profile.entries)
    return bool(left_to_a_person(visit)) and not shown
