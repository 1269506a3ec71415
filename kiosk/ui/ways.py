"""The ways of using the booth as choices, for the screen and the sheet that offer them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kiosk.flow import State, UseWay, Way
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Grid
from kiosk.ui.widgets.tile import Tile

_ICONS: Final = {
    Way.LARGE_TEXT: "type",
    Way.HIGH_CONTRAST: "contrast",
    Way.VOICE: "sound",
    Way.KEYPAD: "arrows",
    Way.TYPED: "keys",
    Way.LOW_REACH: "reach",
    Way.STILL: "still",
}

ON_SCREEN: Final = "way"
ON_SHEET: Final = "use"
"""The prefixes of the tiles' object names: one set may lie over the other."""


class Ways(Grid):
    """A tile for each way; each is chosen or left with one touch."""

    def __init__(self, desk: Desk, ways: Sequence[Way], prefix: str) -> None:
        """``prefix``: of the tiles' object names, since two sets may be on the screen."""
        ground = "paper" if prefix == ON_SCREEN else "hanji"
        super().__init__(desk.look)
        self._desk = desk
        self._tiles: dict[Way, Tile] = {}
        for way in ways:
            tile = self._tiles[way] = self.add(
                Tile(desk.look, f"{prefix}_{way}", _ICONS[way], ground)
            )
            tile.clicked.connect(lambda _=False, way=way: self._choose(way))

    def draw(self, state: State) -> None:
        for way, tile in self._tiles.items():
            tile.say(tr("access", way.value))
            tile.setChecked(state.access.uses(way))

    def _choose(self, way: Way) -> None:
        self._desk.send(UseWay(way, not self._tiles[way].isChecked()))
