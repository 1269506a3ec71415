"""The transcript as a letter: words the booth was unsure of are underlined with dots."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from kiosk.interview import Transcript, joined
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.text import Text

DOUBTFUL: Final = 0.5
"""Below this confidence a word is marked, not shown as fact."""


class Letter(Text):
    """A text in which some stretches are marked as doubtful."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Type.LEAD)
        self._marks: tuple[tuple[int, int], ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether any word is marked."""
        return bool(self._marks)

    def write(self, transcript: Transcript | None) -> None:
        """Show what was heard, or the seeker's own wording, which nobody doubts."""
        if transcript is None or transcript.correction is not None:
            self._marks = ()
            if transcript is None:
                self.say("")
            else:
                self.say(transcript.text, language=transcript.language)
            return
        text, marks = "", []
        for word, confidence in _words(transcript):
            text = joined([text, word], transcript.language)
            if confidence < DOUBTFUL:
                marks.append((len(text) - len(word), len(text)))
        self._marks = tuple(marks)
        self.say(text, language=transcript.language)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        lines = self.lines(self.width(), self._scale)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colour("persimmon"))
        dot_px = self.look.px_per_mm * 0.62
        top_px = (self.height() - lines.height_px) / 2
        for start, end in self._marks:
            for span in lines.spans(start, end):
                y_px = top_px + span.base_px + self.look.px(2.4)
                for x_px in _steps(span.left_px + dot_px, span.right_px, dot_px * 4.6):
                    painter.drawEllipse(QPointF(x_px, y_px), dot_px, dot_px)


def _words(transcript: Transcript) -> list[tuple[str, float]]:
    """Every word with its confidence; of a segment without words the whole text."""
    words = []
    for segment in transcript.segments:
        if segment.words:
            words += [(each.text.strip(), each.confidence) for each in segment.words]
        else:
            words.append((segment.text.strip(), segment.confidence))
    return [each for each in words if each[0]]


def _steps(start_px: float, end_px: float, step_px: float) -> list[float]:
    count = max(1, int((end_px - start_px) / step_px) + 1)
    return [start_px + number * step_px for number in range(count)]
