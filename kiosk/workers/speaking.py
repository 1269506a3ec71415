"""The UI's end of the voice process: says, hushes, knows whether it speaks; never waits."""

from __future__ import annotations

from kiosk.workers.messages import Hush, Speak, Spoken, Utterance
from kiosk.workers.supervisor import ChildLost, Supervisor


class ChildVoice:
    """Speaks through a supervised child, which waits from the start: nobody waits for it.

    A child that dies in the middle of a sentence costs that sentence: it is written on the screen.
    """

    def __init__(self, supervisor: Supervisor) -> None:
        self._supervisor = supervisor
        self._number = 0
        self._waiting: Speak | None = None
        self._saying = False

    @property
    def speaking(self) -> bool:
        return self._saying

    def say(self, utterance: Utterance) -> None:
        """Say this now; what is being said is broken off."""
        self._number += 1
        self._waiting, self._saying = Speak(self._number, utterance), True
        self.poll()

    def hush(self) -> None:
        """Be silent at once."""
        self._waiting, self._saying = None, False
        self._supervisor.send(Hush())

    def poll(self) -> None:
        """Listen to the child; call this often."""
        for news in self._supervisor.poll():
            if isinstance(news, ChildLost):
                self._saying = self._waiting is not None
            elif isinstance(news, Spoken) and news.number == self._number:
                self._saying = False
        if self._waiting is not None and self._supervisor.send(self._waiting):
            self._waiting = None

    def stop(self) -> None:
        """End the child."""
        self._supervisor.stop()
