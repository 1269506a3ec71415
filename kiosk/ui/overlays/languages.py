"""In which language to go on: each in its own script, on every screen."""

from __future__ import annotations

from kiosk.flow import Back, ChooseLanguage, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Row

_IN_A_ROW = 2


class Languages(OverlayView):
    """Everything follows the choice, but for what has been said already."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        self._choices = {}
        row = Row(self.look)
        for number, language in enumerate(desk.pack.languages):
            if number % _IN_A_ROW == 0:
                row = self.sheet.add(Row(self.look), gap_mm=6 if number else 10)
            button = Button(self.look, f"language_{language}", Kind.SECONDARY, "", language)
            event = ChooseLanguage(language)
            button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._buttons.append(button)
            self._choices[language] = row.add(button)
        self._close = self.answer(CLOSE, Back, Kind.SECONDARY)
        self.answers(self._close)

    def draw(self, state: State) -> None:
        self._title.say(tr("languages", "title"))
        self._text.say(tr("languages", "text"))
        for language, button in self._choices.items():
            button.say(tr("chrome", f"language_{language}"))
            button.kind(Kind.PRIMARY if language is state.language else Kind.SECONDARY)
        self._close.say(tr("languages", "close"))
