"""The seeker's own picture, mirrored as in a mirror at home, with rounded corners."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import RADIUS_MM, Look
from kiosk.ui.widgets.icons import draw_icon
from kiosk.workers.preview import PreviewFrame


class Mirror(QWidget):
    """Shows the newest camera frame; a quiet placeholder until there is one."""

    def __init__(self, look: Look, least_mm: float = 50.0, round_: bool = False) -> None:
        """``round_``: a circle instead of a rounded rectangle."""
        super().__init__()
        self.look = look
        self._least_mm, self._round = least_mm, round_
        self._image: QImage | None = None

    def reflect(self, frame: PreviewFrame) -> None:
        """Show a frame: RGB, uint8, shape (height, width, 3)."""
        height_px, width_px, _ = frame.rgb.shape
        shown = QImage(
            frame.rgb.data, width_px, height_px, width_px * 3, QImage.Format.Format_RGB888
        )
        # Our own copy: the picture must be gone with forget(), whoever still holds the frame.
        self._image = shown.copy()
        self.update()

    def forget(self) -> None:
        self._image = None
        self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(self._least_mm * scale)

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        frame = QRectF(self.rect())
        if self._round:
            side_px = min(frame.width(), frame.height())
            frame = _centred(frame, QSizeF(side_px, side_px))
        else:
            frame = _centred(frame, _well_shaped(frame))
        radius_px = frame.height() / 2 if self._round else float(self.look.px(RADIUS_MM))
        painter.setBrush(self._brush(frame))
        painter.drawRoundedRect(frame, radius_px, radius_px)
        if self._image is None:
            side_px = min(frame.width(), frame.height()) * 0.34
            place = _centred(frame, QSizeF(side_px, side_px))
            draw_icon(painter, "person", place, self.look.colour("celadon", 1.0))

    def picture(self) -> QRectF:
        """Where the picture itself stands inside the widget."""
        frame = QRectF(self.rect())
        return _centred(frame, _well_shaped(frame))

    def _brush(self, frame: QRectF) -> QBrush:
        if self._image is None:
            return QBrush(self.look.colour("celadon_soft"))
        zoom = max(frame.width() / self._image.width(), frame.height() / self._image.height())
        # Mirrored about the middle, and the middle of the picture in the middle of the frame.
        move = QTransform.fromTranslate(frame.center().x(), frame.center().y())
        move.scale(-zoom, zoom)
        move.translate(-self._image.width() / 2, -self._image.height() / 2)
        brush = QBrush(self._image)
        brush.setTransform(move)
        return brush


def _centred(frame: QRectF, size: QSizeF) -> QRectF:
    left_px = frame.center().x() - size.width() / 2
    return QRectF(left_px, frame.center().y() - size.height() / 2, size.width(), size.height())


def _well_shaped(frame: QRectF) -> QSizeF:
    """As much of the frame as a picture may take without looking like a strip."""
    ratio = min(max(frame.width() / max(1.0, frame.height()), 0.92), 16 / 9)
    width_px = min(frame.width(), frame.height() * ratio)
    return QSizeF(width_px, min(frame.height(), width_px / ratio))
