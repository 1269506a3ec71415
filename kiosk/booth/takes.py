"""Recordings: named in the store before the first frame, closed there when the file is closed."""

from __future__ import annotations

from pathlib import Path

from kiosk import flow
from kiosk.booth.room import room_for_take
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
        self, store: Store, plan: flow.Plan, capture: Supervisor, understanding: Understanding
    ) -> None:
        self._store = store
        self._practice_id = plan.practice.id
        self._answer_s = {each.id: each.answer_s for each in (plan.practice, *plan.questions)}
        self._capture = capture
        self._understanding = understanding
        self._running: dict[str, tuple[flow.StartTake, Path]] = {}

    def start(self, effect: flow.StartTake) -> bool:
        """Ask capture to record; False if there is nobody to ask."""
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
                effect.continues,
            )
        path = self._store.takes_dir / name
        self._running[effect.take_id] = (effect, path)
        room_bytes = room_for_take(self._answer_s[effect.question_id])
        start = messages.StartTake(effect.take_id, path, effect.cue, room_bytes)
        if not self._capture.send(start):
            return False
        self._understanding.listen(effect.take_id, effect.language)
        return True

    def runs(self, take_id: str) -> bool:
        """Capture was asked for it and has not yet said what became of it."""
        return take_id in self._running

    @property
    def writing(self) -> bool:
        """Whether a recording is not closed yet."""
        return bool(self._running)

    def stop(self, take_id: str) -> None:
        self._capture.send(messages.StopTake(take_id))

    def save_typed(self, effect: flow.SaveTypedAnswer) -> flow.TranscriptReady | None:
        """Keep it; the event to dispatch if it completes what was said before it."""
        if effect.question_id == self._practice_id:
            return None
        understood = self._store.interviews.save_typed(
            effect.interview_id,
            effect.question_id,
            effect.take_id,
            effect.number,
            effect.transcript,
            effect.continues,
        )
        if understood is None:
            return None
        return flow.TranscriptReady(understood.take_id, understood.transcript)

    def events(self, news: News) -> list[flow.Event]:
        """What capture's news means for the recording in hand; nothing is written yet."""
        match news:
            case messages.TakeStarted(take_id):
                return [flow.TakeStarted(take_id)]
            case messages.TakeStopped(take_id, duration_s):
                return [flow.TakeSaved(take_id, duration_s)]
            case messages.TakeFailed(take_id, problem):
                return [flow.TakeLost(take_id, problem)]
            case ChildLost(name) if name == self._capture.name:
                return [flow.TakeLost(each, Problem.CAPTURE_STOPPED) for each in self._running]
        return []

    def write_down(self, news: News) -> None:
        """Close in the store what capture has closed on the disk."""
        match news:
            case messages.TakeStopped(take_id, duration_s):
                self.close(take_id, TakeOutcome.COMPLETE, duration_s)
            case messages.TakeFailed(take_id):
                self.close(take_id)
            case ChildLost(name) if name == self._capture.name:
                for each in list(self._running):
                    self.close(each)

    def clear_practice(self) -> None:
        """Nobody keeps the practice, nor one that a power cut left behind."""
        for path in self._store.takes_dir.glob(f"{_PRACTICE_PREFIX}*"):
            path.unlink(missing_ok=True)

    def close(
        self,
        take_id: str,
        outcome: TakeOutcome = TakeOutcome.INTERRUPTED,
        duration_s: float = 0.0,
    ) -> None:
        """Its file is as it will stay; it goes to be transcribed. Done twice, it is done once."""
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
