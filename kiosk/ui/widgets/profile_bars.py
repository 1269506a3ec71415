"""The profile as a picture: where each competency stands, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.interview import HIGHEST_LEVEL, LOWEST_LEVEL, Estimate
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.lines import Lines

_NAME_PART: Final = 0.45
_NAME_PART_LANDSCAPE: Final = 0.64
"""The most of a row that the names get; if one needs more, all stand above their bars. In landscape
there is less height for that."""
_NAME_GAP_MM: Final = 5.0
_BAND_MM: Final = 5.2
_ROW_GAP_MM: Final = 3.5
_ABOVE_GAP_MM: Final = 1.5
"""Between a name and the bar below it."""
_FOOT_GAP_MM: Final = 1.0
_SPACING: Final = 1.25
_LOOSEST: Final = 1.35
"""Rows spread into the room that is left, but not further apart than this."""


@dataclass(frozen=True)
class Bar:
    """One competency by its name, with the interval that holds it."""

    name: str
    estimate: Estimate


class ProfileBars(QWidget):
    """A row for each competency: a soft band for the interval, a point for the level.

    Short names stand beside their bars, long ones above them: every name is on one line.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._bars: tuple[Bar, ...] = ()
        self._ends = ("", "")
        self._scale = 1.0

    def picture(self, bars: Sequence[Bar], low_end: str, high_end: str) -> None:
        """Show these; the two ends of the scale in words."""
        if (tuple(bars), (low_end, high_end)) == (self._bars, self._ends):
            return
        self._bars, self._ends = tuple(bars), (low_end, high_end)
        told = (
            f"{bar.name} {bar.estimate.level:.1f} ({bar.estimate.low:.1f}–{bar.estimate.high:.1f})"
            for bar in bars
        )
        self.setAccessibleName(", ".join(told))
        self.look.changed()
        self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        if not self._bars:
            return 0
        rows_px = len(self._bars) * self._row_px(width_px, scale)
        return round(rows_px + self._foot_px(scale) + 0.5)

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.update()

    def fits(self) -> bool:
        """Whether every row has its height, and every name its line."""
        high_enough = self.height() >= self.height_at(self.width(), self._scale) - 1
        whole = not any(
            self._name_in(bar, self.width(), self._scale).breaks_a_word() for bar in self._bars
        )
        return high_enough and whole

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room_px = self.height() - self._foot_px(self._scale)
        least_px = self._row_px(self.width(), self._scale)
        row_px = max(least_px, min(room_px / len(self._bars), least_px * _LOOSEST))
        for number, bar in enumerate(self._bars):
            self._draw_row(painter, bar, number * row_px, row_px)
        self._draw_ends(painter, row_px * len(self._bars))

    # --- measure ------------------------------------------------------------------------------

    def _name(self, bar: Bar, scale: float) -> Lines:
        return Lines(bar.name, self.look.font(Type.BODY, scale=scale), 100_000, _SPACING)

    def _name_in(self, bar: Bar, width_px: int, scale: float) -> Lines:
        """The name as it stands above its bar, or beside it."""
        room_px = 100_000 if self._beside(width_px) else width_px
        return Lines(bar.name, self.look.font(Type.BODY, scale=scale), room_px, _SPACING)

    def _widest_px(self) -> float:
        return max((self._name(bar, self._scale).width_px for bar in self._bars), default=0.0)

    def _beside(self, width_px: int) -> bool:
        """Whether the names leave the bars enough room beside them; asked at full size."""
        full_px = max((self._name(bar, 1.0).width_px for bar in self._bars), default=0.0)
        part = _NAME_PART_LANDSCAPE if self.look.two_columns else _NAME_PART
        return full_px <= width_px * part

    def _row_px(self, width_px: int, scale: float) -> float:
        names = (self._name_in(bar, width_px, scale).height_px for bar in self._bars)
        name_px = max(names, default=0.0)
        gap_px = self.look.px(_ROW_GAP_MM * scale)
        if self._beside(width_px):
            return name_px + gap_px
        return name_px + self.look.px(_ABOVE_GAP_MM) + self._point_px(scale) + gap_px

    def _foot_px(self, scale: float) -> float:
        return self._ends_px(scale) * 1.3 + self.look.px(_FOOT_GAP_MM)

    def _ends_px(self, scale: float) -> int:
        return self.look.font(Type.CAPTION, scale=max(0.97, scale)).pixelSize()

    def _point_px(self, scale: float) -> float:
        """The height of the point for the level, the highest thing in a row."""
        return self.look.px(_BAND_MM * scale) * 1.24

    def _tracks_px(self, width_px: int) -> float:
        """Where the bars begin, from the left."""
        if not self._beside(width_px):
            return 0.0
        return self._widest_px() + self.look.px(_NAME_GAP_MM)

    def _x_px(self, level: float) -> float:
        side_px = self.look.px(4)
        left_px = self._tracks_px(self.width()) + side_px
        part = (level - LOWEST_LEVEL) / (HIGHEST_LEVEL - LOWEST_LEVEL)
        return left_px + part * (self.width() - side_px - left_px)

    # --- paint --------------------------------------------------------------------------------

    def _draw_row(self, painter: QPainter, bar: Bar, top_px: float, row_px: float) -> None:
        name = self._name_in(bar, self.width(), self._scale)
        painter.setPen(self.look.colour("ink"))
        if self._beside(self.width()):
            name.draw(painter, QPointF(0, top_px + (row_px - name.height_px) / 2))
            self._draw_bar(painter, bar.estimate, top_px + row_px / 2)
            return
        name.draw(painter, QPointF(0, top_px))
        bar_px = top_px + name.height_px + self.look.px(_ABOVE_GAP_MM)
        self._draw_bar(painter, bar.estimate, bar_px + self._point_px(self._scale) / 2)

    def _draw_bar(self, painter: QPainter, estimate: Estimate, middle_px: float) -> None:
        look = self.look
        track_px = max(2.0, look.px_per_mm * 0.5)
        pen = QPen(look.colour("line"), track_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left_px, right_px = self._x_px(LOWEST_LEVEL), self._x_px(HIGHEST_LEVEL)
        painter.drawLine(QPointF(left_px, middle_px), QPointF(right_px, middle_px))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        for level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1):
            at = QPointF(self._x_px(level), middle_px)
            painter.drawEllipse(at, track_px * 1.5, track_px * 1.5)
        high_px = look.px(_BAND_MM * self._scale)
        low, high = self._x_px(estimate.low), self._x_px(estimate.high)
        painter.setBrush(look.colour("indigo_soft"))
        band = QRectF(low - high_px / 2, middle_px - high_px / 2, high - low + high_px, high_px)
        painter.drawRoundedRect(band, high_px / 2, high_px / 2)
        painter.setBrush(look.colour("indigo"))
        radius_px = self._point_px(self._scale) / 2
        painter.drawEllipse(QPointF(self._x_px(estimate.level), middle_px), radius_px, radius_px)

    def _draw_ends(self, painter: QPainter, top_px: float) -> None:
        font = self.look.font(Type.CAPTION, scale=max(0.97, self._scale))
        painter.setPen(self.look.colour("stone"))
        left_px = self._x_px(LOWEST_LEVEL) - self.look.px(2)
        for words, at_left in zip(self._ends, (True, False), strict=True):
            lines = Lines(words, font, 100_000, 1.3)
            x_px = left_px if at_left else self.width() - lines.width_px
            lines.draw(painter, QPointF(x_px, top_px + self.look.px(_FOOT_GAP_MM)))
