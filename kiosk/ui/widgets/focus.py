"""Tab and Shift+Tab through an order that we choose, not the one in which widgets were made."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


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
