"""Windows without a window, for tests of the keeper: they write down what they are told."""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.keeper import CANNOT_START, SWITCHED_OFF, Word
from kiosk.workers import shared

VISITS = 3


def _write(folder: Path, word: str) -> None:
    with (folder / "words").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {word}\n")


def _follow(connection: Connection, folder: Path, go: Callable[[], None]) -> None:
    """Do as the keeper says until it says that this is the end; ``go`` is the work."""
    connection.send(Word.READY)
    while True:
        word: Word = connection.recv()
        _write(folder, word.value)
        if word is Word.SHOW:
            connection.send(Word.SHOWN)
        if word is Word.END:
            return
        if word is Word.GO:
            go()


def _worked(folder: Path) -> int:
    """How many windows have been told to go."""
    words = (folder / "words").read_text(encoding="utf-8").splitlines()
    return sum(each.endswith(" go") for each in words)


def visits(connection: Connection, folder: Path) -> None:
    """Each window has one visit; the last is switched off."""

    def go() -> None:
        if _worked(folder) == VISITS:
            raise SystemExit(SWITCHED_OFF)
        connection.send(Word.REPLACE)

    _follow(connection, folder, go)


def falls_once(connection: Connection, folder: Path) -> None:
    """The first window is killed in the middle of its work; the next one is switched off."""

    def go() -> None:
        if _worked(folder) == 1:
            os.kill(os.getpid(), 9)
        raise SystemExit(SWITCHED_OFF)

    _follow(connection, folder, go)


def never_works(connection: Connection, folder: Path) -> None:
    _write(folder, "started")
    raise SystemExit(1)


def cannot_start(connection: Connection, folder: Path) -> None:
    _write(folder, "started")
    raise SystemExit(CANNOT_START)


def shares_and_is_killed(connection: Connection, folder: Path) -> None:
    shared.create(1)
    _write(folder, "started")
    os.kill(os.getpid(), 9)


def works_until_told(connection: Connection, folder: Path) -> None:
    """Asks whoever started the keeper to end it, as systemd would."""
    _follow(connection, folder, lambda: os.kill(os.getppid(), 15))
