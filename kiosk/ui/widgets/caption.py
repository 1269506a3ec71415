"""What the voice says, in writing: two quiet lines that never take the place of anything else."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.paper import draw_sheet

_PAD_MM = 4.0
_MOST_LINES = 2


class Caption(QWidget):
    """Shows the sentence that is being spoken; a long one as far as two lines reach."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._words = ""

    def say(self, words: str) -> None:
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def text(self) -> str:
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look = self.look
        draw_sheet(painter, look, QRectF(self.rect()), "celadon_soft", shadow=False)
        icon_px, pad_px = float(look.type_px(Type.CAPTION)), look.px(_PAD_MM)
        y_px = (self.height() - icon_px) / 2
        place = QRectF(pad_px, y_px, icon_px, icon_px)
        draw_icon(painter, "sound", place, look.colour("celadon"))
        indent_px = 2 * pad_px + icon_px
        lines = self._lines(self.width() - indent_px - pad_px)
        painter.setPen(look.colour("ink"))
        lines.draw(painter, QPointF(indent_px, (self.height() - lines.height_px) / 2))

    def _lines(self, room_px: float) -> Lines:
        """As many of the words as there is room for; the voice says the rest all the same."""
        words = self._words.split(" ")
        font = self.look.font(Type.CAPTION)
        while True:
            cut = "" if len(words) == len(self._words.split(" ")) else " …"
            lines = Lines(" ".join(words) + cut, font, room_px, 1.32)
            if lines.count <= _MOST_LINES or len(words) <= 1:
                return lines
            words.pop()
