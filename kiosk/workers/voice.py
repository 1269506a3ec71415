"""The voice process: runs a program that speaks, one sentence at a time."""

from __future__ import annotations

import logging
import shutil
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final

from kiosk.workers.child import Reporter
from kiosk.workers.messages import Hush, Shutdown, Speak, Spoken, Utterance

_log = logging.getLogger(__name__)

_LOOK_S: Final = 0.03
_LONGEST_S: Final = 90.0
"""A program that speaks longer than this on one sentence is stuck on a sound card."""
_ESPEAK_VOICES: Final = {"zh": "cmn"}
"""Where espeak-ng calls a language otherwise than ISO 639-1 does."""
_ESPEAK_VOLUMES: Final = (40, 70, 100, 140, 190)
_ESPEAK_WORDS_A_MINUTE: Final = (110, 135, 165, 210, 270)
_SPD_VOLUMES: Final = (-60, -30, 0, 40, 90)
_SPD_RATES: Final = (-50, -25, 0, 30, 60)


@dataclass(frozen=True)
class Engine:
    """A program that says what it reads from its standard input, or (``{text}``) is called with.

    ``{language}``, ``{volume}`` and ``{speed}`` in its arguments are filled in; volume and speed
    are the steps 1 to 5.
    """

    arguments: tuple[str, ...]
    hush: tuple[str, ...] = ()
    """What makes it silent where ending the program is not enough."""

    def command(self, utterance: Utterance) -> list[str]:
        """The program and its arguments for one sentence."""
        volume, speed = utterance.volume - 1, utterance.speed - 1
        language = str(utterance.language)
        values = {
            "text": utterance.text,
            "language": language,
            "volume": utterance.volume,
            "speed": utterance.speed,
            "espeak_voice": _ESPEAK_VOICES.get(language, language),
            "espeak_volume": _ESPEAK_VOLUMES[volume],
            "espeak_speed": _ESPEAK_WORDS_A_MINUTE[speed],
            "spd_volume": _SPD_VOLUMES[volume],
            "spd_rate": _SPD_RATES[speed],
        }
        return [each.format(**values) for each in self.arguments]


SPEECH_DISPATCHER: Final = Engine(
    (
        "spd-say", "--wait", "--language", "{language}", "--volume", "{spd_volume}",
        "--rate", "{spd_rate}", "--", "{text}",
    ),
    hush=("spd-say", "--cancel"),
)  # fmt: skip
ESPEAK: Final = Engine(
    (
        "espeak-ng", "-v", "{espeak_voice}", "-a", "{espeak_volume}", "-s", "{espeak_speed}",
        "--stdin",
    )
)  # fmt: skip


def engine_for(command: Sequence[str]) -> Engine | None:
    """The engine of the settings, else what this system has; None without any."""
    if command:
        return Engine(tuple(command))
    found = (each for each in (SPEECH_DISPATCHER, ESPEAK) if shutil.which(each.arguments[0]))
    return next(found, None)


class Voice:
    """Says one sentence at a time with an engine."""

    def __init__(self, engine: Engine | None, report: Reporter) -> None:
        self._engine, self._report = engine, report
        self._running: subprocess.Popen[bytes] | None = None
        self._number = 0
        self._until_s = 0.0

    @property
    def busy(self) -> bool:
        return self._running is not None

    def speak(self, command: Speak) -> None:
        """Say this instead of what is being said."""
        self.hush()
        self._number = command.number
        if self._engine is None:
            self._report(Spoken(command.number))
            return
        arguments = self._engine.command(command.utterance)
        pipe, null = subprocess.PIPE, subprocess.DEVNULL
        try:
            self._running = subprocess.Popen(arguments, stdin=pipe, stdout=null, stderr=null)
        except OSError as error:
            _log.warning("%s cannot speak: %s", arguments[0], error.strerror)
            self._report(Spoken(command.number))
            return
        self._until_s = time.monotonic() + _LONGEST_S
        assert self._running.stdin is not None
        try:
            # A sentence is far shorter than a pipe, so this waits for nobody.
            self._running.stdin.write(command.utterance.text.encode())
            self._running.stdin.close()
        except BrokenPipeError:
            pass  # it takes its text otherwise, or has ended already

    def look(self) -> None:
        """Report what has been said to its end."""
        if self._running is None:
            return
        if self._running.poll() is None and time.monotonic() < self._until_s:
            return
        self._end()
        self._report(Spoken(self._number))

    def hush(self) -> None:
        """Be silent at once."""
        if self._running is None:
            return
        self._end()
        if self._engine is not None and self._engine.hush:
            null = subprocess.DEVNULL
            subprocess.run(self._engine.hush, stdout=null, stderr=null, timeout=5, check=False)

    def _end(self) -> None:
        assert self._running is not None
        if self._running.poll() is None:
            self._running.kill()
        self._running.wait()
        self._running = None


def main(connection: Connection, command: tuple[str, ...]) -> None:
    """Answer commands until the pipe closes."""
    report = Reporter(connection)
    ended = report.beat()
    voice = Voice(engine_for(command), report)
    while True:
        try:
            if not connection.poll(_LOOK_S if voice.busy else None):
                voice.look()
                continue
            told = connection.recv()
        except (EOFError, ConnectionError):
            break
        match told:
            case Shutdown():
                break
            case Speak():
                voice.speak(told)
            case Hush():
                voice.hush()
    voice.hush()
    ended.set()
