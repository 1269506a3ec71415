"""A block that is shown whole or, where it is higher than the room there is, moved by big buttons.

With large text, within low reach, or in a language of long words, a screen may need more height
than there is. Nothing is made smaller then and nothing is cut off: two buttons move it, a finger
does, and it follows the focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QScrollEvent, QScrollPrepareEvent
from PySide6.QtWidgets import QScroller, QWidget

from kiosk.ui.theme import Look
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import SCALES, Fits

_GAP_MM: Final = 6.0
_STRIP_MM: Final = 21.0
_ZOOMED_STRIP_MM: Final = 38.0
_STEP: Final = 0.8
"""Of what is seen; the rest stays, so that one finds the line again."""


class Page(QWidget):
    """Holds a block, and at its end what else belongs to it.

    Args:
        look: of the window.
        block: what is shown.
        name: a prefix for the object names of the two buttons.
        least_scale: the smallest that type may become before the block is moved instead.
    """

    def __init__(
        self, look: Look, block: Fits, name: str = "page", least_scale: float = 1.0
    ) -> None:
        super().__init__()
        assert isinstance(block, QWidget)
        self.look = look
        self._block = block
        self._scales = [each for each in SCALES if each >= least_scale]
        self._scale = 1.0
        self._view = QWidget(self)
        self._inside = QWidget(self._view)
        block.setParent(self._inside)
        self._tail: tuple[Button, ...] = ()
        self._offset_px = 0
        self.buttons: list[Button] = []
        for number, icon in enumerate(("up", "down")):
            button = Button(look, f"{name}_{icon}", Kind.SCROLL, icon)
            button.setParent(self)
            button.clicked.connect(lambda _=False, way=2 * number - 1: self._turn(way))
            button.hide()
            self.buttons.append(button)
        QScroller.grabGesture(self, QScroller.ScrollerGestureType.LeftMouseButtonGesture)

    @property
    def overflows(self) -> bool:
        """Whether there is more than is seen."""
        return self._most_px > 0

    @property
    def view(self) -> QWidget:
        """The window through which the block is seen."""
        return self._view

    def to_top(self) -> None:
        self._move(0)

    def place(self, rect: QRect, tail: Sequence[Button] = ()) -> None:
        """Put everything into a rectangle; ``tail`` stands below the block."""
        self.setGeometry(rect)
        self._take(tuple(tail))
        room = QRect(0, 0, rect.width(), rect.height())
        self._scale = next(
            (each for each in self._scales if self._whole_px(room.width(), each) <= room.height()),
            self._scales[-1],
        )
        moves = self._whole_px(room.width(), self._scale) > room.height()
        if moves:
            room = self._strip(room)
        for button, word in zip(self.buttons, ("up", "down"), strict=True):
            button.say(tr("page", word))
            button.setVisible(moves)
        self._view.setGeometry(room)
        self._fill(room)
        self._move(self._offset_px)

    def reveal(self, widget: QWidget) -> None:
        """Move so that this part of the block is seen."""
        if not self.overflows or not self._inside.isAncestorOf(widget):
            return
        top_px = widget.mapTo(self._inside, widget.rect().topLeft()).y()
        spare_px = self.look.px(_GAP_MM)
        low_px = top_px + widget.height() + spare_px - self._view.height()
        self._move(min(max(self._offset_px, low_px), max(0, top_px - spare_px)))

    # --- its parts ----------------------------------------------------------------------------

    def _take(self, tail: tuple[Button, ...]) -> None:
        self._tail = tail
        for button in tail:
            if button.parentWidget() is not self._inside:
                button.setParent(self._inside)
                button.setVisible(True)

    def _whole_px(self, width_px: int, scale: float) -> int:
        gap_px = self.look.px(_GAP_MM)
        tails = [each.height_at(width_px, 1.0) for each in self._tail]
        return self._block.height_at(width_px, scale) + sum(tails) + gap_px * len(tails)

    def _strip(self, room: QRect) -> QRect:
        """Take the room of the two buttons: beside the block in landscape, else below it."""
        px, look = self.look.px, self.look
        gap_px = px(_GAP_MM)
        first, second = self.buttons
        if look.landscape:
            wide_px = max(px(_STRIP_MM), *(each.width_at(1.0) for each in self.buttons))
            x_px, high_px = room.width() - wide_px, (room.height() - gap_px) // 2
            first.setGeometry(x_px, 0, wide_px, high_px)
            second.setGeometry(x_px, high_px + gap_px, wide_px, high_px)
            room = room.adjusted(0, 0, -wide_px - gap_px, 0)
        else:
            high_px = px(_ZOOMED_STRIP_MM if look.zoomed else _STRIP_MM)
            y_px, wide_px = room.height() - high_px, (room.width() - gap_px) // 2
            first.setGeometry(0, y_px, wide_px, high_px)
            second.setGeometry(wide_px + gap_px, y_px, wide_px, high_px)
            room = room.adjusted(0, 0, 0, -high_px - gap_px)
        for button in self.buttons:
            button.settle(1.0)
        return room

    def _fill(self, room: QRect) -> None:
        """Give the block its room, or all the height that it needs."""
        assert isinstance(self._block, QWidget)
        whole_px = max(self._whole_px(room.width(), self._scale), room.height())
        self._inside.resize(room.width(), whole_px)
        gap_px, y_px = self.look.px(_GAP_MM), whole_px
        for button in reversed(self._tail):
            high_px = button.height_at(room.width(), 1.0)
            y_px -= high_px
            button.setGeometry(0, y_px, room.width(), high_px)
            button.settle(1.0)
            y_px -= gap_px
        self._block.setGeometry(0, 0, room.width(), y_px)
        self._block.settle(self._scale)

    # --- moving -------------------------------------------------------------------------------

    @property
    def _most_px(self) -> int:
        return max(0, self._inside.height() - self._view.height())

    def _turn(self, way: int) -> None:
        self._move(self._offset_px + round(way * self._view.height() * _STEP))

    def _move(self, offset_px: int) -> None:
        self._offset_px = min(max(0, offset_px), self._most_px)
        self._inside.move(0, -self._offset_px)
        up, down = self.buttons
        # Who stands on the button that leads no further goes over to the other one.
        for button, other, able in (
            (up, down, self._offset_px > 0),
            (down, up, self._offset_px < self._most_px),
        ):
            if not able and button.hasFocus():
                other.enable(True)
                other.setFocus()
            button.enable(able)

    def event(self, event: QEvent) -> bool:
        """A finger moves it; Qt's scroller asks how far that can go."""
        if isinstance(event, QScrollPrepareEvent):
            event.setViewportSize(QSizeF(self._view.size()))
            event.setContentPosRange(QRectF(0, 0, 0, self._most_px))
            event.setContentPos(QPointF(0, self._offset_px))
            event.setAccepted(self.overflows)
            return True
        if isinstance(event, QScrollEvent):
            self._move(round(event.contentPos().y()))
            return True
        return super().event(event)
