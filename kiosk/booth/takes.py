"""Recordings: named in the store before the first frame, closed there when the file is closed."""

from __future__ import annotations

from pathlib import Path

from kiosk import flow
from kiosk.booth.understanding import Understanding
from kiosk.interview import Problem, TakeOutcome
from kiosk.store import Store
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildLost, News, Supervisor

_PRACTICE_PREFIX = "practice-"


class Takes:
    """Between the flow's takes, the capture process and the store.

    The practice is recorded like every answer, but the store never hears of it and its file is
    removed as soon as it is over.
    """

    def __init__(
        self, store: Store, practice_id: str, capture: Supervisor, understanding: Understanding
    ) -> None:
        self._store = store
        self._practice_id = practice_id
        self._capture = capture
        self._understanding = understanding
        self._running: dict[str, tuple[flow.StartTake, Path]] = {}

    def start(self, effect: flow.StartTake) -> flow.TakeLost | None:
        """Ask capture to record; the event to dispatch if there is nobody to ask."""
        name = f"{effect.interview_id}-{effect.question_id}-{effect.number}.mp4"
        if effect.question_id == self._practice_id:
            name = _PRACTICE_PREFIX + name
        else:
            self._store.interviews.begin_take(
                effect.interview_id,
                effect.question_id,
                effect.take_id,
                effect.number,
                effect.language,
                name,
            )
        path = self._store.takes_dir / name
        if not self._capture.send(messages.StartTake(effect.take_id, path, effect.cue)):
            return self._lost(effect.take_id, Problem.CAPTURE_STOPPED)
        self._running[effect.take_id] = (effect, path)
        self._understanding.listen(effect.take_id, effect.language)
        return None

    @property
    def writing(self) -> bool:
        """Whether a recording is not closed yet."""
        return bool(self._running)

    def stop(self, take_id: str) -> None:
        self._capture.send(messages.StopTake(take_id))

    def save_typed(self, effect: flow.SaveTypedAnswer) -> None:
        if effect.question_id != self._practice_id:
            self._store.interviews.save_typed(
                effect.interview_id,
                effect.question_id,
                effect.take_id,
                effect.number,
                effect.transcript,
            )

    def hear(self, news: News) -> list[flow.Event]:
        """What capture's news means for the recording in hand."""
        match news:
            case messages.TakeStarted(take_id):
                return [flow.TakeStarted(take_id)]
            case messages.TakeStopped(take_id, duration_s):
                self._close(take_id, TakeOutcome.COMPLETE, duration_s)
                return [flow.TakeSaved(take_id, duration_s)]
            case messages.TakeFailed(take_id, problem):
                return [self._lost(take_id, problem)]
            case ChildLost(name) if name == self._capture.name:
                return [self._lost(each, Problem.CAPTURE_STOPPED) for each in list(self._running)]
        return []

    def clear_practice(self) -> None:
        """Nobody keeps the practice, nor one that a power cut left behind."""
        for path in self._store.takes_dir.glob(f"{_PRACTICE_PREFIX}*"):
            path.unlink(missing_ok=True)

    def _lost(self, take_id: str, problem: Problem) -> flow.TakeLost:
        self._close(take_id, TakeOutcome.INTERRUPTED, duration_s=0.0)
        return flow.TakeLost(take_id, problem)

    def _close(self, take_id: str, outcome: TakeOutcome, duration_s: float) -> None:
        if take_id not in self._running:
            return
        effect, path = self._running[take_id]
        if effect.question_id == self._practice_id:
            self._understanding.practise(take_id, path, effect.language)
        else:
            self._store.interviews.close_take(take_id, outcome, duration_s)
            if self._store.interviews.take(take_id) is None:
                # The visit was destroyed while this was still being written.
                path.unlink(missing_ok=True)
        del self._running[take_id]
