"""A conductor with scripted children on a real store."""

from __future__ import annotations

from pathlib import Path

from scripted_child import ScriptedChild
from visits import CONSENTS, assessed, heard, open_store

from kiosk import flow
from kiosk.booth.conductor import Children, Conductor
from kiosk.interview import Language, Seeker
from kiosk.pack import Pack
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.workers import messages

VISIT_ID = "6a1f7f2e-7c80-4b52-9a80-0d9f5b6d4c11"


class Rig:
    """A conductor with scripted children on a real store."""

    def __init__(self, folder: Path, pack: Pack) -> None:
        self.now_s = 100.0
        self.store: Store = open_store(folder)
        self.capture, self.assess, self.sync = map(ScriptedChild, ("capture", "assess", "sync"))
        self.conductor = Conductor(
            Settings(data_dir=folder, sync_at=""),
            pack,
            self.store,
            Children(self.capture, self.assess, self.sync),
            clock=lambda: self.now_s,
        )
        self.forgotten = 0
        self.conductor.listeners.forget = self._forget
        self.pack = pack
        self.capture.says.append(messages.DeviceReport("camera", "microphone", ()))
        self.assess.says.append(messages.AssessReady("whisper", "e5", 1.0))

    def _forget(self) -> None:
        self.forgotten += 1

    @property
    def state(self) -> flow.State:
        return self.conductor.state

    @property
    def take_id(self) -> str:
        assert self.state.visit is not None
        taken = self.state.visit.response.take_id
        assert taken is not None
        return taken

    def send(self, *events: flow.Event) -> None:
        for event in events:
            self.conductor.dispatch(event)

    def turn(self, seconds: float = 0.2) -> None:
        self.now_s += seconds
        self.conductor.poll()

    def to_question(self) -> None:
        self.turn()
        self.send(
            flow.Begin(VISIT_ID, "ABC-DEF-GHJ"),
            flow.ChooseLanguage(Language.EN),
            flow.GiveConsent(CONSENTS),
            flow.Identify(Seeker("Kim")),
            flow.Continue(),
            flow.Skip(),
        )

    def record(self) -> str:
        """Start a take as capture would: the file is there, the first frame is in it."""
        self.send(flow.StartAnswer())
        command = self.capture.last(messages.StartTake)
        assert isinstance(command, messages.StartTake)
        command.path.write_bytes(b"frames")
        self.capture.says.append(messages.TakeStarted(command.take_id))
        self.turn()
        return command.take_id

    def finish(self) -> str:
        taken = self.record()
        self.send(flow.FinishAnswer())
        self.capture.says.append(messages.TakeStopped(taken, 8.0, 240, 8.0))
        self.turn()
        return taken

    def answer(self, question_id: str) -> None:
        taken = self.finish()
        self.assess.says.append(messages.Transcribed(taken, heard()))
        self.turn()
        self.send(flow.Accept())
        self.turn()
        self.assess.says.append(messages.Assessed(VISIT_ID, assessed(question_id)))
        self.turn()
