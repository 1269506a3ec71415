"""Two questions that are asked back once: stopping, and deleting everything."""

from __future__ import annotations

from kiosk.flow import Back, Continue, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind


class StopConfirm(OverlayView):
    """What was answered is kept, and going on is the easier answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        self._stop = self.answer("confirm_stop", Continue, Kind.SECONDARY)
        self._go_on = self.answer(CLOSE, Back, Kind.PRIMARY)
        self.answers(self._stop, self._go_on)

    def draw(self, state: State) -> None:
        answered = state.visit.answered if state.visit is not None else 0
        self._title.say(tr("stop_confirm", "title"))
        self._text.say(tr("stop_confirm", "kept" if answered else "nothing_kept"))
        self._stop.say(tr("stop_confirm", "stop"))
        self._go_on.say(tr("stop_confirm", "go_on"))


class DeleteConfirm(OverlayView):
    """Cannot be undone, so it is said plainly."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        self._keep = self.answer(CLOSE, Back, Kind.SECONDARY)
        self._delete = self.answer("confirm_delete", Continue, Kind.DANGER)
        self.answers(self._keep, self._delete)

    def draw(self, state: State) -> None:
        self._title.say(tr("delete_confirm", "title"))
        self._text.say(tr("delete_confirm", "text"))
        self._keep.say(tr("delete_confirm", "keep"))
        self._delete.say(tr("delete_confirm", "delete"))
