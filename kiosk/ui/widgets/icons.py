"""One family of icons: strokes of one width, round ends, on a 24×24 grid. Always beside a word."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

_PATHS: Final = {
    "back": '<path d="M15 5l-7 7 7 7"/>',
    "next": '<path d="M9 5l7 7-7 7"/>',
    "help": '<path d="M6 17v-5a6 6 0 0 1 12 0v5"/><path d="M4 17h16"/><path d="M10.5 20.5h3"/>'
    '<path d="M12 6V3.5"/>',
    "stop": '<path d="M7 7l10 10M17 7L7 17"/>',
    "check": '<path d="M5 12.5l4.5 4.5L19 7.5"/>',
    "pencil": '<path d="M5 19l1-4L16.5 4.5a1.8 1.8 0 0 1 3 3L9 18l-4 1z"/>',
    "again": '<path d="M19 12a7 7 0 1 1-2.3-5.2"/><path d="M19.5 3.5v4h-4"/>',
    "clock": '<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>',
    "skip": '<path d="M5 6l7 6-7 6z"/><path d="M17.5 6v12"/>',
    "mic": '<rect x="9" y="3.5" width="6" height="11" rx="3"/>'
    '<path d="M5.5 11.5a6.5 6.5 0 0 0 13 0"/><path d="M12 18v2.5"/>',
    "keys": '<rect x="3.5" y="6.5" width="17" height="11" rx="2"/>'
    '<path d="M7.5 10.5h.01M12 10.5h.01'
    'M16.5 10.5h.01M8.5 14h7"/>',
    "bin": '<path d="M5 7h14M10 4h4M7 7l1 13h8l1-13"/>',
    "leaf": '<path d="M5 19C5 10 10 5 19 5c0 9-5 14-14 14z"/><path d="M5 19c3-4 5.5-6.5 9-9"/>',
    "lines": '<path d="M5 7h14M5 12h14M5 17h9"/>',
    "fold": '<path d="M6 9.5l6 6 6-6"/>',
    "person": '<circle cx="12" cy="8.5" r="4"/><path d="M4.5 20a7.5 7.5 0 0 1 15 0"/>',
    "power": '<path d="M12 4v7"/><path d="M7.5 6.8a7 7 0 1 0 9 0"/>',
    "send": '<path d="M12 19V6M6.5 11L12 5.5 17.5 11"/>',
    "pause": '<path d="M9 6v12M15 6v12"/>',
    "erase": '<path d="M9 6h11v12H9l-5.5-6z"/><path d="M12 9.5l5 5M17 9.5l-5 5"/>',
    "shift": '<path d="M12 4.5l7 7.5h-4v7H9v-7H5z"/>',
    "letter": '<rect x="3.5" y="6" width="17" height="12.5" rx="2"/><path d="M4 7.5l8 6 8-6"/>',
    "globe": '<circle cx="12" cy="12" r="8"/><path d="M4 12h16"/>'
    '<path d="M12 4c2.7 2.4 4 5 4 8s-1.3 5.6-4 8c-2.7-2.4-4-5-4-8s1.3-5.6 4-8z"/>',
    "code": '<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6"'
    ' rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2v2M20 14v6h-6v-1"/>',
    "notice": '<path d="M12 5.5v8"/><path d="M12 18h.01"/>',
}


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon of the family into a square."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=128)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        f'stroke="{colour}" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round">'
        f"{_PATHS[name]}</svg>"
    )
    return QSvgRenderer(QByteArray(svg.encode()))
