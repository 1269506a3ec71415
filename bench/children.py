"""Waiting for what a child process says."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from kiosk.workers import messages
from kiosk.workers.supervisor import News, Supervisor

PATIENCE_S: Final = 300.0


def wait_for(
    child: Supervisor, wanted: Callable[[News], bool], limit_s: float = PATIENCE_S
) -> News:
    """The first news that is wanted; what comes before it is passed over.

    Raises:
        TimeoutError: it did not come.
    """
    until_s = time.monotonic() + limit_s
    while time.monotonic() < until_s:
        for news in child.poll():
            if wanted(news):
                return news
        time.sleep(0.005)
    raise TimeoutError(f"the {child.name} process did not answer")


def delivers(news: News) -> bool:
    """Camera and microphone both deliver: each is named only then."""
    return isinstance(news, messages.DeviceReport) and bool(news.camera and news.microphone)
