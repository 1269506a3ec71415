"""The end: the code to keep, what happens next and when, and the way to have all of it deleted."""

from __future__ import annotations

from kiosk.flow import Continue, DeleteEverything, Print, State, Visit
from kiosk.interview import MATCH_NOTICE, SHARE
from kiosk.ui.papers import paper_of
from kiosk.ui.screens.by_person import all_left_to_a_person
from kiosk.ui.screens.printing import say_print
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.lines import CENTRE, MAY_BREAK
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.qr import QrCode
from kiosk.ui.widgets.text import Text


class Goodbye(View):
    """Promises only what was agreed to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        card = Card(look, pad_mm=9, rest_above=0.5)
        self._code_title = card.add(Text(look, tone="stone", align=CENTRE))
        self._code = card.add(Text(look, Type.HERO, bold=True, tone="celadon", align=CENTRE), 4)
        self._receipt = card.add(QrCode(look), 4, grow=1)
        self._code_note = card.add(Text(look, tone="stone", align=CENTRE), 4)
        what = Column(look, rest_above=0.5)
        self._sent = what.add(Point(look, "send"))
        self._matched = what.add(Point(look, "leaf"), gap_mm=7)
        self._told = what.add(Point(look, "letter"), gap_mm=7)
        self._deleted = what.add(Point(look, "bin"), gap_mm=7)
        self.body.add(Pair(look, card, what, share=0.46, gap_mm=12, grow=0.0), gap_mm=8, grow=1)
        self._print = self.also("print_paper", Print, "lines")
        self._delete = self.also("delete_everything", DeleteEverything, "bin", Kind.WARN)
        self._finish = self.act("continue", Continue)

    def draw(self, state: State) -> None:
        if state.visit is None:
            return
        self._title.say(tr("goodbye", "title"))
        self._code_title.say(tr("goodbye", "code"))
        code = state.visit.lookup_code
        self._code.say(_spaced(code), spoken=", ".join(each for each in code if each.isalnum()))
        self._code_note.say(tr("goodbye", "code_note"))
        paper = paper_of(state, self.desk.pack)
        self._receipt.show_text(paper.text if paper else "", paper.title if paper else "")
        self._sent.say(tr("goodbye", "sent"))
        shared = state.visit.agreed_to(SHARE) and not state.visit.wants_person
        unread = shared and all_left_to_a_person(state.visit)
        if unread:
            place = self.desk.pack.staff_contact[state.language]
            self._matched.say(tr("goodbye", "by_person", place=place))
        else:
            refused = "for_person" if state.visit.wants_person else "private"
            self._matched.say(tr("goodbye", "matched" if shared else refused))
        self._told.say(_told(state.visit) if shared and not unread else "")
        self._deleted.say(tr("goodbye", "deleted", n=self.desk.pack.keep_days))
        say_print(self._print, state)
        self._delete.say(tr("goodbye", "delete"))
        self._finish.say(tr("goodbye", "finish"))

    def forget(self) -> None:
        self._code.say("")
        self._receipt.forget()


def _told(visit: Visit) -> str:
    """How one hears of the jobs: by a message only if one wants it and can be reached."""
    seeker = visit.seeker
    reachable = seeker.phone.strip() or seeker.email.strip() or seeker.application_id
    message = visit.agreed_to(MATCH_NOTICE) and reachable
    return tr("goodbye", "told_by_message" if message else "told_by_code")


def _spaced(code: str) -> str:
    """In groups of four, so that it can be copied by hand; a code with its own groups stays.

    Large letters may break the line between its groups, and nowhere else.
    """
    if "-" in code:
        return code.replace("-", f"-{MAY_BREAK}")
    return "\N{NO-BREAK SPACE}".join(code[at : at + 4] for at in range(0, len(code), 4))
