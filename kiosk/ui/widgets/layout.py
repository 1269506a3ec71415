"""Places blocks by what their words need, in millimetres, and makes type smaller if it must.

Qt's own layouts ask a wrapped text for its height too late to choose a smaller type for the whole
screen. Here a block says how high it is at a width and a scale, and the largest scale that fits is
taken for everything on the screen together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from kiosk.ui.theme import Look

SCALES: Final = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6)
"""Type gets smaller in these steps; the last is taken even if it does not fit."""

GAP_MM: Final = 6.0


class Fits(Protocol):
    """A widget that knows its height before it is placed."""

    def height_at(self, width_px: int, scale: float) -> int:
        """The height that it needs at this width; 0 if it has nothing to show."""

    def settle(self, scale: float) -> None:
        """Take this scale for good; the geometry has just been set."""


@runtime_checkable
class KnowsWidth(Protocol):
    """A block that also has a width of its own."""

    def width_at(self, scale: float) -> int:
        """The width that it needs on one line."""


Block = TypeVar("Block", bound=Fits)


@dataclass(frozen=True)
class _Cell:
    widget: QWidget
    block: Fits
    gap_mm: float
    grow: float

    def height(self, width_px: int, scale: float) -> int:
        return 0 if self.widget.isHidden() else self.block.height_at(width_px, scale)

    def place(self, rect: QRect, scale: float) -> None:
        self.widget.setGeometry(rect)
        self.block.settle(scale)


def fit(block: Fits, rect: QRect) -> float:
    """Place a block in a rectangle at the largest scale at which it fits; returns the scale."""
    assert isinstance(block, QWidget)
    scale = next(
        (each for each in SCALES if block.height_at(rect.width(), each) <= rect.height()),
        SCALES[-1],
    )
    block.setGeometry(rect)
    block.settle(scale)
    return scale


def show(widget: QWidget, look: Look, visible: bool) -> None:
    """Show or hide a block, and have everything placed again if that is a change."""
    if widget.isHidden() is visible:
        widget.setVisible(visible)
        look.changed()


def _cell(parent: QWidget, block: Fits, gap_mm: float, grow: float) -> _Cell:
    assert isinstance(block, QWidget)
    block.setParent(parent)
    block.setVisible(True)
    return _Cell(block, block, gap_mm, grow)


class Column(QWidget):
    """Blocks below each other. What is left over goes to those that grow, else around them."""

    def __init__(self, look: Look, pad_mm: float = 0.0, rest_above: float = 0.0) -> None:
        """``rest_above``: the part of the left-over height that goes above the blocks, 0–1."""
        super().__init__()
        self.look = look
        self._pad_mm = pad_mm
        self._rest_above = rest_above
        self._cells: list[_Cell] = []

    def add(self, block: Block, gap_mm: float = GAP_MM, grow: float = 0.0) -> Block:
        """Append a block; ``gap_mm`` is the space before it."""
        self._cells.append(_cell(self, block, gap_mm, grow))
        return block

    def height_at(self, width_px: int, scale: float) -> int:
        pad_px = self._pad_px(scale)
        heights, gaps = self._measure(width_px - 2 * pad_px, scale)
        total_px = sum(heights) + sum(gaps)
        return total_px + 2 * pad_px if total_px else 0

    def settle(self, scale: float) -> None:
        pad_px = self._pad_px(scale)
        width_px = self.width() - 2 * pad_px
        heights, gaps = self._measure(width_px, scale)
        rest_px = self.height() - 2 * pad_px - sum(heights) - sum(gaps)
        grows = [
            each.grow if high else 0.0 for each, high in zip(self._cells, heights, strict=True)
        ]
        y_px = pad_px if any(grows) else pad_px + max(0, round(rest_px * self._rest_above))
        for cell, height_px, gap_px, grow in zip(self._cells, heights, gaps, grows, strict=True):
            if not height_px:
                # Nothing to show: no room, and nothing of an earlier text left standing there.
                cell.widget.setGeometry(QRect())
                continue
            if grow:
                height_px += max(0, round(rest_px * grow / sum(grows)))
            cell.place(QRect(pad_px, y_px + gap_px, width_px, height_px), scale)
            y_px += gap_px + height_px

    def _measure(self, width_px: int, scale: float) -> tuple[list[int], list[int]]:
        heights = [each.height(width_px, scale) for each in self._cells]
        gaps, first = [], True
        for cell, height_px in zip(self._cells, heights, strict=True):
            gaps.append(0 if first or not height_px else self.look.px(cell.gap_mm * scale))
            first = first and not height_px
        return heights, gaps

    def _pad_px(self, scale: float) -> int:
        return self.look.px(self._pad_mm * scale) if self._pad_mm else 0


class Row(QWidget):
    """Blocks beside each other, by weights; without a weight a block keeps its own width.

    Each is as high as the row, or (``stretch`` False) stands at its middle.
    """

    def __init__(
        self, look: Look, gap_mm: float = GAP_MM, stretch: bool = True, stacks: bool = False
    ) -> None:
        """``stacks``: with large text the blocks stand below each other, the last on top."""
        super().__init__()
        self.look = look
        self._gap_mm = gap_mm
        self._stretch = stretch
        self._stacks = stacks
        self._cells: list[_Cell] = []

    def add(self, block: Block, weight: float = 1.0) -> Block:
        self._cells.append(_cell(self, block, self._gap_mm, weight))
        return block

    def height_at(self, width_px: int, scale: float) -> int:
        cells = self._visible()
        if self._stacked:
            highs = [each.block.height_at(width_px, scale) for each in cells]
            return sum(highs) + self.look.px(self._gap_mm) * max(0, len(cells) - 1)
        heights = [
            each.block.height_at(wide, scale)
            for each, wide in zip(cells, self._widths(width_px), strict=True)
        ]
        return max(heights, default=0)

    def settle(self, scale: float) -> None:
        if self._stacked:
            y_px = 0
            for cell in reversed(self._visible()):
                high_px = cell.block.height_at(self.width(), scale)
                cell.place(QRect(0, y_px, self.width(), high_px), scale)
                y_px += high_px + self.look.px(self._gap_mm)
            return
        x_px = 0
        for cell, width_px in zip(self._visible(), self._widths(self.width()), strict=True):
            height_px = self.height()
            if not self._stretch:
                height_px = min(height_px, cell.block.height_at(width_px, scale))
            y_px = (self.height() - height_px) // 2
            cell.place(QRect(x_px, y_px, width_px, height_px), scale)
            x_px += width_px + self.look.px(self._gap_mm)

    @property
    def _stacked(self) -> bool:
        return self._stacks and self.look.zoomed

    def _visible(self) -> list[_Cell]:
        return [each for each in self._cells if not each.widget.isHidden()]

    def _widths(self, width_px: int) -> list[int]:
        cells = self._visible()
        room_px = width_px - self.look.px(self._gap_mm) * (len(cells) - 1)
        fixed = [self._fixed_px(each) for each in cells]
        weights = sum(each.grow for each in cells) or 1.0
        rest_px = room_px - sum(fixed)
        return [
            own_px or int(rest_px * each.grow / weights)
            for each, own_px in zip(cells, fixed, strict=True)
        ]

    def _fixed_px(self, cell: _Cell) -> int:
        if cell.grow or not isinstance(cell.block, KnowsWidth):
            return 0
        return cell.block.width_at(1.0)


class Pair(QWidget):
    """Two blocks: below each other in portrait and with large text, else beside each other."""

    def __init__(
        self,
        look: Look,
        first: Fits,
        second: Fits,
        share: float = 0.5,
        gap_mm: float = 12.0,
        grow: float = 1.0,
        zoomed_second_first: bool = False,
    ) -> None:
        """How they share the room.

        Args:
            look: the look of the window.
            first: the block on top or at the left.
            second: the other one.
            share: the part of the width that ``first`` gets beside the other.
            gap_mm: the space between them.
            grow: the part of the left-over height that ``second`` gets below the other.
            zoomed_second_first: with large text, where not all is seen at once, ``second`` is
                the one on top.
        """
        super().__init__()
        self.look = look
        self._share, self._gap_mm, self._grow = share, gap_mm, grow
        self._zoomed_second_first = zoomed_second_first
        self._first, self._second = (_cell(self, each, gap_mm, 0.0) for each in (first, second))

    def height_at(self, width_px: int, scale: float) -> int:
        heights = self._heights(width_px, scale)
        if self.look.two_columns:
            return max(heights)
        return sum(heights) + self._gap_px(scale, heights)

    def settle(self, scale: float) -> None:
        heights = self._heights(self.width(), scale)
        gap_px = self._gap_px(scale, heights)
        if self.look.two_columns:
            left_px, right_px = self._widths(self.width())
            self._first.place(QRect(0, 0, left_px, self.height()), scale)
            x_px = self.width() - right_px
            self._second.place(QRect(x_px, 0, right_px, self.height()), scale)
            return
        rest_px = max(0, self.height() - sum(heights) - gap_px)
        second_px = heights[1] + round(rest_px * self._grow)
        first_px = self.height() - gap_px - second_px
        places = [(self._first, first_px), (self._second, second_px)]
        if self._zoomed_second_first and self.look.zoomed:
            places.reverse()
        y_px = 0
        for cell, high_px in places:
            cell.place(QRect(0, y_px, self.width(), high_px), scale)
            y_px += high_px + gap_px

    def _heights(self, width_px: int, scale: float) -> Sequence[int]:
        widths = self._widths(width_px)
        cells = (self._first, self._second)
        return [each.height(wide, scale) for each, wide in zip(cells, widths, strict=True)]

    def _widths(self, width_px: int) -> tuple[int, int]:
        if not self.look.two_columns:
            return width_px, width_px
        room_px = width_px - self.look.px(self._gap_mm)
        left_px = round(room_px * self._share)
        return left_px, room_px - left_px

    def _gap_px(self, scale: float, heights: Sequence[int]) -> int:
        return self.look.px(self._gap_mm * scale) if all(heights) else 0


class Grid(QWidget):
    """Blocks of one width in two columns, with large text in portrait in one."""

    def __init__(self, look: Look, gap_mm: float = GAP_MM) -> None:
        super().__init__()
        self.look = look
        self._gap_mm = gap_mm
        self._cells: list[_Cell] = []

    def add(self, block: Block) -> Block:
        self._cells.append(_cell(self, block, self._gap_mm, 0.0))
        return block

    def height_at(self, width_px: int, scale: float) -> int:
        rows = self._rows(width_px, scale)
        return sum(rows) + self.look.px(self._gap_mm) * (len(rows) - 1) if rows else 0

    def settle(self, scale: float) -> None:
        gap_px, columns = self.look.px(self._gap_mm), self._columns
        wide_px = self._wide_px(self.width())
        y_px = 0
        for row, high_px in enumerate(self._rows(self.width(), scale)):
            for column, cell in enumerate(self._cells[row * columns : (row + 1) * columns]):
                cell.place(QRect(column * (wide_px + gap_px), y_px, wide_px, high_px), scale)
            y_px += high_px + gap_px

    @property
    def _columns(self) -> int:
        return 1 if self.look.zoomed and not self.look.landscape else 2

    def _wide_px(self, width_px: int) -> int:
        gaps_px = self.look.px(self._gap_mm) * (self._columns - 1)
        return (width_px - gaps_px) // self._columns

    def _rows(self, width_px: int, scale: float) -> list[int]:
        wide_px, columns = self._wide_px(width_px), self._columns
        heights = [each.height(wide_px, scale) for each in self._cells]
        return [max(heights[at : at + columns]) for at in range(0, len(heights), columns)]
