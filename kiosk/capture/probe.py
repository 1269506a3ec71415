"""`python -m kiosk.capture.probe camera|microphone [DEVICE]`: does this device deliver?

A program of its own, so that whoever asks can end it when a driver never answers.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import Final

import numpy as np

from kiosk.capture.camera import open_cv_camera
from kiosk.capture.level import to_dbfs
from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.interview import KnownError

LOOK_S: Final = 2.0
READ_S: Final = 0.5


def main() -> None:
    """Print one line on what the device delivers; exit code 1 and one sentence if it does not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=("camera", "microphone"))
    parser.add_argument("device", nargs="?")
    chosen = parser.parse_args()
    device = int(chosen.device) if (chosen.device or "").isdecimal() else chosen.device
    try:
        says = _camera(device) if chosen.kind == "camera" else _microphone(device)
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        raise SystemExit(1) from None
    sys.stdout.write(f"{says}\n")


def _camera(device: int | str | None) -> str:
    camera = open_cv_camera(device, 1280, 720, 30)
    name = camera.open()
    frames, until_s = 0, time.monotonic() + LOOK_S
    size = ""
    while time.monotonic() < until_s:
        if (frame := camera.read(READ_S)) is not None:
            frames += 1
            size = f"{frame.bgr.shape[1]}×{frame.bgr.shape[0]}"
    camera.close()
    if not frames:
        raise KnownError(f"The camera {name} gives no picture; unplug it and plug it in again.")
    return f"{name}, {size} at {frames / LOOK_S:.0f} frames a second"


def _microphone(device: int | str | None) -> str:
    microphone = SoundDeviceMicrophone(device)
    name = microphone.open()
    peak, heard_s, until_s = 0.0, 0.0, time.monotonic() + LOOK_S
    while time.monotonic() < until_s:
        if (sound := microphone.read(READ_S)) is not None:
            heard_s += len(sound.samples) / sound.rate_hz
            peak = max(peak, float(np.abs(sound.samples).max(initial=0.0)))
    microphone.close()
    if heard_s == 0.0:
        raise KnownError(f"The microphone {name} gives no sound; unplug it and plug it in again.")
    return f"{name}, up to {to_dbfs(peak):.0f} dBFS in the last {LOOK_S:.0f} s"


if __name__ == "__main__":
    main()
