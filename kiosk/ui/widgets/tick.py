"""Something to agree to: a box that one ticks, and what it says."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.focus import draw_ring
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.paper import SHADOW_MM, draw_sheet

_BOX_MM = 13.0
_PAD_MM = 4.0


class Tick(QAbstractButton):
    """The whole sheet is the target, not only the box on it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self.setCheckable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._scale = 1.0

    def say(self, title: str, mark: str, note: str) -> None:
        """What is agreed to. A screen reader also tells whether it must be, and what follows."""
        if (title, f"{mark}. {title}") == (self.text(), self.accessibleName()):
            return
        self.setText(title)
        self.setAccessibleName(f"{mark}. {title}")
        self.setAccessibleDescription(note)
        self.look.changed()

    def height_at(self, width_px: int, scale: float) -> int:
        words_px = self._words(width_px, scale).height_px
        return max(self.look.px(22), round(words_px) + 2 * self._pad_px(scale))

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.setFont(self.look.font(Type.BODY, scale=scale))
        self.update()

    def fits(self) -> bool:
        """Whether all words are inside and whole."""
        words = self._words(self.width(), self._scale)
        return words.height_px <= self.height() and not words.breaks_a_word()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look
        draw_sheet(painter, look, QRectF(self.rect()))
        # The sheet ends a little above the widget's edge: below it there is the shadow.
        high_px = self.height() - look.px_per_mm * SHADOW_MM * 1.5
        box_px = look.px(_BOX_MM * self._scale)
        box = QRectF(self._pad_px(self._scale), (high_px - box_px) / 2, box_px, box_px)
        self._draw_box(painter, box)
        words = self._words(self.width(), self._scale)
        painter.setPen(look.colour("ink"))
        at = QPointF(self._indent_px(self._scale), (high_px - words.height_px) / 2)
        words.draw(painter, at)
        if look.marks_focus and self.hasFocus():
            draw_ring(painter, look, QRectF(0, 0, self.width(), high_px))

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def _draw_box(self, painter: QPainter, box: QRectF) -> None:
        look = self.look
        ticked = self.isChecked()
        wide_px = look.px_per_mm * 0.8
        painter.setPen(QPen(look.colour("celadon" if ticked else "stone"), wide_px))
        painter.setBrush(look.colour("celadon" if ticked else "paper"))
        painter.drawRoundedRect(box, look.px(3), look.px(3))
        if ticked:
            inset_px = box.width() * 0.1
            place = box.adjusted(inset_px, inset_px, -inset_px, -inset_px)
            draw_icon(painter, "check", place, look.colour("on_celadon"))

    def _words(self, width_px: int, scale: float) -> Lines:
        room_px = max(1, width_px - self._indent_px(scale) - self._pad_px(scale))
        return Lines(self.text(), self.look.font(Type.BODY, scale=scale), room_px, 1.38)

    def _pad_px(self, scale: float) -> int:
        return self.look.px((_PAD_MM + SHADOW_MM) * scale)

    def _indent_px(self, scale: float) -> int:
        return self._pad_px(scale) + self.look.px((_BOX_MM + 5) * scale)
