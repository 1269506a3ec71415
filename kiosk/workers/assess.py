"""The assess process: loads the models once, then does one job after the other at low priority."""

from __future__ import annotations

import logging
import os
import time
from multiprocessing.connection import Connection
from typing import Final

from kiosk.assess.audio import decode
from kiosk.assess.profile import build_profile
from kiosk.interview import KnownError, Problem
from kiosk.library import load_scorer, load_transcriber
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.child import Reporter
from kiosk.workers.messages import (
    AssessAnswer,
    Assessed,
    AssessReady,
    BuildProfile,
    JobFailed,
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


class Assessor:
    """The models and the framework, loaded once."""

    def __init__(self, settings: AssessSettings) -> None:
        self.transcriber = load_transcriber(settings)
        self.scorer = load_scorer(settings)

    def do(self, job: Transcribe | AssessAnswer | BuildProfile) -> Report:
        """Do one job and report its result."""
        match job:
            case Transcribe(take_id, path, language):
                return Transcribed(take_id, self.transcriber.transcribe(decode(path), language))
            case AssessAnswer(interview_id, question, transcript):
                return Assessed(interview_id, self.scorer.assess(question, transcript))
            case BuildProfile(interview_id, assessments):
                return ProfileBuilt(interview_id, build_profile(assessments))


def main(connection: Connection, settings: AssessSettings) -> None:
    """Answer jobs until the pipe closes. A missing model is a permanent fault, said in words."""
    report = Reporter(connection)
    ended = report.beat()
    os.nice(_NICENESS)
    started_s = time.monotonic()
    try:
        assessor = Assessor(settings)
    except KnownError as error:
        report(PermanentFault(error.problem or Problem.ASSESS_STOPPED, str(error)))
        return
    load_s = time.monotonic() - started_s
    report(AssessReady(assessor.transcriber.model_id, assessor.scorer.provenance.embedder, load_s))
    while True:
        try:
            command = connection.recv()
        except (EOFError, ConnectionError):
            break
        if isinstance(command, Shutdown):
            break
        try:
            report(assessor.do(command))
        except KnownError as error:
            _log.warning("a job failed: %s", error)
            report(JobFailed(command, str(error)))
    ended.set()
