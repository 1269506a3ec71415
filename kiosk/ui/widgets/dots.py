"""Where one is among the questions: a dot for each, filled when it is done."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look


class Dots(QWidget):
    """``count`` dots; those before ``at`` are filled, the one at ``at`` is ringed."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._count, self._at = 0, 0

    def place(self, count: int, at: int) -> None:
        if (count, at) != (self._count, self._at):
            self._count, self._at = count, at
            self.look.changed()
            self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(6.5 * scale)

    def width_at(self, scale: float) -> int:
        """The width of all dots."""
        return round(self._step_px() * (self._count - 1) + self.look.px(6.5)) if self._count else 1

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, radius_px, step_px = self.look, self.height() / 2 - 2, self._step_px()
        start_px = radius_px + 2
        for number in range(self._count):
            middle = QPointF(start_px + number * step_px, self.height() / 2)
            done, here = number < self._at, number == self._at
            wide_px = max(2.0, look.px_per_mm * (1.0 if here else 0.6))
            painter.setPen(QPen(look.colour("celadon" if done or here else "line"), wide_px))
            painter.setBrush(look.colour("celadon" if done else "paper"))
            painter.drawEllipse(middle, radius_px - wide_px / 2, radius_px - wide_px / 2)

    def _step_px(self) -> float:
        return float(self.look.px(10.5))
