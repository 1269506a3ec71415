"""Two questions that are asked back once: stopping, and deleting everything."""

from __future__ import annotations

from kiosk.flow import Back, Continue, DeleteEverything, State
from kiosk.ui.overlays.sheet import CLOSE, OverlayView
from kiosk.ui.screens.view import Desk
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Kind
from kiosk.ui.widgets.layout import show


class StopConfirm(OverlayView):
    """What was answered is kept unless one wants it gone; going on is the easier answer."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._title, self._text = self.head()
        self._stop = self.answer("confirm_stop", Continue, Kind.SECONDARY)
        self._delete = self.answer("stop_and_delete", DeleteEverything, Kind.WARN)
        self._go_on = self.answer(CLOSE, Back, Kind.PRIMARY)
        self.answers(self._stop, self._delete, self._go_on)

    def draw(self, state: State) -> None:
        answered = state.visit.answered if state.visit is not None else 0
        self._title.say(tr("stop_confirm", "title"))
        self._text.say(tr("stop_confirm", "kept" if answered else "nothing_kept"))
        self._stop.say(tr("stop_confirm", "stop"))
        self._delete.say(tr("stop_confirm", "delete"))
        show(self._delete, self.look, answered > 0)
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
