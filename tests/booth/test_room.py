"""What an interview is said to need is what its recordings can come to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from still_booth import PLAN

from kiosk.booth.room import BESIDE_BYTES, MOST_BYTES_PER_S, room_for_take, room_for_visit
from kiosk.capture.durable import AppendOnlyFile
from kiosk.capture.recorder import Recorder
from kiosk.capture.sources import NS_PER_S, Frame, Sound

SECONDS, FPS = 6, 30


def test_nothing_that_a_camera_can_send_needs_more_room(tmp_path: Path) -> None:
    """Noise, in every pixel of every picture and in the sound: no encoder can make it small."""
    random = np.random.default_rng(1)
    pictures = [random.integers(0, 256, (720, 1280, 3), np.uint8) for _ in range(8)]
    sizes = []
    with AppendOnlyFile(tmp_path / "take.mp4") as file:
        recorder = Recorder(file, 1280, 720, 0)
        for index in range(SECONDS * FPS):
            time_ns = index * NS_PER_S // FPS
            recorder.add_frame(Frame(time_ns, pictures[index % len(pictures)]))
            noise = random.uniform(-1, 1, 48_000 // FPS).astype(np.float32)
            recorder.add_sound(Sound(time_ns, noise))
            sizes.append((tmp_path / "take.mp4").stat().st_size)
        recorder.close()
    grown = sizes[-1] - sizes[2 * FPS]
    assert grown <= (SECONDS - 2) * MOST_BYTES_PER_S
    assert grown > (SECONDS - 2) * MOST_BYTES_PER_S / 2, "and not far more than it can come to"
    assert sizes[2 * FPS] < BESIDE_BYTES / 4, "a fuller beginning is allowed for"


def test_the_room_for_a_visit_follows_from_what_is_asked() -> None:
    spoken_s = 2 * 4 * 2 * 90.0
    assert room_for_visit(PLAN) == round(spoken_s * MOST_BYTES_PER_S) + BESIDE_BYTES
    assert room_for_visit(replace(PLAN, retakes=0)) < room_for_visit(PLAN)
    shorter = replace(PLAN, questions=PLAN.questions[:1])
    assert room_for_visit(shorter) < room_for_visit(PLAN)
    assert room_for_take(90.0) == round(2 * 90.0 * MOST_BYTES_PER_S) + BESIDE_BYTES
    assert room_for_take(90.0) < room_for_visit(shorter)
