"""How a command becomes a running booth or a demonstration."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from kiosk.app import App, Size, qt_application
from kiosk.interview import Language
from kiosk.local_matcher import LocalMatcher
from kiosk.settings import load_settings
from kiosk.visitor import VisitorFolder
from kiosk.workers.messages import FetchOpenings

LOOPBACK: Final = "http://127.0.0.1:"
_MATCHER_MS: Final = 200


def has_display() -> bool:
    """Whether a window can be shown here."""
    return any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY"))


def has_devices() -> bool:
    """Whether there is a camera and something to hear with; the drivers are not asked yet."""
    cameras = list(Path("/dev").glob("video*"))
    cards = Path("/proc/asound/cards")
    sound = cards.exists() and "no soundcards" not in cards.read_text(encoding="utf-8")
    return bool(cameras) and (sound or bool(os.environ.get("PULSE_SERVER")))


def start_booth(
    data_dir: Path,
    visitor_dir: Path | None,
    size: Size | None,
    join: Callable[[App], object] = lambda app: None,
    speech_log: Path | None = None,
) -> int:
    """Run the booth until it is switched off; with a matcher of its own if it has no other.

    ``join`` is called with the booth before it runs, for whoever drives it.
    """
    settings = load_settings(data_dir, visitor_dir=visitor_dir, speech_log=speech_log)
    matcher: LocalMatcher | None = None
    if settings.matcher_url.startswith(LOOPBACK) and not settings.matcher_token:
        port = int(settings.matcher_url.removeprefix(LOOPBACK).rstrip("/"))
        matcher = LocalMatcher(settings.data_dir / "matcher", port)
        matcher.make_tokens()
        settings = replace(settings, matcher_token=matcher.booth_token)
    qt_application()
    try:
        app = App(settings, size)
        if matcher is not None:
            app.every(_MATCHER_MS, partial(_bring_up, app, matcher))
        join(app)
        return app.run()
    finally:
        if matcher is not None:
            matcher.stop()


def _bring_up(app: App, matcher: LocalMatcher) -> None:
    """Behind the screen, and when the recogniser has loaded: nobody waits for the matcher."""
    booth = app.conductor.state.booth
    if (booth.assess_ready or booth.problems) and matcher.advance():
        app.conductor.children.sync.send(FetchOpenings())


def run_demo(
    out: Path, visitor: VisitorFolder, language: Language, size: Size, matcher_url: str | None
) -> dict[str, Any]:
    """A whole interview that drives itself; returns what ``result.json`` holds."""
    # Here and not above: nobody at a booth should wait for what only a demonstration needs.
    from kiosk.demo import Demo, prepare_demo

    settings, matcher = prepare_demo(out, visitor.path, matcher_url)
    qt_application()
    try:
        return Demo(settings, visitor, language, settings.data_dir, size, matcher).run()
    finally:
        if matcher is not None:
            matcher.stop()
