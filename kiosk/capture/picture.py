"""What is done to pictures on their way: made to fit, and no more."""

from __future__ import annotations

import cv2
import numpy as np

from kiosk.capture.sources import Picture


def limit_threads() -> None:
    """Keep OpenCV to the calling thread: the second core belongs to the recogniser."""
    cv2.setNumThreads(1)


def fitted(bgr: Picture, width_px: int, height_px: int) -> Picture:
    """The whole picture, centred on black, in a frame of exactly this size."""
    height, width = bgr.shape[:2]
    if (width, height) == (width_px, height_px):
        return bgr
    inner = shrunk(bgr, width_px, height_px, enlarge=True)
    frame = np.zeros((height_px, width_px, 3), np.uint8)
    top, left = (height_px - inner.shape[0]) // 2, (width_px - inner.shape[1]) // 2
    frame[top : top + inner.shape[0], left : left + inner.shape[1]] = inner
    return frame


def shrunk(bgr: Picture, width_px: int, height_px: int, enlarge: bool = False) -> Picture:
    """The whole picture at its own proportions, at most this large."""
    height, width = bgr.shape[:2]
    scale = min(width_px / width, height_px / height)
    if scale == 1 or (scale > 1 and not enlarge):
        return bgr
    # Even numbers: a chroma sample covers two pixels.
    size = (max(2, int(width * scale) // 2 * 2), max(2, int(height * scale) // 2 * 2))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(bgr, size, interpolation=how), np.uint8)
