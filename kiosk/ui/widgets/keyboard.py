"""The on-screen keyboard for standing people: Hangul two-set, Latin (Telex), digits and signs.

It writes into whatever has the focus, through Qt's own input-method events, and keeps nothing but
the syllable in the making.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from kiosk.interview import Language
from kiosk.ui.theme import Look
from kiosk.ui.translations import tr
from kiosk.ui.widgets import hangul, telex
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.field import WRITTEN_TO

BACKSPACE: Final = "backspace"
SHIFT: Final = "shift"
SWITCH: Final = "switch"
SIGNS: Final = "signs"
SPACE: Final = "space"
ENTER: Final = "enter"
_WIDE: Final = {SHIFT: 1.5, BACKSPACE: 1.5, SWITCH: 1.6, SIGNS: 1.6, SPACE: 3.7, ENTER: 2.7}
_ICONS: Final = {BACKSPACE: "erase", SHIFT: "shift"}
_MOST_WIDE_MM: Final = 340.0
_GAP_MM: Final = 6.0
_LETTERS: Final = re.compile(r"[^\W\d_]*$")
_SHIFTED: Final = dict(zip("ㅂㅈㄷㄱㅅㅐㅔ", "ㅃㅉㄸㄲㅆㅒㅖ", strict=True))


class Keys(Enum):
    """The layouts. Names of more than one letter are keys with a meaning of their own."""

    HANGUL = (
        tuple("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ"),
        tuple("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ"),
        (SHIFT, *"ㅋㅌㅊㅍㅠㅜㅡ", BACKSPACE),
        (SIGNS, SWITCH, SPACE, ".", ENTER),
    )
    LATIN = (
        tuple("qwertyuiop"),
        tuple("asdfghjkl"),
        (SHIFT, *"zxcvbnm", BACKSPACE),
        (SIGNS, SWITCH, SPACE, ".", ENTER),
    )
    SIGNS = (
        tuple("1234567890"),
        tuple("-/:;()&@\"'"),
        (SWITCH, *".,?!~%+", BACKSPACE),
        (SPACE, ENTER),
    )
    DIGITS = (tuple("123"), tuple("456"), tuple("789"), ("-", "0", BACKSPACE))


Field = QLineEdit | QPlainTextEdit


class Keyboard(QWidget):
    """Keys that write into a field. They never take the focus from it."""

    def __init__(self, look: Look, enter: bool = False) -> None:
        """``enter``: with a key for a new line."""
        super().__init__()
        self.look = look
        self._enter = enter
        self._keys = Keys.HANGUL
        self._letters = Keys.HANGUL
        self._shifted = False
        self._vietnamese = False
        self._syllable = hangul.NOTHING
        self._field: Field | None = None
        self._rows: list[list[Button]] = []
        self._build()

    def write_to(self, field: Field) -> None:
        """Write into this field from now on."""
        if field is self._field:
            return
        for each, here in ((self._field, False), (field, True)):
            if each is not None:
                each.setProperty(WRITTEN_TO, here)
                each.update()
        self._field, self._syllable = field, hangul.NOTHING
        self._turn_to(Keys.DIGITS if getattr(field, "digits", False) else self._letters)

    def speak(self, language: Language) -> None:
        """Start with the letters of this language."""
        self._letters = Keys.HANGUL if language is Language.KO else Keys.LATIN
        self._vietnamese = language is Language.VI
        if self._keys is not Keys.DIGITS:
            self._turn_to(self._letters)

    def draw(self) -> None:
        """Put the words on the keys that have words."""
        for key in self.every_key():
            self._label(key)

    def forget(self) -> None:
        self._syllable = hangul.NOTHING
        self._shifted = False
        self._turn_to(self._letters)

    @property
    def field(self) -> Field | None:
        """Into which it writes."""
        return self._field

    def every_key(self) -> list[Button]:
        """All keys in their order."""
        return [key for row in self._rows for key in row]

    def beside(self, key: QWidget, across: int, down: int) -> Button | None:
        """The key beside, above or below this one; None beyond the edge of the keyboard."""
        for number, row in enumerate(self._rows):
            if key not in row:
                continue
            if across:
                at = [each is key for each in row].index(True) + across
                return row[at] if 0 <= at < len(row) else None
            beyond = number + down
            if not 0 <= beyond < len(self._rows):
                return None
            middle_px = key.geometry().center().x()
            return min(
                self._rows[beyond],
                key=lambda each: abs(each.geometry().center().x() - middle_px),
            )
        return None

    def lowest(self) -> Button:
        """Where one comes in from below."""
        return self._rows[-1][0]

    def press(self, key: str) -> None:
        """What one key does."""
        match key:
            case "shift":
                self._shifted = not self._shifted
                self.draw()
            case "switch":
                self._letters = self._other_letters()
                self._turn_to(self._letters)
            case "signs":
                self._turn_to(Keys.SIGNS)
            case "backspace":
                self._erase()
            case "space" | "enter":
                self._insert(" " if key == SPACE else "\n")
            case _:
                self._insert(self._cased(key))
                if self._shifted:
                    self._shifted = False
                    self.draw()

    # --- writing ------------------------------------------------------------------------------

    def _insert(self, text: str) -> None:
        if self._vietnamese and text.isascii() and text.isalpha():
            word = _word_before_cursor(self._field)
            self._commit(telex.press(word, text), len(word))
            return
        if not hangul.is_jamo(text):
            self._commit(text, 0)
            self._syllable = hangul.NOTHING
            return
        self._check_syllable()
        shown = len(self._syllable.text)
        finished, self._syllable = hangul.press(self._syllable, text)
        self._commit(finished + self._syllable.text, shown)

    def _erase(self) -> None:
        self._check_syllable()
        if self._syllable == hangul.NOTHING:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                none = Qt.KeyboardModifier.NoModifier
                self._send(QKeyEvent(kind, Qt.Key.Key_Backspace, none))
            return
        self._syllable = hangul.backspace(self._syllable)
        self._commit(self._syllable.text, 1)

    def _commit(self, text: str, replaced: int) -> None:
        """Put text at the cursor in place of the last ``replaced`` characters."""
        event = QInputMethodEvent()
        event.setCommitString(text, -replaced, replaced)
        self._send(event)

    def _send(self, event: QEvent) -> None:
        if self._field is not None:
            QApplication.sendEvent(self._field, event)

    def _check_syllable(self) -> None:
        """Begin anew if the cursor has moved away from the syllable in the making."""
        if self._syllable != hangul.NOTHING and not _before_cursor(self._field).endswith(
            self._syllable.text
        ):
            self._syllable = hangul.NOTHING

    # --- the keys -----------------------------------------------------------------------------

    def _turn_to(self, keys: Keys) -> None:
        self._syllable, self._shifted = hangul.NOTHING, False
        if keys is not self._keys:
            self._keys = keys
            self._build()
            self.look.changed()
        self.draw()

    def _build(self) -> None:
        held = next((each for each in self.every_key() if each.hasFocus()), None)
        for key in self.every_key():
            key.hide()
            key.deleteLater()
        self._rows = [
            [self._key(name) for name in row if name != ENTER or self._enter]
            for row in self._keys.value
        ]
        if held is not None:
            # The key by which one changed the letters is gone; the focus stays on the keyboard.
            again = [each for each in self.every_key() if each.objectName() == held.objectName()]
            (again or self.every_key())[0].setFocus()

    def _key(self, name: str) -> Button:
        special = len(name) > 1
        kind = Kind.KEY_SOFT if special and name != SPACE else Kind.KEY
        key = Button(self.look, f"key_{name}", kind, _ICONS.get(name, ""))
        key.setParent(self)
        # A touch leaves the focus in the field; whoever comes by key gets here all the same.
        key.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        key.setAutoRepeat(name == BACKSPACE)
        key.setAutoRepeatDelay(500)
        key.clicked.connect(lambda: self.press(name))
        key.setVisible(True)
        return key

    def _label(self, key: Button) -> None:
        name = key.objectName().removeprefix("key_")
        match name:
            case "shift" | "backspace":
                key.say("", tr("keyboard", name))
                key.kind(Kind.PRIMARY if name == SHIFT and self._shifted else Kind.KEY_SOFT)
            case "switch":
                other = self._letters if self._keys is Keys.SIGNS else self._other_letters()
                key.say(tr("keyboard", "hangul" if other is Keys.HANGUL else "latin"))
            case "signs" | "space" | "enter":
                key.say(tr("keyboard", name))
            case _:
                key.say(self._cased(name))

    def _other_letters(self) -> Keys:
        if self._keys is Keys.SIGNS:
            return self._letters
        return Keys.LATIN if self._letters is Keys.HANGUL else Keys.HANGUL

    def _cased(self, key: str) -> str:
        if not self._shifted:
            return key
        return _SHIFTED.get(key, key.upper())

    # --- its place ----------------------------------------------------------------------------

    def height_at(self, width_px: int, scale: float) -> int:
        rows = len(self._keys.value)
        return rows * self._row_px() + (rows - 1) * self.look.px(_GAP_MM)

    def settle(self, scale: float) -> None:
        gap_px = self.look.px(_GAP_MM)
        digits = self._keys is Keys.DIGITS
        most_px = self.look.px(170 if digits else _MOST_WIDE_MM)
        wide_px = min(self.width(), most_px)
        unit_px = (wide_px - gap_px * (2 if digits else 9)) / (3 if digits else 10)
        for number, row in enumerate(self._rows):
            sizes = [int(self._units(key, digits) * unit_px) for key in row]
            if not digits and number == len(self._rows) - 1:
                sizes = _spread(sizes, wide_px - gap_px * (len(row) - 1), row)
            x_px = (self.width() - sum(sizes) - gap_px * (len(row) - 1)) // 2
            y_px = number * (self._row_px() + gap_px)
            for key, key_px in zip(row, sizes, strict=True):
                key.setGeometry(QRect(x_px, y_px, key_px, self._row_px()))
                key.settle(1.0)
                x_px += key_px + gap_px

    def _units(self, key: Button, digits: bool) -> float:
        return 1.0 if digits else _WIDE.get(key.objectName().removeprefix("key_"), 1.0)

    def _row_px(self) -> int:
        return self.look.px(27.0 if self.look.zoomed else 22.0)


def _spread(sizes: list[int], room_px: int, row: list[Button]) -> list[int]:
    """The space bar takes what the other keys of its row leave."""
    others_px = sum(
        size for size, key in zip(sizes, row, strict=True) if key.objectName() != f"key_{SPACE}"
    )
    return [
        room_px - others_px if key.objectName() == f"key_{SPACE}" else size
        for size, key in zip(sizes, row, strict=True)
    ]


def _word_before_cursor(field: Field | None) -> str:
    letters = _LETTERS.search(_before_cursor(field))
    return letters[0] if letters else ""


def _before_cursor(field: Field | None) -> str:
    if isinstance(field, QLineEdit):
        return "" if field.hasSelectedText() else field.text()[: field.cursorPosition()]
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        if cursor.hasSelection():
            return ""
        return cursor.block().text()[: cursor.positionInBlock()]
    return ""
