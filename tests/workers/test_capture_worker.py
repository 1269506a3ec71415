from __future__ import annotations

import contextlib
import multiprocessing
import random
import resource
import time
import wave
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

import av
import cv2
import numpy as np
import pytest
import segno
from small_disk import SmallDisk

from kiosk.capture.durable import AppendOnlyFile
from kiosk.capture.recorder import Recorder
from kiosk.capture.sources import Frame, Sound
from kiosk.interview import Problem
from kiosk.workers import capture
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.messages import (
    CodeSeen,
    CueEnded,
    DeviceReport,
    DevicesFound,
    FindDevices,
    Heartbeat,
    LookForCode,
    Shutdown,
    StartTake,
    StopTake,
    TakeFailed,
    TakeStarted,
    TakeStopped,
    UseDevices,
)
from kiosk.workers.preview import Preview
from kiosk.workers.supervisor import ChildLost, ChildStarted, News, Supervisor

PATIENCE_S = 30.0
FILE_LIMIT_BYTES = 150_000
Report = TypeVar("Report")


def main_on_a_small_disk(connection: Connection, settings: CaptureSettings, name: str) -> None:
    """The kernel refuses to let any file grow beyond the limit, as a full disk would."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (FILE_LIMIT_BYTES, FILE_LIMIT_BYTES))
    capture.main(connection, settings, name)


class Booth:
    """A real capture process, and what a parent sees of it."""

    def __init__(
        self, settings: CaptureSettings, main: Callable[[Connection, CaptureSettings, str], None]
    ) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.preview = Preview()
        self.process: BaseProcess = context.Process(
            target=main, args=(theirs, settings, self.preview.name)
        )
        self.process.start()
        theirs.close()
        self.reports: list[Any] = []

    def wait(self, kind: type[Report], where: Callable[[Any], bool] = lambda _: True) -> Report:
        end_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < end_s:
            if self.connection.poll(end_s - time.monotonic()):
                report = self.connection.recv()
                self.reports.append(report)
                if isinstance(report, kind) and where(report):
                    return report
        raise AssertionError(f"no {kind.__name__} among {self.reports}")

    def wait_until_ready(self) -> DeviceReport:
        return self.wait(DeviceReport, lambda report: report.camera and report.microphone)

    def listen_for(self, seconds: float) -> None:
        end_s = time.monotonic() + seconds
        while (left_s := end_s - time.monotonic()) > 0:
            if self.connection.poll(left_s):
                self.reports.append(self.connection.recv())

    def close(self) -> None:
        if not self.connection.closed:
            self.connection.close()
        self.process.join(PATIENCE_S)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.preview.close()


@pytest.fixture
def visitor(tmp_path: Path) -> Path:
    """A visitor with a film-less answer of six seconds, and one of half a second."""
    folder = tmp_path / "visitor"
    folder.mkdir()
    for cue, seconds in (("q1", 6.0), ("q2", 0.5)):
        times = np.arange(int(seconds * 48_000)) / 48_000
        samples = 0.3 * np.sin(2 * np.pi * 440 * times) * (np.sin(2 * np.pi * times) > 0)
        with wave.open(str(folder / f"{cue}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(48_000)
            file.writeframes((samples * 32767).astype("<i2").tobytes())
    return folder


@pytest.fixture
def start() -> Iterator[Callable[..., Booth]]:
    booths: list[Booth] = []

    def make(settings: CaptureSettings, main: Any = capture.main) -> Booth:
        booths.append(Booth(settings, main))
        return booths[-1]

    yield make
    for booth in booths:
        booth.close()


def lengths_s(path: Path) -> tuple[float, float]:
    """How far the pictures and the sound of a file can be played."""
    ends = []
    for kind in ("video", "audio"):
        with av.open(str(path)) as file:
            last = 0.0
            # The last fragment may be torn: players pass over it, and so do we.
            with contextlib.suppress(av.error.InvalidDataError):
                for frame in file.decode(**{kind: 0}):
                    last = float(frame.time or 0)
            ends.append(last)
    return ends[0], ends[1]


def test_a_take_from_start_to_stop(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    booth = start(CaptureSettings(visitor=visitor))
    assert booth.wait_until_ready() == DeviceReport("visitor visitor", "visitor visitor", ())
    booth.connection.send(StartTake("one", tmp_path / "one.mp4", "q2"))
    assert booth.wait(TakeStarted) == TakeStarted("one")
    assert booth.wait(CueEnded) == CueEnded("q2")
    booth.wait(Heartbeat)
    booth.connection.send(StopTake("one"))
    stopped = booth.wait(TakeStopped)
    with av.open(str(tmp_path / "one.mp4")) as file:
        video = file.streams.video[0]
        assert (video.width, video.height) == (1280, 720)
        assert sum(1 for _ in file.decode(video=0)) == stopped.video_frames
    picture_s, sound_s = lengths_s(tmp_path / "one.mp4")
    assert picture_s == pytest.approx(stopped.duration_s, abs=0.1)
    assert sound_s == pytest.approx(stopped.audio_s, abs=0.1)
    shown = booth.preview.read()
    assert shown is not None
    assert shown.rgb.shape == (360, 640, 3)
    booth.connection.send(Shutdown())
    booth.process.join(PATIENCE_S)
    assert booth.process.exitcode == 0


def test_killed_while_recording_it_loses_two_seconds_at_most_and_starts_again(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    settings = CaptureSettings(visitor=visitor)
    for number in range(3):
        booth = start(settings)
        booth.wait_until_ready()
        path = tmp_path / f"{number}.mp4"
        booth.connection.send(StartTake("one", path, "q1"))
        booth.wait(TakeStarted)
        begun_s = time.monotonic()
        booth.listen_for(random.uniform(2.0, 5.0))
        recorded_s = time.monotonic() - begun_s
        booth.process.kill()
        booth.process.join(PATIENCE_S)
        picture_s, sound_s = lengths_s(path)
        assert picture_s >= recorded_s - 2.0
        assert sound_s >= recorded_s - 2.0


def test_when_the_parent_is_gone_the_take_is_finished(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    booth = start(CaptureSettings(visitor=visitor))
    booth.wait_until_ready()
    booth.connection.send(StartTake("one", tmp_path / "one.mp4", "q1"))
    booth.wait(TakeStarted)
    begun_s = time.monotonic()
    booth.listen_for(1.5)
    recorded_s = time.monotonic() - begun_s
    booth.connection.close()
    booth.process.join(PATIENCE_S)
    assert booth.process.exitcode == 0
    picture_s, sound_s = lengths_s(tmp_path / "one.mp4")
    assert min(picture_s, sound_s) >= recorded_s - 0.1


def test_a_parent_that_does_not_listen_stops_no_recording(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    booth = start(CaptureSettings(visitor=visitor))
    booth.wait_until_ready()
    # Far more answers than a pipe holds, and nobody reads them.
    for number in range(2000):
        booth.connection.send(StartTake(f"refused {number}", Path("/proc/nowhere/x.mp4"), "q1"))
    booth.connection.send(StartTake("one", tmp_path / "one.mp4", "q2"))
    end_s = time.monotonic() + PATIENCE_S
    while not (tmp_path / "one.mp4").exists() or (tmp_path / "one.mp4").stat().st_size < 50_000:
        assert time.monotonic() < end_s, "nothing was recorded"
    assert booth.wait(TakeStarted) == TakeStarted("one")
    booth.connection.send(StopTake("one"))
    assert booth.wait(TakeStopped).take_id == "one"


def test_a_full_disk_ends_the_take_in_words_and_what_was_recorded_plays(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    booth = start(CaptureSettings(visitor=visitor), main_on_a_small_disk)
    booth.wait_until_ready()
    booth.connection.send(StartTake("one", tmp_path / "one.mp4", "q1"))
    failed = booth.wait(TakeFailed)
    assert failed.problem is Problem.DISK_FULL
    assert "is full: free some space" in failed.sentence
    assert (tmp_path / "one.mp4").stat().st_size <= FILE_LIMIT_BYTES
    assert min(lengths_s(tmp_path / "one.mp4")) > 0.5
    # The process goes on, and so can the next take be stopped in time.
    booth.connection.send(StartTake("two", tmp_path / "two.mp4", "q2"))
    booth.wait(TakeStarted)
    booth.connection.send(StopTake("two"))
    assert booth.wait(TakeStopped).take_id == "two"


def test_an_unreadable_visitor_is_told_once_and_accepted_when_it_is_mended(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    booth = start(CaptureSettings(visitor=tmp_path / "nobody"))
    report = booth.wait(DeviceReport, lambda each: each.problems)
    assert report.problems == (Problem.VISITOR_UNREADABLE,)
    assert len(report.sentences) == 1
    assert str(tmp_path / "nobody") in report.sentences[0]
    booth.connection.send(StartTake("one", tmp_path / "one.mp4", "q1"))
    assert booth.wait(TakeFailed).problem is Problem.VISITOR_UNREADABLE
    visitor.rename(tmp_path / "nobody")
    assert booth.wait_until_ready().problems == ()


def test_missing_devices_are_told_by_name(start: Callable[..., Booth]) -> None:
    booth = start(CaptureSettings(camera=93, microphone="Nobody has this"))
    report = booth.wait(DeviceReport, lambda each: len(each.problems) == 2)
    assert set(report.problems) == {Problem.CAMERA_MISSING, Problem.MICROPHONE_MISSING}
    assert "/dev/video93" in " ".join(report.sentences)
    booth.wait(Heartbeat)


def film_of(text: str, path: Path) -> None:
    """Three seconds of somebody who holds this QR code up to the camera, a little askew."""
    modules = np.array(list(segno.make(text, error="m", micro=False).matrix_iter(border=4)))
    code = np.where(np.kron(modules, np.ones((7, 7))) > 0, 25, 230).astype(np.uint8)
    picture = np.full((720, 1280, 3), 110, np.uint8)
    picture[150 : 150 + len(code), 400 : 400 + len(code)] = code[:, :, None]
    turn = cv2.getRotationMatrix2D((640, 360), 7, 1)
    picture = np.asarray(cv2.warpAffine(picture, turn, (1280, 720)), np.uint8)
    with AppendOnlyFile(path) as file:
        recorder = Recorder(file, 1280, 720, 0)
        for index in range(30):
            recorder.add_frame(Frame(index * 100_000_000, picture))
            recorder.add_sound(Sound(index * 100_000_000, np.zeros(4800, np.float32)))
        recorder.close()


def test_a_ticket_before_the_camera_is_read_only_while_asked_for(
    start: Callable[..., Booth], visitor: Path
) -> None:
    text = "IK1:" + "8UADZCKFEOEDJOD2KC54EM-DX.CH8FSKDQ$D.OE44E5$CS44+8DK44OEC3EFGVCD2" * 2
    film_of(text, visitor / "hello.mp4")
    booth = start(CaptureSettings(visitor=visitor))
    booth.wait_until_ready()
    booth.listen_for(1.0)
    booth.connection.send(LookForCode(True))
    assert booth.wait(CodeSeen) == CodeSeen(text)
    booth.listen_for(2.0)
    assert [each for each in booth.reports if isinstance(each, CodeSeen)] == [CodeSeen(text)]
    booth.connection.send(LookForCode(False))
    booth.connection.send(LookForCode(True))
    assert booth.wait(CodeSeen) == CodeSeen(text), "asked anew, it is told anew"


@pytest.mark.parametrize("call", ["open", "read"])
def test_a_driver_that_never_returns_costs_only_the_process(
    visitor: Path, tmp_path: Path, call: str
) -> None:
    """A real process whose camera hangs: the take is kept, a new process has the devices again."""
    (visitor / "hang").write_text(call, encoding="ascii")
    preview = Preview()
    child = Supervisor(
        "capture", "hanging_driver:main", (CaptureSettings(visitor=visitor), preview.name)
    )

    def wait(wanted: Callable[[News], object]) -> News:
        end_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < end_s:
            for news in child.poll():
                if wanted(news):
                    return news
        raise AssertionError("never heard")

    def ready(news: News) -> bool:
        return isinstance(news, DeviceReport) and bool(news.camera and news.microphone)

    try:
        if call == "read":
            wait(ready)
            first = child.pid
            child.send(StartTake("one", tmp_path / "one.mp4", "q1"))
            failed = wait(lambda news: isinstance(news, TakeFailed))
            assert isinstance(failed, TakeFailed)
            assert failed.problem is Problem.CAMERA_STALLED
            assert min(lengths_s(tmp_path / "one.mp4")) > 0.3
        else:
            wait(lambda news: isinstance(news, ChildStarted))
            first = child.pid
        wait(lambda news: isinstance(news, ChildLost))
        wait(ready)
        assert child.pid != first
        assert not child.failing
        child.send(StartTake("two", tmp_path / "two.mp4", "q2"))
        assert wait(lambda news: isinstance(news, TakeStarted)) == TakeStarted("two")
    finally:
        child.stop()
        preview.close()


def test_a_disk_that_fills_while_somebody_speaks_costs_nothing_that_was_said_before(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    """Real ENOSPC, in the middle of a take; with room again the same process records on."""
    disk = SmallDisk(tmp_path / "disk", size_mb=32)
    try:
        booth = start(CaptureSettings(visitor=visitor))
        booth.wait_until_ready()
        booth.connection.send(StartTake("one", disk.path / "one.mp4", "q1", 1_000_000))
        booth.wait(TakeStarted)
        begun_s = time.monotonic()
        booth.listen_for(2.5)
        disk.fill()
        recorded_s = time.monotonic() - begun_s
        failed = booth.wait(TakeFailed)
        assert (failed.take_id, failed.problem) == ("one", Problem.DISK_FULL)
        assert min(lengths_s(disk.path / "one.mp4")) >= recorded_s - 2.0
        booth.connection.send(StartTake("two", disk.path / "two.mp4", "q2", 1_000_000))
        refused = booth.wait(TakeFailed)
        assert (refused.take_id, refused.problem) == ("two", Problem.DISK_FULL)
        assert "MB are free" in refused.sentence
        disk.make_room()
        booth.connection.send(StartTake("three", disk.path / "three.mp4", "q2", 1_000_000))
        booth.wait(TakeStarted)
        booth.connection.send(StopTake("three"))
        assert booth.wait(TakeStopped).take_id == "three"
    finally:
        disk.unmount()


def test_other_devices_are_used_when_they_are_chosen_and_a_missing_one_is_not_replaced(
    start: Callable[..., Booth], visitor: Path, tmp_path: Path
) -> None:
    filming = start(CaptureSettings(visitor=visitor))
    filming.wait_until_ready()
    for name in ("front.mp4", "side.mp4"):
        filming.connection.send(StartTake(name, tmp_path / name, "q2"))
        filming.wait(CueEnded)
        filming.connection.send(StopTake(name))
        filming.wait(TakeStopped)
    booth = start(CaptureSettings(camera=str(tmp_path / "front.mp4"), microphone="Nobody"))
    booth.wait(DeviceReport, lambda report: report.camera == "front.mp4")
    booth.connection.send(UseDevices(str(tmp_path / "side.mp4"), "Nobody"))
    booth.wait(DeviceReport, lambda report: report.camera == "side.mp4")
    booth.connection.send(UseDevices("/dev/video93", "Nobody"))
    report = booth.wait(DeviceReport, lambda report: Problem.CAMERA_MISSING in report.problems)
    assert report.camera == ""
    assert "/dev/video93" in " ".join(report.sentences)
    booth.connection.send(FindDevices())
    found = booth.wait(DevicesFound)
    assert all(each.device and each.name for each in (*found.cameras, *found.microphones))
    booth.connection.send(Shutdown())
    booth.process.join(PATIENCE_S)
    assert booth.process.exitcode == 0
