"""Colours, type and measure: a quiet room with good paper and one warm light.

Every size is given in millimetres on the booth's own screen and becomes pixels in one place, here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase

from kiosk.interview import Language

SHORT_SIDE_MM: Final = 300.0
"""The short side of the 24-inch panel that the screens are drawn for (1080 px at 3.6 px/mm)."""
LONG_SIDE_MM: Final = 480.0
"""Less room than this along the long side, and everything is drawn smaller."""

RADIUS_MM: Final = 6.0
"""Of every sheet, button and picture."""

_KOREAN: Final = ("Pretendard", "Pretendard Variable", "Noto Sans CJK KR")
_FAMILIES: Final = {
    Language.KO: _KOREAN,
    Language.EN: _KOREAN,
    # A Korean family would show the Korean shapes of Chinese characters, and not every one of
    # them has all letters of Vietnamese.
    Language.ZH: ("Noto Sans CJK SC",),
    Language.VI: ("Noto Sans CJK KR",),
}


@dataclass(frozen=True)
class Palette:
    """The small set of colours. Persimmon means recording or a warning and is never decoration."""

    hanji: str = "#FBF7EF"
    paper: str = "#FFFFFF"
    ink: str = "#1D2629"
    stone: str = "#5A6468"
    line: str = "#D9D2C4"
    celadon: str = "#1F6F5F"
    celadon_soft: str = "#DCEBE4"
    persimmon: str = "#A63F15"
    persimmon_soft: str = "#FBE6DA"
    indigo: str = "#27456B"
    indigo_soft: str = "#C9D4E2"
    on_celadon: str = "#FFFFFF"
    focus: str = "#27456B"


CALM: Final = Palette()


class Type(Enum):
    """Sizes of type, in millimetres on the booth's screen."""

    HERO = 23.0
    QUESTION = 17.0
    TITLE = 16.0
    LEAD = 13.5
    BODY = 12.0
    NOTE = 10.0
    CAPTION = 7.6


class Look:
    """How everything is drawn now. One is shared by every widget of a window.

    Attributes:
        px_per_mm: pixels to a millimetre at the window's present size.
        language: in which the screen speaks; its letters come from a family that has them.
        landscape: the window is wider than high; screens then stand in two columns.
        reduced_motion: nothing moves by itself.
        by_keyboard: the last touch was a key, so what has the focus shows a ring.
        revision: goes up whenever a text or a visibility changed, so that the window knows when
            to measure and place everything again.
    """

    def __init__(
        self,
        screen_px_per_mm: float | None = None,
        reduced_motion: bool = False,
        colours: Palette = CALM,
    ) -> None:
        self._screen_px_per_mm = screen_px_per_mm
        installed = set(QFontDatabase.families())
        self._families = {
            language: [each for each in families if each in installed] or ["sans-serif"]
            for language, families in _FAMILIES.items()
        }
        self.language = Language.KO
        self.colours = colours
        self.reduced_motion = reduced_motion
        self.px_per_mm = screen_px_per_mm or 3.6
        self.landscape = False
        self.by_keyboard = False
        self.revision = 0

    def fit(self, window: QSize) -> None:
        """Take the measure of a window: its own millimetres, or smaller ones if it is small."""
        short_px, long_px = sorted((window.width(), window.height()))
        px_per_mm = min(short_px / SHORT_SIDE_MM, long_px / LONG_SIDE_MM)
        if self._screen_px_per_mm is not None:
            px_per_mm = min(px_per_mm, self._screen_px_per_mm)
        self.px_per_mm = max(px_per_mm, 0.5)
        self.landscape = window.width() > window.height()
        self.changed()

    def speak(self, language: Language) -> None:
        """Take the letters of a language."""
        if language is not self.language:
            self.language = language
            self.changed()

    def changed(self) -> None:
        """Something that takes room on the screen is different from before."""
        self.revision += 1

    def px(self, mm: float) -> int:
        """Whole pixels for a length in millimetres; at least one."""
        return max(1, round(mm * self.px_per_mm))

    def font(
        self,
        size: Type,
        bold: bool = False,
        scale: float = 1.0,
        language: Language | None = None,
    ) -> QFont:
        """The one family of a language, by default the screen's, in one of its two weights."""
        font = QFont()
        font.setFamilies(self._families[language or self.language])
        font.setPixelSize(self.px(size.value * scale))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette by its name there."""
        colour = QColor(str(getattr(self.colours, name)))
        colour.setAlphaF(alpha)
        return colour
