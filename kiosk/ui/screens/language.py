"""In which language, each in its own script; and in which way, each an equal choice."""

from __future__ import annotations

from typing import Final

from kiosk.flow import ChooseLanguage, State, Way
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.ways import ON_SCREEN, Ways
from kiosk.ui.widgets.breath import Breath
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Grid, Pair, show
from kiosk.ui.widgets.text import Text

_FEW_LANGUAGES: Final = 2
_WAYS: Final = (
    Way.LARGE_TEXT,
    Way.HIGH_CONTRAST,
    Way.VOICE,
    Way.KEYPAD,
    Way.TYPED,
    Way.LOW_REACH,
)


class LanguageChoice(View):
    """The choice of the language is the action: there is no other button."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.3)
        look = self.look
        self._picture = self.body.add(Breath(look, least_mm=56, still=True), grow=1)
        said = Column(look)
        self._title = said.add(Text(look, Type.TITLE, bold=True))
        self._note = said.add(Text(look, tone="stone"), gap_mm=3)
        few = len(desk.pack.languages) <= _FEW_LANGUAGES
        choices = said.add(Column(look) if few else Grid(look), gap_mm=8)
        self._choices = {}
        for language in desk.pack.languages:
            button = Button(look, f"choose_{language}", Kind.CHOICE, "", language)
            event = ChooseLanguage(language)
            button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._choices[language] = choices.add(button)
        how = Column(look)
        self._ways_title = how.add(Text(look, bold=True))
        self._ways_note = how.add(Text(look, tone="stone"), gap_mm=2)
        self._ways = how.add(Ways(desk, _WAYS, ON_SCREEN), gap_mm=5)
        self.body.add(Pair(look, said, how, share=0.46, gap_mm=12, grow=0.0), gap_mm=10)

    def draw(self, state: State) -> None:
        # A picture only where it takes nothing away from the choices.
        show(self._picture, self.look, self.look.pictures and not self.look.landscape)
        self._title.say(tr("language", "title"))
        self._note.say(tr("language", "note"))
        for language, button in self._choices.items():
            button.say(tr("language", f"choose_{language}"))
        self._ways_title.say(tr("language", "ways"))
        self._ways_note.say(tr("language", "ways_note"))
        self._ways.draw(state)
