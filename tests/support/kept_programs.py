"""Windows without a window, for tests of the keeper: they write down what they are told."""

from __future__ import annotations

import os
from multiprocessing.connection import Connection
from pathlib import Path

from kiosk.keeper import CANNOT_START, SWITCHED_OFF, Word

VISITS = 3


def _write(folder: Path, word: str) -> None:
    with (folder / "words").open("a", encoding="utf-8") as file:
        file.write(f"{os.getpid()} {word}\n")


def visits(connection: Connection, folder: Path) -> None:
    """Each window has one visit; the last is switched off."""
    connection.send(Word.READY)
    while True:
        word: Word = connection.recv()
        _write(folder, word.value)
        if word is Word.SHOW:
            connection.send(Word.SHOWN)
        if word is Word.END:
            return
        if word is Word.GO:
            words = (folder / "words").read_text(encoding="utf-8").splitlines()
            if sum(each.endswith(" go") for each in words) == VISITS:
                raise SystemExit(SWITCHED_OFF)
            connection.send(Word.REPLACE)


def falls_once(connection: Connection, folder: Path) -> None:
    """The first window is killed in the middle of its work; the next one is switched off."""
    connection.send(Word.READY)
    while True:
        word: Word = connection.recv()
        _write(folder, word.value)
        if word is Word.SHOW:
            connection.send(Word.SHOWN)
        if word is Word.END:
            return
        if word is Word.GO:
            words = (folder / "words").read_text(encoding="utf-8").splitlines()
            if sum(each.endswith(" go") for each in words) == 1:
                os.kill(os.getpid(), 9)
            raise SystemExit(SWITCHED_OFF)


def never_works(connection: Connection, folder: Path) -> None:
    _write(folder, "started")
    raise SystemExit(1)


def cannot_start(connection: Connection, folder: Path) -> None:
    _write(folder, "started")
    raise SystemExit(CANNOT_START)


def works_until_told(connection: Connection, folder: Path) -> None:
    """Asks whoever started the keeper to end it, as systemd would."""
    connection.send(Word.READY)
    while True:
        word: Word = connection.recv()
        _write(folder, word.value)
        if word is Word.SHOW:
            connection.send(Word.SHOWN)
        if word is Word.GO:
            os.kill(os.getppid(), 15)
        if word is Word.END:
            return
