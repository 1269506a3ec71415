"""What leaves the booth: the outbox to the matcher, and a file for whoever mends booths."""

from __future__ import annotations

from kiosk.flow import StaffCommand, State
from kiosk.ui.cards import BoothHealth, DiagnosticsCard, SyncCard
from kiosk.ui.screens.staff_page import Page
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import show
from kiosk.ui.widgets.paper import Card
from kiosk.ui.widgets.point import Point
from kiosk.ui.widgets.text import Text
from kiosk.ui.widgets.timeline import TimeLine


class SendingPage(Page):
    """How many wait, how far it is, and how it went, in words."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._health: BoothHealth | None = None
        self._waiting = self.add(Text(look, Type.LEAD, bold=True))
        card = self.add(Card(look, pad_mm=9), gap_mm=8)
        self._state = card.add(Point(look, "send"))
        self._line = card.add(TimeLine(look), gap_mm=6)
        self._note = self.add(Text(look, Type.NOTE, tone="stone"), gap_mm=8)
        self._send = self.add(Button(look, "staff_sync_now", Kind.SECONDARY, "send"), gap_mm=8)
        self._send.clicked.connect(lambda: desk.send(StaffCommand.SYNC_NOW))

    def check(self, health: BoothHealth) -> None:
        self._health = health
        self._draw()

    def draw(self, state: State) -> None:
        self._draw()

    def _draw(self) -> None:
        health = self._health
        sync = health.sync if health is not None else None
        left = health.queue_left if health is not None else 0
        self._waiting.say(tr("staff", "waiting_to_be_sent", n=left))
        self._state.say(_in_words(sync))
        running = sync is not None and sync.ended is None
        show(self._line, self.look, running)
        if sync is not None and running:
            total = sync.sent + sync.left
            self._line.left(sync.sent / total if total else 0.0)
        self._note.say(tr("staff", "sending_note"))
        self._send.say(tr("staff", "sync_now"))
        self._send.enable(not running)


class DiagnosticsPage(Page):
    """What is in the file, and where it went."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._card: DiagnosticsCard | None = None
        self._what = self.add(Text(look))
        self._where = self.add(Text(look, Type.NOTE, tone="stone"), gap_mm=6)
        self._write = self.add(
            Button(look, "staff_diagnostics", Kind.SECONDARY, "letter"), gap_mm=8
        )
        self._write.clicked.connect(lambda: desk.send(StaffCommand.DIAGNOSTICS))
        self._result = self.add(Card(look, pad_mm=9), gap_mm=8)
        self._said = self._result.add(Text(look, bold=True))
        self._name = self._result.add(Text(look, Type.NOTE, tone="stone"), gap_mm=4)

    def check(self, health: BoothHealth) -> None:
        self._card = health.diagnostics
        self._draw()

    def draw(self, state: State) -> None:
        self._draw()

    def _draw(self) -> None:
        card = self._card
        self._what.say(tr("staff", "diagnostics_what"))
        self._where.say(tr("staff", "diagnostics_where"))
        self._write.say(tr("staff", "diagnostics_write"))
        show(self._result, self.look, card is not None)
        if card is None:
            return
        if not card.name:
            self._said.say(tr("staff", "diagnostics_failed"))
            self._name.say("")
            return
        self._said.say(tr("staff", "diagnostics_stick" if card.on_stick else "diagnostics_folder"))
        self._name.say(f"{card.folder}/\n{card.name}")


def _in_words(sync: SyncCard | None) -> str:
    if sync is None:
        return tr("staff", "never_sent")
    if sync.ended is None:
        done = tr("staff", "sent_so_far", n=sync.sent)
        return f"{tr('staff', 'sending_now')} {done}"
    when = f"{sync.ended.astimezone():%m-%d %H:%M}"
    if sync.left:
        return tr("staff", "some_left", n=sync.left, when=when)
    return tr("staff", "all_sent", n=sync.sent, when=when)
