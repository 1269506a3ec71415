from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kiosk.interview import Language
from kiosk.pack import Pack
from kiosk.ui.gallery import SIZES, each_scene, render_gallery, scene_of
from kiosk.ui.samples import scenes
from kiosk.ui.theme import Look
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.profile_bars import ProfileBars
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick import Tick
from kiosk.ui.window import Window

LEAST_TARGET_MM = 20.0
LEAST_TYPE_MM = 7.3
LEAST_MAIN_TYPE_MM = 12.0
FOR_STAFF = ("staff", "out_of_service", "overlay-pin", "overlay-pin_wait")

pytestmark = pytest.mark.usefixtures("qapp")


def _visible(window: Window, *kinds: type[QWidget]) -> list[QWidget]:
    """What is seen and not hidden under an overlay."""
    root: QWidget = window
    overlay = next((each for each in window._overlays.values() if each.isVisible()), None)
    if overlay is not None:
        root = overlay
    return [each for kind in kinds for each in root.findChildren(kind) if each.isVisible()]


def _place(window: Window, widget: QWidget) -> QRect:
    """Where a widget stands in the window, cut off where a scroll area cuts it off."""
    place = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    parent = widget.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            frame = QRect(parent.mapTo(window, parent.rect().topLeft()), parent.size())
            place = place.intersected(frame)
        parent = parent.parentWidget()
    return place


def _scrolled(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QAbstractScrollArea):
            return True
        parent = parent.parentWidget()
    return False


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_no_text_is_clipped_or_overlapped(
    pack: Pack, language: Language, size: tuple[int, int]
) -> None:
    for name, window in each_scene(pack, language, size):
        said = [
            each
            for each in _visible(window, Text, Button, Tick, ProfileBars)
            if not each.size().isEmpty() and (isinstance(each, ProfileBars) or each.text())
        ]
        for widget in said:
            told = f"{name}: {widget.objectName()} {getattr(widget, 'text', str)()!r}"
            assert widget.fits(), f"does not fit: {told}"
            if not _scrolled(widget):
                inside = window.rect().contains(_place(window, widget))
                parent = widget.parentWidget()
                assert inside, f"outside the window: {told}"
                assert parent.rect().contains(widget.geometry()), f"outside its parent: {told}"
        for one, other in combinations(said, 2):
            if one.isAncestorOf(other) or other.isAncestorOf(one):
                continue
            shared = _place(window, one).intersected(_place(window, other))
            assert shared.isEmpty(), f"{name}: {one.text()!r} over {other.text()!r}"


@dataclass(frozen=True)
class Ink:
    """One line of words as it was painted: by whom, and where in the window."""

    block: int
    words: str
    widget: QWidget
    place: QRectF


def _painted(window: Window, monkeypatch: pytest.MonkeyPatch) -> list[Ink]:
    """All words that are painted now, whichever widget paints them."""
    inks: list[Ink] = []
    draw = Lines.draw

    def record(lines: Lines, painter: QPainter, at: QPointF) -> None:
        draw(lines, painter, at)
        widget, layout = painter.device(), lines._layout
        assert isinstance(widget, QWidget)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            words = layout.text()[line.textStart() : line.textStart() + line.textLength()].strip()
            ink = QFontMetricsF(layout.font()).tightBoundingRect(words)
            ink.translate(at + QPointF(lines._indent_px, line.y() + line.ascent()))
            ink.translate(line.naturalTextRect().x(), 0)
            if words:
                inks.append(Ink(len(inks) - number, words, widget, ink))

    with monkeypatch.context() as patch:
        patch.setattr(Lines, "draw", record)
        window.grab()
    return inks


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_no_painted_words_are_cut_off_or_touch_others(
    pack: Pack, language: Language, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, window in each_scene(pack, language, size):
        seen: list[tuple[Ink, QRectF]] = []
        for ink in _painted(window, monkeypatch):
            if ink.widget not in _visible(window, QWidget):
                continue
            own = QRectF(ink.widget.rect()).adjusted(-2, -2, 2, 2)
            assert own.contains(ink.place), f"{name}: cut off: {ink.words!r}"
            corner = QPointF(ink.widget.mapTo(window, ink.widget.rect().topLeft()))
            place = ink.place.translated(corner).intersected(QRectF(_place(window, ink.widget)))
            for other, there in seen:
                if other.block != ink.block:
                    shared = place.intersected(there)
                    assert shared.isEmpty(), f"{name}: {ink.words!r} over {other.words!r}"
            seen.append((ink, place))
        assert seen, f"{name} says nothing"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_the_main_path_is_read_at_arms_length(
    pack: Pack, language: Language, size: tuple[int, int]
) -> None:
    least_px = int(LEAST_MAIN_TYPE_MM * Look().px_per_mm)
    for name, window in each_scene(pack, language, size):
        if scene_of(name) in FOR_STAFF:
            continue
        on_every_screen = window._chrome._parts
        for widget in _visible(window, Text, QAbstractButton, QLineEdit, QPlainTextEdit):
            if widget in on_every_screen or widget.size().isEmpty():
                continue
            told = f"{name}: {widget.objectName()} {getattr(widget, 'text', str)()!r}"
            assert widget.font().pixelSize() >= least_px, told


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_targets_are_large_named_and_apart(
    pack: Pack, language: Language, size: tuple[int, int]
) -> None:
    look = Look()
    for name, window in each_scene(pack, language, size):
        buttons = _visible(window, QAbstractButton)
        for button in buttons:
            told = f"{name}: {button.objectName()}"
            assert button.objectName(), f"{name}: a button without a name"
            assert button.accessibleName(), told
            assert button.height() >= look.px(LEAST_TARGET_MM), told
            assert button.width() >= look.px(LEAST_TARGET_MM), told
            assert button.font().pixelSize() >= int(LEAST_TYPE_MM * look.px_per_mm), told
        names = [each.objectName() for each in buttons]
        assert len(names) == len(set(names)), f"{name}: two buttons of one name"
        for text in (each for each in _visible(window, Text) if each.text()):
            least_px = int(LEAST_TYPE_MM * look.px_per_mm)
            assert text.font().pixelSize() >= least_px, f"{name}: {text.text()!r}"


def test_every_field_has_a_name_for_those_who_cannot_see_it(pack: Pack) -> None:
    for name, window in each_scene(pack, Language.KO, SIZES[0]):
        for field in _visible(window, QLineEdit, QPlainTextEdit, QAbstractScrollArea):
            assert field.accessibleName(), name


def test_a_small_window_shows_the_same_smaller(pack: Pack) -> None:
    for name, window in each_scene(pack, Language.KO, (540, 960)):
        for widget in _visible(window, Text, Button):
            if widget.text():
                assert widget.fits(), f"{name}: {widget.text()!r}"


def test_the_gallery_is_written(pack: Pack, tmp_path: Path) -> None:
    written = render_gallery(tmp_path, pack, (Language.EN,), ((540, 960),))
    assert len(written) == len(scenes(pack, Language.EN))
    assert written[0].name == "540x960-en-01-attract.png"
    for path in written:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (540, 960)
        colours = {image.pixel(x, y) for x in range(0, 540, 30) for y in range(0, 960, 30)}
        assert len(colours) > 3, f"{path.name} is empty"
    QApplication.processEvents()
