"""A recogniser at work, for measuring what happens beside it."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

import numpy as np

from bench.children import wait_for
from kiosk.assess.audio import RATE_HZ, decode
from kiosk.interview import Language
from kiosk.pack import load_pack
from kiosk.settings import Settings
from kiosk.workers import messages
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.supervisor import Supervisor

ANSWER_S: Final = 90
_STEP_S: Final = 0.25


class Recogniser:
    """A real assess process that hears one answer of 90 s after the other, as they are spoken.

    Attributes:
        answers: how many it has transcribed and assessed.
    """

    def __init__(self, settings: Settings, speech: tuple[Path, ...]) -> None:
        self.answers = 0
        self._question = load_pack(settings.pack_dir).questions[0]
        self._sound = np.concatenate([(decode(each) * 32767).astype(np.int16) for each in speech])
        self._live = LiveSound()
        self._assess = Supervisor(
            "assess", "kiosk.workers.assess:main", (AssessSettings.of(settings), self._live.name)
        )
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._work, name="recogniser")

    def __enter__(self) -> Self:
        try:
            wait_for(self._assess, lambda news: isinstance(news, messages.AssessReady))
        except BaseException:
            self._close()
            raise
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._ending.set()
        self._thread.join()
        self._close()

    def _close(self) -> None:
        self._assess.stop()
        self._live.close()

    def _work(self) -> None:
        number = 0
        while not self._ending.is_set():
            take_id = f"answer {number}"
            self._assess.send(messages.Listen(take_id, Language.EN))
            self._live.begin(take_id)
            if not self._speak(number):
                return
            self._live.end()
            # Were it not heard along, the missing file would be the end of it.
            self._assess.send(messages.Transcribe(take_id, Path("no file"), Language.EN))
            heard = wait_for(self._assess, lambda news: isinstance(news, messages.Transcribed))
            assert isinstance(heard, messages.Transcribed)
            self._assess.send(messages.AssessAnswer("bench", self._question, heard.transcript))
            wait_for(self._assess, lambda news: isinstance(news, messages.Assessed))
            number += 1
            self.answers = number

    def _speak(self, number: int) -> bool:
        """One answer, as fast as it is spoken; False if there is no more time for it."""
        begun_s, step = time.monotonic(), round(_STEP_S * RATE_HZ)
        for index in range(round(ANSWER_S / _STEP_S)):
            if self._ending.wait(max(0.0, begun_s + (index + 1) * _STEP_S - time.monotonic())):
                return False
            at = (number * ANSWER_S * RATE_HZ + index * step) % (len(self._sound) - step)
            self._live.append(self._sound[at : at + step])
            self._assess.poll()
        return True
