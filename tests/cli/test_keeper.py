"""One window after the other, each of them a process of its own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from kept_programs import VISITS

from kiosk.keeper import FALLS, SWITCHED_OFF, Keeper
from kiosk.workers import shared


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    """The keeper takes these for itself; the test runner wants them back."""
    kept = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def run(program: str, folder: Path) -> tuple[int, list[tuple[str, str]]]:
    """The exit code, and (process, word) in the order in which the windows heard them."""
    code = Keeper(f"kept_programs:{program}", (folder,)).run()
    lines = (folder / "words").read_text(encoding="utf-8").splitlines()
    return code, [(line.split()[0], line.split()[1]) for line in lines]


def test_every_visit_has_a_process_of_its_own(tmp_path: Path) -> None:
    code, words = run("visits", tmp_path)
    assert code == SWITCHED_OFF
    worked = [pid for pid, word in words if word == "go"]
    assert len(set(worked)) == VISITS
    for before, after in zip(worked, worked[1:], strict=False):
        shown, ended = words.index((after, "show")), words.index((before, "end"))
        assert shown < ended, "the next one covers it before it goes"
        assert ended < words.index((after, "go")), "and takes the devices when it has let go"


def test_the_window_behind_the_last_one_ends_in_order_too(tmp_path: Path) -> None:
    _, words = run("visits", tmp_path)
    shown = {pid for pid, word in words if word == "show"}
    assert [word for pid, word in words if pid not in shown] == ["end"]


def test_what_windows_shared_is_freed_when_the_keeper_has_ended(tmp_path: Path) -> None:
    code, _ = run("shares_and_is_killed", tmp_path)
    assert code == 1
    assert not shared.orphans()


def test_a_window_that_is_killed_is_followed_by_the_one_behind_it(tmp_path: Path) -> None:
    code, words = run("falls_once", tmp_path)
    assert code == SWITCHED_OFF
    assert len({pid for pid, word in words if word == "go"}) == 2


def test_a_window_that_never_works_is_given_up_loudly(tmp_path: Path) -> None:
    code, words = run("never_works", tmp_path)
    assert code == 1
    assert len(words) == FALLS


def test_what_a_window_has_said_in_words_is_not_tried_again(tmp_path: Path) -> None:
    code, words = run("cannot_start", tmp_path)
    assert code == 1
    assert len(words) == 1


def test_whoever_ends_the_keeper_ends_the_windows_in_order(tmp_path: Path) -> None:
    code, words = run("works_until_told", tmp_path)
    assert code == 0
    assert "end" in [word for _, word in words]
