"""Words on the screen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel

from kiosk.interview import Language
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.lines import LEFT, Lines

LINE_EM: Final = 28
"""No line is longer than 28 Hangul, which is about 48 Latin letters."""

SPACING: Final = {
    Type.HERO: 1.32,
    Type.QUESTION: 1.4,
    Type.TITLE: 1.36,
    Type.LEAD: 1.45,
    Type.CAPTION: 1.32,
}
BODY_SPACING: Final = 1.5


class Text(QLabel):
    """A text that wraps between words and says how high it is at a width."""

    def __init__(
        self,
        look: Look,
        size: Type = Type.BODY,
        bold: bool = False,
        tone: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        super().__init__()
        self.look = look
        self._type, self._bold, self._tone, self._align = size, bold, tone, align
        self._scale = 1.0
        self._language: Language | None = None
        self._spoken = ""
        self.ticking = False
        """It changes every second; a voice does not tell every change."""
        self._measured: dict[tuple[int, int, Language], int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def say(self, text: str, spoken: str = "", language: Language | None = None) -> None:
        """Show this text; free while it stays the same.

        Args:
            text: the words.
            spoken: how a voice tells them, where it tells them otherwise.
            language: of the words, where it is not the screen's.
        """
        self._spoken = spoken
        if text == self.text() and language is self._language:
            return
        self._language = language
        self.setText(text)
        self._measured.clear()
        self.look.changed()

    @property
    def spoken(self) -> str:
        """What a voice says of it."""
        return self._spoken or self.text()

    def tone(self, tone: str) -> None:
        """Change the colour, by its name in the palette."""
        if tone != self._tone:
            self._tone = tone
            self.update()

    def lines(self, width_px: int, scale: float) -> Lines:
        """The text as it is drawn at this width."""
        font = self.look.font(self._type, self._bold, scale, self._language)
        limit_px = min(width_px, LINE_EM * font.pixelSize()) if self._align is LEFT else width_px
        spacing = SPACING.get(self._type, BODY_SPACING)
        return Lines(self.text(), font, limit_px, spacing, self._align)

    def line_px(self, scale: float) -> float:
        """The height of one line."""
        return self.look.type_px(self._type, scale) * SPACING.get(self._type, BODY_SPACING)

    def height_at(self, width_px: int, scale: float) -> int:
        if not self.text():
            return 0
        language = self._language or self.look.language
        key = (width_px, self.look.type_px(self._type, scale), language)
        if key not in self._measured:
            self._measured[key] = round(self.lines(width_px, scale).height_px + 0.5)
        return self._measured[key]

    def width_at(self, scale: float) -> int:
        """How wide it is on a single line."""
        return round(self.lines(100_000, scale).width_px + 1.5) if self.text() else 0

    def settle(self, scale: float) -> None:
        self._scale = scale
        self.setFont(self.look.font(self._type, self._bold, scale, self._language))
        self.update()

    def fits(self) -> bool:
        """Whether everything is inside the widget and no word had to be broken."""
        lines = self.lines(self.width(), self._scale)
        inside = lines.height_px <= self.height() + 1 and lines.width_px <= self.width() + 1
        return inside and not lines.breaks_a_word()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.look.colour(self._tone))
        lines = self.lines(self.width(), self._scale)
        lines.draw(painter, QPointF(0.0, (self.height() - lines.height_px) / 2))

    def sizeHint(self) -> QSize:
        # Never asked by our own layout; Qt's answer would grow with the text.
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
