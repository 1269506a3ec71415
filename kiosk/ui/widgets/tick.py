"""Something to agree to: a box that one ticks, what it says, and why it is asked."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from kiosk.ui.theme import RADIUS_MM, Look, Type
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.paper import SHADOW_MM, draw_sheet

_BOX_MM = 13.0
_PAD_MM = 5.0


class Tick(QAbstractButton):
    """The whole sheet is the target, not only the box on it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.look = look
        self.setObjectName(name)
        self.setCheckable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._note = ""
        self._mark = ""
        self._scale = 1.0

    def say(self, title: str, note: str, mark: str) -> None:
        """What is agreed to, what follows, and whether it must be (``mark``)."""
        if (title, note, mark) == (self.text(), self._note, self._mark):
            return
        self.setText(title)
        self._note, self._mark = note, mark
        self.setAccessibleName(f"{mark}. {title}")
        self.setAccessibleDescription(note)
        self.look.changed()

    def height_at(self, width_px: int, scale: float) -> int:
        pad_px = self.look.px((_PAD_MM + SHADOW_MM) * scale)
        words_px = sum(each.height_px for each in self._words(width_px, scale))
        return max(self.look.px(22), round(words_px) + self.look.px(3 * scale) + 2 * pad_px)

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.setFont(self.look.font(Type.BODY, scale=scale))
        self.update()

    def fits(self) -> bool:
        """Whether all words are inside and whole."""
        words = self._words(self.width(), self._scale)
        inside = sum(each.height_px for each in words) <= self.height()
        return inside and not any(each.breaks_a_word() for each in words)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look
        draw_sheet(painter, look, QRectF(self.rect()))
        pad_px = look.px((_PAD_MM + SHADOW_MM) * self._scale)
        box_px = look.px(_BOX_MM * self._scale)
        mark, title, note = self._words(self.width(), self._scale)
        y_px = (self.height() - mark.height_px - title.height_px - note.height_px) / 2
        self._draw_box(painter, QRectF(pad_px, (self.height() - box_px) / 2, box_px, box_px))
        x_px = self._indent_px(self._scale)
        for lines, tone in ((mark, "celadon"), (title, "ink"), (note, "stone")):
            painter.setPen(look.colour(tone))
            lines.draw(painter, QPointF(x_px, y_px))
            y_px += lines.height_px
        if self.look.by_keyboard and self.hasFocus():
            wide_px = max(3.0, look.px(1.2))
            painter.setPen(QPen(look.colour("focus"), wide_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = QRectF(self.rect()).adjusted(wide_px, wide_px, -wide_px, -wide_px)
            painter.drawRoundedRect(edge, look.px(RADIUS_MM), look.px(RADIUS_MM))

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

    def _words(self, width_px: int, scale: float) -> tuple[Lines, Lines, Lines]:
        pad_px = self.look.px((_PAD_MM + SHADOW_MM) * scale)
        room_px = max(1, width_px - self._indent_px(scale) - pad_px)
        fonts = (
            self.look.font(Type.NOTE, True, scale * 0.86),
            self.look.font(Type.BODY, True, scale * 0.94),
            self.look.font(Type.NOTE, False, scale),
        )
        texts = (self._mark, self.text(), self._note)
        mark, title, note = (
            Lines(text, font, room_px, 1.38) for text, font in zip(texts, fonts, strict=True)
        )
        return mark, title, note

    def _indent_px(self, scale: float) -> int:
        return self.look.px((_PAD_MM + SHADOW_MM + _BOX_MM + 6) * scale)
