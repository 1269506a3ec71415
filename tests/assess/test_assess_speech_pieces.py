from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from kiosk.assess.audio import RATE_HZ, Audio, decode
from kiosk.assess.speech_pieces import LONGEST_PIECE_S, find_pieces, levelled


def silence(seconds: float) -> Audio:
    return np.zeros(round(seconds * RATE_HZ), np.float32)


@pytest.fixture(scope="module")
def sentence(speech: Path) -> Audio:
    """Seven words in 2.8 s, without the silence before and after them."""
    return decode(speech / "en_picovoice_cheetah.wav")[12_000:56_500]


@pytest.mark.parametrize("samples", [0, 1, 100, RATE_HZ])
def test_in_silence_there_is_no_piece(samples: int) -> None:
    assert find_pieces(np.zeros(samples, np.float32)) == []


@pytest.mark.speech
@pytest.mark.parametrize("volume", [1.0, 0.05, 0.005])
def test_speech_is_found_however_softly_it_was_recorded(sentence: Audio, volume: float) -> None:
    (piece,) = find_pieces(np.concatenate([silence(5), sentence * volume, silence(5)]))
    assert piece.start_s == pytest.approx(4.2, abs=0.3)
    assert piece.end / RATE_HZ == pytest.approx(5.8 + len(sentence) / RATE_HZ, abs=0.3)
    assert 1.0 < piece.speech_s < 3.0


@pytest.mark.speech
def test_one_word_is_enough(sentence: Audio) -> None:
    assert len(find_pieces(np.concatenate([silence(1), sentence[:9000], silence(1)]))) == 1


@pytest.mark.speech
@pytest.mark.parametrize(("pause_s", "pieces"), [(0.5, 1), (4.0, 2)])
def test_a_long_pause_ends_a_piece(sentence: Audio, pause_s: float, pieces: int) -> None:
    assert len(find_pieces(np.concatenate([sentence, silence(pause_s), sentence]))) == pieces


@pytest.mark.speech
@pytest.mark.parametrize("pause_s", [0.0, 0.4])
def test_long_speech_is_cut_into_pieces_that_leave_no_word_out_and_hear_none_twice(
    sentence: Audio, pause_s: float
) -> None:
    sound = np.concatenate([part for _ in range(24) for part in (sentence, silence(pause_s))])
    pieces = find_pieces(sound)
    assert len(pieces) > 1
    assert all((piece.end - piece.start) / RATE_HZ <= LONGEST_PIECE_S for piece in pieces)
    gaps = [b.start - a.end for a, b in zip(pieces, pieces[1:], strict=False)]
    assert all(0 <= gap <= 1.0 * RATE_HZ for gap in gaps)


@pytest.mark.speech
def test_what_is_closed_stays_as_it_is_when_more_sound_comes(sentence: Audio) -> None:
    so_far = np.concatenate([sentence, silence(4), sentence[: RATE_HZ * 2]])
    later = np.concatenate([sentence, silence(4), sentence, silence(4), sentence])
    assert find_pieces(so_far)[0] == find_pieces(later)[0]


def test_soft_sound_is_brought_up_and_neither_silence_nor_loud_sound_is() -> None:
    soft = np.sin(np.arange(RATE_HZ, dtype=np.float32)) * np.float32(0.002)
    assert 0.05 < np.abs(levelled(soft)).max() < 0.2
    for as_it_is in (silence(1), soft * np.float32(0.01), soft * np.float32(400)):
        assert levelled(as_it_is) is as_it_is
    clicking = soft.copy()
    clicking[::4000] = 1.0
    assert np.abs(levelled(clicking)).max() <= 1.0
