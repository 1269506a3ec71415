from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import numpy as np
import pytest

from kiosk.workers.preview import PREVIEW_HEIGHT_PX, PREVIEW_WIDTH_PX, Preview

FRAMES = 3000


@pytest.fixture
def preview() -> Iterator[Preview]:
    preview = Preview()
    yield preview
    preview.close()


def picture(grey: int, width_px: int = 32, height_px: int = 18) -> np.ndarray:
    return np.full((height_px, width_px, 3), grey, np.uint8)


def write_without_pause(name: str) -> None:
    """Every frame is of one colour, and its time and level say which."""
    preview = Preview(name)
    for number in range(1, FRAMES + 1):
        grey = number % 251
        frame = picture(grey, PREVIEW_WIDTH_PX, PREVIEW_HEIGHT_PX)
        preview.write(frame, grey, float(grey), float(grey))
    preview.close()


def test_a_reader_in_another_process_never_sees_half_of_two_frames(preview: Preview) -> None:
    context = multiprocessing.get_context("spawn")
    writer = context.Process(target=write_without_pause, args=(preview.name,))
    writer.start()
    seen = last = 0
    while writer.is_alive() or last < FRAMES:
        frame = preview.read(after=last)
        if frame is None:
            continue
        assert frame.sequence > last
        last, seen = frame.sequence, seen + 1
        assert frame.rgb.min() == frame.rgb.max() == frame.time_ns == last % 251
        assert frame.level_dbfs == frame.peak_dbfs == last % 251
    writer.join(10)
    assert writer.exitcode == 0
    assert seen > 20


def test_the_newest_frame_wins(preview: Preview) -> None:
    for grey in (10, 20, 30):
        preview.write(picture(grey), grey)
    frame = preview.read()
    assert frame is not None
    assert (frame.time_ns, int(frame.rgb[0, 0, 0])) == (30, 30)


def test_a_frame_is_read_once(preview: Preview) -> None:
    assert preview.read() is None
    preview.write(picture(1), 1)
    frame = preview.read()
    assert frame is not None
    assert preview.read(after=frame.sequence) is None
    preview.write(picture(2), 2)
    assert preview.read(after=frame.sequence) is not None


def test_what_was_read_does_not_change_any_more(preview: Preview) -> None:
    preview.write(picture(1), 1)
    frame = preview.read()
    for grey in range(2, 9):
        preview.write(picture(grey), grey)
    assert frame is not None
    assert (frame.rgb == 1).all()


def test_frames_may_differ_in_size(preview: Preview) -> None:
    preview.write(picture(1, 640, 360), 1)
    preview.write(picture(2, 480, 640), 2)
    frame = preview.read()
    assert frame is not None
    assert frame.rgb.shape == (640, 480, 3)


def test_a_frame_that_is_too_large_is_refused(preview: Preview) -> None:
    with pytest.raises(ValueError, match="1280×720"):
        preview.write(picture(1, 1280, 720), 1)
