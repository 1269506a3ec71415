"""In which language: each in its own script."""

from __future__ import annotations

from kiosk.flow import ChooseLanguage, State
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.breath import Breath
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.text import Text


class LanguageChoice(View):
    """The choice is the action: there is no other button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        said = Column(self.look, rest_above=0.4)
        self._title = said.add(Text(self.look, Type.TITLE, bold=True))
        self._note = said.add(Text(self.look, tone="stone"), gap_mm=3)
        self._choices = {}
        for number, language in enumerate(desk.pack.languages):
            button = Button(self.look, f"choose_{language}", Kind.CHOICE, "", language)
            event = ChooseLanguage(language)
            button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._choices[language] = said.add(button, gap_mm=6 if number else 10)
        picture = Breath(self.look, least_mm=70, still=True)
        self.body.add(Pair(self.look, picture, said, share=0.48, gap_mm=14, grow=0.35), grow=1)

    def draw(self, state: State) -> None:
        self._title.say(tr("language", "title"))
        self._note.say(tr("language", "note"))
        for language, button in self._choices.items():
            button.say(tr("language", f"choose_{language}"))
