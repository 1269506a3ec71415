"""A long recording of numbered pictures, flashes and beeps: what is lost, what is out of step.

The real capture process, 720p30, while a real assess process transcribes; only the devices are
made up (:mod:`bench.flashing`). A late beep is positive.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil

from bench import film
from bench.children import delivers, wait_for
from bench.flashing import Scene
from bench.recognising import Recogniser
from kiosk.app import PREVIEW_MS
from kiosk.settings import Settings
from kiosk.workers import messages
from kiosk.workers.preview import Preview
from kiosk.workers.supervisor import Supervisor

MINUTES: Final = 10.0
SPEECH: Final = tuple(sorted((Path(__file__).parents[1] / "var/visitors/en").glob("q*.wav")))
SMALL_PX: Final = (320, 180)
_LOOK_S: Final = 0.002


@dataclass(frozen=True)
class Recorded:
    """One recording, and how it came about.

    Attributes:
        film: what is in it.
        stopped: what the capture process said of it.
        arrivals_s: when each preview frame was there to be shown.
        cpu: cores that the capture process kept busy.
        time_of: when the picture of a number was taken, from the scene's beginning.
    """

    film: film.Film
    stopped: messages.TakeStopped
    arrivals_s: tuple[float, ...]
    cpu: float
    time_of: Callable[[int], float]

    @property
    def worst_time_ms(self) -> float:
        """By how much a picture's time in the file differs from the time at which it was taken."""
        return max(abs(each) for each in self._time_errors_ms)

    @property
    def frames_lost(self) -> int:
        """Pictures that were taken during the take and are not in the file."""
        return self.film.missing + self.stopped.video_frames - len(self.film.numbers)

    @property
    def _time_errors_ms(self) -> Iterator[float]:
        first_s = self.film.times_s[0] - self.time_of(self.film.numbers[0])
        for number, time_s in zip(self.film.numbers, self.film.times_s, strict=True):
            yield (time_s - first_s - self.time_of(number)) * 1000


def record(scene: Scene, seconds: float) -> Recorded:
    """Film a scene with the real capture process and read what it has written."""
    preview = Preview()
    capture = Supervisor("capture", "bench.flashing:main", (scene, preview.name))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "take.mp4"
        try:
            wait_for(capture, delivers)
            capture.send(messages.StartTake("take", path, "q1"))
            wait_for(capture, lambda news: isinstance(news, messages.TakeStarted))
            before, begun_s = _cpu_s(capture), time.monotonic()
            arrivals_s = _watch(capture, preview, begun_s + seconds)
            cpu = (_cpu_s(capture) - before) / (time.monotonic() - begun_s)
            capture.send(messages.StopTake("take"))
            stopped = wait_for(capture, lambda news: isinstance(news, messages.TakeStopped))
        finally:
            capture.stop()
            preview.close()
        assert isinstance(stopped, messages.TakeStopped)
        return Recorded(film.read(path), stopped, arrivals_s, cpu, scene.frame_s)


def measure(settings: Settings, minutes: float = MINUTES) -> list[dict[str, Any]]:
    """One row: what a long recording loses while answers are transcribed beside it."""
    with Recogniser(settings, SPEECH) as beside:
        recorded = record(Scene(speech=SPEECH), minutes * 60)
        answers = beside.answers
    return [
        {
            "minutes": round(recorded.stopped.duration_s / 60, 2),
            "frames": recorded.stopped.video_frames,
            "frames_lost": recorded.frames_lost,
            "worst_time_ms": round(recorded.worst_time_ms, 2),
            "sound_lost_ms": round(_sound_lost_s(recorded) * 1000),
            "preview_p99_ms": _p99_ms(recorded.arrivals_s),
            "shown_p99_ms": _p99_ms(_shown(recorded.arrivals_s)),
            **_in_step(recorded),
            "cpu": round(recorded.cpu, 2),
            "answers_transcribed": answers,
        }
    ]


