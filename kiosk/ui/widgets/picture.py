"""The painted room, filling whatever it is given; painted once for each size."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from kiosk.ui.widgets.scene import room


class RoomPicture(QWidget):
    """The full-bleed illustration of the screens that wait for somebody."""

    def __init__(self) -> None:
        super().__init__()
        self._painted: QPixmap | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painted is None or self._painted.size() != self.size():
            self._painted = room(self.size())
        QPainter(self).drawPixmap(0, 0, self._painted)
