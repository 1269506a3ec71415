"""Attempts to get out of the booth, and into the staff panel; sent to the real window."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPlainTextEdit, QWidget

from kiosk.flow import (
    Activity,
    Back,
    CallStaff,
    Continue,
    Event,
    OpenStaffPanel,
    State,
    StopInterview,
    TuneVoice,
    UseWay,
    Way,
)
from kiosk.ui.chrome import STAFF_TOUCHES, STAFF_WITHIN_S, FairName
from kiosk.ui.samples import scenes

Scene = Callable[..., State]
M = Qt.KeyboardModifier
K = Qt.Key
NONE, CTRL, ALT, META, SHIFT = (
    M.NoModifier,
    M.ControlModifier,
    M.AltModifier,
    M.MetaModifier,
    M.ShiftModifier,
)

WAYS_OUT = [
    (K.Key_F4, ALT), (K.Key_Tab, ALT), (K.Key_Tab, ALT | SHIFT), (K.Key_Space, ALT),
    (K.Key_Escape, SHIFT), (K.Key_Escape, CTRL), (K.Key_Escape, CTRL | SHIFT),
    (K.Key_Delete, CTRL | ALT), (K.Key_Backspace, CTRL | ALT),
    *((K(K.Key_F1 + number), CTRL | ALT) for number in range(12)),
    *((K(K.Key_F1 + number), NONE) for number in range(1, 12)),
    (K.Key_F1, SHIFT), (K.Key_F10, SHIFT),
    (K.Key_Super_L, NONE), (K.Key_Super_R, NONE), (K.Key_Meta, META), (K.Key_D, META),
    (K.Key_L, META), (K.Key_R, META), (K.Key_E, META), (K.Key_Tab, META),
    *((key, CTRL) for key in (
        K.Key_A, K.Key_C, K.Key_V, K.Key_X, K.Key_Z, K.Key_Y, K.Key_Q, K.Key_W, K.Key_N, K.Key_O,
        K.Key_P, K.Key_S, K.Key_T, K.Key_F, K.Key_L, K.Key_Tab, K.Key_Plus, K.Key_Minus,
    )),
    (K.Key_Z, CTRL | SHIFT), (K.Key_I, CTRL | SHIFT), (K.Key_T, CTRL | ALT),
    (K.Key_Insert, SHIFT), (K.Key_Insert, CTRL), (K.Key_Delete, SHIFT | CTRL),
    (K.Key_Print, NONE), (K.Key_Print, ALT), (K.Key_SysReq, ALT), (K.Key_Menu, NONE),
    (K.Key_F1, CTRL), (K.Key_F1, ALT), (K.Key_Back, ALT), (K.Key_Forward, NONE),
    (K.Key_HomePage, ALT), (K.Key_VolumeUp, CTRL), (K.Key_VolumeMute, NONE),
    (K.Key_LaunchMail, NONE), (K.Key_LaunchMedia, NONE), (K.Key_Launch0, NONE),
    (K.Key_Search, NONE), (K.Key_WWW, NONE), (K.Key_Explorer, NONE), (K.Key_Calculator, NONE),
    (K.Key_PowerOff, NONE), (K.Key_Sleep, NONE), (K.Key_Suspend, NONE), (K.Key_Standby, NONE),
    (K.Key_Copy, NONE), (K.Key_Paste, NONE), (K.Key_Cut, NONE), (K.Key_Undo, NONE),
    (K.Key_Open, NONE), (K.Key_Close, NONE), (K.Key_Save, NONE),
]  # fmt: skip


@pytest.fixture
def booth(seen: Any) -> QWidget:
    """The window as it is on a booth."""
    seen.window.hide()
    seen.window.lock()
    seen.window.showFullScreen()
    QApplication.processEvents()
    return seen.window


def press(window: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier, text: str = "") -> None:
    """As the system sends it: to the native window."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        event = QKeyEvent(kind, key, modifiers, text)
        QApplication.sendEvent(window.windowHandle(), event)


def nothing_opened(window: QWidget) -> None:
    QApplication.processEvents()
    assert window.isVisible()
    assert window.isFullScreen()
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    shown = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert shown == [window]
    assert not window.findChildren(QMenu)


