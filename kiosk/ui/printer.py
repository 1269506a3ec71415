"""Puts a paper on paper: a PDF in memory, given to CUPS by `lp`. Nothing of it is on our disk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QProcess, QRectF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.ui.papers import Paper
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.qr import draw_modules

_log = logging.getLogger(__name__)

DOTS_PER_MM: Final = 12
_MARGIN_MM: Final = 10.0
_QR_MM: Final = 46.0
_TITLE_MM, _WORDS_MM = 6.5, 3.8
_PATIENCE_MS: Final = 30_000
"""`lp` only hands it over; what takes longer hangs."""


def paper_pdf(paper: Paper) -> bytes:
    """The paper as one page of A6, which every printer can enlarge to its own."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A6))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setResolution(round(DOTS_PER_MM * 25.4))
    writer.setTitle(paper.title)
    painter = QPainter(writer)
    _draw(painter, paper, float(writer.width()))
    painter.end()
    return bytes(buffer.data().data())


def _draw(painter: QPainter, paper: Paper, width: float) -> None:
    look = Look(screen_px_per_mm=DOTS_PER_MM)
    words = [(paper.title, _TITLE_MM, True)]
    words += [(f"{label}  {said}", _WORDS_MM, False) for label, said in paper.lines]
    y = 0.0
    for text, high_mm, bold in words:
        font = look.font(Type.BODY, bold, high_mm / Type.BODY.value)
        lines = Lines(text, font, width, even=False)
        lines.draw(painter, QRectF(0, y, width, lines.height_px).topLeft())
        y += lines.height_px + DOTS_PER_MM
    code = segno.make(paper.text, error="l", boost_error=False, micro=False)
    modules = tuple(tuple(row) for row in code.matrix_iter(border=0))
    side = _QR_MM * DOTS_PER_MM
    draw_modules(painter, QRectF(0, y + DOTS_PER_MM, side, side), modules, whole=False)


class Printer(QObject):
    """One CUPS queue. ``done`` is told, in this thread, whether the paper was taken."""

    def __init__(self, queue: str, done: Callable[[bool], None]) -> None:
        super().__init__()
        self._queue = queue
        self._done = done
        self._process: QProcess | None = None

    def print(self, pdf: bytes) -> None:
        """Hand a PDF over and return at once."""
        process = QProcess(self)
        self._process = process
        process.finished.connect(lambda code, _: self._ended(process, code == 0))
        process.errorOccurred.connect(lambda _: self._ended(process, False))
        process.start("lp", ["-s", "-d", self._queue, "-t", "booth", "-o", "fit-to-page"])
        process.write(pdf)
        process.closeWriteChannel()
        QTimer.singleShot(_PATIENCE_MS, process, process.kill)

    def close(self) -> None:
        """Wait no longer for a printer that does not answer."""
        if self._process is not None:
            self._process.kill()
            self._process.waitForFinished(1000)

    def _ended(self, process: QProcess, taken: bool) -> None:
        if process is not self._process:
            return
        self._process = None
        if not taken:
            _log.warning("the printer %s did not take a paper", self._queue)
        process.deleteLater()
        self._done(taken)
