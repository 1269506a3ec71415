"""A QR code on the screen: dark on white, whatever the colours of the booth are."""

from __future__ import annotations

from typing import Final

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look

_QUIET: Final = 4
"""Modules of white around it, without which a camera finds no corner."""
_MODULE_MM: Final = 0.84
"""Three pixels on the booth's panel; smaller ones a telephone may not read."""


class QrCode(QWidget):
    """As large as its room allows in whole pixels a module: half ones blur, and cameras fail."""

    def __init__(self, look: Look, least_mm: float = 62.0) -> None:
        super().__init__()
        self.look = look
        self._least_mm = least_mm
        self._text = ""
        self._modules: tuple[tuple[int, ...], ...] = ()

    def show_text(self, text: str, name: str) -> None:
        """Show another text; free while it stays the same. ``name`` is for who cannot see it."""
        self.setAccessibleName(name)
        if text == self._text:
            return
        before = len(self._modules)
        self._text = text
        self._modules = ()
        if text:
            # A screen is never torn or stained: the least redundancy makes the largest modules.
            code = segno.make(text, error="l", boost_error=False, micro=False)
            self._modules = tuple(tuple(row) for row in code.matrix_iter(border=_QUIET))
        if len(self._modules) != before:
            self.look.changed()
        self.update()

    def forget(self) -> None:
        self.show_text("", "")

    def height_at(self, width_px: int, scale: float) -> int:
        if not self._text:
            return 0
        modules_px = len(self._modules) * self.look.px(_MODULE_MM)
        return min(width_px, max(self.look.px(self._least_mm), modules_px))

    def settle(self, scale: float) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._modules:
            return
        draw_modules(QPainter(self), QRectF(self.rect()), self._modules)


def draw_modules(
    painter: QPainter, room: QRectF, modules: tuple[tuple[int, ...], ...], whole: bool = True
) -> None:
    """Draw a code into the middle of a room; ``whole`` modules are of whole pixels."""
    count = len(modules)
    module = min(room.width(), room.height()) / count
    if whole:
        module = max(1.0, float(int(module)))
    side = module * count
    left, top = room.center().x() - side / 2, room.center().y() - side / 2
    if whole:
        left, top = float(int(left)), float(int(top))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(QRectF(left, top, side, side), QColor("#FFFFFF"))
    painter.setBrush(QColor("#000000"))
    for row, line in enumerate(modules):
        for column, dark in enumerate(line):
            if dark:
                painter.drawRect(QRectF(left + column * module, top + row * module, module, module))
