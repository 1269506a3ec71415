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

_ROW_MM: Final = 15.5
_FOOT_MM: Final = 10.0
_NAME_PART: Final = 0.4


@dataclass(frozen=True)
class Bar:
    """One competency by its name, with the interval that holds it."""

    name: str
    estimate: Estimate


class ProfileBars(QWidget):
    """A row for each competency: a soft band for the interval, a point for the level."""

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
        return len(self._bars) * self._row_px(scale) + self.look.px(_FOOT_MM * scale)

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.update()

    def fits(self) -> bool:
        """Whether every name stands in its part of the row."""
        return all(
            lines.height_px <= self._row_px(self._scale) and not lines.breaks_a_word()
            for lines in (self._name(bar) for bar in self._bars)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._bars:
            return
        room_px = self.height() - self.look.px(_FOOT_MM * self._scale)
        row_px = min(room_px / len(self._bars), self._row_px(self._scale) * 1.35)
        for number, bar in enumerate(self._bars):
            self._draw_bar(painter, bar, number * row_px, row_px)
        self._draw_ends(painter, row_px * len(self._bars))

    def _draw_bar(self, painter: QPainter, bar: Bar, top_px: float, row_px: float) -> None:
        look = self.look
        name = self._name(bar)
        painter.setPen(look.colour("ink"))
        name.draw(painter, QPointF(0, top_px + (row_px - name.height_px) / 2))
        middle_px = top_px + row_px / 2
        track_px = max(2.0, look.px_per_mm * 0.5)
        pen = QPen(look.colour("line"), track_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        left_px, right_px = self._x_px(LOWEST_LEVEL), self._x_px(HIGHEST_LEVEL)
        painter.drawLine(QPointF(left_px, middle_px), QPointF(right_px, middle_px))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("line"))
        for level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1):
            painter.drawEllipse(
                QPointF(self._x_px(level), middle_px), track_px * 1.5, track_px * 1.5
            )
        high_px = look.px(5.2 * self._scale)
        low, high = self._x_px(bar.estimate.low), self._x_px(bar.estimate.high)
        painter.setBrush(look.colour("indigo_soft"))
        band = QRectF(low - high_px / 2, middle_px - high_px / 2, high - low + high_px, high_px)
        painter.drawRoundedRect(band, high_px / 2, high_px / 2)
        painter.setBrush(look.colour("indigo"))
        at = QPointF(self._x_px(bar.estimate.level), middle_px)
        painter.drawEllipse(at, high_px * 0.62, high_px * 0.62)

    def _draw_ends(self, painter: QPainter, top_px: float) -> None:
        font = self.look.font(Type.CAPTION, scale=max(0.97, self._scale))
        painter.setPen(self.look.colour("stone"))
        left_px = self._x_px(LOWEST_LEVEL) - self.look.px(2)
        width_px = self.width() - left_px
        for words, align in zip(self._ends, ("left", "right"), strict=True):
            lines = Lines(words, font, width_px, 1.3, even=False)
            x_px = left_px if align == "left" else self.width() - lines.width_px
            lines.draw(painter, QPointF(x_px, top_px + self.look.px(1)))

    def _name(self, bar: Bar) -> Lines:
        font = self.look.font(Type.NOTE, scale=self._scale)
        return Lines(bar.name, font, self.width() * _NAME_PART - self.look.px(3), 1.2)

    def _row_px(self, scale: float) -> int:
        return self.look.px(_ROW_MM * scale)

    def _x_px(self, level: float) -> float:
        side_px = self.look.px(4)
        left_px = self.width() * _NAME_PART + side_px
        part = (level - LOWEST_LEVEL) / (HIGHEST_LEVEL - LOWEST_LEVEL)
        return left_px + part * (self.width() - side_px - left_px)
