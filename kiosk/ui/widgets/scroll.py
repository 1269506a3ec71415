"""Long words in a frame of fixed height: moved with a finger, the arrow keys or the wheel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QLinearGradient, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QWidget

from kiosk.ui.theme import Look
from kiosk.ui.widgets.layout import Fits


class Scroll(QScrollArea):
    """Shows a block that may be higher than the room there is."""

    def __init__(self, look: Look, block: Fits, least_mm: float = 60.0) -> None:
        super().__init__()
        assert isinstance(block, QWidget)
        self.look = look
        self._block, self._least_mm = block, least_mm
        self._scale = 1.0
        self.setWidget(block)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.viewport().setAutoFillBackground(False)
        block.setAutoFillBackground(False)
        self._shade = _Shade(self)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        gesture = QScroller.ScrollerGestureType.LeftMouseButtonGesture
        QScroller.grabGesture(self.viewport(), gesture)

    def height_at(self, width_px: int, scale: float) -> int:
        whole_px = self._block.height_at(self._inner_px(width_px), scale)
        if self.look.zoomed:
            # The whole page moves then, and nothing moves inside of what moves.
            return whole_px
        return min(whole_px, self.look.px(self._least_mm * scale))

    def settle(self, scale: float) -> None:
        self._scale = scale
        self._place()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def overflows(self) -> bool:
        """Whether there is more than is seen."""
        return self.verticalScrollBar().maximum() > 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self._draw_bar()

    def _moved(self) -> None:
        bar = self.verticalScrollBar()
        self._shade.setVisible(bar.value() < bar.maximum())
        self.viewport().update()

    def _place(self) -> None:
        inner_px = self._inner_px(self.viewport().width())
        whole_px = max(self._block.height_at(inner_px, self._scale), 1)
        assert isinstance(self._block, QWidget)
        self._block.resize(inner_px, whole_px)
        self._block.settle(self._scale)
        self.verticalScrollBar().setSingleStep(self.look.px(12))
        moves = whole_px > self.viewport().height()
        policy = Qt.FocusPolicy.StrongFocus if moves else Qt.FocusPolicy.NoFocus
        if policy is not self.focusPolicy():
            self.setFocusPolicy(policy)
        high_px = self.look.px(14)
        self._shade.setGeometry(0, self.height() - high_px, inner_px, high_px)
        self._shade.raise_()
        self._moved()

    def _inner_px(self, width_px: int) -> int:
        return width_px - self.look.px(6)

    def _draw_bar(self) -> None:
        """A slim line at the right that says that there is more, and where one is."""
        bar = self.verticalScrollBar()
        if not self.overflows():
            return
        painter = QPainter(self.viewport())
        wide_px = float(self.look.px(1.6))
        x_px = self.viewport().width() - wide_px
        whole_px = self.viewport().height()
        pen = QPen(self.look.colour("line"), wide_px)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        edge = wide_px
        painter.drawLine(int(x_px), int(edge), int(x_px), int(whole_px - edge))
        length_px = whole_px * whole_px / (whole_px + bar.maximum())
        top_px = (whole_px - length_px) * bar.value() / bar.maximum()
        here = self.hasFocus() and self.look.marks_focus
        pen.setColor(self.look.colour("focus" if here else "stone"))
        painter.setPen(pen)
        painter.drawLine(int(x_px), int(top_px + edge), int(x_px), int(top_px + length_px - edge))


class _Shade(QWidget):
    """The last line fades into the paper: there is more below."""

    def __init__(self, scroll: Scroll) -> None:
        super().__init__(scroll)
        self._look = scroll.look
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0.0, self._look.colour("paper", 0.0))
        fade.setColorAt(1.0, self._look.colour("paper", 1.0))
        QPainter(self).fillRect(self.rect(), fade)
