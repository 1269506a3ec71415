"""Looks for a QR code in the live picture, a few times a second and only while somebody asks.

OpenCV's detector that finds the corners as ArUco markers do: of a ticket rendered at 2.6 px a
module, turned, blurred and noisy it read all; the other detector needed 7 px.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

import cv2

from kiosk.capture.sources import Frame, Picture

_INTERVAL_NS: Final = 250_000_000
"""One look takes up to 0.2 s on a slow core, and the picture must go on moving."""


class CodeReader:
    """Reads in a thread of its own, so that no frame waits for it. The newest picture wins."""

    def __init__(self, found: Callable[[str], None]) -> None:
        """``found`` is called from the reader's thread, once for each text between two calls of
        :meth:`look`.
        """
        self._found = found
        self._change = threading.Condition()
        self._wanted = False
        self._closed = False
        self._picture: Picture | None = None
        self._taken_ns = 0
        self._told: set[str] = set()
        self._thread: threading.Thread | None = None

    def look(self, wanted: bool) -> None:
        """Begin to look, or leave off."""
        with self._change:
            self._wanted = wanted
            self._told.clear()
            self._picture = None
            if wanted and self._thread is None:
                self._thread = threading.Thread(target=self._read, name="code", daemon=True)
                self._thread.start()

    def offer(self, frame: Frame) -> None:
        """A frame that might show a code; costs nothing while nobody looks."""
        if not self._wanted or frame.time_ns - self._taken_ns < _INTERVAL_NS:
            return
        with self._change:
            self._taken_ns = frame.time_ns
            self._picture = frame.bgr
            self._change.notify()

    def close(self) -> None:
        """End the thread; a look that is going on is finished first."""
        with self._change:
            self._closed = True
            self._change.notify()
        if self._thread is not None:
            self._thread.join(1.0)

    def _read(self) -> None:
        detector = cv2.QRCodeDetectorAruco()
        while (picture := self._next()) is not None:
            text = _decoded(detector, picture)
            with self._change:
                new = self._wanted and text != "" and text not in self._told
                self._told.add(text)
            if new:
                self._found(text)

    def _next(self) -> Picture | None:
        with self._change:
            self._change.wait_for(lambda: self._closed or self._picture is not None)
            picture, self._picture = self._picture, None
            return None if self._closed else picture


def _decoded(detector: cv2.QRCodeDetectorAruco, picture: Picture) -> str:
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    try:
        text, _, _ = detector.detectAndDecode(grey)
    except (cv2.error, UnicodeDecodeError):
        # A code that is torn, or that holds something else than text, is no code of ours.
        return ""
    return str(text)
