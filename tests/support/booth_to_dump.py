"""A real booth, offscreen, at which somebody says and types what a test will look for.

    python booth_to_dump.py DATA VISITOR SCRIPT

What is typed comes as numbers (``SCRIPT``: JSON, letters by their code points), a letter at a time
through the booth's own on-screen keyboard, so that this program itself never holds a whole word.
At goodbye it prints ``here`` and its process, and waits for a file ``go_on`` beside the script. The
window of the next person prints ``gone`` and its process once it is shown, and lives on until it is
ended.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.app import App, qt_application
from kiosk.flow import Screen, State
from kiosk.interview import Language, Seeker
from kiosk.keeper import Keeper
from kiosk.settings import Settings, Size, load_settings
from kiosk.ui.autopilot import Autopilot, Script
from kiosk.ui.widgets import hangul
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.workers import messages
from kiosk.workers.supervisor import News

Letters = Sequence[int]


class Typist(Autopilot):
    """Types what it is given letter by letter, keeps no pictures, and leaves after goodbye."""

    def give(self, texts: dict[str, Letters], go_on: Path) -> None:
        self._texts = texts
        self._go_on = go_on
        self._told = False
        self._comes_after = not texts

    def keep_picture(self, name: str) -> None:
        return

    def _identify(self, state: State) -> None:
        for field in ("name", "phone"):
            self._write(field, self._texts.pop(field, ()))
        self._touch("identify")

    def _type(self, state: State) -> None:
        self._write(
            "answer", self._texts.pop("correction" if state.behind is Screen.REVIEW else "q2", ())
        )
        self._touch("submit_typed")

    def _review(self, state: State) -> None:
        if state.visit is None or state.visit.response.transcript is None:
            return
        self._touch("correct" if "correction" in self._texts else "accept")

    def _goodbye(self, state: State) -> None:
        # The test looks for everything here first, so that finding nothing later means something.
        if not self._told:
            self._told = True
            self._tell("here")
        if self._go_on.exists():
            self._touch("continue")

    def _tell(self, word: str) -> None:
        sys.stdout.write(f"{word} {os.getpid()}\n")
        sys.stdout.flush()

    def _act(self, state: State, waited_s: float) -> None:
        if state.screen is Screen.ATTRACT and not self._texts:
            if self._comes_after and self._window.isVisible():
                self._tell("gone")
                self.stop()
            return
        if state.screen is Screen.PRACTICE:
            self._touch("skip")
            return
        super()._act(state, waited_s)

    def _write(self, name: str, letters: Letters) -> None:
        if not letters:
            return
        field = self._window.findChild(object, name)
        field.setFocus()
        keyboard = next(each for each in self._visible(Keyboard))
        keyboard.write_to(field)
        for code in letters:
            for key in hangul.keys_of(chr(code)):
                keyboard.press("space" if key == " " else key)
        # What a curious hand would do with a keyboard of its own.
        for key in (Qt.Key.Key_A, Qt.Key.Key_C):
            QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)


def window(connection: Connection, settings: Settings, script: Path) -> None:
    """One window, as the keeper starts it; only the first has a visitor."""
    qt_application()
    app = App(settings, Size(540, 960), connection)
    told = json.loads(script.read_text(encoding="utf-8")) if script.exists() else {}
    script.unlink(missing_ok=True)
    pilot = Typist(
        app.window,
        lambda: app.conductor.state,
        Script(Language.EN, Seeker(), frozenset({"q1"}), {"q2": ""}),
        settings.data_dir / "screens",
        lambda: None,
    )
    pilot.give(told, script.with_name("go_on"))
    hear = app.conductor.listeners.news

    def both(news: News) -> None:
        hear(news)
        if isinstance(news, messages.CueEnded):
            pilot.cue_ended(news.cue)

    app.conductor.listeners.news = both
    raise SystemExit(app.run())


def main() -> None:
    data, visitor, script = (Path(each) for each in sys.argv[1:4])
    settings = load_settings(
        data, visitor_dir=visitor, sync_at="", matcher_url="http://127.0.0.1:9", matcher_token="-"
    )
    raise SystemExit(Keeper("booth_to_dump:window", (settings, script)).run())


if __name__ == "__main__":
    main()
