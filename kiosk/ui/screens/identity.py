"""Who is there, as far as they want to say; the booth asks for nothing it can do without."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from kiosk.flow import Identify, State
from kiosk.interview import Language, Seeker
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.field import Field
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.text import Text


class Identity(View):
    """A name and a telephone number, both of one's own free will."""

    keeps_focus = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.15)
        look = self.look
        self._language: Language | None = None
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        self._note = self.body.add(Text(look, tone="stone"), gap_mm=3)
        self._name, self._phone = (
            Field(look, "name", private=True),
            Field(look, "phone", digits=True, private=True),
        )
        self._labels = [Text(look, tone="stone") for _ in range(2)]
        name, phone = Column(look), Column(look)
        for column, label, field in zip(
            (name, phone), self._labels, (self._name, self._phone), strict=True
        ):
            column.add(label)
            column.add(field, gap_mm=2)
        self.body.add(Pair(look, name, phone, gap_mm=6), gap_mm=9)
        self._keyboard = self.body.add(Keyboard(look), gap_mm=10)
        self._anonymous = self.also("stay_anonymous", lambda: Identify(Seeker()))
        self._identify = self.act("identify", self._seeker)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)

    def enter(self, state: State) -> None:
        self._keyboard.speak(state.language)
        self._name.setFocus()
        self._keyboard.write_to(self._name)

    def draw(self, state: State) -> None:
        if state.language is not self._language:
            self._language = state.language
            self._keyboard.speak(state.language)
        self._title.say(tr("identity", "title"))
        self._note.say(tr("identity", "note"))
        for label, field, key in zip(
            self._labels, (self._name, self._phone), ("name", "phone"), strict=True
        ):
            label.say(tr("identity", key))
            field.label(tr("identity", key), tr("identity", f"{key}_example"))
        self._keyboard.draw()
        self._anonymous.say(tr("identity", "anonymous"))
        self._identify.say(tr("identity", "identify"))

    def forget(self) -> None:
        self._name.forget()
        self._phone.forget()
        self._keyboard.forget()

    def _focus_moved(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, Field) and now in (self._name, self._phone):
            revision = self.look.revision
            self._keyboard.write_to(now)
            if self.look.revision != revision:
                self.arrange()

    def _seeker(self) -> Identify:
        return Identify(Seeker(name=self._name.text().strip(), phone=self._phone.text().strip()))
