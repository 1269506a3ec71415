"""The assess process: loads the models once, then does one job after the other at low priority."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

import numpy as np

from kiosk.assess.audio import Audio, decode
from kiosk.assess.profile import build_profile
from kiosk.interview import KnownError, Problem, Transcript
from kiosk.library import check, load_scorer, load_transcriber
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.child import Reporter
from kiosk.workers.listening import Listener
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.messages import (
    AssessAnswer,
    AssessCommand,
    Assessed,
    AssessJob,
    AssessReady,
    BuildProfile,
    CanHear,
    JobFailed,
    Listen,
    MeasureBand,
    PermanentFault,
    ProfileBuilt,
    Report,
    Shutdown,
    Transcribe,
    Transcribed,
)

_log = logging.getLogger(__name__)

_NICENESS: Final = 10
"""Recording and preview always come first."""
_TURN_S: Final = 0.05
"""How soon new sound is noticed."""
_IDLE_TURN_S: Final = 1.0
_PATIENCE_S: Final = 240.0
"""Loading the models takes a tenth of it, and a job is broken off before it is over."""


class Assessor:
    """The models and the framework, loaded once: first what hears, at once, then what reads."""

    def __init__(
        self, settings: AssessSettings, live: LiveSound | None, can_hear: Callable[[], None]
    ) -> None:
        """Load them; ``can_hear`` is called as soon as the speech model is there.

        A visit may begin then: its first answer ends minutes later. What is missing is found
        before that, or the booth would open and close again and again.
        """
        check(settings)
        self.transcriber = load_transcriber(settings)
        self.listener = Listener(self.transcriber, live) if live is not None else None
        can_hear()
        self.scorer = load_scorer(settings)

    def do(self, job: AssessJob) -> Report:
        """Do one job and report its result."""
        match job:
            case Transcribe():
                return Transcribed(job.take_id, self._transcribe(job))
            case AssessAnswer(interview_id, question, transcript):
                return Assessed(interview_id, self.scorer.assess(question, transcript))
            case MeasureBand(interview_id, question, transcript, assessment):
                banded = self.scorer.with_band(question, transcript, assessment)
                return Assessed(interview_id, banded)
            case BuildProfile(interview_id, assessments):
                return ProfileBuilt(interview_id, build_profile(assessments))

    def _transcribe(self, job: Transcribe) -> Transcript:
        """What was heard while it was said, or else what is in the file."""
        transcript = self.listener.transcript(job.take_id) if self.listener else None
        return transcript or self.transcriber.transcribe(_recorded(job.path), job.language)


def _recorded(path: Path) -> Audio:
    """The sound of a take; none, if capture died before its first fragment was on the disk."""
    begun = path.exists() and not path.stat().st_size
    return np.zeros(0, np.float32) if begun else decode(path)


def main(connection: Connection, settings: AssessSettings, live_name: str | None = None) -> None:
    """Answer jobs until the pipe closes. A missing model is a permanent fault, said in words.

    Args:
        connection: jobs in, results out.
        settings: which models.
        live_name: the shared memory in which the take that runs can be heard, made by the parent.
    """
    report = Reporter(connection)
    ended = report.beat(_PATIENCE_S)
    os.nice(_NICENESS)
    live = LiveSound(live_name) if live_name is not None else None
    try:
        _serve(connection, report, settings, live)
    finally:
        ended.set()
        if live is not None:
            live.close()


def _serve(
    connection: Connection, report: Reporter, settings: AssessSettings, live: LiveSound | None
) -> None:
    started_s = time.monotonic()
    try:
        assessor = Assessor(settings, live, lambda: report(CanHear()))
    except KnownError as error:
        report(PermanentFault(error.problem or Problem.ASSESS_STOPPED, str(error)))
        return
    load_s = time.monotonic() - started_s
    report(AssessReady(assessor.transcriber.model_id, assessor.scorer.provenance.embedder, load_s))
    while (command := _next_command(connection, report, assessor.listener)) is not None:
        if isinstance(command, Listen):
            if assessor.listener is not None:
                assessor.listener.listen(command)
            continue
        try:
            report(assessor.do(command))
        except KnownError as error:
            _log.warning("a job failed: %s", error)
            report(JobFailed(command, str(error)))


def _next_command(
    connection: Connection, report: Reporter, listener: Listener | None
) -> Listen | AssessJob | None:
    """What is to be done next; until there is something, what is said is heard along with.

    None when this process is to end.
    """
    try:
        wait_s = 0.0
        while not connection.poll(wait_s):
            report.turned()
            if listener is not None and listener.listening:
                wait_s = 0.0 if listener.step() else _TURN_S
            else:
                wait_s = _IDLE_TURN_S
        report.turned()
        command: AssessCommand = connection.recv()
    except (EOFError, ConnectionError):
        return None
    return None if isinstance(command, Shutdown) else command
