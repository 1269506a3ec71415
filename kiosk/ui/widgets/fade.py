"""The change from one screen to the next: the old one fades over the new, quickly."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, Qt
from PySide6.QtWidgets import QWidget

FADE_MS: Final = 210


class Fade(QWidget):
    """A picture of the old screen that becomes transparent and is then thrown away."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._old: QPixmap | None = None
        self._opacity = 0.0
        self._animation = QVariantAnimation(self)
        self._animation.setDuration(FADE_MS)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._turn)
        self._animation.finished.connect(self.forget)
        self.hide()

    def begin(self, old: QPixmap) -> None:
        self._animation.stop()
        self._old, self._opacity = old, 1.0
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._animation.start()

    def forget(self) -> None:
        """Let go of the picture at once."""
        self._animation.stop()
        self._old = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._old is not None:
            painter = QPainter(self)
            painter.setOpacity(self._opacity)
            painter.drawPixmap(0, 0, self._old)

    def _turn(self, value: float) -> None:
        self._opacity = value
        self.update()
