from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

# Before any application is made: the tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from kiosk.flow import Begin, Event, State
from kiosk.interview import Language
from kiosk.pack import Pack, default_pack_path, load_pack
from kiosk.ui.samples import VISIT_ID, scenes
from kiosk.ui.translations import compile_all
from kiosk.ui.window import Window


@dataclass
class Seen:
    """A window with everything it has sent."""

    window: Window
    sent: list[Event] = field(default_factory=list)

    def button(self, name: str) -> QAbstractButton:
        """The one visible button of this name."""
        found = [
            each
            for each in self.window.findChildren(QAbstractButton, name)
            if each.isVisible() and each.isEnabled()
        ]
        assert len(found) == 1, f"{len(found)} visible buttons are called {name}"
        return found[0]

    def words(self) -> str:
        """Everything that is said on the screen now, a line for each text."""
        found = self.window.findChildren(QLabel)
        return "\n".join(each.text() for each in found if each.isVisible() and each.text())

    def press(self, name: str) -> Event:
        """Touch a button; the one event that it sent."""
        self.sent.clear()
        self.button(name).click()
        assert len(self.sent) == 1, f"{name} sent {self.sent}"
        return self.sent[0]


@pytest.fixture(scope="session", autouse=True)
def _compiled_translations() -> None:
    compile_all()


@pytest.fixture(scope="session")
def pack() -> Pack:
    return load_pack(default_pack_path())


@pytest.fixture
def make_window(qtbot: QtBot, pack: Pack) -> Iterator[Callable[..., Seen]]:
    made: list[Seen] = []

    def make(width_px: int = 1080, height_px: int = 1920, reduced_motion: bool = True) -> Seen:
        sent: list[Event] = []
        window = Window(
            pack, sent.append, lambda: Begin(VISIT_ID, "K7PM-4XRD"), reduced_motion=reduced_motion
        )
        qtbot.addWidget(window, before_close_func=Window.unlock)
        window.resize(width_px, height_px)
        window.show()
        made.append(Seen(window, sent))
        return made[-1]

    yield make
    for seen in made:
        seen.window.forget()
    QApplication.clipboard().clear()


@pytest.fixture
def seen(make_window: Callable[..., Seen]) -> Seen:
    return make_window()


@pytest.fixture(scope="session")
def scene(pack: Pack) -> Callable[[str, Language], State]:
    def find(name: str, language: Language = Language.KO) -> State:
        return scenes(pack, language)[name]

    return find
