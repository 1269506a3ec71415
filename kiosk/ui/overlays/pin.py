"""The PIN of the staff: digits only, shown as dots, never kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from kiosk.flow import Back, PinEntered, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Row
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.text import Text

_ROWS: Final = ("123", "456", "789", "x0e")
_ERASE, _ENTER = "x", "e"
_MOST_DIGITS: Final = 12
_DOT: Final = "●"
_NO_DIGIT: Final = "○"


class Pin(OverlayView):
    """The keys rest while the booth refuses further tries."""

    keeps_focus = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, least_scale=0.6)
        self._pin = ""
        self._open_again_s = 0.0
        self._refused = False
        self._title, self._text = self.head()
        self._dots = self.sheet.add(Text(self.look, Type.TITLE, align=CENTRE), gap_mm=6)
        self._keys: dict[str, Button] = {}
        for number, names in enumerate(_ROWS):
            row = self.sheet.add(Row(self.look), gap_mm=6 if number else 8)
            for name in names:
                self._keys[name] = row.add(self._key(name))
        self._close = self.answer(CLOSE, Back, Kind.SECONDARY)
        self.answers(self._close)

    def enter(self, state: State) -> None:
        self.forget()
        self.setFocus()

    def draw(self, state: State) -> None:
        if state.pin_wait_s > 0 and not self._refused:
            self._refused = True
            self._open_again_s = state.now_s + state.pin_wait_s
        left_s = max(0.0, self._open_again_s - state.now_s) if self._refused else 0.0
        self._title.say(tr("pin", "title"))
        if left_s > 0:
            self._text.say(tr("pin", "wait", n=max(1, round(left_s))))
        else:
            self._text.say(tr("pin", "wrong" if state.pin_wrong else "text"))
        self._text.tone("persimmon" if state.pin_wrong else "ink")
        for name, key in self._keys.items():
            key.enable(left_s <= 0 and (name != _ENTER or bool(self._pin)))
        self._keys[_ERASE].say(tr("pin", "erase"))
        self._keys[_ENTER].say(tr("pin", "enter"))
        self._close.say(tr("pin", "close"))
        self._show_dots()

    def forget(self) -> None:
        self._pin = ""
        self._refused = False
        self._open_again_s = 0.0
        self._show_dots()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keys[_ENTER].click()
        elif event.key() == Qt.Key.Key_Backspace:
            self._keys[_ERASE].click()
        elif event.text() in self._keys and event.text().isdigit():
            self._keys[event.text()].click()
        else:
            super().keyPressEvent(event)

    def _key(self, name: str) -> Button:
        purpose = {_ERASE: "erase", _ENTER: "enter"}.get(name, name)
        kind = {_ERASE: Kind.KEY_SOFT, _ENTER: Kind.KEY_ENTER}.get(name, Kind.KEY_FLAT)
        key = Button(self.look, f"pin_{purpose}", kind)
        if name.isdigit():
            key.say(name)
        key.clicked.connect(lambda: self._press(name))
        return key

    def _press(self, name: str) -> None:
        if name == _ENTER:
            pin, self._pin = self._pin, ""
            self._refused = False
            self._show_dots()
            if pin:
                self.desk.send(PinEntered(pin))
            return
        self._pin = self._pin[:-1] if name == _ERASE else (self._pin + name)[:_MOST_DIGITS]
        self._show_dots()

    def _show_dots(self) -> None:
        self._dots.say(_DOT * len(self._pin) or _NO_DIGIT * 4)
        self._keys[_ENTER].enable(bool(self._pin))
