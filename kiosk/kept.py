"""A window's side of the talk with its keeper: when to be shown, and when to make way."""

from __future__ import annotations

from multiprocessing.connection import Connection
from typing import Protocol

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

from kiosk.booth.conductor import Conductor
from kiosk.flow import State
from kiosk.keeper import Word
from kiosk.workers import messages


class Showable(Protocol):
    """What the keeper's words make the app do."""

    def show(self) -> None:
        """Show the window."""

    def go(self) -> None:
        """Begin to work."""

    def quit(self, code: int = 0) -> None:
        """End in order."""


class Kept(QObject):
    """Asks to be replaced once a visit has ended and everything of it is written.

    Args:
        conductor: who knows whether all is at rest.
        keeper: the connection to the keeper's process.
        app: what is shown.
    """

    def __init__(self, conductor: Conductor, keeper: Connection, app: Showable) -> None:
        super().__init__()
        self._conductor = conductor
        self._keeper = keeper
        self._app = app
        self._somebody_was_here = False
        self._somebody_was_understood = False
        self._settled = False
        self.replaced = False
        """This window has made way for the next one."""
        self._ears = QSocketNotifier(keeper.fileno(), QSocketNotifier.Type.Read, self)
        self._ears.activated.connect(self._listen)
        self._say(Word.READY)

    def watch(self, state: State) -> None:
        """From consent on there is something to forget; once assess is there, others may load."""
        visit, booth = state.visit, state.booth
        self._somebody_was_here |= visit is not None and visit.consented
        if not self._settled and (booth.assess_ready or booth.problems):
            self._settled = True
            self._say(Word.SETTLED)

    def somebody_was_understood(self) -> None:
        """An answer went through this process, perhaps of somebody who has left already."""
        self._somebody_was_understood = True

    def ask_if_due(self) -> None:
        """To be called now and then: ask to be replaced if the time has come."""
        if self.replaced or not self._conductor.at_rest:
            return
        late = self._somebody_was_understood and self._conductor.all_understood
        if self._somebody_was_here or late:
            self.replaced = True
            self._say(Word.REPLACE)

    def _listen(self) -> None:
        try:
            while self._keeper.poll():
                self._follow(self._keeper.recv())
        except (EOFError, OSError):
            # The keeper is gone, and nothing may outlive it.
            self._ears.setEnabled(False)
            self._app.quit()

    def _follow(self, word: Word) -> None:
        match word:
            case Word.SHOW:
                self._app.show()
                # After the first picture, so that nothing else is seen in between.
                QTimer.singleShot(0, self, lambda: self._say(Word.SHOWN))
            case Word.GO:
                self._app.go()
            case Word.FETCH:
                self._conductor.children.sync.send(messages.FetchOpenings())
            case Word.END:
                self._app.quit()
            case _:
                pass

    def _say(self, word: Word) -> None:
        try:
            self._keeper.send(word)
        except OSError:
            self._app.quit()
