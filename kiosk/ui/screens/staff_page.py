"""What the pages of the staff panel have in common."""

from __future__ import annotations

from kiosk.flow import State
from kiosk.ui.cards import BoothHealth
from kiosk.ui.screens.view import Desk
from kiosk.ui.widgets.layout import Column
from kiosk.workers.preview import PreviewFrame


class Page(Column):
    """One page: a column of blocks that says everything anew in :meth:`draw`."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.look, rest_above=0.2)
        self.desk = desk

    def check(self, health: BoothHealth) -> None:
        """How the booth is now."""

    def draw(self, state: State) -> None:
        """Show this state. Must be cheap when nothing has changed."""
        raise NotImplementedError

    def reflect(self, frame: PreviewFrame) -> None:
        """A new camera frame and sound level, for the page that has a mirror."""

    def forget(self) -> None:
        """The page is left."""
