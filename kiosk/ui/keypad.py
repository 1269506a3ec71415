"""The whole booth by a few keys: arrows, enter, back, help, home, and volume.

As on the keypads beside Korean kiosks, which a PC sees as a small keyboard. Arrows go through the
controls in their order, and through the on-screen keyboard as it stands there; Tab does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from kiosk.flow import Back, CallStaff, Event, StopInterview, TuneVoice, UseWay, Way
from kiosk.ui.widgets.focus import step_focus
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.scroll import Scroll

HOLD_MS: Final = 900
"""Help is pressed shorter than this to call staff, and held longer for voice guidance."""

_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Select})
_BACK: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_Back, Qt.Key.Key_Cancel})
_HELP: Final = frozenset({Qt.Key.Key_F1, Qt.Key.Key_Help})
_HOME: Final = frozenset({Qt.Key.Key_Home, Qt.Key.Key_HomePage})
_VOLUME: Final = {Qt.Key.Key_VolumeUp: 1, Qt.Key.Key_VolumeDown: -1}
KEYPAD_KEYS: Final = frozenset({*_ARROWS, *_ENTER, *_BACK, *_HELP, *_HOME, *_VOLUME})
"""Every key that a keypad may send."""


class Keypad(QObject):
    """Takes what the keys mean for the booth; what is text it leaves to the field.

    Args:
        window: whose focus it moves.
        order: the controls that can be reached now, in order.
        send: takes the events.
        uses: whether a way of using the booth is chosen.
    """

    def __init__(
        self,
        window: QWidget,
        order: Callable[[], Sequence[QWidget]],
        send: Callable[[Event], None],
        uses: Callable[[Way], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._order, self._send, self._uses = window, order, send, uses
        self._held = QTimer(self)
        self._held.setSingleShot(True)
        self._held.setInterval(HOLD_MS)
        self._held.timeout.connect(self._help_held)

    def pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was for the booth; else it belongs to whatever has the focus."""
        key = Qt.Key(event.key())
        if key in _HELP:
            if not event.isAutoRepeat():
                self._held.start()
            return True
        if key in _VOLUME:
            self._send(TuneVoice(volume=_VOLUME[key]))
            return True
        if key in _BACK:
            self._send(Back())
            return True
        if key in _ARROWS:
            return self._arrow(*_ARROWS[key])
        here = self._window.focusWidget()
        if key in _HOME and not isinstance(here, QLineEdit | QPlainTextEdit):
            self._send(StopInterview())
            return True
        if key in _ENTER and isinstance(here, QLineEdit | QPlainTextEdit):
            return self._uses(Way.KEYPAD) and self._to_keyboard()
        if key in _ENTER and isinstance(here, QAbstractButton):
            # Once for a press, however long it is held: it must not press what comes next.
            if here.isEnabled() and not event.isAutoRepeat():
                here.click()
            return True
        return False

    def released(self, event: QKeyEvent) -> bool:
        """Help is called when its key comes up again, unless it was held."""
        if Qt.Key(event.key()) not in _HELP or event.isAutoRepeat():
            return False
        if self._held.isActive():
            self._held.stop()
            self._send(CallStaff())
        return True

    def _help_held(self) -> None:
        self._send(UseWay(Way.VOICE, not self._uses(Way.VOICE)))

    def _to_keyboard(self) -> bool:
        """From the field to the keys that write into it; False if there are none."""
        for each in self._order():
            keyboard = _keyboard_of(each)
            if keyboard is not None and keyboard.isVisible():
                keyboard.every_key()[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    # --- arrows -------------------------------------------------------------------------------

    def _arrow(self, across: int, down: int) -> bool:
        if not self._uses(Way.KEYPAD):
            # Whoever comes by arrow keys has the keypad: its focus is marked, its time is longer.
            self._send(UseWay(Way.KEYPAD, True))
        here = self._window.focusWidget()
        if _moves_inside(here, across, down):
            return False
        keyboard = _keyboard_of(here)
        if keyboard is not None and here is not None:
            beside = keyboard.beside(here, across, down)
            if beside is not None:
                beside.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        self._leave(here, keyboard, forwards=across + down > 0)
        return True

    def _leave(self, here: QWidget | None, keyboard: Keyboard | None, forwards: bool) -> None:
        """To the next control; the on-screen keyboard counts as one of them."""
        order = [each for each in self._order() if each.isVisible() and each.isEnabled()]
        if keyboard is not None and not forwards and keyboard.field is not None:
            # Up from the keys is back to what they write.
            keyboard.field.setFocus(Qt.FocusReason.BacktabFocusReason)
            return
        if keyboard is not None:
            keys = [each for each in order if keyboard.isAncestorOf(each)]
            here = (keys[-1] if forwards else keys[0]) if keys else here
        step_focus(order, here, forwards)
        arrived = self._window.focusWidget()
        entered = _keyboard_of(arrived)
        if entered is not None and entered is not keyboard and not forwards:
            # From below, into the row that is nearest.
            entered.lowest().setFocus(Qt.FocusReason.BacktabFocusReason)


def _keyboard_of(widget: QWidget | None) -> Keyboard | None:
    while widget is not None:
        if isinstance(widget, Keyboard):
            return widget
        widget = widget.parentWidget()
    return None


def _moves_inside(here: QWidget | None, across: int, down: int) -> bool:
    """Whether the key still has something to do inside of what has the focus."""
    if isinstance(here, Scroll):
        bar = here.verticalScrollBar()
        return (down > 0 and bar.value() < bar.maximum()) or (down < 0 and bar.value() > 0)
    if isinstance(here, QLineEdit):
        at = here.cursorPosition()
        return (across < 0 and at > 0) or (across > 0 and at < len(here.text()))
    if isinstance(here, QPlainTextEdit):
        cursor = here.textCursor()
        if across:
            return not (cursor.atStart() if across < 0 else cursor.atEnd())
        way = cursor.MoveOperation.Down if down > 0 else cursor.MoveOperation.Up
        return bool(cursor.movePosition(way))
    return False
