"""Who speaks: an engine behind a narrow door, and what was spoken in a file for whoever checks."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Protocol

from kiosk.workers.messages import Utterance


class Speaker(Protocol):
    """Says one thing after the other. Nothing here ever waits for sound."""

    @property
    def speaking(self) -> bool:
        """Whether something is being said now."""

    def say(self, utterance: Utterance) -> None:
        """Say this now; what is being said is broken off."""

    def hush(self) -> None:
        """Be silent at once."""


class NoSpeaker:
    """A booth without sound: what is spoken is only written on the screen."""

    speaking = False

    def say(self, utterance: Utterance) -> None:
        """Nothing is heard."""

    def hush(self) -> None:
        """It is silent already."""


class LoggedSpeaker:
    """Speaks through another speaker, and keeps every utterance as a line of JSON.

    Contact data is in no utterance, so it is not in this file either.
    """

    def __init__(self, speaker: Speaker, path: Path) -> None:
        self._speaker, self._path = speaker, path
        path.parent.mkdir(parents=True, exist_ok=True)

    @property
    def speaking(self) -> bool:
        return self._speaker.speaking

    def say(self, utterance: Utterance) -> None:
        line = {
            "language": utterance.language,
            "text": utterance.text,
            "volume": utterance.volume,
            "speed": utterance.speed,
        }
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        self._speaker.say(utterance)

    def hush(self) -> None:
        self._speaker.hush()
