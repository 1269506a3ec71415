from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

import kiosk
from kiosk.capture.clip import ClipSound
from kiosk.capture.sample import render_sample_visitor
from kiosk.interview import KnownError
from kiosk.visitor import VisitorFolder

needs_espeak = pytest.mark.skipif(
    shutil.which("espeak-ng") is None, reason="the Debian package espeak-ng is not installed"
)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    english, korean = tmp_path / "texts/en", tmp_path / "texts/ko"
    english.mkdir(parents=True)
    korean.mkdir()
    (english / "practice.say").write_text("My name is Mina.", encoding="utf-8")
    (english / "q1.say").write_text("I worked in a library for two years.", encoding="utf-8")
    (korean / "q1.txt").write_text("도서관에서 이 년 동안 일했어요.", encoding="utf-8")
    return tmp_path / "texts"


@needs_espeak
def test_english_is_spoken_and_korean_is_typed(texts: Path, tmp_path: Path) -> None:
    english, korean = map(VisitorFolder.open, render_sample_visitor(texts, tmp_path / "out"))
    assert english.cues == ("practice", "q1")
    assert korean.typed("q1") == "도서관에서 이 년 동안 일했어요."
    for cue in ("hello", "practice", "q1"):
        clip = english.clip(cue)
        assert clip is not None
        sound = ClipSound(clip.path)
        heard = sound.take(10 * 48_000)
        sound.close()
        assert len(heard) > 0.7 * 48_000
        assert np.abs(heard).max() > 0.1


@needs_espeak
def test_what_is_up_to_date_is_left_alone(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    render_sample_visitor(texts, tmp_path / "out")
    monkeypatch.setenv("PATH", "")
    assert render_sample_visitor(texts, tmp_path / "out") == (
        tmp_path / "out/en",
        tmp_path / "out/ko",
    )


@needs_espeak
def test_changed_texts_are_rendered_anew_and_nothing_old_stays(texts: Path, tmp_path: Path) -> None:
    render_sample_visitor(texts, tmp_path / "out")
    before = (tmp_path / "out/en/q1.wav").read_bytes()
    (texts / "en/q1.say").write_text("I worked in a bakery.", encoding="utf-8")
    (texts / "en/practice.say").unlink()
    render_sample_visitor(texts, tmp_path / "out")
    assert (tmp_path / "out/en/q1.wav").read_bytes() != before
    assert not (tmp_path / "out/en/practice.wav").exists()
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["en", "ko"]


def test_without_espeak_the_package_is_named_and_nothing_is_left_half_done(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(KnownError, match="install the Debian package espeak-ng"):
        render_sample_visitor(texts, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_no_texts_is_said(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no visitor texts"):
        render_sample_visitor(tmp_path / "nothing", tmp_path / "out")


@needs_espeak
def test_the_shipped_texts_make_a_visitor_for_every_language(tmp_path: Path) -> None:
    shipped = Path(kiosk.__file__).parent / "visitors"
    folders = render_sample_visitor(shipped, tmp_path / "out")
    assert [each.name for each in folders] == ["en", "ko", "vi", "zh"]
    for folder in folders:
        assert VisitorFolder.open(folder).cues == ("practice", "q1", "q2", "q3", "q4", "q5")
