"""The languages, from every screen: everything follows, the question too."""

from __future__ import annotations

from kiosk.flow import Back, ChooseLanguage, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Grid
from kiosk.ui.widgets.text import Text


class LanguageSheet(OverlayView):
    """Each in its own script; the choice closes the sheet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title = self.sheet.add(Text(self.look, Type.TITLE, bold=True))
        choices = self.sheet.add(Grid(self.look), gap_mm=10)
        self._choices = {}
        for language in desk.pack.languages:
            button = Button(self.look, f"language_{language}", Kind.CHOICE_FLAT)
            event = ChooseLanguage(language)
            button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._choices[language] = choices.add(button)
        self._close = self.answer(CLOSE, Back, Kind.SECONDARY)
        self.answers(self._close)

    def draw(self, state: State) -> None:
        self._title.say(tr("language", "title"))
        for language, button in self._choices.items():
            button.say(tr("chrome", f"language_{language}"))
        self._close.say(tr("access", "close_languages"))
