"""What the capture process is told at its start. Light, so that the UI process can make it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class CaptureSettings:
    """Which devices to use, and the picture to ask of the camera.

    ``None`` is the system's own choice. With a visitor folder, both devices are the visitor.
    """

    camera: str | int | None = None
    """A number (``/dev/video0`` is 0), a device, or a video file that stands in for a camera."""
    microphone: str | int | None = None
    """PortAudio's number of the device, or part of its name."""
    visitor: Path | None = None
    width_px: int = 1280
    height_px: int = 720
    fps: int = 30
