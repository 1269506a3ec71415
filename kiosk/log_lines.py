"""The last lines of the log, kept in memory for the diagnostics file; nobody's data in them."""

from __future__ import annotations

import logging
import re
from collections import deque
from typing import Final

_KEPT: Final = 200

_PERSONAL: Final = (
    (re.compile(r"[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}"), "<id>"),
    (re.compile(r"\b[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}\b"), "<code>"),
    (re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+"), "<e-mail>"),
    (re.compile(r"\+?\d[\d \-]{6,}\d"), "<number>"),
    (re.compile(r"(?i)(bearer\s+|token\W+)\S+"), r"\1<token>"),
    (re.compile(r"(/home/)[^/\s]+"), r"\1<user>"),
)
"""What might lead to a person, or into the matcher. The log names nobody: a second lock."""


def scrub(text: str) -> str:
    """The same text without anything that leads to a person."""
    for pattern, instead in _PERSONAL:
        text = pattern.sub(instead, text)
    return text


class LogLines(logging.Handler):
    """Remembers the newest lines, scrubbed before they are kept."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self._lines: deque[str] = deque(maxlen=_KEPT)
        # The time is ours to put in front: scrubbing would take its digits for a number.
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
        self._time = logging.Formatter("%(asctime)s")

    def emit(self, record: logging.LogRecord) -> None:
        when = self._time.formatTime(record)
        self._lines.append(f"{when} {scrub(self.format(record))}")

    @property
    def lines(self) -> list[str]:
        return list(self._lines)


def keep_lines() -> LogLines:
    """Begin to remember; what is shown in the terminal stays as it was."""
    root = logging.getLogger()
    shown = shown_level()
    for handler in root.handlers:
        handler.setLevel(max(handler.level, shown))
    kept = LogLines()
    root.addHandler(kept)
    root.setLevel(min(root.level, logging.INFO))
    return kept


def stop_keeping(kept: LogLines) -> None:
    """The counterpart of :func:`keep_lines`."""
    root = logging.getLogger()
    root.setLevel(shown_level())
    root.removeHandler(kept)


def shown_level() -> int:
    """From which level on a line goes to the terminal."""
    root = logging.getLogger()
    shown = [each.level for each in root.handlers if not isinstance(each, LogLines)]
    return max(root.level, min(shown, default=root.level))
