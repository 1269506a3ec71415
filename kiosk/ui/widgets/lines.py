"""A text laid out in lines: wrapped between words, of even length, measured before it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextLine, QTextOption

_EVEN_LINES: Final = 6
"""Up to so many lines are made even; a longer text reads better with full lines."""

MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"
"""Where a line may end although there is no space."""

_LINES_AT_MARKS: Final = 4
"""Up to so many lines of Chinese end where one pauses; longer text reads better in full lines."""

_LEAST_LINE: Final = 0.25
"""Of the longest: a shorter line than this is a character left alone."""

_CHINESE: Final = ("\u3000\u303f", "\u3400\u9fff", "\uff00\uff60")
_PAUSES: Final = "，。；：！？、"

LEFT: Final = Qt.AlignmentFlag.AlignLeft
CENTRE: Final = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True)
class Span:
    """Where some characters stand on one line; from the text's upper left corner."""

    left_px: float
    right_px: float
    base_px: float


class Lines:
    """A text in lines of at most a width. ``height_px`` and ``width_px`` are what it takes."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width_px: float,
        spacing: float = 1.5,
        align: Qt.AlignmentFlag = LEFT,
        even: bool = True,
    ) -> None:
        self._spacing_px = font.pixelSize() * spacing
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption(align)
        # Qt keeps Hangul words whole; "anywhere" is only for a word that is wider than the line.
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._break(width_px)
        used_px = width_px
        if even and 1 < self.count <= _EVEN_LINES:
            used_px = self._break_evenly(width_px)
            if self.count <= _LINES_AT_MARKS and any(_is_chinese(each) for each in text):
                used_px = self._break_at_marks(width_px, used_px)
        self._indent_px = (width_px - used_px) / 2 if align is CENTRE else 0.0

    @property
    def count(self) -> int:
        return self._layout.lineCount()

    @property
    def height_px(self) -> float:
        return self.count * self._spacing_px

    @property
    def width_px(self) -> float:
        """The widest line."""
        return max((each.naturalTextWidth() for each in self._lines()), default=0.0)

    def breaks_a_word(self) -> bool:
        """Whether some word was wider than the line and had to be broken."""
        text = self._layout.text()
        ends = [line.textStart() + line.textLength() for line in self._lines()][:-1]
        return any(not _may_end(text[end - 1], text[end]) for end in ends)

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw with the painter's pen; ``at`` is the upper left corner."""
        self._layout.draw(painter, at + QPointF(self._indent_px, 0.0))

    def spans(self, start: int, end: int) -> list[Span]:
        """Where the characters from ``start`` to ``end`` stand, one span a line."""
        found = []
        for line in self._lines():
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left_px, right_px = (self._indent_px + _x_px(line, at) for at in (first, last))
                found.append(Span(left_px, right_px, line.y() + line.ascent()))
        return found

    def _lines(self) -> Iterator[QTextLine]:
        return (self._layout.lineAt(number) for number in range(self.count))

    def _break(self, width_px: float, at_marks: bool = False) -> None:
        self._layout.beginLayout()
        y_px = 0.0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width_px)
            if at_marks and (count := self._up_to_a_mark(line)):
                line.setNumColumns(count, width_px)
            line.setPosition(QPointF(0.0, y_px + (self._spacing_px - line.height()) / 2))
            y_px += self._spacing_px
        self._layout.endLayout()

    def _break_at_marks(self, width_px: float, even_px: float) -> float:
        """Chinese may break anywhere; where it costs no line, it breaks where one would pause."""
        count = self.count
        self._break(width_px, at_marks=True)
        lengths = [line.naturalTextWidth() for line in self._lines()]
        if self.count == count and min(lengths) >= _LEAST_LINE * max(lengths):
            return width_px
        self._break(even_px)
        return even_px

    def _up_to_a_mark(self, line: QTextLine) -> int:
        """How many characters stand before the last mark; 0 if that leaves the line short."""
        words = self._layout.text()[line.textStart() : line.textStart() + line.textLength()]
        if line.textStart() + len(words) == len(self._layout.text()):
            return 0
        last = max(words.rfind(mark) for mark in _PAUSES) + 1
        return last if last > len(words) / 3 else 0

    def _break_evenly(self, width_px: float) -> float:
        """Take the narrowest width that needs no more lines: no word is left alone on the last."""
        count, low_px, high_px = self.count, width_px / self.count, width_px
        broken = self.breaks_a_word()
        for _ in range(7):
            middle_px = (low_px + high_px) / 2
            self._break(middle_px)
            if self.count == count and self.breaks_a_word() == broken:
                high_px = middle_px
            else:
                low_px = middle_px
        self._break(high_px)
        return high_px


def _may_end(last: str, next_: str) -> bool:
    """Whether a line may end between these two: Chinese has no spaces to end it at."""
    marked = last.isspace() or last in f"-–—/\u2028{MAY_BREAK}"
    return marked or _is_chinese(last) or _is_chinese(next_)


def _is_chinese(char: str) -> bool:
    """A Chinese character, or one of the wide marks that are set between them."""
    return any(first <= char <= last for first, last in _CHINESE)


def _x_px(line: QTextLine, at: int) -> float:
    # The binding answers with (x, position); its stub only says "object".
    found = line.cursorToX(at)
    assert isinstance(found, tuple)
    return float(found[0])
