"""A whole interview that drives itself: real screens, real recording, real models, real matcher."""

from __future__ import annotations

import json
import logging
import tomllib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk import flow
from kiosk.app import App
from kiosk.booth.conductor import Conductor
from kiosk.interview import Answer, Interview, KnownError, Language, Problem, Seeker
from kiosk.local_matcher import LocalMatcher, free_port
from kiosk.settings import FILE_NAME, Settings, Size, load_settings
from kiosk.sync.client import MatcherClient
from kiosk.ui.autopilot import Autopilot, Script
from kiosk.ui.gallery import render_unvisited, scene_of
from kiosk.visitor import VisitorFolder
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildLost, News
from matcher.contract import MatchRecord

_log = logging.getLogger(__name__)

LIMIT_S: Final = 1500.0
"""A visit of six answers of 90 s each, twice over."""
SYNC_RETRY_S: Final = 3.0

SEEKERS: Final = {
    Language.KO: Seeker(name="김하늘", phone="010-0000-0000"),
    Language.EN: Seeker(name="Sky Kim", phone="010-0000-0000"),
    Language.ZH: Seeker(name="Li Ming", phone="010-0000-0000"),
    Language.VI: Seeker(name="Trần Minh", phone="010-0000-0000"),
}


@dataclass
class Timings:
    """How long the seeker waited, in seconds of the flow's clock."""

    stopped_s: dict[str, float] = field(default_factory=dict)
    heard_s: dict[str, float] = field(default_factory=dict)
    last_stop_s: float | None = None
    result_s: float | None = None

    def watch(self, state: flow.State, now_s: float) -> None:
        """Look at every state that is drawn."""
        visit = state.visit
        if visit is None:
            return
        response = visit.response
        if state.screen is flow.Screen.REVIEW and response.take_id:
            if response.take_id not in self.stopped_s:
                self.stopped_s[response.take_id] = self.last_stop_s = now_s
            if response.transcript is not None:
                self.heard_s.setdefault(response.take_id, now_s)
        if state.screen is flow.Screen.RESULT and self.result_s is None:
            self.result_s = now_s

    def stop_to_transcript_s(self, take_id: str | None) -> float | None:
        if take_id not in self.stopped_s or take_id not in self.heard_s:
            return None
        return round(self.heard_s[take_id] - self.stopped_s[take_id], 3)

    @property
    def stop_to_result_s(self) -> float | None:
        """From the end of the last answer; the visitor's own reading time is in it."""
        if self.last_stop_s is None or self.result_s is None:
            return None
        return round(self.result_s - self.last_stop_s, 3)


