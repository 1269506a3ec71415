"""Processes that die or compete in the middle of writing."""

from __future__ import annotations

import multiprocessing
import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from visits import finished_visit, open_store

WRITERS = 3
VISITS = 8


def write_until_killed(folder: str, told: Connection) -> None:
    with open_store(Path(folder)) as store:
        while True:
            told.send(finished_visit(store, ("q1",)))


def write_some(folder: str) -> None:
    with open_store(Path(folder)) as store:
        for _ in range(VISITS):
            finished_visit(store, ("q1",))


def test_what_was_acknowledged_survives_a_kill(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    writer = context.Process(target=write_until_killed, args=(str(tmp_path), theirs))
    writer.start()
    theirs.close()
    acknowledged = {ours.recv() for _ in range(10)}
    assert writer.pid is not None
    os.kill(writer.pid, signal.SIGKILL)
    writer.join()
    try:
        while ours.poll():
            acknowledged.add(ours.recv())
    except EOFError:
        pass
    with open_store(tmp_path) as store:
        waiting = {item.interview_id for item in store.outbox.unsent()}
        assert acknowledged <= waiting
        for interview_id in acknowledged:
            interview = store.interviews.get(interview_id)
            assert interview is not None
            assert interview.profile is not None


def test_several_writers_wait_for_one_another(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=write_some, args=(str(tmp_path),)) for _ in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [writer.exitcode for writer in writers] == [0] * WRITERS
    with open_store(tmp_path) as store:
        assert len(store.outbox.unsent()) == WRITERS * VISITS
