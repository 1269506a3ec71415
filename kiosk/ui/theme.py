"""Colours, type and measure: a quiet room with good paper and one warm light.

Every size is given in millimetres on the booth's own screen and becomes pixels in one place, here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase

from kiosk.flow import Access, Way
from kiosk.interview import Language

SHORT_SIDE_MM: Final = 300.0
"""The short side of the 24-inch panel that the screens are drawn for (1080 px at 3.6 px/mm)."""
LONG_SIDE_MM: Final = 480.0
"""Less room than this along the long side, and everything is drawn smaller."""

REACH_MM: Final = 1220.0
"""Above the floor: the highest that everybody reaches from a wheelchair."""
SCREEN_BOTTOM_MM: Final = 800.0
"""Above the floor: the lower edge of a standing screen, unless the settings say otherwise."""
_LEAST_REACH_MM: Final = 260.0
"""Lower than this no screen can be used; a booth that hangs so high needs another stand."""
ZOOM: Final = 2.0
"""How much larger all type is for whoever wants larger text."""

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
    """The small set of colours. Persimmon means recording or a warning and is never decoration.

    ``edge`` is drawn around every sheet and button; empty where shadow and ground tell them apart.
    """

    hanji: str = "#FBF7EF"
    paper: str = "#FFFFFF"
    ink: str = "#1D2629"
    stone: str = "#5A6468"
    line: str = "#D9D2C4"
    faint: str = "#ECE6DA"
    celadon: str = "#1F6F5F"
    celadon_soft: str = "#DCEBE4"
    persimmon: str = "#A63F15"
    persimmon_soft: str = "#FBE6DA"
    indigo: str = "#27456B"
    indigo_soft: str = "#C9D4E2"
    on_celadon: str = "#FFFFFF"
    focus: str = "#27456B"
    veil: str = "#1D2629"
    edge: str = ""


CALM: Final = Palette()
HIGH_CONTRAST: Final = Palette(
    hanji="#000000",
    paper="#000000",
    ink="#FFFFFF",
    stone="#FFFFFF",
    line="#8C8C8C",
    faint="#383838",
    celadon="#FFD83D",
    celadon_soft="#262626",
    persimmon="#FFA98A",
    persimmon_soft="#33150A",
    indigo="#FFD83D",
    indigo_soft="#6E6E6E",
    on_celadon="#000000",
    focus="#7FE3C8",
    veil="#000000",
    edge="#FFFFFF",
)


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
        access: how whoever stands there uses the booth.
        revision: goes up whenever a text or a visibility changed, so that the window knows when
            to measure and place everything again.
    """

    def __init__(
        self,
        screen_px_per_mm: float | None = None,
        reduced_motion: bool = False,
        screen_bottom_mm: float = SCREEN_BOTTOM_MM,
    ) -> None:
        self._reach_mm = max(REACH_MM - screen_bottom_mm, _LEAST_REACH_MM)
        self._always_still = reduced_motion
        self._screen_px_per_mm = screen_px_per_mm
        installed = set(QFontDatabase.families())
        self._families = {
            language: [each for each in families if each in installed] or ["sans-serif"]
            for language, families in _FAMILIES.items()
        }
        self.language = Language.KO
        self.access = Access()
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

    def wear(self, access: Access) -> None:
        """Use the booth like this from now on."""
        if access != self.access:
            self.access = access
            self.changed()

    @property
    def colours(self) -> Palette:
        return HIGH_CONTRAST if self.access.uses(Way.HIGH_CONTRAST) else CALM

    @property
    def pictures(self) -> bool:
        """Whether there are illustrations: not where they would be in the way of the words."""
        crowded = self.zoomed and self.landscape
        return not crowded and not self.access.uses(Way.HIGH_CONTRAST)

    @property
    def reduced_motion(self) -> bool:
        """Nothing moves by itself: the booth is set up so, or somebody wants it so."""
        return self._always_still or self.access.uses(Way.STILL)

    @reduced_motion.setter
    def reduced_motion(self, reduced: bool) -> None:
        self._always_still = reduced

    @property
    def zoomed(self) -> bool:
        """All type is twice as large; what then has no room is moved, never cut off."""
        return self.access.uses(Way.LARGE_TEXT)

    @property
    def two_columns(self) -> bool:
        """Whether a screen stands in two columns."""
        return self.landscape and not self.zoomed

    @property
    def marks_focus(self) -> bool:
        """Whether what has the focus shows a ring."""
        return self.by_keyboard or self.access.uses(Way.KEYPAD)

    def lowered_px(self, height_px: int) -> int:
        """How far from the top of the screen everything begins, so that it can be reached."""
        if not self.access.uses(Way.LOW_REACH):
            return 0
        return max(0, height_px - self.px(self._reach_mm))

    def changed(self) -> None:
        """Something that takes room on the screen is different from before."""
        self.revision += 1

    def px(self, mm: float) -> int:
        """Whole pixels for a length in millimetres; at least one."""
        return max(1, round(mm * self.px_per_mm))

    def type_px(self, size: Type, scale: float = 1.0) -> int:
        """The height of this type now."""
        return self.px(size.value * scale * (ZOOM if self.zoomed else 1.0))

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
        font.setPixelSize(self.type_px(size, scale))
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """A colour of the palette by its name there."""
        colour = QColor(str(getattr(self.colours, name)))
        colour.setAlphaF(alpha)
        return colour
