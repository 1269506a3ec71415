"""The illustrated visitor: somebody friendly who breathes, blinks and moves their mouth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np

from kiosk.capture.sources import Picture

Colour = tuple[int, int, int]
"""Blue, green, red."""


def _rgb(code: str) -> Colour:
    return int(code[4:6], 16), int(code[2:4], 16), int(code[0:2], 16)


# The palette of the booth, and skin and hair to go with it.
_WALL, _SUN, _LEAF, _LEAF_DARK = _rgb("F6EBDB"), _rgb("FBF3E4"), _rgb("C9DDD2"), _rgb("A9C7B8")
_SKIN, _SKIN_SHADE, _BLUSH = _rgb("F1CBAE"), _rgb("E2B394"), _rgb("EDB79C")
_HAIR, _HAIR_LIGHT = _rgb("3A302C"), _rgb("4E423C")
_JACKET, _JACKET_DARK, _SHIRT = _rgb("1F6F5F"), _rgb("185A4D"), _rgb("FBF7EF")
_INK, _WHITE, _MOUTH, _TONGUE, _LIP = (
    _rgb("2B2523"), _rgb("FFFFFF"), _rgb("7A2F2A"), _rgb("C9705F"), _rgb("B9675A"),
)  # fmt: skip

_FINE_BITS: Final = 4
"""OpenCV draws at sixteenths of a pixel, so that slow movement does not jump."""
_FINE: Final = 1 << _FINE_BITS
_BREATH_S, _SWAY_S = 4.2, 9.0
_BLINKS_S: Final = (0.0, 3.4, 5.1, 9.3, 12.2)
"""When the eyes close, in a round of :data:`_BLINK_ROUND_S`: people do not blink like clocks."""
_BLINK_ROUND_S, _BLINK_LASTS_S = 15.0, 0.16


class Person:
    """Draws one visitor at 1280×720 or any other size, in the same proportions."""

    def __init__(self, width_px: int, height_px: int) -> None:
        self._width_px, self._height_px = width_px, height_px
        self._scale = min(width_px / 1280, height_px / 720)
        self._wall = self._paint_wall()

    def draw(self, time_s: float, mouth: float) -> Picture:
        """The visitor at this time; ``mouth`` is from 0 (closed) to 1 (wide open)."""
        canvas = self._wall.copy()
        breath = math.sin(2 * math.pi * time_s / _BREATH_S)
        sway = math.sin(2 * math.pi * time_s / _SWAY_S)
        pen = _Pen(canvas, self._width_px / 2, self._height_px / 2, self._scale)
        head = pen.moved(4.0 * sway, -2.0 * breath - 3.0 * mouth)
        _draw_hair_behind(head)
        _draw_body(pen.moved(1.2 * sway, 0.0), breath)
        _draw_face(head)
        _draw_eyes(head, _eyes_open(time_s), sway)
        _draw_mouth(head, mouth)
        _draw_fringe(head)
        return canvas

    def _paint_wall(self) -> Picture:
        wall = np.empty((self._height_px, self._width_px, 3), np.uint8)
        wall[:] = _WALL
        pen = _Pen(wall, self._width_px / 2, self._height_px / 2, self._scale)
        pen.ellipse((0, 10), (318, 318), _SUN)
        for x, y, length, angle in ((452, 330, 250, 84), (470, 330, 230, 62), (436, 330, 220, 108)):
            _draw_leaf(pen, (x, y), length, angle)
        pen.polygon(((392, 300), (548, 300), (530, 400), (410, 400)), _rgb("E3C9A8"))
        pen.polygon(((386, 286), (554, 286), (554, 306), (386, 306)), _rgb("D8BA94"))
        return wall


class _Pen:
    """Draws in the proportions of a 1280×720 picture, from its middle, at any size."""

    def __init__(self, canvas: Picture, x_px: float, y_px: float, scale: float) -> None:
        self._canvas, self._x_px, self._y_px, self._scale = canvas, x_px, y_px, scale

    def moved(self, x: float, y: float) -> _Pen:
        x_px, y_px = self._x_px + x * self._scale, self._y_px + y * self._scale
        return _Pen(self._canvas, x_px, y_px, self._scale)

    def polygon(self, points: Sequence[tuple[float, float]], colour: Colour) -> None:
        cv2.fillPoly(self._canvas, [self._fine(points)], colour, cv2.LINE_AA, _FINE_BITS)

    def curve(
        self, points: Sequence[tuple[float, float]], colour: Colour, thickness: float
    ) -> None:
        thickness_px = max(1, round(thickness * self._scale))
        fine = [self._fine(points)]
        cv2.polylines(self._canvas, fine, False, colour, thickness_px, cv2.LINE_AA, _FINE_BITS)

    def ellipse(
        self, middle: tuple[float, float], radii: tuple[float, float], colour: Colour
    ) -> None:
        self.polygon(_arc(middle, radii, 0, 360), colour)

    def _fine(self, points: Sequence[tuple[float, float]]) -> np.ndarray:
        at = np.asarray(points, np.float64) * self._scale + (self._x_px, self._y_px)
        return np.rint(at * _FINE).astype(np.int32)


def _arc(
    middle: tuple[float, float], radii: tuple[float, float], start: float, end: float
) -> list[tuple[float, float]]:
    """Points along a part of an ellipse; degrees run clockwise from the right."""
    steps = max(8, round(abs(end - start) / 6))
    angles = [math.radians(start + (end - start) * each / steps) for each in range(steps + 1)]
    return [
        (middle[0] + radii[0] * math.cos(a), middle[1] + radii[1] * math.sin(a)) for a in angles
    ]


def _draw_leaf(pen: _Pen, foot: tuple[float, float], length: float, degrees: float) -> None:
    along = (math.cos(math.radians(degrees)), -math.sin(math.radians(degrees)))
    across = (-along[1], along[0])

    def at(far: float, wide: float) -> tuple[float, float]:
        return (
            foot[0] + along[0] * far * length + across[0] * wide * length,
            foot[1] + along[1] * far * length + across[1] * wide * length,
        )

    shape = [(each / 16, 0.13 * math.sin(math.pi * each / 16) ** 0.8) for each in range(17)]
    outline = [at(far, wide) for far, wide in shape] + [at(far, -wide) for far, wide in shape[::-1]]
    pen.polygon(outline, _LEAF)
    pen.curve([at(0, 0), at(0.92, 0)], _LEAF_DARK, 3)


def _draw_hair_behind(pen: _Pen) -> None:
    tips = [(134, -72), (140, 20), (136, 84), (110, 112), (60, 104)]
    outline = _arc((0, -72), (134, 150), 180, 360) + _smooth(tips)
    pen.polygon(outline + [(-x, y) for x, y in reversed(_smooth(tips))], _HAIR)


def _draw_body(pen: _Pen, breath: float) -> None:
    rise, wide = -3.0 * breath, 2.0 * breath
    pen.polygon([(-46, 60), (46, 60), (54, 190), (-54, 190)], _SKIN_SHADE)
    shoulders = [
        *_arc((-190 - wide, 286 + rise), (92, 112), 180, 265),
        (-62, 164 + rise), (62, 164 + rise),
        *_arc((190 + wide, 286 + rise), (92, 112), 275, 360),
        (300 + wide, 420), (-300 - wide, 420),
    ]  # fmt: skip
    pen.polygon(shoulders, _JACKET)
    pen.polygon([(-60, 160 + rise), (60, 160 + rise), (0, 330 + rise)], _SHIRT)
    pen.polygon(
        [(-44, 120), (44, 120), (50, 168 + rise), (0, 214 + rise), (-50, 168 + rise)], _SKIN
    )
    pen.polygon(_arc((0, 118), (46, 34), 0, 180), _SKIN_SHADE)
    for side in (-1, 1):
        lapel = [(54, 148), (92, 172), (70, 236), (4, 336)]
        pen.polygon([(side * x, y + rise) for x, y in lapel], _JACKET_DARK)
        collar = [(46, 142), (66, 160), (44, 210), (2, 222)]
        pen.polygon([(side * x, y + rise) for x, y in collar], _SHIRT)


def _draw_face(pen: _Pen) -> None:
    for side in (-1, 1):
        pen.ellipse((side * 112, 2), (18, 28), _SKIN_SHADE)
    jaw = [(112, -60), (112, 10), (98, 66), (62, 110), (22, 128)]
    outline = _arc((0, -60), (112, 112), 180, 360) + _smooth(jaw)
    outline += [(-x, y) for x, y in reversed(_smooth(jaw))]
    pen.polygon(outline, _SKIN)
    for side in (-1, 1):
        pen.ellipse((side * 66, 48), (22, 13), _BLUSH)
    pen.curve(_arc((0, 26), (11, 9), 20, 160), _SKIN_SHADE, 5)


def _draw_fringe(pen: _Pen) -> None:
    parting = (36.0, -158.0)
    left = _smooth([parting, (4, -128), (-50, -112), (-104, -84), (-112, -20), (-122, 22)])
    pen.polygon([*_arc((0, -66), (135, 156), 165, 285), *left], _HAIR)
    right = _smooth([(122, 22), (112, -30), (100, -88), (62, -120), parting])
    pen.polygon([*_arc((0, -66), (135, 156), 284, 375), *right], _HAIR)
    pen.curve(_arc((-8, -60), (104, 126), 208, 250), _HAIR_LIGHT, 6)


def _draw_eyes(pen: _Pen, opened: float, sway: float) -> None:
    for side in (-1, 1):
        x = side * 46.0
        pen.curve(_arc((x, -18), (30, 24), 215, 325), _HAIR, 7)
        if opened < 0.25:
            pen.curve(_arc((x, -6), (18, 8), 20, 160), _INK, 5)
            continue
        pen.ellipse((x, -4), (18, 15 * opened), _WHITE)
        pen.ellipse((x + 1.5 * sway, -3), (11, min(12.0, 14 * opened)), _INK)
        pen.ellipse((x + 4 + 1.5 * sway, -8), (3.2, 3.2 * opened), _WHITE)
        pen.curve(_arc((x, -4), (20, 17 * opened), 195, 345), _INK, 4)


def _draw_mouth(pen: _Pen, mouth: float) -> None:
    if mouth < 0.06:
        pen.curve(_arc((0, 58), (30, 18), 25, 155), _LIP, 6)
        return
    width, height = 25 + 4 * mouth, 5 + 20 * mouth
    upper = _arc((0, 68), (width, height * 0.45), 180, 360)
    lower = _arc((0, 68), (width, height), 0, 180)
    pen.polygon(upper + lower, _MOUTH)
    pen.polygon(_arc((0, 68 + height * 0.8), (width * 0.55, height * 0.42), 180, 360), _TONGUE)
    pen.curve(lower, _LIP, 4)
    pen.curve(upper, _LIP, 4)


def _eyes_open(time_s: float) -> float:
    now_s = time_s % _BLINK_ROUND_S
    for begun_s in _BLINKS_S:
        if begun_s <= now_s < begun_s + _BLINK_LASTS_S:
            return abs(1 - 2 * (now_s - begun_s) / _BLINK_LASTS_S)
    return 1.0


def _smooth(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A smooth line near these points: corners cut twice (Chaikin)."""
    line = list(points)
    for _ in range(2):
        cut = [line[0]]
        for (ax, ay), (bx, by) in zip(line, line[1:], strict=False):
            cut.append((0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by))
            cut.append((0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by))
        line = [*cut, line[-1]]
    return line