@pytest.mark.parametrize("name", ["attract", "identity", "typing", "question", "staff", "rest"])
def test_no_key_leads_out(booth: QWidget, seen: Any, scene: Scene, name: str) -> None:
    window = booth
    window.show_state(scene(name))
    seen.sent.clear()
    for key, modifiers in WAYS_OUT:
        press(window, key, modifiers)
    assert seen.sent == [], "no key of these means anything here"
    nothing_opened(window)


KEYPAD: list[tuple[Qt.Key, Event]] = [
    (K.Key_Escape, Back()),
    (K.Key_Back, Back()),
    (K.Key_F1, CallStaff()),
    (K.Key_Help, CallStaff()),
    (K.Key_Home, StopInterview()),
    (K.Key_HomePage, StopInterview()),
    (K.Key_VolumeUp, TuneVoice(volume=1)),
    (K.Key_VolumeDown, TuneVoice(volume=-1)),
    (K.Key_Down, UseWay(Way.KEYPAD, True)),
    (K.Key_Return, Continue()),
]


@pytest.mark.parametrize(("key", "event"), KEYPAD)
def test_the_keypad_works_on_a_locked_booth(
    booth: QWidget, seen: Any, scene: Scene, key: Qt.Key, event: Event
) -> None:
    booth.show_state(scene("rest"))
    seen.sent.clear()
    press(booth, key, NONE)
    assert [each for each in seen.sent if not isinstance(each, Activity)] == [event]
    nothing_opened(booth)


def test_what_was_typed_cannot_be_taken_along(booth: QWidget, seen: Any, scene: Scene) -> None:
    window = booth
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("what was there before")
    for name, kind in (("identity", QLineEdit), ("typing-correcting", QPlainTextEdit)):
        window.show_state(scene(name))
        field = next(each for each in window.findChildren(kind) if each.isVisible())
        field.setFocus()
        field.selectAll()
        before = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        for key in (K.Key_A, K.Key_C, K.Key_X, K.Key_V, K.Key_Z):
            press(window, key, CTRL)
        press(window, K.Key_Insert, SHIFT)
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.MiddleButton)
        after = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
        assert after == before
    assert clipboard.text() == "what was there before"
    window.forget()
    assert clipboard.text() == ""


def test_a_keyboard_still_writes_and_moves(booth: QWidget, seen: Any, scene: Scene) -> None:
    window = booth
    window.show_state(scene("identity"))
    field = next(each for each in window.findChildren(QLineEdit) if each.isVisible())
    field.setFocus()
    press(window, K.Key_K, NONE, "k")
    press(window, K.Key_I, SHIFT, "I")
    press(window, K.Key_M, NONE, "m")
    press(window, K.Key_Backspace, NONE, "\b")
    assert field.text() == "kI"
    press(window, K.Key_Tab, NONE, "\t")
    assert QApplication.focusWidget() is not field


def test_it_cannot_be_closed_but_by_the_booth_itself(
    booth: QWidget, seen: Any, scene: Scene
) -> None:
    window = booth
    window.show_state(scene("attract"))
    assert window.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    event = QCloseEvent()
    QApplication.sendEvent(window, event)
    assert not event.isAccepted()
    assert not window.close()
    window.showMinimized()
    nothing_opened(window)
    window.showNormal()
    nothing_opened(window)
    window.unlock()
    assert window.close()


def every_place(window: QWidget) -> list[QPoint]:
    places = [each.mapTo(window, each.rect().center()) for each in window.findChildren(QWidget)]
    return [each for each in places if window.rect().contains(each)]


