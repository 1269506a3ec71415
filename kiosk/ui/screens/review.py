"""What the booth heard, as a letter; doubtful words are marked, and everything can be mended."""

from __future__ import annotations

from kiosk.flow import PRACTICE, Accept, Correct, Response, Retake, State
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.where import Where
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.layout import show
from kiosk.ui.widgets.letter import Letter
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.ruled import Ruled
from kiosk.ui.widgets.scroll import Scroll
from kiosk.ui.widgets.text import Text

_WAITING = {"waiting": "pencil", "waiting_saved": "check", "waiting_go_on": "next"}
"""What is told while there is no letter yet, each with its icon."""


class Review(View):
    """Going on never waits for the recogniser."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._where = self.body.add(Where(look))
        self._title = self.body.add(Text(look, Type.TITLE, bold=True), gap_mm=6)
        self._note = self.body.add(Text(look, tone="stone"), gap_mm=3)
        self._sheet = self.body.add(Card(look, pad_mm=11), gap_mm=8, grow=1)
        self._letter = Letter(look)
        self._scroll = self._sheet.add(Scroll(look, self._letter, least_mm=70), grow=1)
        self._silence = self._sheet.add(Text(look, Type.LEAD, tone="stone"))
        self._waiting = [self._sheet.add(Point(look, icon), gap_mm=7) for icon in _WAITING.values()]
        self._blank = self._sheet.add(Ruled(look), gap_mm=14, grow=1)
        self._key = self.body.add(Text(look, tone="stone"), gap_mm=3)
        self._retake = self.also("retake", Retake, "again")
        self._correct = self.also("correct", Correct, "pencil")
        self._accept = self.act("accept", Accept)

    def enter(self, state: State) -> None:
        self._scroll.to_top()

    def draw(self, state: State) -> None:
        if state.visit is None:
            return
        response = state.visit.response
        transcript = response.transcript
        self._where.draw(state)
        self._title.say(_title(response))
        self._note.say(_note(response, practising=state.visit.index == PRACTICE))
        self._letter.write(transcript)
        self._silence.say(_silence(response))
        waiting = transcript is None
        for point, key in zip(self._waiting, _WAITING, strict=True):
            point.say(tr("review", key) if waiting else "")
        show(self._blank, self.look, waiting)
        show(self._scroll, self.look, bool(self._letter.text()))
        self._scroll.setAccessibleName(self._letter.text())
        self._key.say(tr("review", "doubtful") if self._letter.doubtful else "")
        left = response.retakes_left
        self._retake.say(tr("review", "retake", n=left))
        show(self._retake, self.look, left > 0)
        show(self._correct, self.look, transcript is not None)
        self._correct.say(tr("review", "correct"))
        self._accept.say(tr("review", "accept" if transcript is not None else "go_on"))

    def forget(self) -> None:
        self._letter.write(None)
        self._scroll.setAccessibleName("")


def _title(response: Response) -> str:
    if response.transcript is None:
        return tr("review", "title_waiting")
    return tr("review", "title_typed" if response.typed else "title")


def _note(response: Response, practising: bool) -> str:
    if practising:
        return tr("review", "practice")
    return tr("review", "note") if response.transcript is not None else ""


def _silence(response: Response) -> str:
    """What stands on the sheet instead of a letter in which there is no word."""
    heard = response.transcript is None or response.transcript.text
    return "" if heard else tr("review", "nothing_heard")
