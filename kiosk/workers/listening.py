"""Hearing along with the take that runs, so that its transcript is there when it ends."""

from __future__ import annotations

import logging
from typing import Final

import numpy as np

from kiosk.assess.stream import Stream
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Transcript
from kiosk.workers.live_sound import RATE_HZ, LiveSound
from kiosk.workers.messages import Listen

_log = logging.getLogger(__name__)

_FULL_SCALE: Final = np.float32(1 / 32768)
_AT_ONCE: Final = RATE_HZ // 2
"""Less new sound is not worth looking at, unless it is the last."""


class Listener:
    """The one take that is heard along with, and its transcript once it has ended."""

    def __init__(self, transcriber: Transcriber, live: LiveSound) -> None:
        self._transcriber = transcriber
        self._live = live
        self._told: Listen | None = None
        self._stream: Stream | None = None
        self._transcript: Transcript | None = None

    @property
    def listening(self) -> bool:
        """There is a take to be looked after."""
        return self._told is not None

    def listen(self, told: Listen) -> None:
        """Hear along with this take from its first sample, and with no other any more."""
        self._told, self._transcript = told, None
        self._stream = Stream(self._transcriber, told.language)

    def step(self) -> bool:
        """Hear a piece, if there is one; False if there is nothing to do for the moment."""
        if self._told is None or self._is_gone(self._told):
            self._forget()
            return False
        if self._stream is None:
            return False
        ended = self._take_in(self._told, self._stream)
        if self._stream.hear():
            return True
        if ended:
            self._transcript, self._stream = self._stream.finish(), None
            _log.info("heard along to the end, %.1f s", self._transcript.audio_s)
        return ended

    def transcript(self, take_id: str) -> Transcript | None:
        """What was heard of a take; None if it did not come to its end, or was not heard at all."""
        if self._told is None or self._told.take_id != take_id:
            return None
        while self._live.has_ended(take_id) and self.step():
            pass
        transcript = self._transcript
        self._forget()
        return transcript

    def _take_in(self, told: Listen, stream: Stream) -> bool:
        """Push what is new; whether that was all."""
        heard = self._live.read(told.take_id, stream.samples)
        if heard is None:
            return False
        if heard.ended or len(heard.pcm) >= _AT_ONCE:
            stream.push(heard.pcm.astype(np.float32) * _FULL_SCALE)
        return heard.ended

    def _is_gone(self, told: Listen) -> bool:
        """It was erased, is more than memory holds, or another one has taken its place."""
        begun = self._stream is None or self._stream.samples > 0
        return begun and not self._live.holds(told.take_id)

    def _forget(self) -> None:
        """Nothing of a person is kept longer than it is needed."""
        self._told = self._stream = self._transcript = None
