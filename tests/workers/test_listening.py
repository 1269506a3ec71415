"""Transcripts that are there when the answer ends, whoever of capture and assess dies meanwhile."""

from __future__ import annotations

import os
import signal
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from bench.speech import error_rate
from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.interview import Language, Transcript
from kiosk.settings import load_settings
from kiosk.workers import messages
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.capture_settings import CaptureSettings
from kiosk.workers.live_sound import LiveSound
from kiosk.workers.preview import Preview
from kiosk.workers.supervisor import ChildLost, News, Supervisor

pytestmark = [pytest.mark.models, pytest.mark.speech]

EN = Language.EN
SETTINGS = AssessSettings.of(load_settings())
NOWHERE = Path("there is no such file.mp4")
"""Whoever needs the file fails."""
SPEECH = Path(__file__).parents[3] / "shared" / "speech"
PATIENCE_S = 240.0


class Booth:
    """A real assess process, and the sound that it shares with capture."""

    def __init__(self) -> None:
        self.live = LiveSound()
        self.assess = Supervisor("assess", "kiosk.workers.assess:main", (SETTINGS, self.live.name))
        self.wait(self.assess, messages.AssessReady)

    def wait(
        self,
        child: Supervisor,
        kind: type[News],
        where: Callable[[News], bool] = lambda news: True,
    ) -> News:
        end_s = time.monotonic() + PATIENCE_S
        while time.monotonic() < end_s:
            for news in child.poll():
                if isinstance(news, kind) and where(news):
                    return news
            time.sleep(0.01)
        raise AssertionError(f"no {kind.__name__} came")

    def transcript(self, take_id: str, path: Path = NOWHERE) -> Transcript:
        assert self.assess.send(messages.Transcribe(take_id, path, EN))
        done = self.wait(self.assess, messages.Transcribed)
        assert done.take_id == take_id
        return done.transcript

    def close(self) -> None:
        self.assess.stop()
        self.live.close()


@pytest.fixture(scope="module")
def booth() -> Iterator[Booth]:
    made = Booth()
    yield made
    made.close()


@pytest.fixture(scope="module")
def answer() -> Audio:
    if not SPEECH.is_dir():
        pytest.skip("the shared recordings are not beside this checkout (../shared/speech)")
    pause = np.zeros(RATE_HZ, np.float32)
    names = ("en_picovoice_leopard.wav", "en_picovoice_cheetah.wav", "en_jfk.flac")
    return np.concatenate([part for each in names for part in (decode(SPEECH / each), pause)])


SAID = (
    "Mr. Quilter is the apostle of the middle classes and we are glad to welcome his gospel "
    "Today only platforms one and three are used "
    "And so my fellow Americans ask not what your country can do for you, "
    "ask what you can do for your country"
)


def say(live: LiveSound, sound: Audio) -> None:
    for at in range(0, len(sound), 8000):
        live.append((sound[at : at + 8000] * 32767).astype(np.int16))


def written(sound: Audio, path: Path) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes((sound * 32767).astype("<i2").tobytes())
    return path


def test_the_transcript_is_that_of_the_file_without_the_file(
    booth: Booth, answer: Audio, tmp_path: Path
) -> None:
    booth.assess.send(messages.Listen("one", EN))
    booth.live.begin("one")
    say(booth.live, answer)
    booth.live.end()
    heard = booth.transcript("one")
    whole = booth.transcript("another", written(answer, tmp_path / "answer.wav"))
    assert error_rate(heard.text, SAID) <= error_rate(whole.text, SAID) + 0.005
    assert heard.audio_s == pytest.approx(whole.audio_s, abs=0.01)
    assert heard.model == whole.model


def test_what_broke_off_is_taken_from_the_file(booth: Booth, answer: Audio, tmp_path: Path) -> None:
    path = written(answer[: 6 * RATE_HZ], tmp_path / "part.wav")
    booth.assess.send(messages.Listen("broken", EN))
    booth.live.begin("broken")
    say(booth.live, answer[: 5 * RATE_HZ])
    # Capture was killed: the file has more of it, and nobody says that this was all.
    assert booth.transcript("broken", path).audio_s == pytest.approx(6.0, abs=0.01)


def test_what_was_erased_or_retaken_is_heard_no_more(
    booth: Booth, answer: Audio, tmp_path: Path
) -> None:
    path = written(answer[: 5 * RATE_HZ], tmp_path / "part.wav")
    for change in (lambda: booth.live.erase(), lambda: booth.live.begin("retake")):
        booth.assess.send(messages.Listen("gone", EN))
        booth.live.begin("gone")
        say(booth.live, answer)
        booth.live.end()
        change()
        assert booth.transcript("gone", path).audio_s == pytest.approx(5.0, abs=0.01)


def test_an_assess_that_is_killed_goes_on_with_what_was_said_meanwhile(
    booth: Booth, answer: Audio
) -> None:
    booth.assess.send(messages.Listen("one", EN))
    booth.live.begin("one")
    say(booth.live, answer[: 10 * RATE_HZ])
    assert booth.assess.pid is not None
    os.kill(booth.assess.pid, signal.SIGKILL)
    booth.wait(booth.assess, ChildLost)
    say(booth.live, answer[10 * RATE_HZ :])
    booth.wait(booth.assess, messages.AssessReady)
    booth.assess.send(messages.Listen("one", EN))
    booth.live.end()
    heard = booth.transcript("one")
    assert heard.audio_s == pytest.approx(len(answer) / RATE_HZ, abs=0.01)
    assert error_rate(heard.text, SAID) <= 0.1


@pytest.mark.parametrize("killed", [False, True])
def test_what_a_real_capture_records_is_heard_along(
    booth: Booth, answer: Audio, tmp_path: Path, killed: bool
) -> None:
    """With the file gone only what was heard along can be told; with capture killed, the file."""
    folder = tmp_path / "visitor"
    folder.mkdir()
    written(answer[: 7 * RATE_HZ], folder / "q1.wav")
    preview = Preview()
    capture = Supervisor(
        "capture",
        "kiosk.workers.capture:main",
        (CaptureSettings(visitor=folder), preview.name, booth.live.name),
    )
    take_id, path = f"take {killed}", tmp_path / "take.mp4"
    try:
        booth.wait(
            capture,
            messages.DeviceReport,
            lambda news: bool(news.camera and news.microphone),
        )
        capture.send(messages.StartTake(take_id, path, "q1"))
        booth.assess.send(messages.Listen(take_id, EN))
        booth.wait(capture, messages.CueEnded)
        if killed:
            assert capture.pid is not None
            os.kill(capture.pid, signal.SIGKILL)
            booth.wait(capture, ChildLost)
            transcript = booth.transcript(take_id, path)
            recorded_s = len(decode(path)) / RATE_HZ
        else:
            capture.send(messages.StopTake(take_id))
            recorded_s = booth.wait(capture, messages.TakeStopped).audio_s
            in_file = decode(path)
            assert len(in_file) / RATE_HZ == pytest.approx(recorded_s, abs=0.05)
            path.unlink()
            transcript = booth.transcript(take_id, path)
    finally:
        capture.stop()
        preview.close()
    assert transcript.audio_s == pytest.approx(recorded_s, abs=0.05)
    assert "apostle of the middle classes" in transcript.text.lower()  # capitals hang on the cuts
