"""The real window on the real flow; camera, microphone and models answer at once and well."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from kiosk.flow import (
    Begin,
    BoothReport,
    BuildProfile,
    Effect,
    Event,
    ProfileBuilt,
    StartTake,
    State,
    StopTake,
    TakeStarted,
    TranscriptReady,
    step,
)
from kiosk.interview import Language
from kiosk.pack import Pack
from kiosk.ui.samples import VISIT_ID, plan_of, profile, transcript
from kiosk.ui.speech import Speaker
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.window import Window

MOST_KEYS = 120
"""More than there are controls on any screen: whoever presses so often is caught somewhere."""


class WindowBooth:
    """A booth whose children never fail; every effect is kept."""

    def __init__(
        self,
        qtbot: QtBot,
        pack: Pack,
        language: Language,
        speaker: Speaker | None = None,
        devices: bool = True,
    ) -> None:
        self.state = State(plan_of(pack), language=language)
        self.effects: list[Effect] = []
        self.window = Window(
            pack,
            self.send,
            lambda: Begin(VISIT_ID, "K7PM-4XRD"),
            reduced_motion=True,
            speaker=speaker,
        )
        qtbot.addWidget(self.window)
        self.window.resize(540, 960)
        self.window.show()
        self.window.activateWindow()
        self.send(BoothReport(frozenset(), capture_ready=devices, assess_ready=True))

    def send(self, event: Event) -> None:
        self.state, effects = step(self.state, event)
        self.window.show_state(self.state)
        for effect in effects:
            self.effects.append(effect)
            self._carry_out(effect)

    def touch(self, *names: str) -> None:
        for name in names:
            found = [
                each
                for each in self.window.findChildren(QAbstractButton, name)
                if each.isVisible() and each.isEnabled()
            ]
            assert len(found) == 1, f"{name} on {self.state.screen}"
            found[0].click()

    def told(self, kind: type[Effect]) -> list[Effect]:
        return [each for each in self.effects if isinstance(each, kind)]

    def _carry_out(self, effect: Effect) -> None:
        language = self.state.language
        match effect:
            case StartTake():
                self.send(TakeStarted(effect.take_id))
            case StopTake():
                self.send(TranscriptReady(effect.take_id, transcript(language)))
            case BuildProfile():
                self.send(ProfileBuilt(effect.interview_id, profile(language)))

    # --- by key -------------------------------------------------------------------------------

    def key(self, key: Qt.Key) -> None:
        """One key, as the native window gets it."""
        QTest.keyClick(self.window.windowHandle(), key)

    def go(self, arrived: Callable[[], bool], key: Qt.Key = Qt.Key.Key_Down) -> None:
        """Press an arrow until one is there."""
        for _ in range(MOST_KEYS):
            if arrived():
                return
            self.key(key)
        raise AssertionError(f"not reached on {self.state.screen}, {self.here()}")

    def here(self) -> str:
        """What has the focus."""
        focus = self.window.focusWidget()
        return focus.objectName() if focus is not None else ""

    def press(self, *names: str) -> None:
        """Go to each by arrow key and press enter."""
        for name in names:
            self.go(lambda name=name: self.here() == name)  # type: ignore[misc]
            self.key(Qt.Key.Key_Return)

    def type_by_key(self, field: str, keys: str) -> None:
        """Write with the on-screen keyboard, walking over it with the arrows."""
        self.press(field)
        for key in keys:
            self._to_key(f"key_{key}")
            self.key(Qt.Key.Key_Return)

    def _to_key(self, name: str) -> None:
        for _ in range(MOST_KEYS):
            here = self.window.focusWidget()
            keyboard = here.parent() if here is not None else None
            assert isinstance(keyboard, Keyboard), f"{self.here()} is no key"
            assert isinstance(here, QWidget)
            wanted = next(each for each in keyboard.every_key() if each.objectName() == name)
            if here is wanted:
                return
            keys = Qt.Key
            if abs(wanted.y() - here.y()) > 1:
                self.key(keys.Key_Down if wanted.y() > here.y() else keys.Key_Up)
            else:
                self.key(keys.Key_Right if wanted.x() > here.x() else keys.Key_Left)
        raise AssertionError(f"{name} is not reached")
