"""The result: a picture of what was heard, the words it rests on, and what could come next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from kiosk.flow import Continue, State, Visit
from kiosk.interview import SHARE, Competency, Estimate, Language, Profile, Quote
from kiosk.ui.cards import OpeningCard
from kiosk.ui.screens.by_person import all_left_to_a_person, left_to_a_person
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import Column, Pair
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.profile_bars import Bar, ProfileBars
from kiosk.ui.widgets.scroll import Scroll
from kiosk.ui.widgets.text import Text

_QUOTES = 3
_OPENINGS = 3
_STRONGEST = 5
"""So many are drawn; what else was heard is told in words."""


class Result(View):
    """A help, not a verdict: what was not heard is told in words, never drawn as zero."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._openings: tuple[OpeningCard, ...] = ()
        self._language: Language | None = None
        self._shared = False
        self._by_person = False
        self._title = self.body.add(Text(look, Type.TITLE, bold=True))
        self._caveat = self.body.add(Text(look, tone="stone"), gap_mm=2)
        card = Card(look, pad_mm=8, rest_above=0.3)
        self._strongest = card.add(Text(look, bold=True, tone="celadon"))
        self._bars = card.add(ProfileBars(look), gap_mm=4, grow=1)
        self._nothing = card.add(Text(look, tone="stone"))
        self._person = card.add(Point(look, "person"), gap_mm=6)
        self._no_picture = card.add(Point(look, "leaf"), gap_mm=6)
        more = Column(look)
        self._quotes_title = more.add(_heading(desk))
        self._quotes = [more.add(Text(look, tone="indigo"), 4 if i else 3) for i in range(_QUOTES)]
        self._told = [more.add(Text(look, tone="indigo"), 4) for _ in desk.pack.questions]
        self._rest_title = more.add(_heading(desk), gap_mm=9)
        self._others = more.add(Text(look), gap_mm=3)
        self._silent = more.add(Text(look, tone="stone"), gap_mm=3)
        self._stronger_title = more.add(_heading(desk), gap_mm=9)
        self._stronger = [more.add(Point(look, "leaf"), 3) for _ in range(_QUOTES)]
        self._work_title = more.add(_heading(desk), gap_mm=9)
        self._work = [more.add(Text(look), 4 if i else 3) for i in range(_OPENINGS)]
        self._scroll = Scroll(look, more, least_mm=72)
        sheet = Card(look, pad_mm=8)
        sheet.add(self._scroll, grow=1)
        self.body.add(Pair(look, card, sheet, share=0.56, gap_mm=6, grow=1.0), gap_mm=6, grow=1)
        self._continue = self.act("continue", Continue)

    def enter(self, state: State) -> None:
        self._scroll.to_top()

    def draw(self, state: State) -> None:
        if state.visit is None or state.visit.profile is None:
            return
        self._language = state.language
        self._by_person = all_left_to_a_person(state.visit)
        # A name is shown to the one who gave it, and not said aloud.
        self._title.say(_title(state.visit), spoken=_title(state.visit, named=False))
        self._caveat.say(tr("result", "caveat"))
        self._scroll.setAccessibleName(_title(state.visit, named=False))
        self._draw_profile(state.visit.profile, state.language)
        self._draw_quotes(state.visit)
        self._draw_stronger(state.visit.profile)
        self._shared = state.visit.agreed_to(SHARE)
        self._draw_work(state.language)
        self._continue.say(tr("result", "continue"))

    def offer(self, openings: Sequence[OpeningCard]) -> None:
        self._openings = tuple(openings)
        if self._language is not None:
            self._draw_work(self._language)

    def forget(self) -> None:
        self._bars.picture((), "", "")
        texts = (*self._quotes, *self._told, *self._work)
        for text in (self._title, self._others, self._silent, *texts):
            text.say("")
        for point in self._stronger:
            point.say("")
        self._scroll.setAccessibleName("")

    def _draw_profile(self, profile: Profile, language: Language) -> None:
        heard = _strongest_first(profile)
        names = {
            each.competency: self.desk.pack.framework.of(each.competency).name[language]
            for each in profile.entries
        }
        bars = [Bar(names[each], estimate) for each, estimate in heard[:_STRONGEST]]
        others = [names[each] for each, _ in heard[_STRONGEST:]]
        silent = [names[each.competency] for each in profile.entries if each.estimate is None]
        self._bars.picture(bars, tr("result", "low_end"), tr("result", "high_end"))
        self._strongest.say(tr("result", "strongest", n=len(bars)) if others else "")
        self._nothing.say("" if bars or self._by_person else tr("result", "all_silent"))
        listed = tr("result", "others", names=_listed(others)) if others else ""
        unheard = tr("result", "silent", names=_listed(silent)) if bars and silent else ""
        self._rest_title.say(tr("result", "rest") if listed or unheard else "")
        self._others.say(listed)
        self._silent.say(unheard)

    def _draw_quotes(self, visit: Visit) -> None:
        """What the levels rest on, then all that was said and is left to a person."""
        quotes = _best_quotes(visit.profile) if visit.profile is not None else []
        told = left_to_a_person(visit)
        self._person.say(tr("result", "by_person", n=len(told)) if told else "")
        self._no_picture.say(tr("result", "no_picture") if self._by_person else "")
        self._quotes_title.say(tr("result", "quotes") if quotes or told else "")
        for text, transcript in zip_longest(self._told, told):
            if transcript is None:
                text.say("")
            else:
                words = tr("result", "quote", words=transcript.text)
                text.say(words, language=transcript.language)
        for number, text in enumerate(self._quotes):
            said = quotes[number].text.strip() if number < len(quotes) else ""
            text.say(tr("result", "quote", words=said) if said else "")

    def _draw_stronger(self, profile: Profile) -> None:
        points = [tr("improvement", each.value) for each in profile.improvements[:_QUOTES]]
        self._stronger_title.say(tr("result", "stronger") if points else "")
        for number, point in enumerate(self._stronger):
            point.say(points[number] if number < len(points) else "")

    def _draw_work(self, language: Language) -> None:
        self._work_title.say("" if self._by_person else tr("result", "work"))
        shown = () if self._by_person else self._openings[:_OPENINGS]
        for number, text in enumerate(self._work):
            if number < len(shown):
                text.say(self._opening(shown[number], language))
            else:
                none = tr("result", "no_work" if self._shared else "no_work_private")
                text.say(none if number == 0 and not self._by_person else "")

    def _opening(self, card: OpeningCard, language: Language) -> str:
        framework = self.desk.pack.framework
        names = _listed([framework.of(each).name[language] for each in card.competencies])
        return tr(
            "result", "opening", title=card.title[language], company=card.company, names=names
        )


def _title(visit: Visit, named: bool = True) -> str:
    if all_left_to_a_person(visit):
        return tr("result", "title_by_person")
    name = visit.seeker.name if named else None
    return tr("result", "title_named", name=name) if name else tr("result", "title")


def _listed(names: Sequence[str]) -> str:
    return tr("result", "list_and").join(names)


def _heading(desk: Desk) -> Text:
    return Text(desk.look, Type.BODY, bold=True)


def _strongest_first(profile: Profile) -> list[tuple[Competency, Estimate]]:
    """What was heard, by how high it surely is: the lower end of the interval."""
    heard = [
        (each.competency, each.estimate) for each in profile.entries if each.estimate is not None
    ]
    return sorted(heard, key=lambda each: -each[1].low)


def _best_quotes(profile: Profile) -> list[Quote]:
    """One of each competency first, so that the three do not all say the same."""
    told = [each for each in profile.entries if each.estimate is not None]
    ordered = [quote for depth in range(_QUOTES) for entry in told for quote in
               entry.evidence[depth : depth + 1]]  # fmt: skip
    distinct: list[Quote] = []
    for quote in ordered:
        if all(quote.text != each.text for each in distinct):
            distinct.append(quote)
    return distinct[:_QUOTES]
