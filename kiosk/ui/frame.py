"""Where everything stands that stands at the same place on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

from kiosk.flow import Way
from kiosk.ui.theme import Look, Type

MARGIN_MM: Final = 12.0
GAP_MM: Final = 6.0
_TOP_MM: Final = 9.0
_BAR_MM: Final = 21.0
_PRIMARY_HIGH_MM: Final = 28.0
_SECONDARY_HIGH_MM: Final = 24.0
_BOTTOM_MM: Final = 11.0
_BACK_WIDE_MM: Final = 46.0
_STOP_WIDE_MM: Final = 56.0
_PRIMARY_WIDE_MM: Final = 158.0
_PRIMARY_WIDE_LANDSCAPE_MM: Final = 124.0
_MOST_SECONDARY_MM: Final = 134.0
_NAME_SPACING: Final = 1.35
_CAPTION_LINES: Final = 2.9
"""Two lines of what the voice says, and a little room around them."""

_ZOOMED_BAR_MM: Final = 32.0
_ZOOMED_PRIMARY_HIGH_MM: Final = 40.0
_ZOOMED_SECONDARY_HIGH_MM: Final = 32.0
_ZOOMED_BACK_WIDE_MM: Final = 58.0
_ZOOMED_STOP_WIDE_MM: Final = 92.0
_ZOOMED_PRIMARY_WIDE_LANDSCAPE_MM: Final = 250.0


@dataclass(frozen=True)
class Frame:
    """The window's rectangles, in pixels: bar above, body, actions below.

    With large text the primary action takes a line of its own in portrait, and the other actions
    stand at the end of the body. Within low reach everything begins further down.
    """

    look: Look
    size: QSize

    @property
    def whole(self) -> QRect:
        """What can be reached: the window, or the lower part of it."""
        top_px = self.look.lowered_px(self.size.height())
        return QRect(0, top_px, self.size.width(), self.size.height() - top_px)

    @property
    def below_a_sheet(self) -> QRect:
        """The room of a sheet that lies over the screen: what the caption leaves of the whole."""
        left_px = self._caption_px + self.look.px(GAP_MM) if self._captioned else 0
        return self.whole.adjusted(0, 0, 0, -left_px)

    @property
    def sheet_caption(self) -> QRect:
        """Where it is written what the voice says, below a sheet."""
        caption = self.caption(0)
        caption.moveBottom(self.size.height() - self.look.px(GAP_MM))
        return caption

    @property
    def name(self) -> QRect:
        """The fair's name: a line above the bar in portrait, in landscape inside it."""
        px, bar = self.look.px, self.bar
        high_px = self._name_px
        if self.look.landscape and not self.look.zoomed:
            return bar
        return QRect(bar.x(), bar.y() - high_px - px(1), bar.width(), high_px)

    @property
    def bar(self) -> QRect:
        """Above: the language and the ways of using the booth at the left, help at the right."""
        px, zoomed = self.look.px, self.look.zoomed
        above_px = px(_TOP_MM)
        if zoomed or not self.look.landscape:
            above_px = max(above_px, self._name_px + px(4))
        width_px = self.size.width() - 2 * px(MARGIN_MM)
        high_px = px(_ZOOMED_BAR_MM if zoomed else _BAR_MM)
        return QRect(px(MARGIN_MM), self.whole.y() + above_px, width_px, high_px)

    @property
    def access_below(self) -> bool:
        """The bar is too narrow for large words: the ways of using the booth stand below."""
        return self.look.zoomed and not self.look.landscape

    @property
    def primary(self) -> QRect:
        """The one primary action: always at the lower right."""
        px, look = self.look.px, self.look
        if look.zoomed:
            wide_mm = _ZOOMED_PRIMARY_WIDE_LANDSCAPE_MM
        else:
            wide_mm = _PRIMARY_WIDE_LANDSCAPE_MM if look.landscape else _PRIMARY_WIDE_MM
        room_px = self.size.width() - 2 * px(MARGIN_MM)
        wide_px = room_px if self.access_below else min(px(wide_mm), room_px)
        high_px = px(_ZOOMED_PRIMARY_HIGH_MM if look.zoomed else _PRIMARY_HIGH_MM)
        x_px = self.size.width() - px(MARGIN_MM) - wide_px
        return QRect(x_px, self._foot_px, wide_px, high_px)

    @property
    def back(self) -> QRect:
        """Back: always at the lower left."""
        px, zoomed = self.look.px, self.look.zoomed
        high_px = px(_ZOOMED_SECONDARY_HIGH_MM if zoomed else _SECONDARY_HIGH_MM)
        wide_px = px(_ZOOMED_BACK_WIDE_MM if zoomed else _BACK_WIDE_MM)
        if self.access_below:
            return QRect(px(MARGIN_MM), self._last_px - high_px, wide_px, high_px)
        y_px = self._foot_px + (self.primary.height() - high_px) // 2
        return QRect(px(MARGIN_MM), y_px, wide_px, high_px)

    @property
    def stop(self) -> QRect:
        """Stopping: beside back."""
        back, px = self.back, self.look.px
        wide_px = px(_ZOOMED_STOP_WIDE_MM if self.look.zoomed else _STOP_WIDE_MM)
        return QRect(back.right() + 1 + px(GAP_MM), back.y(), wide_px, back.height())

    @property
    def access(self) -> QRect:
        """The ways of using the booth, where the bar has no room for them: beside stopping."""
        stop, px = self.stop, self.look.px
        x_px = stop.right() + 1 + px(GAP_MM)
        return QRect(x_px, stop.y(), self.size.width() - px(MARGIN_MM) - x_px, stop.height())

    def secondary_room_px(self, count: int) -> int:
        """The width that so many other actions have together, without the gaps between them."""
        left_px, right_px = self._secondary_sides
        return right_px - left_px - self.look.px(GAP_MM) * (count - 1)

    def secondary(self, widths_px: Sequence[int]) -> list[QRect]:
        """Places for the other actions: above the primary one, or beside it in landscape.

        Args:
            widths_px: how wide each has to be for its words. They are all of one width if that
                is enough for each; else what is left over, or lacking, is shared.
        """
        if not widths_px:
            return []
        gap_px, count = self.look.px(GAP_MM), len(widths_px)
        even_px = self.secondary_room_px(count) // count
        if self.look.landscape:
            even_px = max(min(even_px, self.look.px(_MOST_SECONDARY_MM)), max(widths_px))
        over_px = self.secondary_room_px(count) - sum(widths_px)
        if even_px * count <= self.secondary_room_px(count) and even_px >= max(widths_px):
            widths = [even_px] * count
        else:
            widths = [each + over_px // count for each in widths_px]
        x_px = self._secondary_sides[1] - sum(widths) - gap_px * (count - 1)
        y_px = self.back.y() if self.look.landscape else self._secondary_px
        places = []
        for wide_px in widths:
            places.append(QRect(x_px, y_px, wide_px, self.look.px(_SECONDARY_HIGH_MM)))
            x_px += wide_px + gap_px
        return places

    def body(self, secondary: int, primary: bool = True) -> QRect:
        """What is left for the screen itself, with this many other actions."""
        px = self.look.px
        top_px = self.bar.bottom() + px(6 if self.look.landscape else 8)
        left_px = px(MARGIN_MM)
        foot_px = self._body_end_px(secondary, primary)
        if self._captioned:
            foot_px -= self._caption_px + px(GAP_MM)
        return QRect(left_px, top_px, self.size.width() - 2 * left_px, foot_px - top_px)

    def caption(self, secondary: int, primary: bool = True) -> QRect:
        """Where it is written what the voice says, directly below the body."""
        left_px, foot_px = self.look.px(MARGIN_MM), self._body_end_px(secondary, primary)
        wide_px = self.size.width() - 2 * left_px
        return QRect(left_px, foot_px - self._caption_px, wide_px, self._caption_px)

    def _body_end_px(self, secondary: int, primary: bool) -> int:
        if self.access_below and not primary:
            return self.back.y() - self.look.px(GAP_MM + 2)
        below = bool(secondary) and not self.look.landscape and not self.look.zoomed
        return (self._secondary_px if below else self._foot_px) - self.look.px(GAP_MM + 2)

    @property
    def _captioned(self) -> bool:
        return self.look.access.uses(Way.VOICE)

    @property
    def _caption_px(self) -> int:
        return round(self.look.type_px(Type.CAPTION) * _CAPTION_LINES)

    @property
    def _name_px(self) -> int:
        return round(self.look.type_px(Type.CAPTION) * _NAME_SPACING)

    @property
    def _secondary_sides(self) -> tuple[int, int]:
        """The left and the right end of the row of other actions."""
        if self.look.landscape:
            gap_px = self.look.px(GAP_MM)
            return self.stop.right() + gap_px, self.primary.left() - gap_px
        return self.look.px(MARGIN_MM), self.size.width() - self.look.px(MARGIN_MM)

    @property
    def _last_px(self) -> int:
        """Below this there is only the margin."""
        return self.size.height() - self.look.px(_BOTTOM_MM)

    @property
    def _foot_px(self) -> int:
        px = self.look.px
        if self.access_below:
            above_mm = _ZOOMED_SECONDARY_HIGH_MM + GAP_MM + _ZOOMED_PRIMARY_HIGH_MM
            return self._last_px - px(above_mm)
        return self._last_px - px(_ZOOMED_PRIMARY_HIGH_MM if self.look.zoomed else _PRIMARY_HIGH_MM)

    @property
    def _secondary_px(self) -> int:
        return self._foot_px - self.look.px(GAP_MM) - self.look.px(_SECONDARY_HIGH_MM)
