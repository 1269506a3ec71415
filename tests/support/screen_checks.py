"""What must hold of every screen in every look: what is seen is measured, pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from kiosk.flow import Way
from kiosk.ui.gallery import scene_of
from kiosk.ui.theme import ZOOM
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.page import Page
from kiosk.ui.widgets.profile_bars import ProfileBars
from kiosk.ui.widgets.scroll import Scroll
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick import Tick
from kiosk.ui.widgets.tile import Tile
from kiosk.ui.window import Window

LEAST_TARGET_MM = 20.0
LEAST_GAP_MM = 6.0
LEAST_TYPE_MM = 7.3
LEAST_MAIN_TYPE_MM = 12.0
LEAST_CONTRAST = 4.5
LEAST_RING_CONTRAST = 3.0
FOR_STAFF = ("staff", "out_of_service", "overlay-pin", "overlay-pin_wait")

Pixels = npt.NDArray[np.uint8]
Lightness = npt.NDArray[np.float64]
Check = Callable[[str, Window, pytest.MonkeyPatch], Iterator[str]]


# --- what is seen -----------------------------------------------------------------------------


def front(window: Window) -> QWidget:
    """The sheet that lies on top, else the window."""
    return next((each for each in window._overlays.values() if each.isVisible()), window)


def visible(window: Window, *kinds: type[QWidget]) -> list[QWidget]:
    """What is shown and not hidden under an overlay."""
    root = front(window)
    return [each for kind in kinds for each in root.findChildren(kind) if each.isVisible()]


def windows_of(widget: QWidget) -> Iterator[tuple[QWidget, bool]]:
    """What cuts a widget off, from the inside to the outside, and whether it can be moved."""
    parent = widget.parentWidget()
    while parent is not None:
        outer = parent.parentWidget()
        if isinstance(outer, QAbstractScrollArea):
            yield parent, True
        elif isinstance(outer, Page) and parent is outer.view:
            yield parent, outer.overflows
        parent = outer


def place_of(window: Window, widget: QWidget) -> QRect:
    """Where a widget is seen in the window, cut off where it is cut off."""
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    for cut, _ in windows_of(widget):
        place = place.intersected(QRect(cut.mapTo(window, QPoint(0, 0)), cut.size()))
    return place


def moves(widget: QWidget) -> bool:
    """Whether what is not seen of it can be brought into sight."""
    return any(movable for _, movable in windows_of(widget))


def told(name: str, widget: QWidget) -> str:
    words = getattr(widget, "text", str)()
    return f"{name}: {type(widget).__name__} {widget.objectName()} {words!r}"


@dataclass(frozen=True)
class Ink:
    """One line of words as it was painted: by whom, where in the window, in which colour."""

    block: int
    words: str
    widget: QWidget
    place: QRectF
    colour: QColor


def painted(window: Window, monkeypatch: pytest.MonkeyPatch) -> tuple[list[Ink], QImage]:
    """All words that are painted now, whichever widget paints them, and the picture of it."""
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
                inks.append(Ink(len(inks) - number, words, widget, ink, painter.pen().color()))

    with monkeypatch.context() as patch:
        patch.setattr(Lines, "draw", record)
        picture = window.grab().toImage()
    return inks, picture.convertToFormat(QImage.Format.Format_RGB888)


def pixels_of(picture: QImage) -> Pixels:
    """Rows of columns of red, green and blue."""
    rows = np.frombuffer(picture.constBits(), np.uint8).reshape(
        picture.height(), picture.bytesPerLine()
    )
    return rows[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)


def luminance(pixels: Pixels) -> Lightness:
    """Relative luminance as WCAG defines it."""
    rgb = pixels / 255.0
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    found: Lightness = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def contrast(one: Lightness, other: Lightness) -> Lightness:
    light, dark = np.maximum(one, other), np.minimum(one, other)
    found: Lightness = (light + 0.05) / (dark + 0.05)
    return found


# --- the checks -------------------------------------------------------------------------------


def nothing_is_clipped(name: str, window: Window, patch: pytest.MonkeyPatch) -> Iterator[str]:
    said = [
        each
        for each in visible(window, Text, Button, Tick, Tile, ProfileBars)
        if not each.size().isEmpty() and (isinstance(each, ProfileBars) or each.text())
    ]
    for widget in said:
        if not widget.fits():
            yield f"does not fit: {told(name, widget)}"
        if moves(widget):
            continue
        if not window.rect().contains(place_of(window, widget)):
            yield f"outside the window: {told(name, widget)}"
        if not widget.parentWidget().rect().contains(widget.geometry()):
            yield f"outside its parent: {told(name, widget)}"
    places = [(each, place_of(window, each)) for each in said]
    for (one, here), (other, there) in combinations(places, 2):
        if here.intersects(there) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
            yield f"{told(name, one)} over {other.text()!r}"


def what_moves_can_be_moved(name: str, window: Window, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every part of a page that is higher than its room comes into sight by the two buttons."""
    for page in visible(window, Page):
        if not page.overflows:
            continue
        up, down = page.buttons
        seen, bottom_px = 0, page._inside.height()
        while down.isEnabled() and seen < 60:
            down.click()
            seen += 1
        if page._offset_px + page.view.height() != bottom_px:
            yield f"{name}: its end is never seen"
        while up.isEnabled() and seen < 120:
            up.click()
            seen += 1
        if page._offset_px:
            yield f"{name}: its beginning is lost"
        if page.view.width() < 0.6 * page.width():
            yield f"{name}: hardly anything is left beside the buttons"


