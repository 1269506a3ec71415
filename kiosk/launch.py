"""How a command becomes a running booth or a demonstration.

Qt is loaded where a window is made, so that the process that keeps the windows stays small.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kiosk.interview import KnownError, Language
from kiosk.keeper import CANNOT_START, SWITCHED_OFF, Keeper
from kiosk.local_matcher import LocalMatcher
from kiosk.settings import Settings, Size, load_settings
from kiosk.visitor import VisitorFolder

if TYPE_CHECKING:
    from kiosk.app import App

LOOPBACK: Final = "http://127.0.0.1:"
_WINDOW: Final = "kiosk.launch:run_window"


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
    join: Callable[[App], object] | None = None,
    speech_log: Path | None = None,
) -> int:
    """Run the booth until it is switched off; with a matcher of its own if it has no other.

    ``join`` is called with every window before it runs, in its process, for whoever drives it; it
    must be picklable.
    """
    settings = load_settings(data_dir, visitor_dir=visitor_dir, speech_log=speech_log)
    matcher: LocalMatcher | None = None
    if settings.matcher_url.startswith(LOOPBACK) and not settings.matcher_token:
        port = int(settings.matcher_url.removeprefix(LOOPBACK).rstrip("/"))
        matcher = LocalMatcher(settings.data_dir / "matcher", port)
        matcher.make_tokens()
        settings = replace(settings, matcher_token=matcher.booth_token)
    try:
        behind = matcher.advance if matcher is not None else lambda: False
        code = Keeper(_WINDOW, (settings, size, join), behind).run()
    finally:
        if matcher is not None:
            matcher.stop()
    if code != SWITCHED_OFF:
        return code
    if settings.power_off_command:
        subprocess.run(shlex.split(settings.power_off_command), check=False)
    return 0


def run_window(
    connection: Connection,
    settings: Settings,
    size: Size | None,
    join: Callable[[App], object] | None,
) -> None:
    """One window of the booth, in a process of its own that the keeper has started."""
    from kiosk.app import App, qt_application

    qt_application()
    try:
        app = App(settings, size, connection)
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(CANNOT_START) from None
    if join is not None:
        join(app)
    raise SystemExit(app.run())


def run_demo(
    out: Path, visitor: VisitorFolder, language: Language, size: Size, matcher_url: str | None
) -> dict[str, Any]:
    """A whole interview that drives itself; returns what ``result.json`` holds."""
    # Here and not above: nobody at a booth should wait for what only a demonstration needs.
    from kiosk.app import qt_application
    from kiosk.demo import Demo, prepare_demo

    settings, matcher = prepare_demo(out, visitor.path, matcher_url)
    qt_application()
    try:
        return Demo(settings, visitor, language, settings.data_dir, size, matcher).run()
    finally:
        if matcher is not None:
            matcher.stop()
