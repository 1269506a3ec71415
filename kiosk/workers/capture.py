"""The capture process: carries out commands from the pipe, reports what happens.

Everything that can block has a thread of its own: the devices, the encoder, and sending. What is
left here turns many times a second, and its heartbeat says so.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Final

from kiosk.capture.camera import open_cv_camera
from kiosk.capture.finding import asked
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

_log = logging.getLogger(__name__)

_PRIORITY: Final = -5
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
    devices_of: Callable[[CaptureSettings], Devices] | None = None,
) -> None:
    """Capture until told to shut down, or until the parent is gone.

    Args:
        connection: commands in, reports out.
        settings: which devices.
        preview_name: the shared memory that the parent shows, made by the parent.
        live_name: the shared memory in which assess hears along, made by the parent.
        devices_of: makes the devices that the settings name; others, for whoever measures.
    """
    # A camera waits for nobody: wherever the system allows it, recording comes before all else.
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, 0, _PRIORITY)
    # Ctrl-C goes to every process of the terminal; only the parent decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_threads()
    preview = Preview(preview_name)
    reports = _Reports(connection)
    live = LiveSound(live_name) if live_name is not None else None
    wanted: CaptureSettings | None = settings
    hung = False
    try:
        while wanted is not None:
            session = CaptureSession((devices_of or _devices)(wanted), reports, preview.write, live)
            session.start()
            wanted = _serve(connection, session, reports, wanted)
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


def _serve(
    connection: Connection, session: CaptureSession, reports: _Reports, settings: CaptureSettings
) -> CaptureSettings | None:
    """Until other devices are to be used, which it returns, or until the end."""
    beat_s = 0.0
    # A pipe that ends means that the parent died: what is being recorded is still finished.
    with contextlib.suppress(EOFError, ConnectionError):
        while True:
            if connection.poll(_TURN_S):
                command: CaptureCommand = connection.recv()
                match command:
                    case Shutdown():
                        return None
                    case UseDevices(camera, microphone):
                        return replace(settings, camera=camera, microphone=microphone)
                    case FindDevices():
                        reports.find(settings)
                    case _:
                        _carry_out(command, session)
            session.check()
            if time.monotonic() - beat_s >= _HEARTBEAT_S:
                beat_s = time.monotonic()
                reports.beat()
    return None


def _carry_out(command: StartTake | StopTake | LookForCode, session: CaptureSession) -> None:
    match command:
        case StartTake(take_id, path, cue, room_bytes):
            session.start_take(take_id, path, cue, room_bytes)
        case StopTake(take_id):
            session.stop_take(take_id)
        case LookForCode(wanted):
            session.look_for_code(wanted)


class _Reports:
    """Tells the parent, from whatever thread, without ever waiting for the parent to listen."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: queue.SimpleQueue[CaptureReport | None] = queue.SimpleQueue()
        self._finder: threading.Thread | None = None
        self._thread = threading.Thread(target=self._send, name="reports", daemon=True)
        self._thread.start()

    def beat(self) -> None:
        # Nobody listens? Then a pile of heartbeats is of no use to anybody.
        if self._waiting.empty():
            self._waiting.put(Heartbeat())

    def find(self, settings: CaptureSettings) -> None:
        """Tell what is plugged in, as soon as it is known."""
        if settings.visitor is None and (self._finder is None or not self._finder.is_alive()):
            self._finder = threading.Thread(target=self._find, name="finder", daemon=True)
            self._finder.start()

    def _find(self) -> None:
        try:
            self._waiting.put(DevicesFound(*asked()))
        except KnownError as error:
            _log.warning("%s", error)

    def devices_changed(self, camera: DeviceState, microphone: DeviceState) -> None:
        errors = [each for each in (camera.error, microphone.error) if each is not None]
        # Both devices of a visitor have the same fault: it is told once.
        told = {str(each): each.problem or Problem.CAPTURE_STOPPED for each in errors}
        problems = tuple(dict.fromkeys(told.values()))
        doubts = [each for each in (camera.doubt, microphone.doubt) if each is not None]
        for doubt in doubts:
            _log.warning("%s", doubt)
        self._waiting.put(
            DeviceReport(
                camera.name,
                microphone.name,
                problems,
                tuple(told),
                tuple(each.problem for each in doubts if each.problem is not None),
            )
        )

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