def words_are_whole_and_contrast(
    name: str, window: Window, patch: pytest.MonkeyPatch
) -> Iterator[str]:
    inks, picture = painted(window, patch)
    shown = set(visible(window, QWidget)) | {front(window)}
    pixels = pixels_of(picture)
    seen: list[tuple[Ink, QRectF]] = []
    for ink in inks:
        if ink.widget not in shown:
            continue
        slack = 2 * window._look.px(0.5)
        own = QRectF(ink.widget.rect()).adjusted(-slack, -slack, slack, slack)
        if not own.contains(ink.place):
            yield f"{name}: cut off: {ink.words!r}"
        corner = QPointF(ink.widget.mapTo(window, QPoint(0, 0)))
        place = ink.place.translated(corner).intersected(QRectF(place_of(window, ink.widget)))
        for other, there in seen:
            if other.block != ink.block and place.intersects(there):
                yield f"{name}: {ink.words!r} over {other.words!r}"
        seen.append((ink, place))
        whole = ink.place.translated(corner).adjusted(0, -3, 0, 3)
        if moves(ink.widget) and not QRectF(place_of(window, ink.widget)).contains(whole):
            continue  # partly out of sight; the same colours are looked at where it is whole
        found = _contrast_around(pixels, place, ink.colour)
        if found < LEAST_CONTRAST:
            yield f"{name}: contrast {found:.2f} of {ink.words!r}"
    if not seen:
        yield f"{name} says nothing"


def _contrast_around(pixels: Pixels, place: QRectF, colour: QColor) -> float:
    """The least contrast of a colour with what is painted just above and below the words."""
    box = place.toAlignedRect().adjusted(0, -2, 0, 2)
    box = box.intersected(QRect(0, 0, pixels.shape[1], pixels.shape[0]))
    if box.width() < 4 or box.height() < 8:
        return LEAST_CONTRAST
    rows = luminance(pixels[[box.top(), box.bottom()], box.left() : box.right()])
    own = luminance(np.array([colour.red(), colour.green(), colour.blue()], np.uint8))
    # The edge of a neighbour may cross a row; what the words stand on is most of it.
    return float(np.min(np.quantile(contrast(rows, own), 0.4, axis=1)))


def type_is_read_at_arms_length(
    name: str, window: Window, patch: pytest.MonkeyPatch
) -> Iterator[str]:
    look = window._look
    zoom = ZOOM if look.zoomed else 1.0
    for widget in visible(window, Text, QAbstractButton, QLineEdit, QPlainTextEdit):
        if widget.size().isEmpty():
            continue
        least_mm = LEAST_MAIN_TYPE_MM
        if scene_of(name) in FOR_STAFF or widget in window._chrome._parts:
            least_mm = LEAST_TYPE_MM
        if isinstance(widget, Text) and widget.text():
            least_mm *= zoom
        if widget.font().pixelSize() < int(least_mm * look.px_per_mm):
            yield f"{widget.font().pixelSize()} px: {told(name, widget)}"


