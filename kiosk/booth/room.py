"""How much disk a visit may need, worked out from what is asked and how long it may be answered."""

from __future__ import annotations

from typing import Final

from kiosk.flow import MOST_PATIENCE, Plan

MOST_BYTES_PER_S: Final = 530_000
"""A recording at its fullest: pictures held to 4 Mbit/s, sound at 96 kbit/s, and the container.

Measured (tests/booth/test_room.py): 510,000 a second for pictures of nothing but noise, after a
first second of 1,100,000; 141,000 for somebody before a camera as noisy as a webcam.
"""
BESIDE_BYTES: Final = 32_000_000
"""For the first second of a take, which may be fuller, and for the database with its journal."""


def room_for_take(answer_s: float) -> int:
    """What must be free for one more recording to begin, in bytes: for whoever has twice the time.

    Who asks for still more time is not promised room: should it run out, what was said is kept.
    """
    return round(answer_s * MOST_PATIENCE * MOST_BYTES_PER_S) + BESIDE_BYTES


def room_for_visit(plan: Plan) -> int:
    """What must be free for a visit to begin: every question answered, and every retake used."""
    spoken_s = sum(each.answer_s for each in (plan.practice, *plan.questions))
    return round(spoken_s * (1 + plan.retakes) * MOST_PATIENCE * MOST_BYTES_PER_S) + BESIDE_BYTES
