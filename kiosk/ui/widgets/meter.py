"""How loud the seeker is: a row of soft bars and a few words, never a number."""

from __future__ import annotations

from enum import Enum
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look
from kiosk.workers.preview import SILENCE_DBFS, PreviewFrame

_BARS: Final = 24
_FLOOR_DBFS: Final = -62.0
_CEILING_DBFS: Final = -12.0
HEARD_DBFS: Final = -40.0
"""Speech at arm's length into a table microphone is louder than this."""
FAINT_DBFS: Final = -54.0
"""Below this there is only the room."""
_HOLD_NS: Final = 3_000_000_000
"""A pause between two words does not take back "heard you"."""
_FALL_DB: Final = 1.6


class Hearing(Enum):
    """What the meter has to say."""

    SILENT = "silent"
    FAINT = "faint"
    WELL = "well"


class Meter(QWidget):
    """The level as bars; :attr:`hearing` is what to put into words."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._shown_dbfs = SILENCE_DBFS
        self._now_ns = 0
        self._well_ns: int | None = None
        self._faint_ns: int | None = None

    def hear(self, frame: PreviewFrame) -> None:
        """Take the sound level of a frame."""
        level_dbfs = max(frame.level_dbfs, _FLOOR_DBFS)
        self._shown_dbfs = max(level_dbfs, self._shown_dbfs - _FALL_DB)
        if frame.level_dbfs >= HEARD_DBFS:
            self._well_ns = frame.time_ns
        if frame.level_dbfs >= FAINT_DBFS:
            self._faint_ns = frame.time_ns
        self._now_ns = frame.time_ns
        self.update()

    def forget(self) -> None:
        self._shown_dbfs = SILENCE_DBFS
        self._now_ns = 0
        self._well_ns = self._faint_ns = None
        self.update()

    @property
    def hearing(self) -> Hearing:
        for heard_ns, hearing in ((self._well_ns, Hearing.WELL), (self._faint_ns, Hearing.FAINT)):
            if heard_ns is not None and self._now_ns - heard_ns <= _HOLD_NS:
                return hearing
        return Hearing.SILENT

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(11)

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        part = (self._shown_dbfs - _FLOOR_DBFS) / (_CEILING_DBFS - _FLOOR_DBFS)
        lit = round(min(max(part, 0.0), 1.0) * _BARS)
        step_px = self.width() / _BARS
        wide_px = step_px * 0.62
        for number in range(_BARS):
            painter.setBrush(self.look.colour("celadon" if number < lit else "celadon_soft"))
            high_px = self.height() * (0.55 + 0.45 * number / _BARS)
            left_px, top_px = number * step_px, (self.height() - high_px) / 2
            painter.drawRoundedRect(
                QRectF(left_px, top_px, wide_px, high_px), wide_px / 2, wide_px / 2
            )