def targets_are_large_and_apart(
    name: str, window: Window, patch: pytest.MonkeyPatch
) -> Iterator[str]:
    look = window._look
    least_px, gap_px = look.px(LEAST_TARGET_MM), look.px(LEAST_GAP_MM)
    targets = visible(window, QAbstractButton, QLineEdit, QPlainTextEdit)
    for target in targets:
        if target.height() < least_px or target.width() < least_px:
            yield f"{target.width()}x{target.height()} px: {told(name, target)}"
    places = [(each, place_of(window, each)) for each in targets]
    seen = [(each, place) for each, place in places if not place.isEmpty()]
    for (one, here), (other, there) in combinations(seen, 2):
        grown = here.adjusted(1 - gap_px, 1 - gap_px, gap_px - 1, gap_px - 1)
        if grown.intersects(there):
            yield f"too near: {told(name, one)} and {told('', other)}"


def everything_has_a_name_and_a_role(
    name: str, window: Window, patch: pytest.MonkeyPatch
) -> Iterator[str]:
    role = QAccessible.Role
    roles = {
        QLineEdit: {role.EditableText},
        QPlainTextEdit: {role.EditableText},
        QAbstractButton: {role.Button, role.CheckBox},
    }
    for kind, expected in roles.items():
        for widget in visible(window, kind):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name):
                yield f"no name: {told(name, widget)}"
            if interface.role() not in expected:
                yield f"role {interface.role()}: {told(name, widget)}"
            if not widget.objectName():
                yield f"no object name: {told(name, widget)}"
    for area in visible(window, Scroll):
        if not area.accessibleName():
            yield f"no name: {told(name, area)}"
    names = [each.objectName() for each in visible(window, QAbstractButton)]
    if len(names) != len(set(names)):
        yield f"{name}: two buttons of one name"


def focus_goes_everywhere(name: str, window: Window, patch: pytest.MonkeyPatch) -> Iterator[str]:
    """Every control is reached in the order of reading, seen, ringed, and left again."""
    order = _reachable(window)
    focusable = [each for each in visible(window, QAbstractButton) if each.isEnabled()]
    for missing in set(focusable) - set(order):
        yield f"no key reaches {told(name, missing)}"
    look, keypad = window._look, window._look.access.using(Way.KEYPAD, True)
    with patch.context() as within:
        within.setattr(look, "access", keypad)
        for control in order:
            if control not in _reachable(window):
                continue  # what moves the page rests at its ends; another field has other keys
            control.setFocus()
            if not control.hasFocus():
                yield f"takes no focus: {told(name, control)}"
                continue
            if place_of(window, control).height() < min(control.height(), look.px(20)):
                yield f"out of sight: {told(name, control)}"
            now = _reachable(window)
            window.focusNextPrevChild(True)
            if not now[(now.index(control) + 1) % len(now)].hasFocus():
                yield f"the key is caught at {told(name, control)}"
            if isinstance(control, QAbstractButton):
                control.setFocus()
                if control.hasFocus():  # else it moved the page, and rests now
                    yield from _ring_faults(name, window, control)


def _reachable(window: Window) -> list[QWidget]:
    return [each for each in window.controls() if each.isVisible() and each.isEnabled()]


def _ring_faults(name: str, window: Window, control: QWidget) -> Iterator[str]:
    """The ring stands out from what is inside of it."""
    px, wide_px = window._look.px_per_mm, control.width()
    top = QRect(0, 0, wide_px, round(4 * px))
    picture = control.grab(top).toImage().convertToFormat(QImage.Format.Format_RGB888)
    middle = slice(wide_px // 3, 2 * wide_px // 3)
    ring, inside = luminance(pixels_of(picture)[[round(0.9 * px), round(2.25 * px)], middle])
    found = float(np.min(contrast(ring, inside)))
    if found < LEAST_RING_CONTRAST:
        yield f"the ring has a contrast of {found:.2f}: {told(name, control)}"


CHECKS: tuple[Check, ...] = (
    nothing_is_clipped,
    words_are_whole_and_contrast,
    type_is_read_at_arms_length,
    targets_are_large_and_apart,
    everything_has_a_name_and_a_role,
    focus_goes_everywhere,
    what_moves_can_be_moved,
)
