from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kiosk.local_matcher import LocalMatcher, free_port
from kiosk.sync.client import MatcherClient

PATIENCE_S = 60.0


@pytest.fixture
def matcher(tmp_path: Path) -> Iterator[LocalMatcher]:
    matcher = LocalMatcher(tmp_path / "matcher", free_port())
    matcher.ensure()
    yield matcher
    matcher.stop()


def serving() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if "serve" in each.cmdline()]


def test_one_that_was_killed_is_started_again(matcher: LocalMatcher) -> None:
    (killed,) = serving()
    matcher.revive()
    assert serving() == [killed], "one that runs is left alone"
    killed.send_signal(signal.SIGKILL)
    deadline_s = time.monotonic() + PATIENCE_S
    with MatcherClient(matcher.url, "") as client:
        while not client.healthy():
            assert time.monotonic() < deadline_s
            matcher.revive()
    assert serving() != [killed]
