"""The end: the code to keep, what happens next and when, and the way to have all of it deleted."""

from __future__ import annotations

from kiosk.flow import Continue, DeleteEverything, State, Visit
from kiosk.ui.screens.agreed import MATCH_NOTICE, SHARE
from kiosk.ui.screens.by_person import all_left_to_a_person
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.lines import CENTRE, MAY_BREAK
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text


class Goodbye(View):
    """Promises only what was agreed to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, rest_above=0.25)
        look = self.look
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        card = Card(look, pad_mm=16, rest_above=0.5)
        self._code_title = card.add(Text(look, tone="stone", align=CENTRE))
        self._code = card.add(Text(look, Type.HERO, bold=True, tone="celadon", align=CENTRE), 4)
        self._code_note = card.add(Text(look, tone="stone", align=CENTRE), 4)
        what = Column(look, rest_above=0.5)
        self._sent = what.add(Point(look, "send"))
        self._matched = what.add(Point(look, "leaf"), gap_mm=7)
        self._told = what.add(Point(look, "letter"), gap_mm=7)
        self._deleted = what.add(Point(look, "bin"), gap_mm=7)
        self.body.add(Pair(look, card, what, share=0.46, gap_mm=14), gap_mm=10)
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
        self._sent.say(tr("goodbye", "sent"))
        shared = state.visit.agreed_to(SHARE)
        by_person = shared and all_left_to_a_person(state.visit)
        if by_person:
            place = self.desk.pack.staff_contact[state.language]
            self._matched.say(tr("goodbye", "by_person", place=place))
        else:
            self._matched.say(tr("goodbye", "matched" if shared else "private"))
        self._told.say(_told(state.visit) if shared and not by_person else "")
        self._deleted.say(tr("goodbye", "deleted", n=self.desk.pack.keep_days))
        self._delete.say(tr("goodbye", "delete"))
        self._finish.say(tr("goodbye", "finish"))

    def forget(self) -> None:
        self._code.say("")


def _told(visit: Visit) -> str:
    """How one hears of the jobs: by a message only if one wants it and can be reached."""
    reachable = visit.seeker.phone.strip() or visit.seeker.email.strip()
    message = visit.agreed_to(MATCH_NOTICE) and reachable
    return tr("goodbye", "told_by_message" if message else "told_by_code")


def _spaced(code: str) -> str:
    """In groups of four, so that it can be copied by hand; a code with its own groups stays.

    Large letters may break the line between its groups, and nowhere else.
    """
    if "-" in code:
        return code.replace("-", f"-{MAY_BREAK}")
    return "\N{NO-BREAK SPACE}".join(code[at : at + 4] for at in range(0, len(code), 4))
