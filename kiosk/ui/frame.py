"""Where everything stands that stands at the same place on every screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

from kiosk.ui.theme import Look

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


@dataclass(frozen=True)
class Frame:
    """The window's rectangles, in pixels: bar above, body, actions below."""

    look: Look
    size: QSize

    @property
    def bar(self) -> QRect:
        """Above: the language at the left, the fair in the middle, help at the right."""
        px = self.look.px
        width_px = self.size.width() - 2 * px(MARGIN_MM)
        return QRect(px(MARGIN_MM), px(_TOP_MM), width_px, px(_BAR_MM))

    @property
    def primary(self) -> QRect:
        """The one primary action: always at the lower right."""
        px = self.look.px
        wide_px = px(_PRIMARY_WIDE_LANDSCAPE_MM if self.look.landscape else _PRIMARY_WIDE_MM)
        x_px = self.size.width() - px(MARGIN_MM) - wide_px
        return QRect(x_px, self._foot_px, wide_px, px(_PRIMARY_HIGH_MM))

    @property
    def back(self) -> QRect:
        """Back: always at the lower left."""
        px = self.look.px
        y_px = self._foot_px + px((_PRIMARY_HIGH_MM - _SECONDARY_HIGH_MM) / 2)
        return QRect(px(MARGIN_MM), y_px, px(_BACK_WIDE_MM), px(_SECONDARY_HIGH_MM))

    @property
    def stop(self) -> QRect:
        """Stopping: beside back."""
        back, px = self.back, self.look.px
        return QRect(back.right() + px(GAP_MM), back.y(), px(_STOP_WIDE_MM), back.height())

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

    def body(self, secondary: int) -> QRect:
        """What is left for the screen itself, with this many other actions."""
        px = self.look.px
        top_px = self.bar.bottom() + px(6 if self.look.landscape else 10)
        foot_px = self._foot_px
        if secondary and not self.look.landscape:
            foot_px = self._secondary_px
        left_px = px(MARGIN_MM)
        return QRect(
            left_px, top_px, self.size.width() - 2 * left_px, foot_px - top_px - px(GAP_MM + 2)
        )

    @property
    def _secondary_sides(self) -> tuple[int, int]:
        """The left and the right end of the row of other actions."""
        if self.look.landscape:
            gap_px = self.look.px(GAP_MM)
            return self.stop.right() + gap_px, self.primary.left() - gap_px
        return self.look.px(MARGIN_MM), self.size.width() - self.look.px(MARGIN_MM)

    @property
    def _foot_px(self) -> int:
        return self.size.height() - self.look.px(_BOTTOM_MM) - self.look.px(_PRIMARY_HIGH_MM)

    @property
    def _secondary_px(self) -> int:
        return self._foot_px - self.look.px(GAP_MM) - self.look.px(_SECONDARY_HIGH_MM)
