"""A matcher of the booth's own: brought up step by step, while somebody else has the time."""

from __future__ import annotations

import signal
import time
import tomllib
from pathlib import Path

import psutil
import pytest

from kiosk.local_matcher import LocalMatcher, free_port
from kiosk.sync.client import MatcherClient

LIMIT_S = 120.0


def serving(data: Path) -> list[psutil.Process]:
    """Those of this folder: other tests may have a matcher of their own."""
    return [
        each for each in psutil.Process().children() if {"serve", str(data)} <= set(each.cmdline())
    ]


@pytest.mark.e2e
def test_it_comes_up_without_anybody_waiting_with_openings_and_the_tokens_made_before(
    tmp_path: Path,
) -> None:
    matcher = LocalMatcher(tmp_path / "matcher", free_port())
    matcher.make_tokens()
    token = matcher.booth_token
    end_s = time.monotonic() + LIMIT_S
    try:
        while not matcher.advance():
            assert time.monotonic() < end_s
            time.sleep(0.05)
        assert not matcher.advance(), "told once"
        with MatcherClient(matcher.url, token) as client:
            assert client.openings()
    finally:
        matcher.stop()


@pytest.mark.e2e
def test_one_that_was_killed_is_started_again(tmp_path: Path) -> None:
    matcher = LocalMatcher(tmp_path / "matcher", free_port())
    try:
        matcher.ensure()
        (killed,) = serving(tmp_path / "matcher")
        matcher.advance()
        assert killed in serving(tmp_path / "matcher"), "one that runs is left alone"
        killed.send_signal(signal.SIGKILL)
        end_s = time.monotonic() + LIMIT_S
        with MatcherClient(matcher.url, "") as client:
            while not client.healthy():
                assert time.monotonic() < end_s
                matcher.advance()
        assert killed not in serving(tmp_path / "matcher")
    finally:
        matcher.stop()


def test_tokens_are_made_once_and_for_nobody_else_to_read(tmp_path: Path) -> None:
    matcher = LocalMatcher(tmp_path / "matcher", 1)
    matcher.make_tokens()
    path = tmp_path / "matcher" / "tokens.toml"
    made = path.read_bytes()
    matcher.make_tokens()
    assert path.read_bytes() == made
    assert path.stat().st_mode & 0o077 == 0
    assert len(set(tomllib.loads(made.decode()).values())) == 2
