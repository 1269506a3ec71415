"""The store's jobs, done by the assess process one after the other, whoever dies in between."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kiosk import flow
from kiosk.interview import Assessment, Language, Transcript
from kiosk.pack import Pack
from kiosk.store import Job, JobKind, Store, Understood
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildLost, News, Supervisor

_log = logging.getLogger(__name__)

JOB_PATIENCE_S: Final = 180.0
"""The longest answer takes a tenth of this; a job that takes longer never ends."""

MOST_LISTENINGS: Final = 2
"""A take that took the assess process down this often is left to its job, which is counted."""

_AGAIN_AND_AGAIN: Final = "the recogniser stopped at it again and again"


class Understanding:
    """Feeds the assess process: the practice first (nobody remembers it), then the store's jobs."""

    def __init__(
        self, store: Store, pack: Pack, assess: Supervisor, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._pack = pack
        self._assess = assess
        self._clock = clock
        self._ready = False
        self._practice: list[messages.Transcribe] = []
        self._in_hand: tuple[messages.AssessJob, Job | None] | None = None
        self._begun_s = 0.0
        self._listen: messages.Listen | None = None
        self._listenings = 0

    def listen(self, take_id: str, language: Language) -> None:
        """Have a take transcribed while it is recorded, by whatever process will be there."""
        self._listen, self._listenings = messages.Listen(take_id, language), 0
        self._tell_to_listen()

    def practise(self, take_id: str, path: Path, language: Language) -> None:
        """Transcribe a practice take, for the screen alone."""
        self._practice.append(messages.Transcribe(take_id, path, language))

    def pump(self) -> list[flow.Event]:
        """Give the assess process its next job if it is free; replace it if it is stuck in one.

        Returns:
            What the flow must know of jobs that were given up.
        """
        if self._in_hand is not None:
            if self._clock() - self._begun_s > JOB_PATIENCE_S:
                self._assess.restart("took too long over a job")
                self._lost()
            return []
        if not self._ready:
            return []
        while self._practice:
            practice = self._practice.pop(0)
            if practice.path.exists():
                self._give(practice, None)
                return []
        events: list[flow.Event] = []
        for job in self._store.jobs.waiting():
            command = self._command(job)
            if command is None:
                # Not forgotten: what is lacking would be asked for again at once.
                events += _told(self._store.interviews.give_up(job, "what it needs is not there"))
            elif self._store.jobs.begin(job):
                self._give(command, job)
                break
            else:
                events += self._give_up(job, command, _AGAIN_AND_AGAIN)
        return events

    @property
    def idle(self) -> bool:
        """Whether nothing is computed now, nor can be."""
        return self._in_hand is None and not (self._ready and self._store.jobs.waiting())

    def let_go(self) -> None:
        """The assess process is about to be ended: what it was doing is done by the next one."""
        if self._in_hand is not None and self._in_hand[1] is not None:
            self._store.jobs.give_back(self._in_hand[1])
        self._ready, self._in_hand = False, None

    def hear(self, news: News) -> list[flow.Event]:
        """Write down what was understood, then say so."""
        interviews = self._store.interviews
        match news:
            case messages.AssessReady():
                self._ready = True
                self._tell_to_listen()
            case ChildLost(name) if name == self._assess.name:
                self._lost()
            case messages.Transcribed(take_id, transcript):
                self._in_hand = None
                self._heard(take_id)
                if interviews.take(take_id) is None:
                    # The practice, which the store has never heard of.
                    return [flow.TranscriptReady(take_id, transcript)]
                return _told(interviews.save_transcript(take_id, transcript))
            case messages.Assessed(interview_id, assessment):
                saved = self._save(interview_id, assessment)
                self._in_hand = None
                return [flow.AnswerAssessed(interview_id, assessment)] if saved else []
            case messages.ProfileBuilt(interview_id, profile):
                self._in_hand = None
                interviews.save_profile(interview_id, profile)
                return [flow.ProfileBuilt(interview_id, profile)]
            case messages.JobFailed(command, sentence):
                return self._failed(command, sentence)
        return []

    def _save(self, interview_id: str, assessment: Assessment) -> bool:
        """Keep it if the answer is still what was assessed: it may be corrected by now."""
        command = self._in_hand[0] if self._in_hand is not None else None
        if not isinstance(command, messages.AssessAnswer | messages.MeasureBand):
            return False
        return self._store.interviews.save_assessment(interview_id, assessment, command.transcript)

    def _give(self, command: messages.AssessJob, job: Job | None) -> None:
        if self._assess.send(command):
            self._in_hand, self._begun_s = (command, job), self._clock()

    def _tell_to_listen(self) -> None:
        if self._ready and self._listen is not None and self._listenings < MOST_LISTENINGS:
            self._listenings += 1
            self._assess.send(self._listen)

    def _heard(self, take_id: str) -> None:
        if self._listen is not None and self._listen.take_id == take_id:
            self._listen = None

    def _lost(self) -> None:
        """The process is gone. A job is still in the store; a practice is put back in front."""
        if self._in_hand is not None:
            command, job = self._in_hand
            if job is None and isinstance(command, messages.Transcribe):
                self._practice.insert(0, command)
        self._ready, self._in_hand = False, None

    def _failed(self, command: messages.AssessJob, sentence: str) -> list[flow.Event]:
        job = self._in_hand[1] if self._in_hand is not None else None
        events = self._give_up(job, command, sentence)
        # Only now: what a full disk does not take is heard once more.
        self._in_hand = None
        return events

    def _give_up(
        self, job: Job | None, command: messages.AssessJob, sentence: str
    ) -> list[flow.Event]:
        _log.warning("given up: %s", sentence)
        understood = self._store.interviews.give_up(job, sentence) if job is not None else None
        if isinstance(command, messages.Transcribe):
            self._heard(command.take_id)
            if understood is None:
                # On the screen this is an answer of which nothing could be heard.
                nothing = Transcript(command.language, (), 0.0, "none")
                return [flow.TranscriptReady(command.take_id, nothing)]
        return _told(understood)

    def _command(self, job: Job) -> messages.AssessJob | None:
        """The job with everything that it needs; None if it has become pointless."""
        if job.kind is JobKind.TRANSCRIBE:
            take = self._store.interviews.take(job.subject)
            if take is None or take.file_name is None or not take.current:
                return None
            return messages.Transcribe(
                job.subject, self._store.takes_dir / take.file_name, take.language
            )
        interview = self._store.interviews.get(job.interview_id)
        if interview is None:
            return None
        if job.kind is JobKind.PROFILE:
            assessments = tuple(each.assessment for each in interview.answers if each.assessment)
            return messages.BuildProfile(job.interview_id, assessments)
        answer = next((a for a in interview.answers if a.question_id == job.subject), None)
        question = next((q for q in self._pack.questions if q.id == job.subject), None)
        if answer is None or answer.transcript is None or question is None:
            return None
        if job.kind is JobKind.ASSESS:
            return messages.AssessAnswer(job.interview_id, question, answer.transcript)
        if answer.assessment is None:
            return None
        return messages.MeasureBand(
            job.interview_id, question, answer.transcript, answer.assessment
        )


def _told(understood: Understood | None) -> list[flow.Event]:
    if understood is None:
        return []
    return [flow.TranscriptReady(understood.take_id, understood.transcript)]
