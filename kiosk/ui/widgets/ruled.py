"""Writing paper on which nothing can be read yet: soft strokes where the lines will be."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look

_LINES: Final = (0.94, 0.82, 0.9, 0.58)
"""How far each line reaches, as a part of the width; the last is a short one, as in a letter."""
_STEP_MM: Final = 15.0
_STROKE_MM: Final = 4.0
_LEAST_LINES: Final = 1


class Ruled(QWidget):
    """As many lines of the letter to come as there is room for. It does not move."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(_LEAST_LINES * _STEP_MM)

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        step_px, high_px = self.look.px(_STEP_MM), float(self.look.px(_STROKE_MM))
        count = min(len(_LINES), max(_LEAST_LINES, self.height() // step_px))
        wide_px = min(self.width(), self.look.px(330))
        for number, part in enumerate(_LINES[-count:]):
            # Paler from line to line: the letter is being written from the top.
            painter.setBrush(self.look.colour("celadon_soft", 1.0 - 0.2 * number))
            stroke = QRectF(0.0, number * step_px, wide_px * part, high_px)
            painter.drawRoundedRect(stroke, high_px / 2, high_px / 2)