def measure_clocks(minutes: float = MINUTES) -> list[dict[str, Any]]:
    """One row a microphone, all of them at the same time: small pictures cost little."""
    with tempfile.TemporaryDirectory() as folder, sound_server(Path(folder)) as fifo:
        scenes = {
            "200 ppm fast": Scene(SMALL_PX, ppm=200),
            "200 ppm slow": Scene(SMALL_PX, ppm=-200),
            "camera slows to 12 fps": Scene(SMALL_PX, fps=(30, 12)),
        }
        if fifo is not None:
            scenes["PulseAudio"] = Scene(SMALL_PX, fifo=fifo)
        with ThreadPoolExecutor(len(scenes)) as pool:
            films = list(pool.map(lambda scene: record(scene, minutes * 60), scenes.values()))
    return [
        {
            "microphone": name,
            "minutes": round(recorded.stopped.duration_s / 60, 2),
            "frames_lost": recorded.frames_lost,
            "worst_time_ms": round(recorded.worst_time_ms, 2),
            **_in_step(recorded),
        }
        for name, recorded in zip(scenes, films, strict=True)
    ]


@contextmanager
def sound_server(folder: Path) -> Iterator[Path | None]:
    """A PulseAudio of our own whose microphone is a pipe; None where PulseAudio is missing."""
    if shutil.which("pulseaudio") is None:
        yield None
        return
    socket, fifo = folder / "pulse", folder / "microphone"
    environ = {
        "XDG_RUNTIME_DIR": str(folder),
        "PULSE_RUNTIME_PATH": str(folder),
        "PULSE_SERVER": f"unix:{socket}",
    }
    server = subprocess.Popen(
        [
            "pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
            "--log-level=error",
            "-L", f"module-native-protocol-unix socket={socket} auth-anonymous=1",
            "-L", f"module-pipe-source file={fifo} format=s16le rate=48000 channels=1",
        ],
        env={**os.environ, **environ, "HOME": str(folder)},
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    before = {name: os.environ.get(name) for name in environ}
    try:
        while not (socket.exists() and fifo.exists()):
            if server.poll() is not None:
                raise RuntimeError("pulseaudio does not start")
            time.sleep(0.05)
        # The capture process, a child of this one, shall find it.
        os.environ.update(environ)
        yield fifo
    finally:
        _restore(before)
        server.terminate()
        server.wait(10)


def _restore(environ: Mapping[str, str | None]) -> None:
    for name, value in environ.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


def _in_step(recorded: Recorded) -> dict[str, Any]:
    offsets_ms = recorded.film.offsets_ms
    return {
        "pairs": f"{len(offsets_ms)} of {len(recorded.film.flashes_s)}",
        "earliest_ms": round(min(offsets_ms), 1),
        "latest_ms": round(max(offsets_ms), 1),
        "drift_ms": round(recorded.film.drift_ms, 1),
    }


def _sound_lost_s(recorded: Recorded) -> float:
    """By how much the sound in the file falls short of what was spoken up to the last picture."""
    return max(0.0, recorded.film.times_s[-1] - recorded.film.sound_s)


def _shown(arrivals_s: tuple[float, ...]) -> tuple[float, ...]:
    """When a window that looks every so often would have shown the frames."""
    look_s = PREVIEW_MS / 1000
    return tuple(sorted({-(-each // look_s) * look_s for each in arrivals_s}))


def _p99_ms(times_s: tuple[float, ...]) -> float:
    intervals = sorted(b - a for a, b in zip(times_s, times_s[1:], strict=False))
    return round(intervals[int(len(intervals) * 0.99)] * 1000, 1)


def _watch(capture: Supervisor, preview: Preview, until_s: float) -> tuple[float, ...]:
    arrivals_s: list[float] = []
    shown = 0
    while (now_s := time.monotonic()) < until_s:
        capture.poll()
        if (frame := preview.read(after=shown)) is not None:
            shown = frame.sequence
            arrivals_s.append(now_s)
        time.sleep(_LOOK_S)
    return tuple(arrivals_s)


def _cpu_s(capture: Supervisor) -> float:
    assert capture.pid is not None
    times = psutil.Process(capture.pid).cpu_times()
    return float(times.user + times.system)
