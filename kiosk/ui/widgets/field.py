"""Where the seeker writes: one line, or a whole sheet. Nothing of it outlives :meth:`forget`."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from kiosk.ui.theme import RADIUS_MM, Look, Type
from kiosk.ui.widgets.paper import draw_sheet


def _quiet(widget: QWidget, look: Look) -> None:
    """No menu, no drag, no frame of Qt's own: paper and ink."""
    widget.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    widget.setAcceptDrops(False)
    colours = look.colours
    widget.setStyleSheet(
        f"background: transparent; border: none; color: {colours.ink};"
        f"placeholder-text-color: {colours.stone};"
        f"selection-background-color: {colours.celadon}; selection-color: {colours.on_celadon};"
    )


class Field(QLineEdit):
    """One line to write in."""

    def __init__(self, look: Look, name: str, digits: bool = False) -> None:
        """``digits``: for a telephone number; the on-screen keyboard then shows digits."""
        super().__init__()
        self.look = look
        self.digits = digits
        self.setObjectName(name)
        self.setMaxLength(60)
        self.setFrame(False)
        _quiet(self, look)

    def hide_digits(self) -> None:
        """Show what is typed for a moment only: the next in line, and whoever reads the screen
        aloud, learn nothing.
        """
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setStyleSheet(f"{self.styleSheet()} lineedit-password-mask-delay: 1000;")

    def label(self, text: str, placeholder: str) -> None:
        self.setAccessibleName(text)
        if placeholder != self.placeholderText():
            self.setPlaceholderText(placeholder)

    def forget(self) -> None:
        # setText drops the undo history too; clear() would keep it.
        self.setText("")

    def height_at(self, width_px: int, scale: float) -> int:
        return self.look.px(24)

    def settle(self, scale: float) -> None:
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
        return self.look.px(self._least_mm * scale)

    def settle(self, scale: float) -> None:
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
    wide_px = look.px_per_mm * (0.9 if field.hasFocus() else 0.4)
    pen = painter.pen()
    pen.setColor(look.colour("celadon" if field.hasFocus() else "line"))
    pen.setStyle(Qt.PenStyle.SolidLine)
    pen.setWidthF(wide_px)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset_px = wide_px / 2
    box = QRectF(canvas.rect()).adjusted(inset_px, inset_px, -inset_px, -inset_px)
    painter.drawRoundedRect(box, look.px(RADIUS_MM), look.px(RADIUS_MM))
