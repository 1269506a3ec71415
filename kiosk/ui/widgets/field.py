"""Where the seeker writes: one line, or a whole sheet. Nothing of it outlives :meth:`forget`."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from kiosk.ui.theme import RADIUS_MM, Look, Type
from kiosk.ui.widgets.paper import draw_sheet

WRITTEN_TO: Final = "written_to"
"""The property of a field into which the keys of the on-screen keyboard write, focus or not."""


def _quiet(widget: QWidget, look: Look) -> None:
    """No menu, no drag, no frame of Qt's own: paper and ink."""
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    widget.setAcceptDrops(False)
    _colour(widget, look)


def _colour(widget: QWidget, look: Look, more: str = "") -> None:
    """The colours of the look as it is now, and ``more``; free while they stay the same."""
    colours = look.colours
    sheet = (
        f"background: transparent; border: none; color: {colours.ink};"
        f"placeholder-text-color: {colours.stone};"
        f"selection-background-color: {colours.celadon}; selection-color: {colours.on_celadon};"
        f"{more}"
    )
    if sheet != widget.styleSheet():
        widget.setStyleSheet(sheet)


class Field(QLineEdit):
    """One line to write in."""

    def __init__(self, look: Look, name: str, digits: bool = False, private: bool = False) -> None:
        """Make it empty.

        Args:
            look: of the window.
            name: its object name.
            digits: for a telephone number; the on-screen keyboard then shows digits.
            private: tells who somebody is; no voice reads it.
        """
        super().__init__()
        self.look = look
        self.digits = digits
        self.private = private
        self._style = ""
        self.setObjectName(name)
        self.setMaxLength(60)
        self.setFrame(False)
        _quiet(self, look)

    def hide_digits(self) -> None:
        """Show what is typed for a moment only: the next in line, and whoever reads the screen
        aloud, learn nothing.
        """
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._style = "lineedit-password-mask-delay: 1000;"

    def label(self, text: str, placeholder: str) -> None:
        self.setAccessibleName(text)
        if placeholder != self.placeholderText():
            self.setPlaceholderText(placeholder)

    def forget(self) -> None:
        # setText drops the undo history too; clear() would keep it.
        self.setText("")

    def height_at(self, width_px: int, scale: float) -> int:
        return max(self.look.px(24), round(self.look.type_px(Type.LEAD, scale) * 1.5))

    def settle(self, scale: float) -> None:
        _colour(self, self.look, self._style)
        self.setFont(self.look.font(Type.LEAD, scale=scale))
        side_px = self.look.px(7)
        self.setTextMargins(side_px, 0, side_px, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        _draw_ground(self, self, self.look)
        super().paintEvent(event)


class Sheet(QPlainTextEdit):
    """A sheet of paper to write on."""

    def __init__(self, look: Look, name: str, least_mm: float = 70.0) -> None:
        super().__init__()
        self.look = look
        self._least_mm = least_mm
        self.digits = False
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        _quiet(self, look)
        _quiet(self.viewport(), look)

    def label(self, text: str, placeholder: str) -> None:
        self.setAccessibleName(text)
        if placeholder != self.placeholderText():
            self.setPlaceholderText(placeholder)

    def forget(self) -> None:
        self.setPlainText("")

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(self._least_mm * scale * (1.6 if self.look.zoomed else 1.0))

    def settle(self, scale: float) -> None:
        _colour(self, self.look)
        _colour(self.viewport(), self.look)
        self.setFont(self.look.font(Type.LEAD, scale=scale))
        side_px = self.look.px(8)
        self.setViewportMargins(side_px, side_px, side_px, side_px)


class SheetFrame(QWidget):
    """The paper under a :class:`Sheet`; the sheet itself scrolls inside it."""

    def __init__(self, look: Look, sheet: Sheet) -> None:
        super().__init__()
        self.look = look
        self.sheet = sheet
        sheet.setParent(self)

    def height_at(self, width_px: int, scale: float) -> int:
        return self.sheet.height_at(width_px, scale)

    def settle(self, scale: float) -> None:
        self.sheet.setGeometry(self.rect())
        self.sheet.settle(scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        _draw_ground(self, self.sheet, self.look)


def _draw_ground(canvas: QWidget, field: QWidget, look: Look) -> None:
    painter = QPainter(canvas)
    draw_sheet(painter, look, QRectF(canvas.rect()), shadow=False)
    here = field.hasFocus() or bool(field.property(WRITTEN_TO))
    wide_px = look.px_per_mm * (1.2 if here else 0.6)
    pen = painter.pen()
    # Like any edge that says "here one can write", it stands out from the paper 3 to 1.
    pen.setColor(look.colour("focus" if here else "stone"))
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setWidthF(wide_px)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset_px = wide_px / 2
    box = QRectF(canvas.rect()).adjusted(inset_px, inset_px, -inset_px, -inset_px)
    painter.drawRoundedRect(box, look.px(RADIUS_MM), look.px(RADIUS_MM))
