"""The furniture of the illustration: a lantern, a low table with a moon jar, a chair.

``at`` is where a thing stands (or hangs), ``unit`` a hundredth of the room's short side, in pixels.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

WOOD: Final = "#A9814F"
WOOD_DARK: Final = "#86643A"
WOOD_LIGHT: Final = "#C79F6C"
_LEAF: Final = "#2F7A69"
_LEAF_LIGHT: Final = "#4B9483"
_LINEN: Final = ("#F6ECD6", "#DCC9A3")
_JAR: Final = ("#FFFFFF", "#E4DFD3")


def lamp(painter: QPainter, at: QPointF, unit: float) -> None:
    """A lantern of paper on a thin cord: the one warm light."""
    painter.setPen(QPen(QColor(WOOD_DARK), 0.35 * unit))
    painter.drawLine(QPointF(at.x(), 0), QPointF(at.x(), at.y() - 8 * unit))
    painter.setPen(Qt.PenStyle.NoPen)
    globe = QRadialGradient(at + QPointF(0, 2 * unit), 11 * unit)
    globe.setColorAt(0.0, QColor("#FFF3D2"))
    globe.setColorAt(0.6, QColor("#FDE3B0"))
    globe.setColorAt(1.0, QColor("#F3C983"))
    painter.setBrush(globe)
    painter.drawEllipse(at, 9.2 * unit, 8.2 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(180, 128, 62, 90), 0.22 * unit))
    for part in (0.34, 0.72):
        painter.drawEllipse(at, 9.2 * unit * part, 8.2 * unit)
    for part in (-0.55, 0.0, 0.55):
        half = 9.2 * unit * (1 - part * part) ** 0.5
        y = at.y() + part * 8.2 * unit
        painter.drawLine(QPointF(at.x() - half, y), QPointF(at.x() + half, y))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(WOOD_DARK))
    for y in (at.y() - 8.7 * unit, at.y() + 7.5 * unit):
        _box(painter, QRectF(at.x() - 2.8 * unit, y, 5.6 * unit, 1.2 * unit), unit)


def table(painter: QPainter, at: QPointF, unit: float) -> None:
    """A low table with a moon jar and a branch."""
    top = at.y() - 10 * unit
    _shadow(painter, QPointF(at.x(), at.y() + 0.2 * unit), 15 * unit, 1.9 * unit)
    painter.setBrush(QColor(WOOD_DARK))
    for x in (-11.2, 9.6):
        _box(painter, QRectF(at.x() + x * unit, top, 1.6 * unit, 10 * unit), 0.5 * unit)
    painter.setBrush(QColor(WOOD))
    _box(painter, QRectF(at.x() - 14 * unit, top - 1.6 * unit, 28 * unit, 2.2 * unit), unit)
    painter.setBrush(QColor(WOOD_LIGHT))
    _box(painter, QRectF(at.x() - 14 * unit, top - 1.6 * unit, 28 * unit, 0.9 * unit), 0.5 * unit)
    jar = QPointF(at.x() + 2.6 * unit, top - 8.4 * unit)
    _branch(painter, jar + QPointF(0, -6.6 * unit), unit)
    clay = QRadialGradient(jar + QPointF(-2.6 * unit, -2.8 * unit), 12 * unit)
    clay.setColorAt(0.0, QColor(_JAR[0]))
    clay.setColorAt(1.0, QColor(_JAR[1]))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(clay)
    _box(
        painter,
        QRectF(jar.x() - 2.9 * unit, jar.y() - 7.6 * unit, 5.8 * unit, 3 * unit),
        0.6 * unit,
    )
    painter.drawEllipse(jar, 7.4 * unit, 6.7 * unit)
    _box(
        painter, QRectF(jar.x() - 2.7 * unit, jar.y() + 5 * unit, 5.4 * unit, 2 * unit), 0.5 * unit
    )
    painter.setBrush(QColor("#CFC8B8"))
    painter.drawEllipse(QPointF(jar.x(), jar.y() - 7.3 * unit), 2.6 * unit, 0.42 * unit)


def _branch(painter: QPainter, foot: QPointF, unit: float) -> None:
    stem = QPainterPath(foot)
    stem.cubicTo(
        foot + QPointF(-1 * unit, -8 * unit),
        foot + QPointF(6 * unit, -12 * unit),
        foot + QPointF(5 * unit, -21 * unit),
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(QColor(WOOD_DARK), 0.55 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(stem)
    painter.setPen(Qt.PenStyle.NoPen)
    for part, turn, size in (
        (0.34, -48, 3.6), (0.48, 42, 4.2), (0.62, -40, 4.0), (0.74, 48, 3.8), (0.86, -36, 3.4),
        (1.0, 8, 3.2),
    ):  # fmt: skip
        painter.save()
        painter.translate(stem.pointAtPercent(part))
        painter.rotate(turn)
        leaf = QPainterPath(QPointF(0, 0))
        leaf.quadTo(
            QPointF(-size * 0.45 * unit, -size * 0.6 * unit), QPointF(0, -size * 1.5 * unit)
        )
        leaf.quadTo(QPointF(size * 0.45 * unit, -size * 0.6 * unit), QPointF(0, 0))
        painter.setBrush(QColor(_LEAF if turn < 0 else _LEAF_LIGHT))
        painter.drawPath(leaf)
        painter.restore()


def chair(painter: QPainter, at: QPointF, unit: float) -> None:
    """A plain chair, turned a little towards whoever comes in."""
    _shadow(painter, at + QPointF(1 * unit, 0), 15 * unit, 2.2 * unit)
    seat = at.y() - 15 * unit
    dark, wood = QColor(WOOD_DARK), QColor(WOOD)
    _leg(painter, at + QPointF(-7.4 * unit, -1.6 * unit), seat, -0.6 * unit, unit, dark)
    _leg(painter, at + QPointF(7.4 * unit, -1.6 * unit), seat, 0.6 * unit, unit, dark)
    back = QRectF(at.x() - 10 * unit, seat - 20 * unit, 20 * unit, 13 * unit)
    for x in (back.left() + 0.6 * unit, back.right() - 2.2 * unit):
        painter.setBrush(wood)
        _box(painter, QRectF(x, back.top() + 2 * unit, 1.6 * unit, 19 * unit), 0.8 * unit)
    rest = QPainterPath()
    rest.addRoundedRect(back, 5 * unit, 5 * unit)
    cloth = QLinearGradient(back.topLeft(), back.bottomRight())
    cloth.setColorAt(0.0, QColor(_LINEN[0]))
    cloth.setColorAt(1.0, QColor(_LINEN[1]))
    painter.setBrush(cloth)
    painter.drawPath(rest)
    painter.setBrush(wood)
    _box(painter, QRectF(at.x() - 12 * unit, seat, 24 * unit, 2.4 * unit), 1.2 * unit)
    painter.setBrush(cloth)
    _box(
        painter,
        QRectF(at.x() - 11.6 * unit, seat - 3.4 * unit, 23.2 * unit, 4.4 * unit),
        2.2 * unit,
    )
    _leg(painter, at + QPointF(-10.6 * unit, 0), seat, -1.0 * unit, unit, wood)
    _leg(painter, at + QPointF(10.6 * unit, 0), seat, 1.0 * unit, unit, wood)


def _leg(
    painter: QPainter, foot: QPointF, top: float, lean: float, unit: float, colour: QColor
) -> None:
    half = 0.85 * unit
    painter.setBrush(colour)
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(foot.x() - half - lean, top + 1.2 * unit),
                QPointF(foot.x() + half - lean, top + 1.2 * unit),
                QPointF(foot.x() + half * 0.7, foot.y()),
                QPointF(foot.x() - half * 0.7, foot.y()),
            ]
        )
    )


def _shadow(painter: QPainter, at: QPointF, wide: float, high: float) -> None:
    painter.save()
    painter.translate(at)
    painter.scale(1.0, high / wide)
    soft = QRadialGradient(QPointF(0, 0), wide)
    soft.setColorAt(0.0, QColor(72, 50, 24, 84))
    soft.setColorAt(1.0, QColor(72, 50, 24, 0))
    painter.setBrush(QBrush(soft))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(0, 0), wide, wide)
    painter.restore()


def _box(painter: QPainter, box: QRectF, radius: float) -> None:
    painter.drawRoundedRect(box, radius, radius)
