"""The language and the volume that every visit begins with."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.flow import LEAST_STEP, MOST_STEP, ChooseDefaults, Defaults, State
from kiosk.interview import Language
from kiosk.ui.screens.staff_page import Page
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Row
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.text import Text

VOLUMES: Final = range(LEAST_STEP, MOST_STEP + 1)


class DefaultsPage(Page):
    """Both can be changed by whoever stands there; this is what they find."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._defaults = Defaults()
        language = self.add(Column(look))
        self._language = language.add(Text(look, bold=True))
        row = language.add(Row(look), gap_mm=6)
        self._languages = {each: row.add(self._choice(each)) for each in desk.pack.languages}
        volume = self.add(Column(look), gap_mm=12)
        self._volume = volume.add(Text(look, bold=True))
        steps = volume.add(Row(look), gap_mm=6)
        self._softer = steps.add(Button(look, "softer", Kind.SECONDARY))
        self._step = steps.add(Text(look, Type.LEAD, align=CENTRE), 0.6)
        self._louder = steps.add(Button(look, "louder", Kind.SECONDARY))
        self._softer.clicked.connect(lambda: self._tune(-1))
        self._louder.clicked.connect(lambda: self._tune(1))
        self._note = self.add(Text(look, Type.NOTE, tone="stone"), gap_mm=6)

    def draw(self, state: State) -> None:
        self._defaults = state.defaults
        self._language.say(tr("staff", "default_language"))
        for language, button in self._languages.items():
            name = tr("chrome", f"language_{language}")
            chosen = language is state.defaults.language
            button.say(name, tr("voice", "chosen", name=name) if chosen else "")
            button.kind(Kind.CHOSEN if chosen else Kind.CHROME)
        self._volume.say(tr("staff", "default_volume"))
        self._step.say(f"{state.defaults.volume} / {VOLUMES[-1]}")
        self._softer.say(tr("staff", "softer"))
        self._louder.say(tr("staff", "louder"))
        self._softer.enable(state.defaults.volume > VOLUMES[0])
        self._louder.enable(state.defaults.volume < VOLUMES[-1])
        self._note.say(tr("staff", "defaults_note"))

    def _choice(self, language: Language) -> Button:
        button = Button(self.look, f"default_{language}", Kind.CHROME, "", language)
        button.clicked.connect(
            lambda: self.desk.send(ChooseDefaults(replace(self._defaults, language=language)))
        )
        return button

    def _tune(self, by: int) -> None:
        volume = min(max(self._defaults.volume + by, VOLUMES[0]), VOLUMES[-1])
        self.desk.send(ChooseDefaults(replace(self._defaults, volume=volume)))
