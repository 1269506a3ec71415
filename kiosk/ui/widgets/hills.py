"""Evening air and hills: what is seen through the open doors, and while one rests."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QRadialGradient

_SKY: Final = ("#DDE9E6", "#F3EEDF", "#FBE7CB")
_HILLS: Final = ("#C9DCD4", "#A5C5B8", "#73A594", "#41806F", "#27604F")


def hills(painter: QPainter, view: QRectF, sun: bool = True) -> None:
    """Evening air and five ranges of hills, clipped to a rectangle."""
    painter.save()
    painter.setClipRect(view, Qt.ClipOperation.IntersectClip)
    painter.setPen(Qt.PenStyle.NoPen)
    sky = QLinearGradient(view.topLeft(), view.bottomLeft())
    for at, colour in zip((0.0, 0.45, 0.8), _SKY, strict=True):
        sky.setColorAt(at, QColor(colour))
    painter.fillRect(view, sky)
    if sun:
        _sun(painter, view)
    for number, colour in enumerate(_HILLS):
        _ridge(painter, view, number, QColor(colour))
    painter.restore()


def _sun(painter: QPainter, view: QRectF) -> None:
    at = QPointF(view.left() + view.width() * 0.66, view.top() + view.height() * 0.4)
    radius_px = min(view.width(), view.height()) * 0.085
    halo = QRadialGradient(at, radius_px * 4)
    halo.setColorAt(0.0, QColor(255, 240, 205, 190))
    halo.setColorAt(1.0, QColor(255, 240, 205, 0))
    painter.setBrush(halo)
    painter.drawEllipse(at, radius_px * 4, radius_px * 4)
    painter.setBrush(QColor("#FFF6E0"))
    painter.drawEllipse(at, radius_px, radius_px)


_RIDGES: Final = (
    ((0.0, 0.56), (0.16, 0.49), (0.34, 0.56), (0.52, 0.47), (0.74, 0.55), (0.9, 0.5), (1.0, 0.53)),
    ((0.0, 0.6), (0.2, 0.64), (0.4, 0.55), (0.62, 0.63), (0.82, 0.57), (1.0, 0.62)),
    ((0.0, 0.7), (0.18, 0.62), (0.38, 0.72), (0.6, 0.67), (0.8, 0.72), (1.0, 0.66)),
    ((0.0, 0.76), (0.24, 0.8), (0.48, 0.74), (0.7, 0.81), (0.88, 0.75), (1.0, 0.78)),
    ((0.0, 0.9), (0.2, 0.84), (0.42, 0.9), (0.66, 0.86), (0.84, 0.91), (1.0, 0.86)),
)


def _ridge(painter: QPainter, view: QRectF, number: int, colour: QColor) -> None:
    points = [
        QPointF(view.left() + x * view.width(), view.top() + y * view.height())
        for x, y in _RIDGES[number]
    ]
    path = QPainterPath(points[0])
    for before, after in pairwise(points):
        middle_x = (before.x() + after.x()) / 2
        path.cubicTo(QPointF(middle_x, before.y()), QPointF(middle_x, after.y()), after)
    path.lineTo(view.bottomRight())
    path.lineTo(view.bottomLeft())
    path.closeSubpath()
    mist = QLinearGradient(0, view.top() + view.height() * 0.45, 0, view.bottom())
    mist.setColorAt(0.0, colour)
    mist.setColorAt(1.0, colour.lighter(118))
    painter.setBrush(mist)
    painter.drawPath(path)
