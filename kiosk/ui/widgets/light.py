"""The recording light: persimmon, breathing once a second, always beside a word."""

from __future__ import annotations

import math
import time
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.lines import Lines

TICK_MS: Final = 70
"""About 14 pictures a second: enough for a breath, next to nothing for the processor."""
_BREATH_S: Final = 2.0
"""In and out; the light is at its fullest once and at its faintest once, a second apart."""


class Light(QWidget):
    """A light and a word on a pill of paper. Lit only while the device really records."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._text = ""
        self._lit = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.update)

    def say(self, text: str, lit: bool) -> None:
        """Show these words, with the light or without."""
        if (text, lit) == (self._text, self._lit):
            return
        self._text, self._lit = text, lit
        self.setAccessibleName(text)
        self.look.changed()
        self._keep_time()
        self.update()

    def text(self) -> str:
        return self._text

    def breathing(self) -> bool:
        return self._timer.isActive()

    def height_at(self, width_px: int, scale: float) -> int:
        return max(self.look.px(19), round(self.look.type_px(Type.BODY) * 1.5))

    def width_at(self, scale: float) -> int:
        lamp_px = self._lamp_px() * 2 + self.look.px(5) if self._lit else 0
        return round(self._lines().width_px + lamp_px) + 2 * self.look.px(7)

    def settle(self, scale: float) -> None:
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        self._keep_time()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        pill = QRectF(0, 0, self.width_at(1.0), self.height())
        painter.setBrush(self.look.colour("paper", 0.96))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        x_px = float(self.look.px(7))
        if self._lit:
            lamp_px, breath = self._lamp_px(), self._breath()
            middle = QPointF(x_px + lamp_px, self.height() / 2)
            painter.setBrush(self.look.colour("persimmon", 0.16 + 0.14 * breath))
            painter.drawEllipse(
                middle, lamp_px * (1.2 + 0.4 * breath), lamp_px * (1.2 + 0.4 * breath)
            )
            painter.setBrush(self.look.colour("persimmon", 0.72 + 0.28 * breath))
            painter.drawEllipse(middle, lamp_px * 0.86, lamp_px * 0.86)
            x_px += lamp_px * 2 + self.look.px(5)
        lines = self._lines()
        painter.setPen(self.look.colour("ink" if self._lit else "stone"))
        lines.draw(painter, QPointF(x_px, (self.height() - lines.height_px) / 2))

    def _lines(self) -> Lines:
        return Lines(self._text, self.look.font(Type.BODY, bold=True), 10_000)

    def _lamp_px(self) -> float:
        return self.look.px_per_mm * 3.2

    def _breath(self) -> float:
        """0 when faintest, 1 when fullest."""
        if self.look.reduced_motion:
            return 1.0
        return 0.5 + 0.5 * math.sin(2 * math.pi * time.monotonic() / _BREATH_S)

    def _keep_time(self) -> None:
        wanted = self._lit and self.isVisible() and not self.look.reduced_motion
        if wanted is not self._timer.isActive():
            self._timer.start() if wanted else self._timer.stop()
