"""The real voice process with a program that writes down what it would say."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.interview import Language
from kiosk.workers.messages import Utterance
from kiosk.workers.speaking import ChildVoice
from kiosk.workers.supervisor import Supervisor
from kiosk.workers.voice import ESPEAK, SPEECH_DISPATCHER, engine_for

WRITES = """
import sys
with open(sys.argv[1], "a", encoding="utf-8") as out:
    out.write(sys.argv[2] + sys.stdin.buffer.read().decode() + "\\n")
"""
NEVER_ENDS = """
import sys, threading
with open(sys.argv[1], "a") as out:
    out.write("begun\\n")
threading.Event().wait()
"""
HELLO = Utterance("안녕하세요.", Language.KO, volume=2, speed=5)


@pytest.fixture
def speak(tmp_path: Path) -> Iterator[Callable[..., ChildVoice]]:
    made: list[ChildVoice] = []

    def make(*command: str) -> ChildVoice:
        made.append(ChildVoice(Supervisor("voice", "kiosk.workers.voice:main", (command,))))
        return made[-1]

    yield make
    for voice in made:
        voice.stop()


def until(voice: ChildVoice, true: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + 60.0
    while not true():
        assert time.monotonic() < deadline_s
        voice.poll()


def test_a_sentence_goes_to_the_program_with_volume_and_speed(
    speak: Callable[..., ChildVoice], tmp_path: Path
) -> None:
    out = tmp_path / "said"
    voice = speak(sys.executable, "-c", WRITES, str(out), "{language}/{volume}/{speed}:")
    assert not voice.speaking
    voice.say(HELLO)
    assert voice.speaking
    until(voice, lambda: not voice.speaking)
    assert out.read_text(encoding="utf-8") == "ko/2/5:안녕하세요.\n"


def test_hushed_it_ends_and_says_the_next(speak: Callable[..., ChildVoice], tmp_path: Path) -> None:
    out = tmp_path / "said"
    voice = speak(sys.executable, "-c", NEVER_ENDS, str(out))
    voice.say(HELLO)
    until(voice, lambda: out.exists() and out.read_text() == "begun\n")
    voice.hush()
    assert not voice.speaking
    voice.say(HELLO)
    until(voice, lambda: out.read_text(encoding="utf-8") == "begun\nbegun\n")


def test_a_program_that_is_missing_stops_nobody(speak: Callable[..., ChildVoice]) -> None:
    voice = speak("/nowhere/speaks")
    voice.say(HELLO)
    until(voice, lambda: not voice.speaking)


def test_the_engines_are_told_volume_speed_and_language() -> None:
    espeak = ESPEAK.command(HELLO)
    assert espeak[:3] == ["espeak-ng", "-v", "ko"]
    assert espeak[3:7] == ["-a", "70", "-s", "270"]
    assert HELLO.text not in espeak, "it is read from the standard input"
    dispatcher = SPEECH_DISPATCHER.command(HELLO)
    assert dispatcher[-2:] == ["--", "안녕하세요."]


def test_a_command_of_the_settings_comes_first() -> None:
    engine = engine_for(("my-voice", "{text}"))
    assert engine is not None
    assert engine.command(HELLO) == ["my-voice", "안녕하세요."]
