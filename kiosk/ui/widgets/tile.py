"""A way of using the booth to choose or leave: an icon, a word, and a tick when it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton

from kiosk.ui.theme import RADIUS_MM, Look, Type
from kiosk.ui.widgets.focus import draw_ring
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.paper import SHADOW_MM, draw_sheet

_HIGH_MM = 26.0
_PAD_MM = 5.0
_ICON_MM = 11.0


class Tile(QAbstractButton):
    """The whole sheet is the target. What is chosen is told by a tick, not by colour alone."""

    def __init__(self, look: Look, name: str, icon: str, ground: str = "paper") -> None:
        super().__init__()
        self._ground = ground
        self.look = look
        self.setObjectName(name)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._icon = icon
        self._scale = 1.0

    def say(self, text: str) -> None:
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.look.changed()

    def height_at(self, width_px: int, scale: float) -> int:
        words_px = self._words(width_px, scale).height_px + 2 * self.look.px(_PAD_MM)
        return max(self.look.px(_HIGH_MM), round(words_px + self._shadow_px()))

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.setFont(self.look.font(Type.BODY, scale=scale))
        self.update()

    def fits(self) -> bool:
        """Whether all words are inside and whole."""
        words = self._words(self.width(), self._scale)
        return words.height_px <= self.height() and not words.breaks_a_word()

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def nextCheckState(self) -> None:
        """Nothing by itself: the state of the interview says what is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, chosen = self.look, self.isChecked()
        draw_sheet(painter, look, QRectF(self.rect()), "celadon_soft" if chosen else self._ground)
        high_px = self.height() - self._shadow_px()
        sheet = QRectF(0, 0, self.width(), high_px)
        if chosen:
            wide_px = look.px_per_mm * 1.0
            painter.setPen(QPen(look.colour("celadon"), wide_px))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset_px, radius_px = wide_px / 2, look.px(RADIUS_MM)
            box = sheet.adjusted(inset_px, inset_px, -inset_px, -inset_px)
            painter.drawRoundedRect(box, radius_px, radius_px)
        tone = look.colour("celadon")
        icon_px, pad_px = float(look.px(_ICON_MM)), look.px(_PAD_MM)
        y_px = (high_px - icon_px) / 2
        draw_icon(painter, self._icon, QRectF(pad_px, y_px, icon_px, icon_px), tone)
        if chosen:
            right_px = self.width() - pad_px - icon_px
            draw_icon(painter, "check", QRectF(right_px, y_px, icon_px, icon_px), tone)
        words = self._words(self.width(), self._scale)
        painter.setPen(look.colour("ink"))
        words.draw(painter, QPointF(self._indent_px(), (high_px - words.height_px) / 2))
        if look.marks_focus and self.hasFocus():
            draw_ring(painter, look, sheet)

    def _shadow_px(self) -> float:
        return self.look.px_per_mm * SHADOW_MM * 1.5

    def _indent_px(self) -> int:
        return self.look.px(_PAD_MM + _ICON_MM + 3.5)

    def _words(self, width_px: int, scale: float) -> Lines:
        room_px = max(1, width_px - 2 * self._indent_px() + self.look.px(2))
        return Lines(self.text(), self.look.font(Type.BODY, scale=scale), room_px, 1.3)
