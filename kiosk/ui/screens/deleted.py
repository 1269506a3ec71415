"""Everything is destroyed: the certificate of it, to photograph or to print."""

from __future__ import annotations

from kiosk.flow import Continue, Print, State
from kiosk.ui.papers import Paper, paper_of
from kiosk.ui.screens.printing import say_print
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Column, Pair, show
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.text import Text

_SHOWN = 4
"""The fair, the code, when and what: the hashes are for the QR code and the paper."""


class Deleted(View):
    """Knows nothing of who it was: only what the certificate says."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        self._note = self.body.add(Text(look, tone="stone"), gap_mm=3)
        self._card = Card(look, pad_mm=10, rest_above=0.5)
        self._code = self._card.add(QrCode(look), grow=1)
        self._scan = self._card.add(Text(look, tone="stone", align=CENTRE), gap_mm=4)
        said = Column(look, rest_above=0.5)
        icons = ("leaf", "code", "clock", "bin")
        self._lines = [said.add(Point(look, icon), gap_mm=7) for icon in icons]
        self.body.add(
            Pair(look, self._card, said, share=0.46, gap_mm=12, grow=0.0), gap_mm=8, grow=1
        )
        self._print = self.also("print_paper", Print, "lines")
        self._finish = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        paper = paper_of(state, self.desk.pack)
        deletion = state.deletion
        certificate = deletion.certificate if deletion is not None else None
        self._title.say(tr("deleted", "title" if paper is not None else "going_on"))
        contact = self.desk.pack.staff_contact[state.language]
        if certificate is None:
            self._note.say(tr("deleted", "wait", staff_contact=contact))
        elif certificate.held_by_matcher:
            self._note.say(tr("deleted", "note_sent", staff_contact=contact))
        else:
            self._note.say(tr("deleted", "note"))
        self._draw_paper(paper)
        say_print(self._print, state)
        self._finish.say(tr("deleted", "finish"))

    def forget(self) -> None:
        self._draw_paper(None)

    def _draw_paper(self, paper: Paper | None) -> None:
        show(self._card, self.look, paper is not None)
        self._code.show_text(paper.text if paper else "", paper.title if paper else "")
        self._scan.say(tr("deleted", "scan"))
        lines = paper.lines[:_SHOWN] if paper is not None else (("", ""),) * _SHOWN
        for point, (label, words) in zip(self._lines, lines, strict=True):
            point.say(f"{label}: {words}" if label else "")
