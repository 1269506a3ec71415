from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from kiosk.interview import Language
from kiosk.ui.theme import Look
from kiosk.ui.translations import Translations
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.field import Field, Sheet
from kiosk.ui.widgets.keyboard import BACKSPACE, ENTER, SHIFT, SIGNS, SPACE, SWITCH, Keyboard


@pytest.fixture
def keyboard(qtbot: QtBot) -> Keyboard:
    Translations().use(Language.KO)
    keyboard = Keyboard(Look(), enter=True)
    qtbot.addWidget(keyboard)
    return keyboard


@pytest.fixture
def field(qtbot: QtBot, keyboard: Keyboard) -> Field:
    field = Field(keyboard.look, "name")
    qtbot.addWidget(field)
    keyboard.write_to(field)
    return field


def press(keyboard: Keyboard, *keys: str) -> None:
    for key in keys:
        keyboard.press(key)


def test_hangul_is_composed_in_the_field(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, *"ㄱㅣㅁㅎㅏㄴ")
    assert field.text() == "김한"
    press(keyboard, *"ㅡㄹ")
    assert field.text() == "김하늘"


def test_backspace_takes_a_jamo_while_composing_and_a_letter_afterwards(
    keyboard: Keyboard, field: Field
) -> None:
    press(keyboard, *"ㄱㅣㅁ", BACKSPACE)
    assert field.text() == "기"
    press(keyboard, SPACE, BACKSPACE, BACKSPACE)
    assert field.text() == ""


def test_shift_holds_for_one_key(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, SHIFT, "ㄱ", "ㅏ", "ㄱ")
    assert field.text() == "깍"


def test_vietnamese_is_composed_in_the_field(keyboard: Keyboard, field: Field) -> None:
    keyboard.speak(Language.VI)
    press(keyboard, SHIFT, *"dduwcs", SPACE, *"1aa")
    assert field.text() == "Đức 1â"
    field.setCursorPosition(3)
    press(keyboard, "z", BACKSPACE)
    assert field.text() == "Đư 1â"


def test_only_vietnamese_is_written_in_telex(keyboard: Keyboard, field: Field) -> None:
    keyboard.speak(Language.ZH)
    press(keyboard, *"aas")
    assert field.text() == "aas"


def test_latin_and_signs(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, SWITCH, SHIFT, "a", "b", SPACE, SIGNS, "1", "?", SWITCH, "c")
    assert field.text() == "Ab 1?c"


def test_moving_the_cursor_ends_the_syllable(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, *"ㄱㅏ")
    field.setCursorPosition(0)
    press(keyboard, "ㄴ")
    assert field.text() == "ㄴ가"


def test_a_selection_is_replaced(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, *"ㄱㅏㄴㅏ")
    field.selectAll()
    press(keyboard, *"ㄷㅏ")
    assert field.text() == "다"


def test_a_sheet_takes_new_lines(qtbot: QtBot, keyboard: Keyboard) -> None:
    sheet = Sheet(keyboard.look, "answer")
    qtbot.addWidget(sheet)
    keyboard.write_to(sheet)
    press(keyboard, *"ㄱㅏ", ENTER, *"ㄴㅏ", BACKSPACE)
    assert sheet.toPlainText() == "가\nㄴ"


def test_a_telephone_number_gets_digits_only(qtbot: QtBot, keyboard: Keyboard) -> None:
    phone = Field(keyboard.look, "phone", digits=True)
    qtbot.addWidget(phone)
    keyboard.write_to(phone)
    names = {each.objectName() for each in keyboard.findChildren(Button) if not each.isHidden()}
    assert names == {f"key_{each}" for each in (*"0123456789-", BACKSPACE)}
    press(keyboard, *"010-1234")
    assert phone.text() == "010-1234"


def test_going_to_another_field_leaves_nothing_behind(
    qtbot: QtBot, keyboard: Keyboard, field: Field
) -> None:
    other = Field(keyboard.look, "other")
    qtbot.addWidget(other)
    press(keyboard, *"ㄱㅏ")
    keyboard.write_to(other)
    press(keyboard, "ㄴ")
    assert (field.text(), other.text()) == ("가", "ㄴ")


def test_keys_never_take_the_focus(qtbot: QtBot, keyboard: Keyboard, field: Field) -> None:
    anchor = QPushButton()
    qtbot.addWidget(anchor)
    anchor.show()
    anchor.setFocus()
    keyboard.show()
    keyboard.findChild(Button, "key_ㅂ").click()
    assert field.text() == "ㅂ"
    assert not any(each.hasFocus() for each in keyboard.findChildren(Button))


def test_what_was_typed_cannot_be_brought_back(keyboard: Keyboard, field: Field) -> None:
    press(keyboard, *"ㄱㅣㅁ")
    field.forget()
    keyboard.forget()
    field.undo()
    assert field.text() == ""
    assert not field.isUndoAvailable()
