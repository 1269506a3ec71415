"""What the world does to a server: kills, cut lines, full disks. Nothing signed for is lost."""

from __future__ import annotations

import os
import resource
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from envelopes import envelope
from matcher_server import (
    BOOTH_TOKEN,
    RunningMatcher,
    files_of,
    one_sentence,
    until,
    uploads,
)

VIDEO = os.urandom(300_000)


def test_killed_in_the_middle_of_a_part(tmp_path: Path) -> None:
    with RunningMatcher(tmp_path / "data") as matcher:
        done = envelope(contents={"q1.mp4": VIDEO})
        matcher.put(done)
        matcher.put_part(done, "q1.mp4", VIDEO)
        signed = matcher.receipt(done).json()
        cut = envelope(contents={"q1.mp4": VIDEO, "q2.mp4": b"short"})
        matcher.put(cut)

        def half_then_kill() -> Iterator[bytes]:
            yield VIDEO[:150_000]
            until(lambda: any(each.stat().st_size for each in uploads(matcher)))
            matcher.kill()
            yield VIDEO[150_000:]

        with pytest.raises(httpx.TransportError):
            matcher.put_part(cut, "q1.mp4", half_then_kill())
        assert uploads(matcher) != [], "the upload had not begun"

        matcher.start()
        assert uploads(matcher) == [], "what was cut off is still there"
        assert files_of(matcher, cut.interview_id) == set()
        assert matcher.receipt(done).json() == signed
        status = matcher.receipt(cut)
        assert (status.status_code, status.json()["missing"]) == (409, ["q1.mp4", "q2.mp4"])
        assert matcher.put(cut).status_code == 200
        assert matcher.put_part(cut, "q1.mp4", VIDEO).status_code == 204
        assert matcher.put_part(cut, "q2.mp4", b"short").status_code == 204
        assert matcher.receipt(cut).status_code == 200


def test_killed_after_each_step(tmp_path: Path) -> None:
    """Whatever was answered before the kill still holds after it."""
    sent = envelope(contents={"q1.mp4": VIDEO})
    with RunningMatcher(tmp_path / "data") as matcher:
        assert matcher.put(sent).status_code == 201
        matcher.kill()
        matcher.start()
        assert matcher.receipt(sent).json()["missing"] == ["q1.mp4"]
        assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204
        matcher.kill()
        matcher.start()
        assert matcher.receipt(sent).status_code == 200


def test_a_client_that_hangs_up_leaves_nothing(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    matcher.put(sent)
    host, port = matcher.url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as raw:
        raw.sendall(
            f"PUT /v1/interviews/{sent.interview_id}/parts/q1.mp4 HTTP/1.1\r\nHost: {host}\r\n"
            f"Authorization: Bearer {BOOTH_TOKEN}\r\nContent-Length: {len(VIDEO)}\r\n\r\n".encode()
            + VIDEO[:1000]
        )
        until(lambda: uploads(matcher) != [])
    until(lambda: uploads(matcher) == [])
    assert files_of(matcher, sent.interview_id) == set()
    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204


def test_a_removed_file_is_asked_for_again(matcher: RunningMatcher) -> None:
    sent = envelope(contents={"q1.mp4": VIDEO})
    matcher.put(sent)
    matcher.put_part(sent, "q1.mp4", VIDEO)
    (matcher.data_dir / "parts" / str(sent.interview_id) / "q1.mp4").unlink()
    assert matcher.receipt(sent).json()["missing"] == ["q1.mp4"]
    assert matcher.put_part(sent, "q1.mp4", VIDEO).status_code == 204
    assert matcher.receipt(sent).status_code == 200


def test_a_disk_that_takes_no_more(tmp_path: Path) -> None:
    big, small = bytes(3_000_000), b"small"
    sent = envelope(contents={"big.mp4": big, "small.mp4": small})
    with RunningMatcher(tmp_path / "data") as matcher:
        matcher.put(sent)
        resource.prlimit(matcher.pid, resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
        answer = matcher.put_part(sent, "big.mp4", big)
        assert answer.status_code == 507
        assert "full" in one_sentence(answer)
        assert uploads(matcher) == []
        assert matcher.put_part(sent, "small.mp4", small).status_code == 204
        assert matcher.receipt(sent).json()["missing"] == ["big.mp4"]


def test_too_large_is_said(tmp_path: Path) -> None:
    small = envelope(contents={"q1.mp4": bytes(1000)})
    with RunningMatcher(tmp_path / "data", max_part_bytes=1000, max_envelope_bytes=9000) as matcher:
        assert matcher.put(small).status_code == 201
        large = matcher.put(envelope(contents={"q1.mp4": bytes(1001)}))
        assert large.status_code == 413
        assert "1001" in one_sentence(large)
        more = matcher.put_part(small, "q1.mp4", bytes(1001))
        assert more.status_code == 413
        one_sentence(more)
        wordy = matcher.put(envelope(fair_id="x" * 9000))
        assert wordy.status_code == 413
        assert files_of(matcher, small.interview_id) == set()
