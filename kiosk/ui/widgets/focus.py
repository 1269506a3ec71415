"""Where the focus is and where it goes: the ring that shows it, and an order that we choose."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import RADIUS_MM, Look

RING_MM: Final = 1.8
_GAP_MM: Final = 0.9


def draw_ring(painter: QPainter, look: Look, rect: QRectF) -> None:
    """The ring of what has the focus, inside ``rect``, on a ring of the ground's own colour.

    So it stands out from whatever the control itself is coloured.
    """
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring_px, gap_px = max(3.0, look.px_per_mm * RING_MM), max(2.0, look.px_per_mm * _GAP_MM)
    for colour, wide_px, inset_px in (
        ("focus", ring_px, ring_px / 2),
        ("hanji", gap_px, ring_px + gap_px / 2),
    ):
        painter.setPen(QPen(look.colour(colour), wide_px))
        box = rect.adjusted(inset_px, inset_px, -inset_px, -inset_px)
        radius_px = max(1.0, look.px(RADIUS_MM) - inset_px)
        painter.drawRoundedRect(box, radius_px, radius_px)
    painter.setPen(Qt.PenStyle.NoPen)


def step_focus(order: Sequence[QWidget], here: QWidget | None, forwards: bool) -> None:
    """Move the focus to the next widget that can take it; from outside, to the first or last.

    Args:
        order: all that may be reached; what is hidden or disabled is passed over.
        here: what has the focus now.
        forwards: Tab; else Shift+Tab.
    """
    able = [each for each in order if each.isVisible() and each.isEnabled()]
    if not able:
        return
    reasons = Qt.FocusReason
    reason = reasons.TabFocusReason if forwards else reasons.BacktabFocusReason
    if here in able:
        at = able.index(here) + (1 if forwards else -1)
    else:
        at = 0 if forwards else -1
    able[at % len(able)].setFocus(reason)
