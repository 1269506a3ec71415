"""A real `matcher serve` process on loopback, and clients that talk to it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import httpx

from matcher.contract import Envelope

BOOTH_TOKEN = "booth-token-for-tests"
STAFF_TOKEN = "staff-token-for-tests"
COMMAND = Path(sys.executable).with_name("matcher")


class RunningMatcher:
    """Started in ``with``; ``kill`` is kill -9, ``start`` after it serves the same folder again."""

    def __init__(self, data_dir: Path, **settings: object) -> None:
        self.data_dir = data_dir
        self._environ = os.environ | {
            "MATCHER_BOOTH_TOKEN": BOOTH_TOKEN,
            "MATCHER_STAFF_TOKEN": STAFF_TOKEN,
            **{f"MATCHER_{name.upper()}": str(value) for name, value in settings.items()},
        }
        self.log = data_dir.with_name(data_dir.name + ".log")

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> None:
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                [COMMAND, "serve", "--data", self.data_dir, "--port", "0"],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env=self._environ,
            )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line.startswith("matcher ready on "), f"{line!r}\n{self.log.read_text()}"
        self.url = line.removeprefix("matcher ready on ").strip()

    def kill(self) -> None:
        self._process.kill()
        self._end()

    def stop(self) -> None:
        self._process.terminate()
        self._end()

    def _end(self) -> None:
        self._process.wait(timeout=30)
        assert self._process.stdout is not None
        self._process.stdout.close()

    @property
    def pid(self) -> int:
        return self._process.pid

    def run(
        self, method: str, path: str, *, token: str | None = BOOTH_TOKEN, **request: Any
    ) -> httpx.Response:
        headers: Mapping[str, str] = {"Authorization": f"Bearer {token}"} if token else {}
        with httpx.Client(base_url=self.url, timeout=60) as client:
            return client.request(method, path, headers=headers, **request)

    def put(self, envelope: Envelope) -> httpx.Response:
        path = f"/v1/interviews/{envelope.interview_id}"
        return self.run("PUT", path, content=envelope.model_dump_json().encode())

    def put_part(self, envelope: Envelope, name: str, content: object) -> httpx.Response:
        path = f"/v1/interviews/{envelope.interview_id}/parts/{name}"
        return self.run("PUT", path, content=content)

    def receipt(self, envelope: Envelope) -> httpx.Response:
        return self.run("GET", f"/v1/interviews/{envelope.interview_id}/receipt")


def files_of(matcher: RunningMatcher, interview_id: UUID) -> set[str]:
    folder = matcher.data_dir / "parts" / str(interview_id)
    return {each.name for each in folder.iterdir()} if folder.exists() else set()


def uploads(matcher: RunningMatcher) -> list[Path]:
    return list((matcher.data_dir / "incoming").glob("*"))


def one_sentence(answer: httpx.Response) -> str:
    body = answer.json()
    assert list(body) == ["detail"]
    assert isinstance(body["detail"], str)
    assert body["detail"].endswith(".")
    return body["detail"]


def until(condition: Callable[[], bool]) -> None:
    """Give the other process the processor until it has got there."""
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline, "it never came to that"
        os.sched_yield()
