"""Buttons: large, quiet, one kind of primary, each with a word."""

from __future__ import annotations

import math
from enum import Enum
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from kiosk.interview import Language
from kiosk.ui.theme import RADIUS_MM, Look, Type
from kiosk.ui.widgets.focus import draw_ring
from kiosk.ui.widgets.icons import draw_icon
from kiosk.ui.widgets.lines import CENTRE, Lines
from kiosk.ui.widgets.paper import SHADOW_MM, draw_edge, draw_sheet

_PAD_MM: Final = 5.0
_KEY_PAD_MM: Final = 1.5
_ICON_EM: Final = 1.05
_SHRINK: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7)

_ZOOMED_SHRINK: Final = (0.6, 0.5)
"""Large words on a narrow key are still as large as everything else is otherwise."""


class Kind(Enum):
    """What a button looks like: its ground, its words, its height in millimetres."""

    PRIMARY = ("celadon", "on_celadon", 28.0, Type.BODY, True)
    SECONDARY = ("celadon_soft", "ink", 24.0, Type.BODY, False)
    QUIET = ("", "stone", 24.0, Type.NOTE, False)
    CHROME = ("paper", "ink", 21.0, Type.NOTE, False)
    CHOSEN = ("celadon", "on_celadon", 21.0, Type.NOTE, False)
    WARN = ("persimmon_soft", "persimmon", 24.0, Type.BODY, False)
    DANGER = ("persimmon", "on_celadon", 28.0, Type.BODY, True)
    PLAIN = ("paper", "ink", 28.0, Type.BODY, False)
    CHOICE = ("paper", "ink", 34.0, Type.LEAD, True)
    CHOICE_FLAT = ("hanji", "ink", 34.0, Type.LEAD, True)
    CHOICE_CHOSEN = ("celadon", "on_celadon", 34.0, Type.LEAD, True)
    SCROLL = ("celadon_soft", "ink", 21.0, Type.BODY, False)
    KEY = ("paper", "ink", 20.5, Type.BODY, False)
    KEY_FLAT = ("hanji", "ink", 22.0, Type.LEAD, False)
    KEY_ENTER = ("celadon", "on_celadon", 22.0, Type.BODY, True)
    KEY_SOFT = ("celadon_soft", "ink", 20.5, Type.BODY, False)


