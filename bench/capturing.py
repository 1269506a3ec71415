"""Recording a visitor in a real capture process: frames, processor time, preview."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from kiosk.workers import messages
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.preview import Preview
from kiosk.workers.supervisor import News, Supervisor

SECONDS = 20.0
VISITOR = Path(__file__).parents[1] / "var" / "visitors" / "en"


def measure() -> list[dict[str, Any]]:
    """One row: what one take of the sample visitor costs and holds."""
    preview = Preview()
    settings = CaptureSettings(visitor=VISITOR)
    capture = Supervisor("capture", "kiosk.workers.capture:main", (settings, preview.name))
    try:
        with tempfile.TemporaryDirectory() as folder:
            return [_take(capture, preview, Path(folder) / "take.mp4")]
    finally:
        capture.stop()
        preview.close()


def _take(capture: Supervisor, preview: Preview, path: Path) -> dict[str, Any]:
    # Both are named only once they deliver.
    _wait(capture, lambda news: isinstance(news, messages.DeviceReport) and news.microphone != "")
    capture.send(messages.StartTake("bench", path, "q1"))
    _wait(capture, lambda news: isinstance(news, messages.TakeStarted))
    assert capture.pid is not None
    process = psutil.Process(capture.pid)
    before = process.cpu_times()
    intervals_ms = _watch(capture, preview)
    after = process.cpu_times()
    capture.send(messages.StopTake("bench"))
    begun_s = time.perf_counter()
    stopped = _wait(capture, lambda news: isinstance(news, messages.TakeStopped))
    stop_s = time.perf_counter() - begun_s
    assert isinstance(stopped, messages.TakeStopped)
    cpu_s = after.user + after.system - before.user - before.system
    return {
        "seconds": round(stopped.duration_s, 2),
        "frames": stopped.video_frames,
        "frames_per_s": round(stopped.video_frames / stopped.duration_s, 2),
        "sound_s": round(stopped.audio_s, 2),
        "cpu_share": round(cpu_s / SECONDS, 2),
        "preview_p99_ms": round(intervals_ms[int(len(intervals_ms) * 0.99)], 1),
        "stop_ms": round(stop_s * 1000),
        "mb_per_min": round(path.stat().st_size / stopped.duration_s * 60 / 1e6, 1),
    }


def _watch(capture: Supervisor, preview: Preview) -> list[float]:
    """Intervals between preview frames as a window would see them, in ms, sorted."""
    times_ns: list[int] = []
    shown = 0
    until_s = time.monotonic() + SECONDS
    while time.monotonic() < until_s:
        capture.poll()
        if (frame := preview.read(after=shown)) is not None:
            shown = frame.sequence
            times_ns.append(time.monotonic_ns())
        time.sleep(0.002)
    pairs = zip(times_ns, times_ns[1:], strict=False)
    return sorted((later - earlier) / 1e6 for earlier, later in pairs)


def _wait(capture: Supervisor, wanted: Callable[[News], bool], limit_s: float = 60.0) -> News:
    until_s = time.monotonic() + limit_s
    while time.monotonic() < until_s:
        for news in capture.poll():
            if wanted(news):
                return news
        time.sleep(0.005)
    raise TimeoutError("the capture process did not answer")
