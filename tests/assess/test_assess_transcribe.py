from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.speech import error_rate
from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.recogniser import SILENCE_AFTER_S, TOKENS_PER_S
from kiosk.assess.speech_pieces import find_pieces
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import KnownError, Language
from models.registry import installed_path

pytestmark = pytest.mark.models

KO, EN = Language.KO, Language.EN


def seconds(sound: Audio) -> float:
    return len(sound) / RATE_HZ


def tones(notes_hz: Sequence[float], each_s: float) -> NDArray[np.float64]:
    """A tune on an instrument that is plucked."""
    time_s = np.arange(int(each_s * RATE_HZ)) / RATE_HZ
    plucked = np.exp(-2 * time_s) * np.minimum(1, 50 * time_s)
    return np.concatenate(
        [
            plucked * sum(np.sin(2 * np.pi * hz * k * time_s) / k for k in range(1, 8))
            for hz in notes_hz
        ]
    )


def noise(kind: str, length_s: float = 12.0) -> Audio:
    random = np.random.default_rng(7)
    count = int(length_s * RATE_HZ)
    time_s = np.arange(count) / RATE_HZ
    white = random.normal(0, 1, count)
    clap = random.normal(0, 1, 800) * np.exp(-np.arange(800) / 120)
    beats = np.arange(count) % 4000 == 0
    sounds = {
        "silence": np.zeros(count),
        "hiss": 0.0005 * white,
        "white noise": 0.1 * white,
        "pink noise": np.fft.irfft(np.fft.rfft(white) / np.sqrt(1 + np.arange(count // 2 + 1))),
        "fan": np.cumsum(white) * (1 + 0.3 * np.sin(2 * np.pi * 7 * time_s)),
        "hum": sum(np.sin(2 * np.pi * 60 * k * time_s) / k for k in range(1, 12)),
        "tone": np.sin(2 * np.pi * 440 * time_s),
        "chords": tones([262], 12) + tones([330], 12) + tones([392], 12),
        "melody": tones([262, 294, 330, 349, 392, 440, 494, 523] * 3, 0.5),
        "drums": np.convolve(beats, clap)[:count],
        "applause": np.convolve(random.random(count) < 0.02, clap)[:count],
    }
    sound = np.asarray(sounds[kind])
    loudest = np.abs(sound).max()
    return (sound / loudest * 0.4 if loudest > 0.01 else sound).astype(np.float32)


@pytest.mark.parametrize("language", [KO, EN])
@pytest.mark.parametrize(
    "kind",
    [
        "silence",
        "hiss",
        "white noise",
        "pink noise",
        "fan",
        "hum",
        "tone",
        "chords",
        "melody",
        "drums",
        "applause",
    ],
)
@pytest.mark.parametrize("volume", [1.0, 0.05])
def test_nothing_is_invented_where_nobody_speaks(
    transcriber: Transcriber, kind: str, volume: float, language: Language
) -> None:
    transcript = transcriber.transcribe(noise(kind) * np.float32(volume), language)
    assert transcript.segments == ()
    assert transcript.confidence == 0.0
    assert transcript.audio_s == pytest.approx(12.0)


@pytest.mark.speech
@pytest.mark.parametrize("language", [KO, EN])
def test_a_crowd_that_talks_at_once_gives_no_text(
    transcriber: Transcriber, speech: Path, language: Language
) -> None:
    voices = [decode(path) for path in sorted(speech.glob("*.wav"))]
    crowd = sum(
        np.roll(np.resize(voice / np.abs(voice).max(), 20 * RATE_HZ), 9_000 * at)
        for at, voice in enumerate(voices * 2)
    )
    assert transcriber.transcribe(np.asarray(crowd, np.float32) / 10, language).text == ""


@pytest.mark.parametrize("language", [Language.ZH, Language.VI])
@pytest.mark.parametrize("kind", ["hiss", "white noise", "hum", "melody", "applause"])
def test_nothing_is_invented_in_the_other_languages_either(
    transcriber: Transcriber, kind: str, language: Language
) -> None:
    assert transcriber.transcribe(noise(kind), language).segments == ()


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
def test_a_piece_by_itself_is_heard_as_in_the_whole(transcriber: Transcriber, speech: Path) -> None:
    sound = decode(speech / "en_picovoice_cheetah.wav")
    late = np.concatenate([np.zeros(8 * RATE_HZ, np.float32), sound])
    (piece,) = find_pieces(late)
    alone = transcriber.hear(late[piece.start : piece.end], piece.start_s, EN)
    assert tuple(alone) == transcriber.transcribe(late, EN).segments


@pytest.mark.speech
@pytest.mark.parametrize("name", ["ko_picovoice_leopard.wav", "en_jfk.flac"])
def test_two_runs_give_the_same(transcriber: Transcriber, speech: Path, name: str) -> None:
    sound = decode(speech / name)
    another = Transcriber(installed_path("whisper-base"), "whisper-base@test")
    first = transcriber.transcribe(sound, Language(name[:2])).segments
    assert first
    for each in (transcriber, another):
        assert each.transcribe(sound, Language(name[:2])).segments == first


@pytest.mark.speech
@pytest.mark.parametrize("volume", [0.1, 0.01])
def test_a_soft_recording_is_heard_as_well(
    transcriber: Transcriber, speech: Path, volume: float
) -> None:
    sound = decode(speech / "en_picovoice_leopard.wav") * np.float32(volume)
    said = "Mr. Quilter is the apostle of the middle classes and we are glad to welcome his gospel"
    assert error_rate(transcriber.transcribe(sound, EN).text, said) <= 0.1


@pytest.mark.speech
@pytest.mark.parametrize("pause_s", [0.5, 3.0])
def test_what_is_said_several_times_is_heard_as_often(
    transcriber: Transcriber, speech: Path, pause_s: float
) -> None:
    sound = decode(speech / "en_picovoice_cheetah.wav")
    pause = np.zeros(int(pause_s * RATE_HZ), np.float32)
    transcript = transcriber.transcribe(np.concatenate([sound, pause, sound, pause, sound]), EN)
    said = "Today only platforms one and three are used. " * 3
    assert error_rate(transcript.text, said) <= 0.1


@pytest.mark.speech
@pytest.mark.parametrize(
    ("name", "language"),
    [("ja_picovoice_leopard.wav", EN), ("ko_picovoice_leopard.wav", EN)],
)
def test_words_of_another_language_are_not_believed(
    transcriber: Transcriber, speech: Path, name: str, language: Language
) -> None:
    assert transcriber.transcribe(decode(speech / name), language).confidence < 0.1


def synthesised(text: str, voice: str, folder: Path) -> Audio:
    program = shutil.which("espeak-ng")
    if program is None:
        pytest.skip("espeak-ng is not installed")
    path = folder / "speech.wav"
    subprocess.run([program, "-v", voice, "-s", "140", "-w", str(path), text], check=True)
    return decode(path)


@pytest.mark.parametrize(
    ("voice", "language", "text", "heard"),
    [
        # espeak-ng knows few Chinese characters, but speaks pinyin.
        ("cmn-latn-pinyin", Language.ZH, "wo3 de5 ming2 zi5 shi4 xiao3 ming2.", "我的名字是"),
        ("vi", Language.VI, "Năm ngoái tôi làm việc ở một tiệm bánh.", "tôi làm việc"),
    ],
)
def test_chinese_and_vietnamese_are_written_as_they_are(
    transcriber: Transcriber, tmp_path: Path, voice: str, language: Language, text: str, heard: str
) -> None:
    assert heard in transcriber.transcribe(synthesised(text, voice, tmp_path), language).text


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


def counted(transcriber: Transcriber, monkeypatch: pytest.MonkeyPatch) -> list[tuple[float, int]]:
    """The seconds encoded and the most tokens decoded, each time that Whisper is asked."""
    asked: list[tuple[float, int]] = []
    model = transcriber._recogniser._model.model

    class Counting:
        def encode(self, spectrum: Any, **rest: Any) -> Any:
            asked.append((spectrum.shape[-1] / 100, 0))
            return model.encode(spectrum, **rest)

        def generate(self, state: Any, prompts: Any, **rest: Any) -> Any:
            asked.append((0.0, rest["max_length"]))
            return model.generate(state, prompts, **rest)

        def __getattr__(self, name: str) -> Any:
            return getattr(model, name)

    monkeypatch.setattr(transcriber._recogniser._model, "model", Counting())
    return asked


@pytest.mark.parametrize("language", [KO, EN])
def test_what_cannot_be_recognised_neither_loops_nor_runs_on(
    transcriber: Transcriber,
    tmp_path: Path,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "저는 작년 여름에 물류센터에서 일했습니다 주문이 두 배로 늘어서 힘들었습니다 " * 2
    sound = synthesised(text, "ko", tmp_path)
    asked = counted(transcriber, monkeypatch)
    transcript = transcriber.transcribe(sound, language)
    pieces = len(find_pieces(sound))
    assert pieces > 0
    # Twice for a piece and twice for what was left out of it, however confusing it is.
    assert sum(1 for _seconds, tokens in asked if tokens) <= 4 * pieces
    assert sum(tokens for _seconds, tokens in asked) <= 4 * (TOKENS_PER_S * seconds(sound) + 40)
    words = transcript.text.split()
    assert not any(words[i : i + 4] == [words[i]] * 4 for i in range(len(words) - 3))


@pytest.mark.speech
def test_sound_that_loops_gives_no_endless_text(transcriber: Transcriber, speech: Path) -> None:
    syllables = decode(speech / "ko_picovoice_leopard.wav")[16_000:25_600]
    transcript = transcriber.transcribe(np.tile(syllables, 30), KO)
    assert len(transcript.text) <= 8 * transcript.audio_s


@pytest.mark.speech
def test_a_short_clip_costs_a_short_window(
    transcriber: Transcriber, speech: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = decode(speech / "en_picovoice_cheetah.wav")
    asked = counted(transcriber, monkeypatch)
    transcriber.transcribe(sound, EN)
    assert sum(encoded_s for encoded_s, _tokens in asked) <= seconds(sound) + SILENCE_AFTER_S


def test_a_folder_without_a_model_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="kiosk models verify"):
        Transcriber(tmp_path, "whisper-base")


def test_nothing_reaches_for_the_network(transcriber: Transcriber) -> None:
    assert os.environ["HF_HUB_OFFLINE"] == "1"