class Button(QAbstractButton):
    """A button with words, perhaps an icon before them.

    ``name`` is its object name: what it is for, and how an automatic visitor finds it.
    """

    def __init__(
        self,
        look: Look,
        name: str,
        kind: Kind = Kind.SECONDARY,
        icon: str = "",
        language: Language | None = None,
    ) -> None:
        """``language``: of its words, where it is never the screen's."""
        super().__init__()
        self.look = look
        self._language = language
        self.setObjectName(name)
        self._ground, self._tone, self._high_mm, self._type, self._bold = kind.value
        self._icon = self._own_icon = icon
        self._pad_mm = _KEY_PAD_MM if kind.name.startswith("KEY") else _PAD_MM
        self._scale = 1.0
        self._raised = kind in (Kind.KEY, Kind.CHOICE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def say(self, text: str, accessible: str = "") -> None:
        """Show these words; ``accessible`` where a screen reader needs more."""
        if text == self.text() and (accessible or text) == self.accessibleName():
            return
        self.setText(text)
        self.setAccessibleName(accessible or text)
        self.look.changed()

    def kind(self, kind: Kind) -> None:
        """Change what it looks like."""
        if kind.value[:2] != (self._ground, self._tone):
            self._ground, self._tone, self._high_mm, self._type, self._bold = kind.value
            self.update()

    def enable(self, enabled: bool) -> None:
        """Let it be pressed or not; free while nothing changes."""
        if enabled is not self.isEnabled():
            self.setEnabled(enabled)

    def show_icon(self, shown: bool) -> None:
        """Leave the icon away where there is only room for the words."""
        icon = self._own_icon if shown else ""
        if icon != self._icon:
            self._icon = icon
            self.update()

    def height_at(self, width_px: int, scale: float) -> int:
        # A target stays 20 mm high, however small the type must get.
        least_px = self.look.px(max(20.0, self._high_mm * (0.5 + scale / 2)))
        around_px = self.look.px(10 if self.look.zoomed else 4)
        return max(least_px, round(self._lines(width_px, scale).height_px) + around_px)

    def width_at(self, scale: float) -> int:
        """How wide it is with its words on one line."""
        lines = self._lines(100_000, scale)
        icon_px = self._icon_px(scale) * 1.4 if self._icon else 0.0
        return math.ceil(lines.width_px + icon_px + 1.0) + 2 * self.look.px(self._pad_mm)

    def settle(self, scale: float) -> None:
        """Take a scale; words that are too long for the button get smaller still."""
        self._scale = self.scale_that_fits(scale)
        self.setFont(self._font(self._scale))
        self.update()

    def scale_that_fits(self, scale: float) -> float:
        """The largest scale up to this one at which the words are whole."""
        shrinks = (*_SHRINK, *_ZOOMED_SHRINK) if self.look.zoomed else _SHRINK
        return next(
            (each for each in (scale * shrink for shrink in shrinks) if self._whole(each)),
            scale * shrinks[-1],
        )

    def _whole(self, scale: float) -> bool:
        lines = self._lines(self.width(), scale)
        return lines.height_px <= self.height() - self.look.px(1) and not lines.breaks_a_word()

    def fits(self) -> bool:
        """Whether the words are inside the button and none had to be broken."""
        lines = self._lines(self.width(), self._scale)
        inside = lines.height_px <= self.height() + 1 and lines.width_px <= self.width() + 1
        return inside and not lines.breaks_a_word()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, tone = self._colours()
        radius_px = self.look.px(RADIUS_MM)
        if self._raised and self.isEnabled() and not self.isDown():
            draw_sheet(painter, self.look, QRectF(self.rect()))
        elif ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            if self.look.colours.edge and self.isEnabled():
                draw_edge(painter, self.look, QRectF(self.rect()))
            else:
                painter.drawRoundedRect(self.rect(), radius_px, radius_px)
        self._draw_words(painter, tone)
        if self.look.marks_focus and self.hasFocus():
            draw_ring(painter, self.look, QRectF(self.rect()))

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def _colours(self) -> tuple[QColor | None, QColor]:
        look = self.look
        if not self.isEnabled():
            return (look.colour("faint") if self._ground else None), look.colour("stone")
        ground = look.colour(self._ground) if self._ground else None
        if self.isDown():
            ground = ground.darker(110) if ground else look.colour("line", 0.5)
        return ground, look.colour(self._tone)

    def _draw_words(self, painter: QPainter, tone: QColor) -> None:
        lines = self._lines(self.width(), self._scale)
        icon_px = self._icon_px(self._scale)
        before_px = icon_px * 1.4 if self._icon else 0.0
        pad_px = self.look.px(self._pad_mm)
        room_px = self.width() - 2 * pad_px - before_px
        if self._icon:
            used_px = lines.width_px
            x_px = pad_px + (room_px - used_px) / 2 if self.text() else (self.width() - icon_px) / 2
            y_px = (self.height() - icon_px) / 2
            draw_icon(painter, self._icon, QRectF(x_px, y_px, icon_px, icon_px), tone)
        painter.setPen(tone)
        # In the middle of the sheet, which ends above its shadow.
        shadow_px = self.look.px_per_mm * SHADOW_MM * 1.5 if self._raised else 0.0
        y_px = (self.height() - shadow_px - lines.height_px) / 2
        lines.draw(painter, QPointF(pad_px + before_px, y_px))

    def _icon_px(self, scale: float) -> float:
        return self.look.type_px(self._type, scale) * _ICON_EM

    def _lines(self, width_px: int, scale: float) -> Lines:
        before_px = self._icon_px(scale) * 1.4 if self._icon else 0.0
        room_px = max(1.0, width_px - 2 * self.look.px(self._pad_mm) - before_px)
        return Lines(self.text(), self._font(scale), room_px, 1.25, CENTRE)

    def _font(self, scale: float) -> QFont:
        return self.look.font(self._type, self._bold, scale, self._language)
