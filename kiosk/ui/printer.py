"""Puts a paper on paper: a PDF in memory, given to CUPS by `lp`. Nothing of it is on our disk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Final

import segno
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QObject, QPointF, QProcess, QRectF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from kiosk.ui.papers import Paper
from kiosk.ui.theme import Look, Type
from kiosk.ui.widgets.lines import Lines
from kiosk.ui.widgets.qr import draw_modules

_log = logging.getLogger(__name__)

DOTS_PER_MM: Final = 12
_MARGIN_MM: Final = 10.0
_QR_MM: Final = 52.0
_TITLE_MM, _WORDS_MM = 7.0, 4.0
_GAP: Final = 1.2 * DOTS_PER_MM
_SCALES: Final = (1.0, 0.85, 0.7, 0.55)
_PATIENCE_MS: Final = 30_000
"""`lp` only hands it over; what takes longer hangs."""


def paper_pdf(paper: Paper) -> bytes:
    """The paper as one page of A5, which every printer can fit to its own."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
    writer.setPageMargins(QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM))
    writer.setPageOrientation(QPageLayout.Orientation.Portrait)
    writer.setResolution(round(DOTS_PER_MM * 25.4))
    writer.setTitle(paper.title)
    painter = QPainter(writer)
    _draw(painter, paper, float(writer.width()), float(writer.height()))
    painter.end()
    return bytes(buffer.data().data())


def _draw(painter: QPainter, paper: Paper, width: float, height: float) -> None:
    """The words, and below them the code; of many recordings in smaller type, on one page still."""
    side = _QR_MM * DOTS_PER_MM
    laid = (_laid_out(paper, width, scale) for scale in _SCALES)
    lines = next(
        (each for each in laid if _high(each) + side <= height),
        _laid_out(paper, width, _SCALES[-1]),
    )
    y = 0.0
    for each in lines:
        each.draw(painter, QPointF(0.0, y))
        y += each.height_px + _GAP
    code = segno.make(paper.text, error="l", boost_error=False, micro=False)
    modules = tuple(tuple(row) for row in code.matrix_iter(border=0))
    draw_modules(painter, QRectF(0.0, y, side, side), modules, whole=False)


def _laid_out(paper: Paper, width: float, scale: float) -> list[Lines]:
    look = Look(screen_px_per_mm=DOTS_PER_MM)

    def lines(text: str, high_mm: float, bold: bool) -> Lines:
        font = look.font(Type.BODY, bold, scale * high_mm / Type.BODY.value)
        return Lines(text, font, width, even=False)

    title = lines(paper.title, _TITLE_MM, bold=True)
    return [title, *(lines(": ".join(each), _WORDS_MM, bold=False) for each in paper.lines)]


def _high(lines: list[Lines]) -> float:
    return sum(each.height_px + _GAP for each in lines)


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

    @property
    def busy(self) -> bool:
        """Whether a paper is still being handed over."""
        return self._process is not None

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
