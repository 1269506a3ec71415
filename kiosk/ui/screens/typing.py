"""An answer by keyboard, or the correction of one: as good as a spoken one."""

from __future__ import annotations

from kiosk.flow import Screen, State, SubmitTyped
from kiosk.interview import Language
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.where import Where
from kiosk.ui.translations import tr
from kiosk.ui.widgets.field import Sheet, SheetFrame
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.text import Text


class Typing(View):
    """Starts with the draft of the visit and keeps nothing once it is left."""

    keeps_focus = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._language: Language | None = None
        asked = Column(look)
        self._where = asked.add(Where(look))
        self._question = asked.add(Text(look, bold=True), gap_mm=4)
        self._note = asked.add(Text(look, tone="stone"), gap_mm=3)
        self._sheet = Sheet(look, "answer", least_mm=58)
        frame = SheetFrame(look, self._sheet)
        self.body.add(Pair(look, asked, frame, share=0.46, gap_mm=7), grow=1)
        self._keyboard = self.body.add(Keyboard(look, enter=True), gap_mm=8)
        self._keyboard.write_to(self._sheet)
        self._submit = self.act("submit_typed", lambda: SubmitTyped(self._sheet.toPlainText()))
        self._sheet.textChanged.connect(self._judge)

    def enter(self, state: State) -> None:
        self._sheet.setPlainText(state.visit.typing_draft if state.visit else "")
        cursor = self._sheet.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._sheet.setTextCursor(cursor)
        self._keyboard.speak(state.language)
        self._sheet.setFocus()

    def draw(self, state: State) -> None:
        if state.question is None:
            return
        if state.language is not self._language:
            self._language = state.language
            self._keyboard.speak(state.language)
        self._where.draw(state)
        self._question.say(state.question.text[state.language])
        correcting = state.behind is Screen.REVIEW
        self._note.say(tr("typing", "correcting" if correcting else "note"))
        self._sheet.label(tr("typing", "answer"), tr("typing", "example"))
        self._keyboard.draw()
        self._submit.say(tr("typing", "submit"))
        self._judge()

    def forget(self) -> None:
        self._sheet.forget()
        self._keyboard.forget()
        self._question.say("")

    def _judge(self) -> None:
        self._submit.enable(bool(self._sheet.toPlainText().strip()))
