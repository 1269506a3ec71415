"""Sheets of paper on the hanji ground: rounded, with a soft shadow and no border."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kiosk.ui.theme import RADIUS_MM, Look
from kiosk.ui.widgets.layout import Column

_SHADOW_STEPS: Final = 5
SHADOW_MM: Final = 1.6
EDGE_MM: Final = 0.7


def draw_sheet(
    painter: QPainter, look: Look, rect: QRectF, ground: str = "paper", shadow: bool = True
) -> None:
    """Draw a sheet with its shadow, both inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    outlined = bool(look.colours.edge)
    deep_px = look.px_per_mm * SHADOW_MM if shadow else 0.0
    sheet = rect.adjusted(0, 0, 0, -deep_px * 1.5)
    radius_px = look.px(RADIUS_MM)
    if shadow and not outlined:
        # A few faint sheets under it: as soft as a blur and a hundred times cheaper.
        for number in range(_SHADOW_STEPS, 0, -1):
            fall_px = deep_px * 1.5 * number / _SHADOW_STEPS
            painter.setBrush(look.colour("ink", 0.018))
            painter.drawRoundedRect(sheet.translated(0, fall_px), radius_px, radius_px)
    painter.setBrush(look.colour(ground))
    if outlined:
        draw_edge(painter, look, sheet)
    else:
        painter.drawRoundedRect(sheet, radius_px, radius_px)


def draw_edge(painter: QPainter, look: Look, rect: QRectF) -> None:
    """A line around ``rect``, inside it, where the look tells things apart by lines."""
    wide_px = max(2.0, look.px_per_mm * EDGE_MM)
    painter.setPen(QPen(look.colour("edge"), wide_px))
    inset_px = wide_px / 2
    radius_px = look.px(RADIUS_MM) - inset_px
    inside = rect.adjusted(inset_px, inset_px, -inset_px, -inset_px)
    painter.drawRoundedRect(inside, radius_px, radius_px)
    painter.setPen(Qt.PenStyle.NoPen)


class Card(Column):
    """A column of blocks on a sheet of paper."""

    def __init__(
        self,
        look: Look,
        pad_mm: float = 10.0,
        rest_above: float = 0.0,
        ground: str = "paper",
        shadow: bool = True,
    ) -> None:
        super().__init__(look, pad_mm, rest_above)
        self._ground, self._shadow = ground, shadow

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_sheet(QPainter(self), self.look, QRectF(self.rect()), self._ground, self._shadow)
