"""The preparation time as a ring that fills around the mirror; no number that threatens."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look
from kiosk.ui.widgets.mirror import Mirror


class Ring(QWidget):
    """A round mirror in a ring. ``fill`` is the part of the time that has passed, 0–1."""

    def __init__(self, look: Look, least_mm: float = 62.0) -> None:
        super().__init__()
        self.look = look
        self._least_mm = least_mm
        self._part = 0.0
        self.mirror = Mirror(look, round_=True)
        self.mirror.setParent(self)

    def fill(self, part: float) -> None:
        part = min(max(part, 0.0), 1.0)
        if abs(part - self._part) > 0.002:
            self._part = part
            self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(self._least_mm * scale)

    def settle(self, scale: float) -> None:
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        inset_px = round(self._wide_px() * 2.1)
        box = self._box().toRect().adjusted(inset_px, inset_px, -inset_px, -inset_px)
        self.mirror.setGeometry(box)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide_px = self._wide_px()
        inset_px = wide_px / 2 + 1
        box = self._box().adjusted(inset_px, inset_px, -inset_px, -inset_px)
        painter.setPen(QPen(self.look.colour("celadon_soft"), wide_px))
        painter.drawEllipse(box)
        pen = QPen(self.look.colour("celadon"), wide_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if self._part > 0:
            painter.drawArc(box, 90 * 16, -round(self._part * 360 * 16))

    def _box(self) -> QRectF:
        most_px = self.look.px(156)
        side_px = min(self.width(), self.height(), most_px)
        left_px, top_px = (self.width() - side_px) / 2, (self.height() - side_px) / 2
        return QRectF(left_px, top_px, side_px, side_px)

    def _wide_px(self) -> float:
        return self.look.px_per_mm * 3.2
