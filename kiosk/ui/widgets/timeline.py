"""Time left as a line that shortens evenly; it never changes colour and never hurries."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look


class TimeLine(QWidget):
    """A line; ``left`` is the part of the time that is still there, 0–1."""

    def __init__(self, look: Look, tone: str = "celadon") -> None:
        super().__init__()
        self.look = look
        self._tone = tone
        self._part = 1.0

    def left(self, part: float) -> None:
        part = min(max(part, 0.0), 1.0)
        if abs(part - self._part) > 0.001:
            self._part = part
            self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(2.6)

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius_px = self.height() / 2
        painter.setBrush(self.look.colour("celadon_soft"))
        painter.drawRoundedRect(QRectF(self.rect()), radius_px, radius_px)
        if self._part > 0:
            painter.setBrush(self.look.colour(self._tone))
            wide_px = max(self.height(), self.width() * self._part)
            painter.drawRoundedRect(QRectF(0, 0, wide_px, self.height()), radius_px, radius_px)
