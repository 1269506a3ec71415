"""What may not reach the booth's screens, whoever sends it: the ways out of a program.

Looked at on the native window, before any widget sees it. What the system itself takes (another
terminal, the power button) never comes here: `deploy/lockdown.md` says what to do about it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from kiosk.ui.keypad import KEYPAD_KEYS

_K = Qt.Key
_KEYS: Final = frozenset(
    {
        _K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Enter, _K.Key_Backspace, _K.Key_Delete,
        _K.Key_Left, _K.Key_Right, _K.Key_Up, _K.Key_Down, _K.Key_Home, _K.Key_End,
        _K.Key_PageUp, _K.Key_PageDown, _K.Key_Shift, _K.Key_CapsLock,
        _K.Key_Hangul, _K.Key_Hangul_Jamo, _K.Key_Multi_key, _K.Key_AltGr,
    }
)  # fmt: skip
"""Keys without a letter that a keyboard needs to write and move; the keypad's come on top."""
_LEADS_OUT: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_T = QEvent.Type
_KEY_EVENTS: Final = frozenset({_T.KeyPress, _T.KeyRelease, _T.ShortcutOverride, _T.Shortcut})
_MOUSE_EVENTS: Final = frozenset(
    {_T.MouseButtonPress, _T.MouseButtonRelease, _T.MouseButtonDblClick}
)
_NEVER: Final = frozenset(
    {
        _T.ContextMenu, _T.DragEnter, _T.DragMove, _T.DragLeave, _T.Drop, _T.NativeGesture,
        _T.Gesture, _T.GestureOverride, _T.FileOpen, _T.WhatsThis, _T.EnterWhatsThisMode,
        _T.HelpRequest, _T.ToolTip, _T.TabletPress, _T.TabletMove, _T.TabletRelease,
    }
)  # fmt: skip
"""Menus, things dropped, pinches, help: nothing of it means anything here."""


def refuses(event: QEvent) -> bool:
    """Whether the booth has no use for this, so that nobody gets to see it."""
    kind = event.type()
    if kind in _NEVER:
        return True
    if isinstance(event, QKeyEvent) and kind in _KEY_EVENTS:
        return not _means_something(event)
    if isinstance(event, QMouseEvent) and kind in _MOUSE_EVENTS:
        # The middle button pastes, the right one asks for a menu.
        return event.button() is not Qt.MouseButton.LeftButton
    if isinstance(event, QWheelEvent):
        return bool(event.modifiers() & _LEADS_OUT)
    return False


def _means_something(event: QKeyEvent) -> bool:
    if event.modifiers() & _LEADS_OUT:
        return False
    if event.key() in _KEYS or event.text().isprintable() and bool(event.text()):
        return True
    # With Shift, F1 asks what a thing is; a keypad has no Shift.
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.key() in KEYPAD_KEYS and not shifted
