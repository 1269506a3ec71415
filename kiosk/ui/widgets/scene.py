"""The illustration: a quiet room with hanji doors, hills behind them, and one warm light.

Painted, not stored, so that it fills any screen without a seam. The colours here are of paper, wood
and evening air; they carry no meaning and are used nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
    QRadialGradient,
)

from kiosk.ui.widgets.furniture import WOOD, WOOD_DARK, WOOD_LIGHT, chair, lamp, table
from kiosk.ui.widgets.hills import hills

_WALL: Final = ("#FDFAF3", "#F4EBDA")
_FLOOR: Final = ("#E9D6B8", "#F3E8D3")
_PAPER: Final = "#FBF5E7"
_GLOW: Final = "#FFDDA0"


@dataclass(frozen=True)
class _Plan:
    """Where things stand, in pixels. ``unit`` is a hundredth of the room's short side."""

    unit: float
    floor: float
    view: QRectF
    chair: QPointF
    lamp: QPointF
    table: QPointF


def room(size: QSize) -> QPixmap:
    """Paint the room for a screen of this size, portrait or landscape."""
    picture = QPixmap(size)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    plan = _plan(float(size.width()), float(size.height()))
    _wall(painter, plan, size)
    hills(painter, plan.view)
    _doors(painter, plan)
    _floor(painter, plan, size)
    lamp(painter, plan.lamp, plan.unit)
    table(painter, plan.table, plan.unit)
    chair(painter, plan.chair, plan.unit)
    _light(painter, plan, size)
    painter.end()
    return picture


def _plan(width: float, height: float) -> _Plan:
    unit = min(width, height) / 100
    if width > height:
        floor = height * 0.77
        view = QRectF(width * 0.5, height * 0.19, width * 0.38, floor - height * 0.19)
        return _Plan(
            unit,
            floor,
            view,
            chair=QPointF(width * 0.6, height * 0.875),
            lamp=QPointF(width * 0.383, height * 0.36),
            table=QPointF(width * 0.81, height * 0.855),
        )
    floor = height * 0.7
    view = QRectF(width * 0.2, height * 0.35, width * 0.6, floor - height * 0.35)
    return _Plan(
        unit,
        floor,
        view,
        chair=QPointF(width * 0.35, height * 0.79),
        lamp=QPointF(width * 0.845, height * 0.405),
        table=QPointF(width * 0.735, height * 0.775),
    )


def _wall(painter: QPainter, plan: _Plan, size: QSize) -> None:
    shade = QLinearGradient(0, 0, 0, plan.floor)
    shade.setColorAt(0.0, QColor(_WALL[0]))
    shade.setColorAt(1.0, QColor(_WALL[1]))
    painter.fillRect(QRectF(0, 0, size.width(), plan.floor), shade)


def _doors(painter: QPainter, plan: _Plan) -> None:
    """Two sliding doors of paper and thin wood, pushed open to the sides, and their frame."""
    view, unit = plan.view, plan.unit
    wide = view.width() * 0.27
    for left in (view.left() - wide * 0.62, view.right() - wide * 0.38):
        _door(painter, QRectF(left, view.top(), wide, view.height()), unit)
    beam = 2.0 * unit
    painter.setBrush(QColor(WOOD))
    outer = view.adjusted(-wide * 0.62 - beam, 0, wide * 0.62 + beam, 0)
    painter.drawRect(QRectF(outer.left(), view.top() - beam, outer.width(), beam))
    painter.setBrush(QColor(WOOD_DARK))
    painter.drawRect(QRectF(outer.left(), view.top() - 0.35 * unit, outer.width(), 0.35 * unit))
    painter.setBrush(QColor(WOOD))
    for x in (outer.left(), outer.right() - beam):
        painter.drawRect(QRectF(x, view.top() - beam, beam, view.height() + beam))


def _door(painter: QPainter, door: QRectF, unit: float) -> None:
    shadow = QLinearGradient(door.topLeft(), door.topRight())
    shadow.setColorAt(0.0, QColor(_PAPER))
    shadow.setColorAt(1.0, QColor("#F3E9D3"))
    painter.setBrush(shadow)
    painter.drawRect(door)
    frame, bar = 1.1 * unit, 0.42 * unit
    painter.setBrush(QColor(WOOD_LIGHT))
    inner = door.adjusted(frame, frame, -frame, -frame)
    for part in (1 / 3, 2 / 3):
        x = inner.left() + inner.width() * part
        painter.drawRect(QRectF(x - bar / 2, inner.top(), bar, inner.height()))
    for part in (0.07, 0.14, 0.21, 0.46, 0.53, 0.6, 0.85, 0.92):
        y = inner.top() + inner.height() * part
        painter.drawRect(QRectF(inner.left(), y - bar / 2, inner.width(), bar))
    painter.setBrush(QColor(WOOD))
    painter.drawRect(QRectF(door.left(), door.top(), frame, door.height()))
    painter.drawRect(QRectF(door.right() - frame, door.top(), frame, door.height()))
    painter.drawRect(QRectF(door.left(), door.bottom() - frame * 1.6, door.width(), frame * 1.6))


def _floor(painter: QPainter, plan: _Plan, size: QSize) -> None:
    ground = QRectF(0, plan.floor, size.width(), size.height() - plan.floor)
    wood = QLinearGradient(ground.topLeft(), ground.bottomLeft())
    wood.setColorAt(0.0, QColor(_FLOOR[0]))
    wood.setColorAt(1.0, QColor(_FLOOR[1]))
    painter.fillRect(ground, wood)
    painter.save()
    painter.setClipRect(ground)
    vanish = QPointF(plan.view.center().x(), plan.floor - size.height() * 0.42)
    painter.setPen(QPen(QColor(134, 100, 58, 46), max(1.0, plan.unit * 0.18)))
    step = 17 * plan.unit
    first = vanish.x() - 30 * step
    for number in range(61):
        painter.drawLine(vanish, QPointF(first + number * step, size.height() * 1.02))
    painter.restore()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(WOOD_DARK))
    painter.drawRect(QRectF(0, plan.floor - 0.5 * plan.unit, size.width(), 0.9 * plan.unit))
    evening = QPolygonF(
        [
            QPointF(plan.view.left() + plan.view.width() * 0.16, plan.floor + 0.4 * plan.unit),
            QPointF(plan.view.right() - plan.view.width() * 0.16, plan.floor + 0.4 * plan.unit),
            QPointF(plan.view.right() + plan.view.width() * 0.1, plan.floor + 26 * plan.unit),
            QPointF(plan.view.left() - plan.view.width() * 0.1, plan.floor + 26 * plan.unit),
        ]
    )
    fall = QLinearGradient(0, plan.floor, 0, plan.floor + 26 * plan.unit)
    fall.setColorAt(0.0, QColor(255, 247, 226, 170))
    fall.setColorAt(1.0, QColor(255, 247, 226, 0))
    painter.setBrush(fall)
    painter.drawPolygon(evening)


def _light(painter: QPainter, plan: _Plan, size: QSize) -> None:
    """What the lantern gives to the whole room."""
    colour = QColor(_GLOW)
    glow = QRadialGradient(plan.lamp, 62 * plan.unit)
    for at, alpha in ((0.0, 120), (0.3, 58), (0.65, 18), (1.0, 0)):
        colour.setAlpha(alpha)
        glow.setColorAt(at, colour)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), glow)
