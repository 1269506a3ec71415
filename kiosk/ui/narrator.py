"""Voice guidance: what is on the screen, what changes there, and what has the focus, spoken.

Everything that is spoken is also written on the screen. While an answer is recorded it is silent.
What somebody has typed about themselves is told by its length alone.
"""

from __future__ import annotations

import re
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from kiosk.flow import MOST_STEP, Event, LevelHeard, Overlay, Screen, State, Way
from kiosk.ui.described import choices_of, content_of, described, texts_of
from kiosk.ui.speech import Speaker
from kiosk.ui.translations import tr
from kiosk.ui.widgets.field import Field, Sheet
from kiosk.ui.widgets.keyboard import Keyboard
from kiosk.workers.messages import Utterance

LOOK_MS: Final = 100
_LISTENING_S: Final = 1.0
"""How often the flow is told that somebody is being spoken to."""
_SILENT: Final = frozenset({Screen.RECORDING, Screen.STAFF})
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])\s*|\n+")


class Narrator(QObject):
    """Looks at the window as somebody would, and says what is new there.

    Args:
        window: for the focus.
        controls: what a key can reach on the screen or sheet in front, in order.
        root: the screen or the sheet in front.
        speaker: who speaks.
        send: tells the flow that somebody is listening.
        write: shows on the screen what is being said.
    """

    def __init__(
        self,
        window: QWidget,
        controls: Callable[[], list[QWidget]],
        root: Callable[[], QWidget],
        speaker: Speaker,
        send: Callable[[Event], None],
        write: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window, self._controls, self._root = window, controls, root
        self._speaker, self._send, self._write = speaker, send, write
        self._queue: deque[str] = deque()
        self._state: State | None = None
        self._speaks = False
        self._place: tuple[object, ...] = ()
        self._told: set[str] = set()
        self._focus: QWidget | None = None
        self._description = ""
        self._volume = 0
        self._field: Field | Sheet | None = None
        self._content = ""
        self._listening_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def follow(self, state: State) -> None:
        """The state has just been drawn."""
        self._state = state
        wanted = state.access.uses(Way.VOICE)
        if wanted is not self._speaks:
            self._turn(wanted, state)
        if wanted:
            self.look()

    def forget(self) -> None:
        """Be silent, and remember nothing of what was said."""
        self._queue.clear()
        self._told.clear()
        self._place, self._focus, self._description, self._content = (), None, "", ""
        self._field = None
        self._speaker.hush()
        self._write("")

    def look(self) -> None:
        """See what is new, and go on speaking."""
        state = self._state
        if state is None or not self._speaks:
            return
        if state.screen in _SILENT or state.overlay is Overlay.PIN:
            # What is heard now would be in the recording, or is for staff alone.
            if self._place:
                self.forget()
            return
        visit = state.visit
        place = (state.screen, state.overlay, state.language, visit.index if visit else None)
        if place != self._place:
            self._arrive(state, place)
        else:
            self._see_focus()
            self._see_typing()
            self._see_words()
            self._see_volume(state)
        self._go_on(state)

    # --- what is new --------------------------------------------------------------------------

    def _turn(self, on: bool, state: State) -> None:
        self.forget()
        self._speaks = on
        self._volume = state.access.volume
        if on:
            self._queue.append(tr("voice", "intro"))
            self._timer.start()
        else:
            self._timer.stop()
            self._queue.append(tr("voice", "off"))
            self._go_on(state)
            self._queue.clear()
            self._write("")

    def _arrive(self, state: State, place: tuple[object, ...]) -> None:
        """Another screen or sheet: all of it, its choices, and where one is on it."""
        intro = self._queue[0] if not self._place and self._queue else ""
        self._be_quiet()
        self._place = place
        self._told = set(texts_of(self._root()))
        words = [intro, *texts_of(self._root(), changing=True), self._hint(state)]
        names = choices_of(self._controls())
        if names:
            words.append(tr("voice", "choices", names=tr("result", "list_and").join(names)))
        self._focus = self._window.focusWidget()
        self._description = described(self._focus)
        if self._description:
            words.append(tr("voice", "here", what=self._description))
        self._field, self._content = None, ""
        for each in words:
            self._queue += _sentences(each)

    def _hint(self, state: State) -> str:
        if state.overlay is not None:
            return ""
        if state.screen is Screen.QUESTION and not state.access.uses(Way.TYPED):
            return tr("voice", "question", n=round(state.answer_s))
        return ""

    def _see_focus(self) -> None:
        focus = self._window.focusWidget()
        description = described(focus)
        if focus is self._focus and (
            description == self._description or isinstance(focus, Field | Sheet)
        ):
            return
        self._focus, self._description = focus, description
        if description:
            self._be_quiet()
            self._queue += _sentences(description)

    def _see_typing(self) -> None:
        """What has been written since, as one writes it."""
        field = _written_to(self._window, self._focus)
        content = content_of(field) if field is not None else ""
        if field is self._field and content != self._content and field is not None:
            self._be_quiet()
            private = isinstance(field, Field) and field.private
            self._queue.append(content if private else _added(self._content, content))
        self._field, self._content = field, content

    def _see_words(self) -> None:
        now = texts_of(self._root())
        for each in now:
            if each not in self._told:
                self._queue += _sentences(each)
        self._told = set(now)

    def _see_volume(self, state: State) -> None:
        if state.access.volume != self._volume:
            self._volume = state.access.volume
            if state.overlay is not Overlay.ACCESS:
                self._be_quiet()
                self._queue.append(tr("access", "volume", step=self._volume, most=MOST_STEP))

    # --- speaking -----------------------------------------------------------------------------

    def _be_quiet(self) -> None:
        self._queue.clear()
        self._speaker.hush()

    def _go_on(self, state: State) -> None:
        while self._queue and not self._speaker.speaking:
            words = self._queue.popleft()
            access = state.access
            self._write(words)
            self._speaker.say(Utterance(words, state.language, access.volume, access.speed))
        now_s = time.monotonic()
        if self._speaker.speaking and now_s - self._listening_s >= _LISTENING_S:
            # Whoever listens need not touch anything to be there.
            self._listening_s = now_s
            self._send(LevelHeard())


def _written_to(window: QWidget, focus: QWidget | None) -> Field | Sheet | None:
    """The field in which one writes now: the one with the focus, or that of the keyboard."""
    if isinstance(focus, Field | Sheet):
        return focus
    parent = focus.parent() if focus is not None else None
    field = parent.field if isinstance(parent, Keyboard) else None
    return field if isinstance(field, Field | Sheet) else None


def _added(before: str, now: str) -> str:
    """What was written last: the new letters, else the word in which something changed."""
    if now.startswith(before) and len(now) > len(before) and now[len(before) :].strip():
        return now[len(before) :].strip()
    words = now.split()
    return words[-1] if words and len(now) < 400 else now


def _sentences(text: str) -> list[str]:
    """In pieces short enough to be read on the screen while they are said."""
    return [each.strip() for each in _SENTENCE.split(text) if each.strip()]