class Demo:
    """One self-driven interview into ``out``.

    Args:
        settings: a booth that lives in ``out``.
        visitor: who comes.
        language: in which.
        out: where screens, recordings, result and the booth's own data go.
        size: of the window.
        matcher: the demonstration's own matcher; None to use the one of the settings.

    Raises:
        KnownError: pack, database or matcher cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        visitor: VisitorFolder,
        language: Language,
        out: Path,
        size: Size,
        matcher: LocalMatcher | None,
    ) -> None:
        self._settings = settings
        self._language = language
        self._out = out
        self._size = (size.width_px, size.height_px)
        self._matcher = matcher
        self._timings = Timings()
        self._interview_id: str | None = None
        self._visited = False
        self._synced = False
        self._sync_asked_s: float | None = None
        self.failure: str | None = None
        self._app = App(settings, size)
        self._conductor: Conductor = self._app.conductor
        self._begun_s = self._conductor.now_s
        script = Script(
            language,
            SEEKERS[language],
            spoken=frozenset(visitor.clips),
            typed=visitor.texts,
        )
        self._pilot = Autopilot(
            self._app.window,
            lambda: self._conductor.state,
            script,
            out / "screens",
            self._on_goodbye,
        )
        listeners = self._conductor.listeners
        listeners.state = _both(listeners.state, self._on_state)
        listeners.news = _both(listeners.news, self._on_news)
        self._app.every(200, self._turn)

    def run(self) -> dict[str, Any]:
        """Drive the visit to its end and write ``result.json``; returns what it holds.

        Raises:
            KnownError: the visit did not end in time, or did not arrive at the matcher.
        """
        self._app.run(before_closing=self._write_result)
        if self.failure is None and not self._synced:
            self.failure = "The visit was broken off; what was recorded is kept in the same folder."
        if self.failure is not None:
            raise KnownError(self.failure)
        result: dict[str, Any] = json.loads(self._result_path.read_text(encoding="utf-8"))
        return result

    # --- while it runs ------------------------------------------------------------------------

    def _on_state(self, state: flow.State) -> None:
        if state.visit is not None:
            self._interview_id = state.visit.interview_id
        self._timings.watch(state, self._conductor.now_s)

    def _on_news(self, news: News) -> None:
        match news:
            case messages.CueEnded(cue):
                self._pilot.cue_ended(cue)
            case messages.OutboxDone(left=0):
                self._synced = self._interview_id in self._app.store.outbox.sent()
                self._app.quit()
            case messages.OutboxDone(sentence=sentence):
                _log.warning("not everything was sent: %s", sentence)
                self.failure = sentence
                self._ask_again()
            case messages.PermanentFault(sentence=sentence):
                self._give_up(sentence)
            case messages.DeviceReport(problems=problems, sentences=sentences) if (
                Problem.VISITOR_UNREADABLE in problems
            ):
                self._give_up(" ".join(sentences))
            case ChildLost("sync"):
                self._ask_again()

    def _on_goodbye(self) -> None:
        self._visited = True

    def _give_up(self, sentence: str) -> None:
        """Nobody will come and mend it here."""
        self.failure = sentence
        self._app.quit()

    def _ask_again(self) -> None:
        self._sync_asked_s = self._conductor.now_s + SYNC_RETRY_S

    def _turn(self) -> None:
        now_s = self._conductor.now_s
        if now_s - self._begun_s > LIMIT_S:
            self.failure = self.failure or f"The visit did not end within {LIMIT_S:.0f} s."
            self._app.quit()
            return
        if not self._visited or not self._is_queued():
            return
        if self._sync_asked_s is None or 0 < self._sync_asked_s <= now_s:
            if self._matcher is not None:
                self._matcher.ensure()
            self.failure = None
            self._sync_asked_s = -1.0
            if not self._conductor.children.sync.send(messages.SendOutbox()):
                self._ask_again()

    def _is_queued(self) -> bool:
        waiting = [each.interview_id for each in self._app.store.outbox.unsent()]
        return self._interview_id in (*waiting, *self._app.store.outbox.sent())

    # --- what it leaves -----------------------------------------------------------------------

    @property
    def _result_path(self) -> Path:
        return self._out / "result.json"

    def _write_result(self) -> None:
        self._pilot.stop()
        interview = (
            self._app.store.interviews.get(self._interview_id) if self._interview_id else None
        )
        names = (name.split("-", 1)[1].removesuffix(".png") for name in self._pilot.screens)
        seen = {scene_of(name) for name in names}
        others = render_unvisited(
            self._out / "screens", self._app.pack, self._language, self._size, seen
        )
        result = {
            "interview_id": self._interview_id,
            "language": self._language,
            "lookup_code": interview.lookup_code if interview else None,
            "answers": self._answers(interview) if interview else [],
            "profile": asdict(interview.profile) if interview and interview.profile else None,
            "stop_to_result_s": self._timings.stop_to_result_s,
            "synced": self._synced,
            "matches": [each.model_dump(mode="json") for each in self._matches(interview)],
            "screens": [f"screens/{name}" for name in (*self._pilot.screens, *others)],
        }
        text = json.dumps(result, ensure_ascii=False, indent=2)
        self._result_path.write_text(text + "\n", encoding="utf-8")

    def _answers(self, interview: Interview) -> list[dict[str, Any]]:
        by_question = {answer.question_id: answer for answer in interview.answers}
        return [
            self._answer(by_question.get(question.id, Answer(question.id)), question.text)
            for question in self._app.pack.questions
        ]

    def _answer(self, answer: Answer, question: Any) -> dict[str, Any]:
        transcript = answer.transcript
        return {
            "question_id": answer.question_id,
            "question": question[self._language],
            "videos": [take.file_name for take in answer.takes if take.file_name],
            "transcript": transcript.text if transcript else "",
            "heard": transcript.heard if transcript else "",
            "segments": [asdict(each) for each in transcript.segments] if transcript else [],
            "audio_s": transcript.audio_s if transcript else 0.0,
            "transcribing_s": transcript.seconds if transcript else 0.0,
            "stop_to_transcript_s": self._timings.stop_to_transcript_s(answer.take_id),
            "assessment": asdict(answer.assessment) if answer.assessment else None,
        }

    def _matches(self, interview: Interview | None) -> tuple[MatchRecord, ...]:
        """Run the matching where the matcher is ours; look up what there is in any case."""
        if interview is None or not self._synced:
            return ()
        try:
            if self._matcher is not None:
                with MatcherClient(self._matcher.url, self._matcher.staff_token) as staff:
                    staff.run_matching()
            with MatcherClient(self._settings.matcher_url, self._settings.matcher_token) as client:
                return client.matches(interview.lookup_code).matches
        except KnownError as error:
            self.failure = str(error)
            return ()


def prepare_demo(
    out: Path, visitor_dir: Path, matcher_url: str | None
) -> tuple[Settings, LocalMatcher | None]:
    """A booth that lives in ``out``, and its own matcher unless ``matcher_url`` names one.

    ``out/kiosk.toml`` keeps what this chose, so that `kiosk sync --data out` finds the same
    matcher later.
    """
    out = out.expanduser().absolute()
    out.mkdir(parents=True, exist_ok=True)
    matcher = None if matcher_url else LocalMatcher(out / "matcher", _port_of(out) or free_port())
    if matcher is not None:
        matcher.ensure()
        matcher.import_sample_openings()
    settings = load_settings(
        out,
        takes_dir=out,
        booth_id="demo",
        visitor_dir=visitor_dir.expanduser().absolute(),
        keep_after_receipt=True,
        sync_at="",
        matcher_url=matcher.url if matcher else matcher_url,
        matcher_token=matcher.booth_token if matcher else None,
    )
    _remember(out / FILE_NAME, settings)
    return settings, matcher


def _port_of(out: Path) -> int | None:
    """The port of an earlier demonstration in the same folder."""
    try:
        known = tomllib.loads((out / FILE_NAME).read_text(encoding="utf-8"))
        return int(str(known["matcher_url"]).rsplit(":", 1)[1])
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _remember(path: Path, settings: Settings) -> None:
    kept = {
        "takes_dir": str(settings.takes),
        "booth_id": settings.booth_id,
        "keep_after_receipt": settings.keep_after_receipt,
        "sync_at": settings.sync_at,
        "matcher_url": settings.matcher_url,
        "matcher_token": settings.matcher_token,
    }
    # A JSON string or truth value is also a TOML one.
    lines = [f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in kept.items()]
    path.touch(mode=0o600)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _both(first: Callable[[Any], None], second: Callable[[Any], None]) -> Callable[[Any], None]:
    def call(value: Any) -> None:
        first(value)
        second(value)

    return call
