"""The painted room, filling whatever it is given; painted once for each size."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.ui.frame import Frame
from kiosk.ui.theme import Look
from kiosk.ui.widgets.scene import room


class RoomPicture(QWidget):
    """The full-bleed illustration of the screens that wait for somebody."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._painted: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._look.pictures:
            return
        if self._painted is None or self._painted.size() != self.size():
            self._painted = room(self.size())
        QPainter(self).drawPixmap(0, 0, self._painted)


def beside_the_picture(frame: Frame) -> QRect:
    """Where the wall of the painted room leaves a place for words."""
    look, whole = frame.look, frame.whole
    left_px, wide_px, high_px = look.px(18), whole.width(), whole.height()
    if look.landscape:
        if look.zoomed or not look.pictures:
            return frame.body(0)
        place = QRect(left_px, high_px * 46 // 100, wide_px * 40 // 100, high_px * 29 // 100)
        return place.translated(0, whole.y())
    top_px = frame.bar.bottom() + look.px(8)
    end_px = whole.y() + round(high_px * 0.335)
    return QRect(left_px, top_px, wide_px - 2 * left_px, end_px - top_px)
