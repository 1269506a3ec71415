"""Speech that comes in bit by bit is cut and understood as it is when it comes in one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.speech import error_rate
from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.speech_pieces import LONGEST_PIECE_S, find_pieces
from kiosk.assess.stream import WANTED_PIECE_S, Stream
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Language, Segment, Transcript

pytestmark = [pytest.mark.models, pytest.mark.speech]

KO, EN = Language.KO, Language.EN


class Scribe:
    """In the place of Whisper: notes which sound it is given, and where it lies."""

    model_id = "scribe"

    def __init__(self) -> None:
        self.heard: list[tuple[float, Audio]] = []

    def hear(self, sound: Audio, offset_s: float, language: Language) -> list[Segment]:
        self.heard.append((offset_s, sound))
        return [Segment("…", offset_s, offset_s + len(sound) / RATE_HZ, 1.0)]


def silence(seconds: float) -> Audio:
    random = np.random.default_rng(5)
    return random.normal(0, 0.0003, round(seconds * RATE_HZ)).astype(np.float32)


def blocks(sound: Audio, samples: Iterable[int]) -> Iterator[Audio]:
    at = 0
    for count in samples:
        yield sound[at : at + count]
        at += count
    yield sound[at:]


def stream(
    transcriber: Transcriber | Scribe, parts: Iterable[Audio], language: Language = EN
) -> Transcript:
    made = Stream(transcriber, language)
    for part in parts:
        made.push(part)
        while made.hear():
            pass
    return made.finish()


@pytest.fixture(scope="module")
def sentence(speech: Path) -> Audio:
    """Seven words in 2.8 s, without the silence before and after them."""
    return decode(speech / "en_picovoice_cheetah.wav")[12_000:56_500]


@pytest.fixture(scope="module")
def answer(sentence: Audio) -> Audio:
    """Half a minute with pauses of all lengths."""
    pauses_s = (0.4, 0.2, 1.0, 2.6, 0.5, 0.7, 4.0)
    return np.concatenate([part for each in pauses_s for part in (sentence, silence(each))])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(sizes=st.lists(st.integers(0, 40_000), max_size=60))
def test_blocks_of_any_size_give_the_same_pieces(answer: Audio, sizes: list[int]) -> None:
    by_halves, by_chance = Scribe(), Scribe()
    stream(by_halves, blocks(answer, [RATE_HZ // 2] * 70))
    transcript = stream(by_chance, blocks(answer, sizes))
    assert transcript.audio_s == pytest.approx(len(answer) / RATE_HZ)
    covered = np.zeros(len(answer), bool)
    for offset_s, sound in by_chance.heard:
        start = round(offset_s * RATE_HZ)
        assert not covered[start : start + len(sound)].any(), "nothing is heard twice"
        covered[start : start + len(sound)] = True
        assert len(sound) <= LONGEST_PIECE_S * RATE_HZ
    for offset_s, sound in by_halves.heard:
        # What was speech for one is heard by the other, but for a little of the silence around it.
        middle = slice(round((offset_s + 0.9) * RATE_HZ), round(offset_s * RATE_HZ) + len(sound))
        assert covered[middle][:-RATE_HZ].mean() > 0.95


@pytest.mark.parametrize("pause_s", [0.5, 1.0, 3.0])
def test_the_pieces_are_those_of_the_whole_but_for_earlier_cuts(
    sentence: Audio, pause_s: float
) -> None:
    sound = np.concatenate([part for _ in range(9) for part in (sentence, silence(pause_s))])
    scribe = Scribe()
    stream(scribe, blocks(sound, [4000] * 200))
    whole = np.zeros(len(sound), bool)
    for piece in find_pieces(sound):
        whole[piece.start : piece.end] = True
    mine = np.zeros(len(sound), bool)
    for offset_s, piece_sound in scribe.heard:
        start = round(offset_s * RATE_HZ)
        mine[start : start + len(piece_sound)] = True
    assert (whole != mine).mean() < 0.03, "a little of the silence around them"
    assert max(len(each) for _, each in scribe.heard) <= WANTED_PIECE_S * RATE_HZ


def test_a_closed_piece_is_heard_before_the_answer_ends(sentence: Audio) -> None:
    scribe = Scribe()
    made = Stream(scribe, EN)
    made.push(np.concatenate([sentence, silence(1.0)]))
    assert not made.hear(), "it may go on"
    made.push(silence(1.5))
    assert made.hear()
    assert not made.hear(), "once is enough"
    assert len(scribe.heard) == 1
    assert len(made.finish().segments) == 1


def test_when_long_speech_ends_little_of_it_is_left(sentence: Audio) -> None:
    scribe = Scribe()
    made = Stream(scribe, EN)
    sound = np.concatenate([part for _ in range(24) for part in (sentence, silence(0.4))])
    most_s = 0.0
    for part in blocks(sound, [RATE_HZ // 2] * 150):
        made.push(part)
        while made.hear():
            pass
        last_s = max((at + len(each) / RATE_HZ for at, each in scribe.heard), default=0.0)
        most_s = max(most_s, made.samples / RATE_HZ - last_s)
    assert most_s <= WANTED_PIECE_S + 3.0


@pytest.mark.parametrize("samples", [0, 10, RATE_HZ])
def test_silence_is_an_empty_transcript(samples: int) -> None:
    transcript = stream(Scribe(), [np.zeros(samples, np.float32)])
    assert transcript.segments == ()
    assert transcript.audio_s == samples / RATE_HZ


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("ko_picovoice_leopard.wav", KO, "그는 이리저리 피하면서 길 한 옆으로 걸어갔다"),
        (
            "en_jfk.flac",
            EN,
            "And so my fellow Americans ask not what your country can do for you, "
            "ask what you can do for your country",
        ),
        ("en_fleurs.wav", EN, "Television reports show white smoke coming from the plant"),
    ],
)
def test_the_text_is_as_good_as_that_of_the_whole_file(
    transcriber: Transcriber, speech: Path, name: str, language: Language, said: str
) -> None:
    sound = np.concatenate([decode(speech / name), silence(1.0)])
    sound = np.concatenate([sound, sound])
    heard = stream(transcriber, blocks(sound, [4000] * 200), language)
    whole = transcriber.transcribe(sound, language)
    twice = f"{said} {said}"
    assert error_rate(heard.text, twice) <= error_rate(whole.text, twice) + 0.005
    assert heard.audio_s == whole.audio_s
    assert heard.segments[-1].end_s == pytest.approx(whole.segments[-1].end_s, abs=0.5)
