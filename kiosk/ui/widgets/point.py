"""An icon on a soft round ground and a few words: one thing to know."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.text import Text


class Point(QWidget):
    """``tone`` colours the icon; the ground under it is its soft sister unless said otherwise."""

    def __init__(
        self,
        look: Look,
        icon: str,
        size: Type = Type.BODY,
        tone: str = "celadon",
        ground: str = "",
    ) -> None:
        super().__init__()
        self.look = look
        self._icon, self._tone, self._ground = icon, tone, ground or f"{tone}_soft"
        self._disc_mm = size.value * 1.42
        self._scale = 1.0
        self.words = Text(look, size)
        self.words.setParent(self)

    def say(self, text: str, spoken: str = "") -> None:
        self.words.say(text, spoken)

    def height_at(self, width_px: int, scale: float) -> int:
        words_px = self.words.height_at(width_px - self._indent_px(scale), scale)
        return max(words_px, self._disc_px(scale)) if words_px else 0

    def settle(self, scale: float) -> None:
        self._scale = scale
        indent_px = self._indent_px(scale)
        width_px = self.width() - indent_px
        high_px = min(self.height(), self.words.height_at(width_px, scale))
        top_px = max(0, (self._disc_px(scale) - high_px) // 2) if high_px else 0
        self.words.setGeometry(QRect(indent_px, top_px, width_px, high_px))
        self.words.settle(scale)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius_px = self._disc_px(self._scale) / 2
        painter.setBrush(self.look.colour(self._ground))
        # Beside the first line, where large text has lines that are higher than the disc.
        line_px = self.words.line_px(self._scale)
        middle = QPointF(radius_px, max(radius_px, line_px / 2))
        painter.drawEllipse(middle, radius_px, radius_px)
        half_px = radius_px * 0.58
        corner = middle - QPointF(half_px, half_px)
        place = QRectF(corner.x(), corner.y(), 2 * half_px, 2 * half_px)
        draw_icon(painter, self._icon, place, self.look.colour(self._tone))

    def _disc_px(self, scale: float) -> int:
        return self.look.px(self._disc_mm * scale)

    def _indent_px(self, scale: float) -> int:
        return self.look.px((self._disc_mm * 1.35) * scale)
