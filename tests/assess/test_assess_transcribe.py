from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import KnownError, Language

pytestmark = pytest.mark.models

KO, EN = Language.KO, Language.EN
SPOKEN = {"1": "one", "3": "three", "mr": "mr"}


def error_rate(heard: str, said: str) -> float:
    """Character error rate: edits per character said; spaces, case and punctuation aside."""

    def plain(text: str) -> str:
        words = re.sub(r"[^\w\s]", "", text.lower()).split()
        return "".join(SPOKEN.get(word, word) for word in words)

    a, b = plain(heard), plain(said)
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, right in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (left != right))
    return row[-1] / len(b)


def noise(kind: str, seconds: float) -> Audio:
    random = np.random.default_rng(7)
    time_s = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    sounds = {
        "silence": np.zeros_like(time_s),
        "white noise": random.normal(0, 0.1, len(time_s)),
        "fan": np.cumsum(random.normal(0, 1, len(time_s))),
        "tone": 0.3 * np.sin(2 * np.pi * 440 * time_s),
        "chord": sum(0.1 * np.sin(2 * np.pi * hz * time_s) for hz in (262, 330, 392)),
    }
    sound = np.asarray(sounds[kind])
    loudest = np.abs(sound).max()
    return (sound / loudest * 0.4 if loudest > 0.5 else sound).astype(np.float32)


@pytest.mark.parametrize("language", [KO, EN])
@pytest.mark.parametrize("kind", ["silence", "white noise", "fan", "tone", "chord"])
def test_nothing_is_invented_where_nobody_speaks(
    transcriber: Transcriber, kind: str, language: Language
) -> None:
    transcript = transcriber.transcribe(noise(kind, 12.0), language)
    assert transcript.segments == ()
    assert transcript.confidence == 0.0
    assert transcript.audio_s == pytest.approx(12.0)


@pytest.mark.parametrize("samples", [0, 10, RATE_HZ // 10])
def test_almost_no_sound_is_an_empty_transcript(transcriber: Transcriber, samples: int) -> None:
    assert transcriber.transcribe(np.zeros(samples, np.float32), KO).text == ""


@pytest.mark.speech
@pytest.mark.parametrize(
    ("name", "language", "said", "worst"),
    [
        ("ko_picovoice_leopard.wav", KO, "그는 이리저리 피하면서 길 한 옆으로 걸어갔다", 0.35),
        (
            "en_picovoice_leopard.wav",
            EN,
            "Mr. Quilter is the apostle of the middle classes "
            "and we are glad to welcome his gospel",
            0.1,
        ),
        (
            "en_jfk.flac",
            EN,
            "And so my fellow Americans ask not what your country can do for you, "
            "ask what you can do for your country",
            0.1,
        ),
        ("en_picovoice_cheetah.wav", EN, "Today only platforms one and three are used", 0.1),
        ("en_fleurs.wav", EN, "Television reports show white smoke coming from the plant", 0.1),
    ],
)
def test_real_speech_is_heard(
    transcriber: Transcriber, speech: Path, name: str, language: Language, said: str, worst: float
) -> None:
    transcript = transcriber.transcribe(decode(speech / name), language)
    assert error_rate(transcript.text, said) <= worst
    assert transcript.language is language
    assert transcript.model == "whisper-base@test"


@pytest.mark.speech
def test_words_have_times_and_confidences(transcriber: Transcriber, speech: Path) -> None:
    transcript = transcriber.transcribe(decode(speech / "en_jfk.flac"), EN)
    words = [word for segment in transcript.segments for word in segment.words]
    assert transcript.heard == " ".join(word.text for word in words)
    assert all(0 <= word.start_s <= word.end_s <= transcript.audio_s + 0.1 for word in words)
    assert all(a.start_s <= b.start_s for a, b in zip(words, words[1:], strict=False))
    assert all(0 < word.confidence <= 1 for word in words)


@pytest.mark.speech
def test_times_count_from_the_start_of_the_recording(
    transcriber: Transcriber, speech: Path
) -> None:
    sound = decode(speech / "en_picovoice_cheetah.wav")
    late = np.concatenate([np.zeros(8 * RATE_HZ, np.float32), sound])
    first, shifted = (transcriber.transcribe(each, EN) for each in (sound, late))
    assert shifted.segments[0].start_s == pytest.approx(first.segments[0].start_s + 8, abs=0.5)


@pytest.mark.speech
def test_two_runs_give_the_same(transcriber: Transcriber, speech: Path) -> None:
    sound = decode(speech / "ko_picovoice_leopard.wav")
    assert transcriber.transcribe(sound, KO).segments == transcriber.transcribe(sound, KO).segments


@pytest.mark.speech
def test_speech_in_another_language_stays_doubtful(transcriber: Transcriber, speech: Path) -> None:
    transcript = transcriber.transcribe(decode(speech / "ja_picovoice_leopard.wav"), EN)
    assert transcript.confidence < 0.45


def synthesised(text: str, voice: str, folder: Path) -> Audio:
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("espeak-ng is not installed")
    path = folder / "speech.wav"
    subprocess.run([program, "-v", voice, "-s", "140", "-w", str(path), text], check=True)
    return decode(path)


def test_a_long_answer_with_pauses_is_heard_to_its_end(
    transcriber: Transcriber, tmp_path: Path
) -> None:
    said = [
        "Last summer I worked in a warehouse near the station.",
        "One day we received twice as many orders as usual.",
        "I sorted the boxes by area and called two colleagues.",
        "In the end every parcel left before five o'clock.",
    ]
    pause = np.zeros(3 * RATE_HZ, np.float32)
    spoken = [synthesised(each, "en-us", tmp_path) for each in said]
    sound = np.concatenate([part for each in spoken for part in (each, pause)])
    transcript = transcriber.transcribe(sound, EN)
    assert error_rate(transcript.text, " ".join(said)) <= 0.2
    assert len(transcript.segments) >= 4


def test_what_cannot_be_recognised_neither_loops_nor_runs_on(
    transcriber: Transcriber, tmp_path: Path
) -> None:
    text = "저는 작년 여름에 물류센터에서 일했습니다 주문이 두 배로 늘어서 힘들었습니다 " * 2
    transcript = transcriber.transcribe(synthesised(text, "ko", tmp_path), KO)
    assert len(transcript.text) <= 16 * transcript.audio_s
    words = transcript.text.split()
    assert not any(words[i : i + 4] == [words[i]] * 4 for i in range(len(words) - 3))


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kiosk models verify"):
        Transcriber(tmp_path, "whisper-base")


def test_nothing_reaches_for_the_network(transcriber: Transcriber) -> None:
    assert os.environ["HF_HUB_OFFLINE"] == "1"
