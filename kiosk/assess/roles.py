"""What a sentence does in an answer: the roles that the heads look for and a person can check.

A level is made of them (``docs/decisions/0007-levels-from-roles.md``).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from kiosk.interview import Improvement


class Role(StrEnum):
    """One sentence may have several; the letters are those of the corpus."""

    SITUATION = "S"
    """A time, place, task or problem that happened."""
    OWN_ACTION = "A"
    """What the speaker did in it."""
    REASONING = "W"
    """Why that way; what was weighed or found out first."""
    OUTCOME = "O"
    """What came of it."""
    VERIFIED = "V"
    """How one knows: a number, a check, a comparison, what others then did."""
    REFLECTION = "L"
    """What was learned, or is done differently since."""
    CLAIM = "C"
    """A claim, principle or habit without an event."""
    OTHERS = "G"
    """What others or "we" did, the own part not to be seen."""
    ELSEWHERE = "F"
    """Of a story that has nothing to do with the question."""
    RECITED = "K"
    """Key words strung together, a definition, talk to the machine."""
    NOTHING = "N"
    """Filler, greeting, the question again."""


ROLES: Final = tuple(Role)
PARTS: Final = {
    Improvement.SITUATION: (Role.SITUATION,),
    Improvement.OWN_ACTION: (Role.OWN_ACTION,),
    Improvement.REASONING: (Role.REASONING,),
    Improvement.OUTCOME: (Role.OUTCOME, Role.VERIFIED),
    Improvement.REFLECTION: (Role.REFLECTION,),
}
"""The parts of a good account, and the roles of which one is enough to find them."""
