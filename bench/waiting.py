"""How long a seeker waits: from the end of a 90 s answer to its transcript, and to the profile.

The answer comes in as fast as it is spoken, a quarter of a second at a time, into the memory that
capture shares with a real assess process. Beside it: faster-whisper with its own settings, same
weights, on the whole answer once it has ended; and what our own makes of the whole at once.
"""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import Any, Final, TypeVar

import numpy as np
from faster_whisper import WhisperModel

from bench.numbers import p95
from bench.speech import Clip, clips, error_rate
from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Assessment, Language, Question
from kiosk.library import load_transcriber
from kiosk.pack import load_pack
from kiosk.settings import Settings
from kiosk.workers import messages
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.supervisor import Supervisor
from models.manifest import load_manifest
from models.registry import installed_path

RUNS: Final = 4
ANSWER_S: Final = 90
STEP_S: Final = 0.25
PAUSES_S: Final = (0.4, 0.8, 0.3, 1.4, 0.6, 2.5)
LOUD: Final = 0.3
"""All clips are brought to it: one person speaks an answer."""
PATIENCE_S: Final = 240.0

Report = TypeVar("Report")


def measure(settings: Settings) -> list[dict[str, Any]]:
    """One row a language: ours while it is spoken, theirs afterwards."""
    folder = installed_path(load_manifest().of(settings.speech_model).id, settings.models_dir)
    theirs = WhisperModel(
        str(folder), device="cpu", compute_type="int8", cpu_threads=settings.threads
    )
    ours = load_transcriber(AssessSettings.of(settings))
    live = LiveSound()
    question = load_pack(settings.pack_dir).questions[0]
    assess = Supervisor(
        "assess", "kiosk.workers.assess:main", (AssessSettings.of(settings), live.name)
    )
    try:
        _wait(assess, messages.AssessReady)
        spoken = [each for each in clips() if each.said]
        return [
            _row(
                language,
                [each for each in spoken if each.language is language],
                ours,
                theirs,
                booth,
            )
            for booth in [_Booth(assess, live, question)]
            for language in Language
            if any(each.language is language for each in spoken)
        ]
    finally:
        assess.stop()
        live.close()


class _Booth:
    """An assess process that hears along."""

    def __init__(self, assess: Supervisor, live: LiveSound, question: Question) -> None:
        self._assess = assess
        self._live = live
        self._question = question

    def answer(self, take_id: str, sound: Audio, language: Language) -> tuple[str, float, float]:
        """Speak it; the text, and after how many seconds it and the profile were there."""
        self._assess.send(messages.Listen(take_id, language))
        self._live.begin(take_id)
        begun_s = time.monotonic()
        step = round(STEP_S * RATE_HZ)
        for number, at in enumerate(range(0, len(sound), step), 1):
            time.sleep(max(0.0, begun_s + number * STEP_S - time.monotonic()))
            self._live.append((sound[at : at + step] * 32767).astype(np.int16))
            self._assess.poll()
        self._live.end()
        ended_s = time.monotonic()
        # Were it not heard along, the missing file would be the end of it.
        self._assess.send(messages.Transcribe(take_id, Path("no file"), language))
        transcript = _wait(self._assess, messages.Transcribed).transcript
        text_s = time.monotonic() - ended_s
        self._assess.send(messages.AssessAnswer("bench", self._question, transcript))
        assessment: Assessment = _wait(self._assess, messages.Assessed).assessment
        self._assess.send(messages.BuildProfile("bench", (assessment,)))
        _wait(self._assess, messages.ProfileBuilt)
        return transcript.text, text_s, time.monotonic() - ended_s


def _row(
    language: Language,
    spoken: list[Clip],
    ours: Transcriber,
    theirs: WhisperModel,
    booth: _Booth,
) -> dict[str, Any]:
    text_s: list[float] = []
    profile_s: list[float] = []
    default_s: list[float] = []
    errors: list[float] = []
    whole_errors: list[float] = []
    default_errors: list[float] = []
    for run in range(RUNS):
        sound, said = joined(spoken, run)
        text, to_text_s, to_profile_s = booth.answer(f"{language} {run}", sound, language)
        text_s.append(to_text_s)
        profile_s.append(to_profile_s)
        errors.append(error_rate(text, said))
        whole_errors.append(error_rate(ours.transcribe(sound, language).text, said))
        begun_s = time.monotonic()
        segments, _info = theirs.transcribe(sound, language=language.value)
        text = " ".join(each.text for each in segments)
        default_s.append(time.monotonic() - begun_s)
        default_errors.append(error_rate(text, said))
    return {
        "language": language.value,
        "answer_s": ANSWER_S,
        "runs": RUNS,
        "transcript_p50_s": round(median(text_s), 2),
        "transcript_p95_s": p95(text_s),
        "profile_p50_s": round(median(profile_s), 2),
        "profile_p95_s": p95(profile_s),
        "default_p50_s": round(median(default_s), 2),
        "default_p95_s": p95(default_s),
        "cer": round(sum(errors) / RUNS, 3),
        "whole_cer": round(sum(whole_errors) / RUNS, 3),
        "default_cer": round(sum(default_errors) / RUNS, 3),
    }


def joined(spoken: list[Clip], run: int) -> tuple[Audio, str]:
    """An answer of 90 s from clips with pauses between; every run begins and ends elsewhere."""
    parts: list[Audio] = []
    said: list[str] = []
    number = run
    while sum(map(len, parts)) < ANSWER_S * RATE_HZ:
        clip = spoken[number % len(spoken)]
        sound = decode(clip.path)
        pause_s = PAUSES_S[number % len(PAUSES_S)]
        parts += [sound * (LOUD / np.quantile(np.abs(sound), 0.995)), _silence(pause_s)]
        said.append(clip.said)
        number += 1
    # To the last word and no pause after it: nothing of the waiting is hidden in silence.
    return np.concatenate(parts[:-1]).astype(np.float32), " ".join(said)


def _silence(seconds: float) -> Audio:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


def _wait(assess: Supervisor, kind: type[Report]) -> Report:
    until_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < until_s:
        for news in assess.poll():
            if isinstance(news, messages.JobFailed):
                raise RuntimeError(news.sentence)
            if isinstance(news, kind):
                return news
        time.sleep(0.005)
    raise TimeoutError(f"the assess process gave no {kind.__name__}")
