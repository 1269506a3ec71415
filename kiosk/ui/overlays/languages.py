"""The languages, from every screen: everything follows, but for what has been said already."""

from __future__ import annotations

from kiosk.flow import Back, ChooseLanguage, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Grid


class LanguageSheet(OverlayView):
    """Each in its own script, the present one marked; the choice closes the sheet."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        choices = self.sheet.add(Grid(self.look), gap_mm=10)
        self._choices = {}
        for language in desk.pack.languages:
            button = Button(self.look, f"language_{language}", Kind.CHOICE_FLAT, "", language)
            event = ChooseLanguage(language)
            button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._choices[language] = choices.add(button)
        self._close = self.answer(CLOSE, Back, Kind.SECONDARY)
        self.answers(self._close)

    def draw(self, state: State) -> None:
        self._title.say(tr("languages", "title"))
        self._text.say(tr("languages", "text"))
        for language, button in self._choices.items():
            name, now = tr("chrome", f"language_{language}"), language is state.language
            button.say(name, tr("voice", "chosen", name=name) if now else "")
            button.kind(Kind.CHOICE_CHOSEN if now else Kind.CHOICE_FLAT)
        self._close.say(tr("languages", "close"))
