"""Where one is: the dots, and beside them the same in words."""

from __future__ import annotations

from kiosk.flow import PRACTICE, State
from kiosk.ui.theme import Look
from kiosk.ui.translations import tr
from kiosk.ui.widgets.dots import Dots
from kiosk.ui.widgets.layout import Row, show
from kiosk.ui.widgets.text import Text


class Where(Row):
    """Stands on top of every screen of the questions."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, stretch=False)
        self._dots = self.add(Dots(look), 0.0)
        self._words = self.add(Text(look, tone="stone"), 1.0)

    def draw(self, state: State) -> None:
        assert state.visit is not None
        index, count = state.visit.index, len(state.plan.questions)
        show(self._dots, self.look, index != PRACTICE)
        self._dots.place(count, index)
        if index == PRACTICE:
            self._words.say(tr("where", "practice"))
        else:
            self._words.say(tr("where", "question", number=index + 1, count=count))
