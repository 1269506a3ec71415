"""The ways of using the booth, from every screen: everything follows at once."""

from __future__ import annotations

from kiosk.flow import LEAST_STEP, MOST_STEP, Back, State, TuneVoice, Way
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.theme import Type
from kiosk.ui.translations import tr
from kiosk.ui.ways import ON_SHEET, Ways
from kiosk.ui.widgets.button import Button, Kind
from kiosk.ui.widgets.layout import Row, show
from kiosk.ui.widgets.lines import CENTRE
from kiosk.ui.widgets.text import Text


class AccessSheet(OverlayView):
    """Each way is one touch; how loud and fast the voice is, once there is a voice."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        look = self.look
        self._title = self.sheet.add(Text(look, Type.TITLE, bold=True))
        self._ways = self.sheet.add(Ways(desk, tuple(Way), ON_SHEET), gap_mm=8)
        self._rows: dict[str, tuple[Row, Button, Text, Button]] = {}
        for key in ("volume", "speed"):
            row = self.sheet.add(Row(look))
            less = row.add(Button(look, f"{key}_less", Kind.SECONDARY, "minus"), 0.0)
            said = row.add(Text(look, align=CENTRE), 1.0)
            more = row.add(Button(look, f"{key}_more", Kind.SECONDARY, "plus"), 0.0)
            for button, by in ((less, -1), (more, 1)):
                event = TuneVoice(**{key: by})
                button.clicked.connect(lambda _=False, event=event: desk.send(event))
            self._rows[key] = (row, less, said, more)
        self._close = self.answer(CLOSE, Back, Kind.PRIMARY)
        self.answers(self._close)

    def draw(self, state: State) -> None:
        self._title.say(tr("access", "title"))
        self._ways.draw(state)
        spoken = state.access.uses(Way.VOICE)
        steps = {"volume": state.access.volume, "speed": state.access.speed}
        for key, (row, less, said, more) in self._rows.items():
            step = steps[key]
            show(row, self.look, spoken)
            said.say(tr("access", key, step=step, most=MOST_STEP))
            less.say("", tr("access", f"{key}_less"))
            more.say("", tr("access", f"{key}_more"))
            less.enable(step > LEAST_STEP)
            more.enable(step < MOST_STEP)
        self._close.say(tr("access", "close"))
