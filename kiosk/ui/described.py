"""What is on the screen in words: its texts in the order of reading, and what has the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.field import Field, Sheet
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.page import Page
from kiosk.ui.widgets.profile_bars import ProfileBars
from kiosk.ui.widgets.scroll import Scroll
from kiosk.ui.widgets.text import Text


def texts_of(root: QWidget, changing: bool = False) -> list[str]:
    """Everything that is written on this screen or sheet, seen now or after moving the page.

    ``changing``: also what changes every second; it is told once, not at every change.
    """
    told = []
    for each in root.findChildren(QWidget):
        if not each.isVisible():
            continue
        if isinstance(each, Text) and (changing or not each.ticking):
            told.append(each.spoken)
        elif isinstance(each, ProfileBars):
            told.append(each.accessibleName())
    return [each for each in told if each]


def choices_of(controls: list[QWidget]) -> list[str]:
    """The names of what can be chosen; neither the keys nor what only moves the page."""
    return [
        each.accessibleName()
        for each in controls
        if isinstance(each, QAbstractButton)
        and each.isVisible()
        and each.isEnabled()
        and not isinstance(each.parent(), Keyboard | Page)
    ]


def described(widget: QWidget | None) -> str:
    """What has the focus: its name, what it is, and how it stands."""
    match widget:
        case Button() if isinstance(widget.parent(), Keyboard):
            return widget.accessibleName()
        case QAbstractButton() if widget.isCheckable():
            name, key = widget.accessibleName(), "chosen" if widget.isChecked() else "not_chosen"
            return _joined(tr("voice", key, name=name), widget.accessibleDescription())
        case QAbstractButton():
            return tr("voice", "button", name=widget.accessibleName())
        case Field() | Sheet():
            name = tr("voice", "field", name=widget.accessibleName())
            return _joined(name, content_of(widget), tr("voice", "field_hint"))
        case Scroll():
            return tr("voice", "scroll")
    return ""


def content_of(field: QLineEdit | QPlainTextEdit) -> str:
    """What stands in a field; of what tells who somebody is, only how long it is."""
    text = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    if not text:
        return tr("voice", "empty")
    if isinstance(field, Field) and field.private:
        return tr("voice", "typed", n=len(text))
    return text


def _joined(*parts: str) -> str:
    return " ".join(
        each if each.endswith(tuple(".?!。？！")) else f"{each}." for each in parts if each
    )
