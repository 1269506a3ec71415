"""A booth that is never alone: one visitor after the other drives it, as people would.

``python -m bench.visitors DATA VISITOR`` is `kiosk start` with somebody in front of it; whoever
runs it may kill whatever they like. After every visit the outbox is sent. When the file ``enough``
lies in the data folder, the visit in hand is the last one, and the booth ends once everything is
sent.
"""

from __future__ import annotations

import logging
import os
import sys
from functools import partial
from pathlib import Path
from typing import Final

from kiosk import flow
from kiosk.app import App
from kiosk.demo import SEEKERS
from kiosk.interview import Language
from kiosk.launch import start_booth
from kiosk.settings import Size
from kiosk.ui.autopilot import Autopilot, Script
from kiosk.visitor import VisitorFolder
from kiosk.workers import messages
from kiosk.workers.supervisor import News

ENOUGH: Final = "enough"
SCREENS: Final = "screens.log"
"""One line for every screen that is entered: the sign of life of a visit."""
SIZE: Final = Size(540, 960)
_SEND_AGAIN_MS: Final = 3000


class Visitors:
    """Those who come to one window, which is replaced after each of them."""

    def __init__(self, app: App, folder: VisitorFolder) -> None:
        self._app = app
        self._data_dir = app.settings.data_dir
        self._script = Script(
            Language.EN,
            SEEKERS[Language.EN],
            spoken=frozenset(folder.clips),
            typed=folder.texts,
        )
        self._screen: flow.Screen | None = None
        self._pilot: Autopilot | None = None
        listeners = app.conductor.listeners
        self._show, self._tell = listeners.state, listeners.news
        listeners.state, listeners.news = self._on_state, self._on_news
        app.every(_SEND_AGAIN_MS, self._send)

    def _next(self) -> Autopilot:
        return Autopilot(
            self._app.window,
            lambda: self._app.conductor.state,
            self._script,
            self._data_dir / "screens",
            self._on_goodbye,
        )

    def _on_goodbye(self) -> None:
        """The next one finds the next window."""
        self._app.conductor.dispatch(flow.Continue())
        if self._pilot is not None:
            self._pilot.deleteLater()

    def _on_state(self, state: flow.State) -> None:
        self._show(state)
        # In front of a window that is shown; a visit that broke off is gone on with in any case.
        if self._pilot is None and (state.visit is not None or not self._enough):
            self._pilot = self._next()
        if state.screen is not self._screen:
            self._screen = state.screen
            with (self._data_dir / SCREENS).open("a", encoding="utf-8") as log:
                log.write(f"{state.screen}\n")

    def _on_news(self, news: News) -> None:
        self._tell(news)
        if isinstance(news, messages.CueEnded) and self._pilot is not None:
            self._pilot.cue_ended(news.cue)

    def _send(self) -> None:
        """What waits is sent at once and not at night: there is more to be killed then."""
        waiting = self._app.store.outbox.unsent()
        if waiting:
            self._app.conductor.children.sync.send(messages.SendOutbox())
        elif self._enough and self._is_done:
            self._app.quit()

    @property
    def _enough(self) -> bool:
        return (self._data_dir / ENOUGH).exists()

    @property
    def _is_done(self) -> bool:
        """Nobody is there, and nothing is left to be computed."""
        store = self._app.store
        return self._screen is flow.Screen.ATTRACT and not store.jobs.waiting()


def main() -> None:
    """Run until there was enough."""
    data_dir, visitor_dir = map(Path, sys.argv[1:])
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    join = partial(Visitors, folder=VisitorFolder.open(visitor_dir))
    raise SystemExit(start_booth(data_dir, visitor_dir, SIZE, join))


if __name__ == "__main__":
    main()
