"""Draws every screen and overlay into pictures, as ``make screens`` and the tests want them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from kiosk.flow import Access, Begin, Way
from kiosk.interview import Language
from kiosk.pack import Pack
from kiosk.ui.samples import HEALTH, OPENINGS, VISIT_ID, scenes
from kiosk.ui.window import Window
from kiosk.workers.preview import PREVIEW_HEIGHT_PX, PREVIEW_WIDTH_PX, PreviewFrame

LOOKS: Final = {
    "normal": Access(),
    "high-contrast": Access(frozenset({Way.HIGH_CONTRAST})),
    "200": Access(frozenset({Way.LARGE_TEXT})),
    "low": Access(frozenset({Way.LOW_REACH})),
    "all": Access(frozenset(Way)),
}
"""The looks that a person can choose: alone, and all of them together."""

INDEX: Final = "index.html"
_INDEX_HEAD: Final = """<!doctype html><meta charset="utf-8"><title>Every screen</title>
<style>body{font:16px sans-serif;margin:2em;background:#eee}img{height:20em;margin:.3em}</style>"""

SIZES = ((1080, 1920), (1920, 1080))
"""Portrait and landscape of a 24-inch panel, in px."""


def render_gallery(
    out_dir: Path,
    pack: Pack,
    languages: Sequence[Language] | None = None,
    sizes: Sequence[tuple[int, int]] = SIZES,
    looks: Mapping[str, Access] = LOOKS,
) -> list[Path]:
    """Draw everything; returns the pictures' paths. ``index.html`` beside them shows all.

    Args:
        out_dir: where the PNGs go, named
            ``{width}x{height}-{look}-{language}-{number}-{scene}.png``.
        pack: the fair's words.
        languages: in which languages; the pack's unless said otherwise.
        sizes: width and height of the window, in px.
        looks: how somebody may use the booth, by a name for it.
    """
    out_dir.mkdir(parents=True, exist_ok=True)
    written = []
    sections = []
    for size, (look, access), language in product(
        sizes, looks.items(), languages or pack.languages
    ):
        title = f"{size[0]}x{size[1]}-{look}-{language}"
        names = []
        for number, (name, window) in enumerate(each_scene(pack, language, size, access), start=1):
            path = out_dir / f"{title}-{number:02d}-{name}.png"
            window.grab().save(str(path))
            names.append(path.name)
            written.append(path)
        sections.append((title, names))
    (out_dir / INDEX).write_text(_index(sections), encoding="utf-8")
    return written


def _index(sections: Sequence[tuple[str, Sequence[str]]]) -> str:
    """A page that shows every picture small, and large once it is touched."""
    parts = [_INDEX_HEAD]
    parts += [f'<a href="#{title}">{title}</a> ' for title, _ in sections]
    for title, names in sections:
        parts.append(f'<h2 id="{title}">{title}</h2><div>')
        parts += [
            f'<a href="{name}"><img loading="lazy" src="{name}" alt="{name}"></a>' for name in names
        ]
        parts.append("</div>")
    return "\n".join(parts) + "\n"


def render_unvisited(
    out_dir: Path, pack: Pack, language: Language, size: tuple[int, int], seen: Container[str]
) -> list[str]:
    """Draw what a visit did not meet (faults, the staff panel …); returns the pictures' names."""
    names = []
    for name, window in each_scene(pack, language, size):
        if scene_of(name) not in seen:
            names.append(f"sample-{name}.png")
            window.grab().save(str(out_dir / names[-1]))
    return names


def scene_of(name: str) -> str:
    """What a picture is of: ``question-q1`` and ``question-longest`` are both ``question``."""
    return name if name.startswith("overlay-") else name.split("-", 1)[0]


def each_scene(
    pack: Pack, language: Language, size: tuple[int, int], access: Access = LOOKS["normal"]
) -> Iterator[tuple[str, Window]]:
    """One window that shows one scene after the other, each laid out and ready to be looked at."""
    window = Window(
        pack, lambda event: None, lambda: Begin(VISIT_ID, "K7PM-4XRD"), reduced_motion=True
    )
    if QGuiApplication.platformName() != "offscreen":
        window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(QSize(*size))
    window.show()
    window.activateWindow()
    frame = sample_frame()
    try:
        for name, scene in scenes(pack, language).items():
            state = replace(scene, access=access)
            window.forget()
            window.show_state(state)
            window.show_openings(OPENINGS)
            window.show_booth_health(HEALTH)
            if state.booth.capture_ready:
                window.show_preview(frame)
            QApplication.processEvents()
            yield name, window
    finally:
        window.close()
        window.deleteLater()


def sample_frame() -> PreviewFrame:
    """A camera frame with a drawn person in it, speaking at a good level."""
    width_px, height_px = PREVIEW_WIDTH_PX, PREVIEW_HEIGHT_PX
    image = QImage(width_px, height_px, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wall = QLinearGradient(0, 0, width_px, height_px)
    wall.setColorAt(0.0, QColor("#D9CDBB"))
    wall.setColorAt(1.0, QColor("#B9AB97"))
    painter.fillRect(image.rect(), wall)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, box in (
        ("#3E5C76", QRectF(150, 330, 340, 300)),
        ("#E0B896", QRectF(282, 270, 76, 110)),
        ("#2B2523", QRectF(228, 92, 184, 200)),
        ("#ECC7A6", QRectF(244, 122, 152, 190)),
    ):
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 80, 80)
    painter.setBrush(QColor("#3A2F2A"))
    for x in (288.0, 352.0):
        painter.drawEllipse(QPointF(x, 214.0), 7.0, 7.0)
    painter.setBrush(QColor("#B0705A"))
    painter.drawRoundedRect(QRectF(298, 262, 44, 12), 6, 6)
    painter.end()
    rgb = np.array(image.constBits(), dtype=np.uint8).reshape(height_px, image.bytesPerLine())
    return PreviewFrame(
        1, 1, rgb[:, : width_px * 3].reshape(height_px, width_px, 3).copy(), -24.0, -18.0
    )
