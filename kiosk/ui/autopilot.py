"""Drives the window as a visitor would: waits, looks, touches the real buttons.

For the demonstration and the end-to-end tests. It sees what a person sees (the state that is
drawn, the visible controls) and keeps a picture of every screen it meets.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from kiosk.flow import PRACTICE, Overlay, Screen, State
from kiosk.interview import Language, Seeker
from kiosk.ui.overlays.sheet import CLOSE
from kiosk.ui.window import Window

_W = TypeVar("_W", bound=QWidget)

LOOK_MS: Final = 100
SETTLE_S: Final = 0.7
"""A screen has come to rest before it is photographed."""
TAIL_S: Final = 0.6
"""Silence after the last word before "I have said everything"."""
NO_CLIP_S: Final = 3.0
"""How long the visitor stays silent when there is nothing to say."""


@dataclass(frozen=True)
class Script:
    """What this visitor does. ``spoken`` and ``typed`` are by cue (``practice``, ``q1`` …)."""

    language: Language
    seeker: Seeker
    spoken: frozenset[str]
    typed: Mapping[str, str]


class Autopilot(QObject):
    """One visitor. ``finished`` is called once, when goodbye has been seen.

    Args:
        window: the real window.
        state: the state that the window draws.
        script: what to do.
        screens_dir: where to keep the pictures.
        finished: what happens then.
        settle_s: how long a screen is looked at before anything is touched.
    """

    def __init__(
        self,
        window: Window,
        state: Callable[[], State],
        script: Script,
        screens_dir: Path,
        finished: Callable[[], None],
        settle_s: float = SETTLE_S,
    ) -> None:
        super().__init__()
        self._window = window
        self._state = state
        self._script = script
        self._screens_dir = screens_dir
        self._finished = finished
        self._settle_s = settle_s
        self._seen: tuple[Screen, Overlay | None, int] | None = None
        self._seen_s = 0.0
        self._cue_ended: set[str] = set()
        self._cue_ended_s = 0.0
        self._detours = [Overlay.STAFF_CALLED, Overlay.STOP_CONFIRM]
        self.screens: list[str] = []
        screens_dir.mkdir(parents=True, exist_ok=True)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def cue_ended(self, cue: str) -> None:
        """The visitor has said all that there is to say to ``cue``."""
        self._cue_ended.add(cue)
        self._cue_ended_s = time.monotonic()

    def stop(self) -> None:
        self._timer.stop()

    def keep_picture(self, name: str) -> None:
        """Photograph the window; a name that was used before is not taken again."""
        file = f"{len(self.screens) + 1:02d}-{name}.png"
        if any(each.endswith(f"-{name}.png") for each in self.screens):
            return
        self._window.grab().save(str(self._screens_dir / file))
        self.screens.append(file)

    # --- looking ------------------------------------------------------------------------------

    def _look(self) -> None:
        state = self._state()
        index = state.visit.index if state.visit is not None else 0
        seen = (state.screen, state.overlay, index)
        now_s = time.monotonic()
        if seen != self._seen:
            self._seen, self._seen_s = seen, now_s
            return
        if now_s - self._seen_s >= self._settle_s:
            self._act(state, now_s - self._seen_s)

    def _act(self, state: State, waited_s: float) -> None:
        if state.overlay is not None:
            self.keep_picture(f"overlay-{state.overlay}")
            self._touch("still_here" if state.overlay is Overlay.IDLE_WARNING else CLOSE)
            return
        match state.screen:
            case Screen.ATTRACT:
                self._picture_and_touch(state, "begin")
            case Screen.LANGUAGE:
                self._picture_and_touch(state, f"choose_{self._script.language}")
            case Screen.CONSENT:
                self._consent(state)
            case Screen.IDENTITY:
                self._identify(state)
            case Screen.DEVICE_CHECK:
                if waited_s >= NO_CLIP_S and state.booth.capture_ready:
                    self._picture_and_touch(state, "continue")
            case Screen.QUESTION:
                self._question(state)
            case Screen.RECORDING:
                self._record(state)
            case Screen.TYPING:
                self._type(state)
            case Screen.REVIEW:
                self._review(state)
            case Screen.REST:
                self._rest(state)
            case Screen.PRACTICE | Screen.INTERRUPTED | Screen.RESULT | Screen.RESUME:
                self._picture_and_touch(state, "continue")
            case Screen.GOODBYE:
                self._goodbye(state)
            case _:
                self.keep_picture(state.screen)

    # --- acting -------------------------------------------------------------------------------

    def _picture_and_touch(self, state: State, button: str) -> None:
        self.keep_picture(state.screen)
        self._touch(button)

    def _consent(self, state: State) -> None:
        for box in self._visible(QAbstractButton):
            if box.isCheckable() and box.objectName().startswith("item_") and not box.isChecked():
                QTest.mouseClick(box, Qt.MouseButton.LeftButton)
        self._picture_and_touch(state, "give_consent")

    def _identify(self, state: State) -> None:
        if not any(each.objectName() == "name" for each in self._visible(QLineEdit)):
            # The way by QR code is offered first; this visitor has none.
            self.keep_picture("identity-code")
            self._touch("by_hand")
        for field in self._visible(QLineEdit):
            if field.objectName() in {"name", "phone"} and not field.text():
                field.setText(getattr(self._script.seeker, field.objectName()))
        self._picture_and_touch(state, "identify")

    def _question(self, state: State) -> None:
        cue = _cue(state)
        self.keep_picture(_named(state))
        if cue in self._script.typed:
            self._touch("type_instead")
        elif cue in self._script.spoken or cue == "practice":
            self._cue_ended.discard(cue)
            self._touch("start_answer")
        else:
            self._touch("skip")

    def _record(self, state: State) -> None:
        cue = _cue(state)
        if state.visit is None or not state.visit.recording:
            return
        self.keep_picture(_named(state))
        if cue in self._cue_ended and time.monotonic() - self._cue_ended_s >= TAIL_S:
            self._touch("finish_answer")

    def _type(self, state: State) -> None:
        for field in self._visible(QPlainTextEdit):
            field.setPlainText(self._script.typed[_cue(state)])
        self.keep_picture(_named(state))
        self._touch("submit_typed")

    def _review(self, state: State) -> None:
        if state.visit is None or state.visit.response.transcript is None:
            self.keep_picture("review-listening")
            return
        self.keep_picture(_named(state))
        self._touch("accept")

    def _rest(self, state: State) -> None:
        """On the way, look once at what lies behind the two buttons that are always there."""
        self.keep_picture(state.screen)
        if self._detours:
            detour = self._detours.pop()
            self._touch("call_staff" if detour is Overlay.STAFF_CALLED else "stop")
        else:
            self._touch("continue")

    def _goodbye(self, state: State) -> None:
        self.keep_picture(state.screen)
        self.stop()
        self._finished()

    def _touch(self, name: str) -> None:
        for button in self._visible(QAbstractButton):
            if button.objectName() == name and button.isEnabled():
                QTest.mouseClick(button, Qt.MouseButton.LeftButton)
                return

    def _visible(self, kind: type[_W]) -> list[_W]:
        return [each for each in self._window.findChildren(kind) if each.isVisible()]


def _cue(state: State) -> str:
    assert state.visit is not None
    return "practice" if state.visit.index == PRACTICE else f"q{state.visit.index + 1}"


def _named(state: State) -> str:
    return f"{state.screen}-{_cue(state)}"
