"""The capture process: carries out commands from the pipe, reports what happens.

Everything that can block has a thread of its own: the devices, the encoder, and sending. What is
left here turns many times a second, and its heartbeat says so.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
import time
from multiprocessing.connection import Connection
from typing import Final

from kiosk.capture.camera import open_cv_camera
from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.capture.picture import limit_threads
from kiosk.capture.pump import DeviceState
from kiosk.capture.session import CaptureHung, CaptureSession
from kiosk.capture.sources import Devices
from kiosk.capture.visitor import Visitor
from kiosk.interview import KnownError, Problem
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.messages import (
    CaptureCommand,
    CaptureReport,
    CodeSeen,
    CueEnded,
    DeviceReport,
    Heartbeat,
    LookForCode,
    Shutdown,
    StartTake,
    StopTake,
    TakeFailed,
    TakeStarted,
    TakeStopped,
)
from kiosk.workers.preview import Preview

_TURN_S: Final = 0.05
_HEARTBEAT_S: Final = 1.0
_LAST_WORDS_S: Final = 2.0
_ENDED_BADLY: Final = 70
"""Exit code (EX_SOFTWARE) after which the supervisor starts capture anew."""


def main(
    connection: Connection,
    settings: CaptureSettings,
    preview_name: str,
    live_name: str | None = None,
) -> None:
    """Capture until told to shut down, or until the parent is gone.

    Args:
        connection: commands in, reports out.
        settings: which devices.
        preview_name: the shared memory that the parent shows, made by the parent.
        live_name: the shared memory in which assess hears along, made by the parent.
    """
    # Ctrl-C goes to every process of the terminal; only the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_threads()
    preview = Preview(preview_name)
    reports = _Reports(connection)
    live = LiveSound(live_name) if live_name is not None else None
    session = CaptureSession(_devices(settings), reports, preview.write, live)
    session.start()
    hung = False
    try:
        _serve(connection, session, reports)
        session.close()
    except CaptureHung:
        hung = True
    reports.finish()
    preview.close()
    if live is not None and not hung:
        live.close()
    if hung:
        # Threads that hang in a driver do not let an interpreter end in order.
        os._exit(_ENDED_BADLY)


def _devices(settings: CaptureSettings) -> Devices:
    size = (settings.width_px, settings.height_px, settings.fps)
    if settings.visitor is not None:
        return Visitor(settings.visitor, *size).devices
    return Devices(
        open_cv_camera(settings.camera, *size), SoundDeviceMicrophone(settings.microphone)
    )


def _serve(connection: Connection, session: CaptureSession, reports: _Reports) -> None:
    beat_s = 0.0
    # A pipe that ends means that the parent died: what is being recorded is still finished.
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            if connection.poll(_TURN_S):
                command: CaptureCommand = connection.recv()
                if isinstance(command, Shutdown):
                    return
                _carry_out(command, session)
            session.check()
            if time.monotonic() - beat_s >= _HEARTBEAT_S:
                beat_s = time.monotonic()
                reports.beat()


def _carry_out(command: StartTake | StopTake | LookForCode, session: CaptureSession) -> None:
    match command:
        case StartTake(take_id, path, cue):
            session.start_take(take_id, path, cue)
        case StopTake(take_id):
            session.stop_take(take_id)
        case LookForCode(wanted):
            session.look_for_code(wanted)


class _Reports:
    """Tells the parent, from whatever thread, without ever waiting for the parent to listen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: queue.SimpleQueue[CaptureReport | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._send, name="reports", daemon=True)
        self._thread.start()

    def beat(self) -> None:
        # Nobody listens? Then a pile of heartbeats is of no use to anybody.
        if self._waiting.empty():
            self._waiting.put(Heartbeat())

    def devices_changed(self, camera: DeviceState, microphone: DeviceState) -> None:
        errors = [each for each in (camera.error, microphone.error) if each is not None]
        # Both devices of a visitor have the same fault: it is told once.
        told = {str(each): each.problem or Problem.CAPTURE_STOPPED for each in errors}
        problems = tuple(dict.fromkeys(told.values()))
        self._waiting.put(DeviceReport(camera.name, microphone.name, problems, tuple(told)))

    def take_started(self, take_id: str) -> None:
        self._waiting.put(TakeStarted(take_id))

    def take_stopped(
        self, take_id: str, duration_s: float, video_frames: int, audio_s: float
    ) -> None:
        self._waiting.put(TakeStopped(take_id, duration_s, video_frames, audio_s))

    def take_failed(self, take_id: str, error: KnownError) -> None:
        problem = error.problem or Problem.CAPTURE_STOPPED
        self._waiting.put(TakeFailed(take_id, problem, str(error)))

    def cue_ended(self, cue: str) -> None:
        self._waiting.put(CueEnded(cue))

    def code_seen(self, text: str) -> None:
        self._waiting.put(CodeSeen(text))

    def finish(self) -> None:
        """Send what is waiting, if somebody still reads it."""
        self._waiting.put(None)
        self._thread.join(_LAST_WORDS_S)

    def _send(self) -> None:
        with contextlib.suppress(OSError):
            while (report := self._waiting.get()) is not None:
                self._connection.send(report)