@pytest.mark.parametrize("name", ["attract", "consent", "typing", "result", "goodbye", "staff"])
def test_no_menu_no_drop_no_long_press(booth: QWidget, seen: Any, scene: Scene, name: str) -> None:
    window = booth
    window.show_state(scene(name))
    seen.sent.clear()
    handle = window.windowHandle()
    mime = QMimeData()
    mime.setUrls([QUrl("file:///etc/passwd"), QUrl("https://example.org")])
    mime.setText("dropped")
    places = every_place(window)
    for place in places[::3]:
        for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
            QApplication.sendEvent(handle, QContextMenuEvent(reason, place, place))
        QTest.mouseClick(handle, Qt.MouseButton.RightButton, NONE, place)
        QTest.mouseClick(handle, Qt.MouseButton.MiddleButton, NONE, place)
        at, actions, left = QPointF(place), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entered = QDragEnterEvent(place, actions, mime, left, NONE)
        QApplication.sendEvent(handle, entered)
        QApplication.sendEvent(handle, QDropEvent(at, actions, mime, left, NONE))
        turn = QPoint(0, 240)
        wheel = QWheelEvent(
            at, at, turn, turn, Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(handle, wheel)
    assert [each for each in seen.sent if not isinstance(each, Activity)] == []
    held = [each.toPlainText() for each in window.findChildren(QPlainTextEdit)]
    assert "dropped" not in "".join(held)
    nothing_opened(window)


def test_a_long_press_does_no_more_than_a_touch(booth: QWidget, seen: Any, scene: Scene) -> None:
    window = booth
    window.show_state(scene("consent"))
    seen.sent.clear()
    handle, left = window.windowHandle(), Qt.MouseButton.LeftButton
    for place in every_place(window):
        if window.childAt(place) is not None and window.childAt(place).objectName() == "":
            QTest.mousePress(handle, left, NONE, place)
            QApplication.sendEvent(
                handle, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, place)
            )
            QTest.mouseRelease(handle, left, NONE, place)
    assert [each for each in seen.sent if not isinstance(each, Activity)] == []
    nothing_opened(window)


def test_two_fingers_move_and_zoom_nothing(booth: QWidget, seen: Any, scene: Scene) -> None:
    window = booth
    window.show_state(scene("typing-correcting"))
    sheet = next(each for each in window.findChildren(QPlainTextEdit) if each.isVisible())
    size = sheet.font().pixelSize()
    device = QTest.createTouchDevice()
    middle = window.rect().center()
    seen.sent.clear()
    touch = QTest.touchEvent(window.windowHandle(), device)
    touch.press(1, middle).press(2, middle + QPoint(40, 0)).commit()
    for spread_px in range(40, 400, 40):
        reach = QPoint(spread_px, 0)
        touch = QTest.touchEvent(window.windowHandle(), device)
        touch.move(1, middle - reach).move(2, middle + reach).commit()
    touch = QTest.touchEvent(window.windowHandle(), device)
    touch.release(1, middle).release(2, middle).commit()
    assert [each for each in seen.sent if not isinstance(each, Activity)] == []
    assert sheet.font().pixelSize() == size
    nothing_opened(window)


def test_no_word_can_be_selected_or_followed(seen: Any, scene: Scene, pack: Any) -> None:
    for state in scenes(pack, scene("attract").language).values():
        seen.window.show_state(state)
    for label in seen.window.findChildren(QLabel):
        assert label.textInteractionFlags() == Qt.TextInteractionFlag.NoTextInteraction
        assert not label.openExternalLinks()
    for widget in (seen.window, *seen.window.findChildren(QWidget)):
        assert not widget.acceptDrops(), widget


# --- into the staff panel ---------------------------------------------------------------------


def touch_name(window: QWidget, times: int) -> None:
    name = window.findChild(FairName)
    place = name.mapTo(window, name.rect().center())
    for _ in range(times):
        QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, NONE, place)


def opened(seen: Any) -> bool:
    return OpenStaffPanel() in seen.sent


def test_half_the_gesture_opens_nothing(
    booth: QWidget, seen: Any, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = [100.0]
    monkeypatch.setattr("kiosk.ui.chrome.time.monotonic", lambda: now_s[0])
    window = booth
    window.show_state(scene("attract"))
    touch_name(window, STAFF_TOUCHES - 1)
    assert not opened(seen)
    now_s[0] += STAFF_WITHIN_S + 0.1
    touch_name(window, STAFF_TOUCHES - 1)
    assert not opened(seen), "four, a pause, and four more"
    touch_name(window, 1)
    assert opened(seen)


def test_the_gesture_begins_nothing_else(booth: QWidget, seen: Any, scene: Scene) -> None:
    window = booth
    window.show_state(scene("attract"))
    touch_name(window, STAFF_TOUCHES)
    told = [each for each in seen.sent if not isinstance(each, Activity)]
    assert told == [OpenStaffPanel()]
