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
    "up": '<path d="M6 14.5l6-6 6 6"/>',
    "down": '<path d="M6 9.5l6 6 6-6"/>',
    "globe": '<circle cx="12" cy="12" r="8.2"/><path d="M3.8 12h16.4"/>'
    '<path d="M12 3.8c-5 5-5 11.4 0 16.4c5-5 5-11.4 0-16.4z"/>',
    "ways": '<circle cx="12" cy="5" r="1.7"/><path d="M5 8.8c4.7 1.3 9.3 1.3 14 0"/>'
    '<path d="M12 9.8v4l-3.2 6M12 13.8l3.2 6"/>',
    "type": '<path d="M3 18.5l4.6-12 4.6 12M4.6 14.5h6"/>'
    '<path d="M14.5 18.5l2.9-7.5 2.9 7.5M15.5 16h3.8"/>',
    "contrast": '<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="{colour}"/>',
    "sound": '<path d="M4.5 9.5v5h3.2l4.3 3.8V5.7L7.7 9.5z"/>'
    '<path d="M15.3 9a4.2 4.2 0 0 1 0 6M17.8 6.6a7.6 7.6 0 0 1 0 10.8"/>',
    "arrows": '<path d="M12 3.5v6M9.5 6L12 3.5 14.5 6M12 20.5v-6M9.5 18l2.5 2.5L14.5 18"/>'
    '<path d="M3.5 12h6M6 9.5L3.5 12 6 14.5M20.5 12h-6M18 9.5l2.5 2.5-2.5 2.5"/>',
    "reach": '<path d="M5 4.5h14"/><path d="M12 8v11M7.5 14.5L12 19l4.5-4.5"/>',
    "still": '<circle cx="12" cy="12" r="8"/><path d="M9 12h6"/>',
    "minus": '<path d="M5.5 12h13"/>',
    "plus": '<path d="M5.5 12h13M12 5.5v13"/>',
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
        f"{_PATHS[name].replace('{colour}', colour)}</svg>"
    )
    return QSvgRenderer(QByteArray(svg.encode()))
