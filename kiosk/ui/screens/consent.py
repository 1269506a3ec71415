"""Four plain sentences first; all the rest one touch away; nothing is ticked beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.flow import Decline, GiveConsent, State
from kiosk.interview import NOTICE, ConsentChoice, Language
from kiosk.pack import Consent as ConsentWords
from kiosk.pack import ConsentItem
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.scroll import Scroll
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.tick import Tick

_ICONS = ("mic", "leaf", "person", "bin")


class Consent(View):
    """Each choice is sent with the hash of the very words that it stands for."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._language = Language.KO
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        lead = Card(look, pad_mm=8, rest_above=0.5)
        self._lead = [lead.add(Point(look, icon), gap_mm=5) for icon in _ICONS]
        ticks = Column(look, rest_above=0.5)
        self._marks: dict[str, Text] = {}
        self._ticks: dict[str, Tick] = {}
        for item in desk.pack.consent.items:
            self._marks[item.id] = ticks.add(Text(look, bold=True, tone="celadon"), gap_mm=5)
            self._ticks[item.id] = ticks.add(Tick(look, f"item_{item.id}"), gap_mm=6)
            self._ticks[item.id].toggled.connect(self._judge)
        self._pair = self.body.add(
            Pair(look, lead, ticks, share=0.49, gap_mm=8, grow=0.4), gap_mm=6, grow=1
        )
        self._legal = Text(look)
        self._scroll = Scroll(look, self._legal, least_mm=100)
        self._sheet = self.body.add(Card(look), gap_mm=8, grow=1)
        self._sheet.add(self._scroll, grow=1)
        self._sheet.hide()
        self._read = Button(look, "read_legal", Kind.SECONDARY, "lines")
        self._read.setParent(self)
        self._read.setVisible(True)
        self._read.clicked.connect(self._turn_page)
        self._decline = self.also("decline", Decline)
        self.secondary.append(self._read)
        self._give = self.act("give_consent", self._choices)

    def enter(self, state: State) -> None:
        if not self._sheet.isHidden():
            self._turn_page()

    def draw(self, state: State) -> None:
        language = self._language = state.language
        consent = self.desk.pack.consent
        self._title.say(tr("consent", "title"))
        for point, sentence in zip(self._lead, consent.lead, strict=True):
            point.say(sentence[language])
        self._draw_items(consent.items, language)
        self._legal.say(_everything(consent, language))
        self._scroll.setAccessibleName(tr("consent", "legal"))
        self._read.say(tr("consent", "legal") if self._sheet.isHidden() else tr("consent", "fold"))
        self._decline.say(tr("consent", "decline"))
        self._give.say(tr("consent", "give"))
        self._judge()

    def forget(self) -> None:
        for tick in self._ticks.values():
            tick.setChecked(False)

    def _draw_items(self, items: Sequence[ConsentItem], language: Language) -> None:
        """Whether one must is told once above those that follow each other."""
        above = ""
        for item in items:
            mark = tr("consent", "required") if item.required else tr("consent", "optional")
            self._marks[item.id].say("" if mark == above else mark)
            self._ticks[item.id].say(item.title[language], mark, item.text[language])
            above = mark

    def _judge(self) -> None:
        required = (each for each in self.desk.pack.consent.items if each.required)
        self._give.enable(all(self._ticks[each.id].isChecked() for each in required))

    def _turn_page(self) -> None:
        """Open the legal text in the same place, or go back to the sentences."""
        reading = self._sheet.isHidden()
        show(self._sheet, self.look, reading)
        show(self._pair, self.look, not reading)
        self._read.say(tr("consent", "fold") if reading else tr("consent", "legal"))
        self._scroll.to_top()
        self.arrange()

    def _choices(self) -> GiveConsent:
        consent, language = self.desk.pack.consent, self._language
        told = ConsentChoice(NOTICE, True, consent.notice_sha256(language))
        chosen = (
            ConsentChoice(item.id, self._ticks[item.id].isChecked(), item.sha256(language))
            for item in consent.items
        )
        return GiveConsent((told, *chosen))


def _everything(consent: ConsentWords, language: Language) -> str:
    """How AI is used, then each item: its title, what it means, and the legal text."""
    items = (
        "\n\n".join(words[language].strip() for words in (each.title, each.text, each.legal))
        for each in consent.items
    )
    return "\n\n\n".join([consent.ai_notice[language].strip(), *items])
