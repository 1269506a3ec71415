"""The picture of the rest: hills, and a sun that breathes in and out very slowly."""

from __future__ import annotations

import math
import time
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QRadialGradient,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import RADIUS_MM, Look
from kiosk.ui.widgets.hills import hills

_TICK_MS: Final = 80
_BREATH_S: Final = 9.0
"""In and out at rest, for somebody who is a little nervous."""


class Breath(QWidget):
    """Breathes only while it is seen, and not at all with reduced motion."""

    def __init__(self, look: Look, least_mm: float = 60.0, still: bool = False) -> None:
        """``still``: only the picture."""
        super().__init__()
        self.look = look
        self._least_mm, self._still = least_mm, still
        self._ground: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.update)

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(self._least_mm * scale)

    def settle(self, scale: float) -> None:
        self.update()

    def breathing(self) -> bool:
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        if not (self._still or self.look.reduced_motion):
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high_px = min(self.width(), self.height())
        breath = self._breath()
        radius_px = high_px * (0.12 + 0.05 * breath)
        if not self.look.pictures:
            self._draw_plain(painter, radius_px * 1.6)
            return
        painter.drawPixmap(0, 0, self._picture())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = QPointF(self.width() / 2, self.height() * 0.36)
        halo = QRadialGradient(middle, radius_px * 2.6)
        halo.setColorAt(0.0, QColor(255, 236, 190, 210))
        halo.setColorAt(0.38, QColor(255, 236, 190, 120))
        halo.setColorAt(1.0, QColor(255, 236, 190, 0))
        painter.setBrush(halo)
        painter.drawEllipse(middle, radius_px * 2.6, radius_px * 2.6)
        painter.setBrush(QColor("#FFF8E6"))
        painter.drawEllipse(middle, radius_px, radius_px)

    def _draw_plain(self, painter: QPainter, radius_px: float) -> None:
        """On black ground: nothing but a circle that breathes."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.look.colour("focus"), self.look.px_per_mm * 1.2))
        painter.drawEllipse(QPointF(self.rect().center()), radius_px, radius_px)

    def _breath(self) -> float:
        if self._still or self.look.reduced_motion:
            return 0.5
        return 0.5 - 0.5 * math.cos(2 * math.pi * time.monotonic() / _BREATH_S)

    def _picture(self) -> QPixmap:
        """The hills with rounded corners; they do not move and are painted once."""
        if self._ground is None or self._ground.size() != self.size():
            self._ground = QPixmap(self.size())
            self._ground.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._ground)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            path = QPainterPath()
            radius_px = self.look.px(RADIUS_MM)
            path.addRoundedRect(QRectF(self.rect()), radius_px, radius_px)
            painter.setClipPath(path)
            hills(painter, QRectF(self.rect()), sun=False)
            painter.end()
        return self._ground
