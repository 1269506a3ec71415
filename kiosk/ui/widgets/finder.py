"""The mirror with four corners drawn on it: hold something up to here."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from kiosk.ui.widgets.mirror import Mirror

_INSET: Final = 0.16
_ARM: Final = 0.16
_WIDE_MM: Final = 1.6


class Finder(Mirror):
    """Where a QR code is shown to the camera; the corners stand about a square in the middle."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.look.colour("celadon"), self.look.px_per_mm * _WIDE_MM)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        picture = self.picture()
        half_px = min(picture.width(), picture.height()) * (0.5 - _INSET)
        arm_px = 2 * half_px * _ARM
        for across in (-1, 1):
            for down in (-1, 1):
                corner = picture.center() + QPointF(across * half_px, down * half_px)
                painter.drawPolyline(
                    [
                        corner - QPointF(across * arm_px, 0),
                        corner,
                        corner - QPointF(0, down * arm_px),
                    ]
                )
