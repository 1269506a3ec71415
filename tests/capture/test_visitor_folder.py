from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.interview import KnownError, Problem
from kiosk.visitor import HELLO, ClipKind, VisitorFolder


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"something")


def test_it_knows_clips_and_typed_answers_by_cue(tmp_path: Path) -> None:
    put(tmp_path, "practice.wav", "q1.MP4", "q10.mp3", "Q2.flac", "hello.wav", "notes.md")
    (tmp_path / "q3.txt").write_text("\ufeff 저는 도서관에서 일했어요.\n", encoding="utf-8")
    folder = VisitorFolder.open(tmp_path)
    assert folder.cues == ("practice", "q1", "q2", "q3", "q10")
    clip = folder.clip("q1")
    assert clip is not None
    assert (clip.kind, clip.path) == (ClipKind.PICTURES, tmp_path / "q1.MP4")
    assert folder.typed("q3") == "저는 도서관에서 일했어요."
    assert folder.clip("q3") is None
    assert folder.typed("q1") is None
    assert folder.clip(HELLO) is not None


def test_a_recording_outranks_the_text_beside_it(tmp_path: Path) -> None:
    put(tmp_path, "q1.wav", "q1.mp4", "q1.txt")
    folder = VisitorFolder.open(tmp_path)
    clip = folder.clip("q1")
    assert clip is not None
    assert clip.path.name == "q1.mp4"
    assert folder.typed("q1") is None


def sentence(path: Path) -> str:
    with pytest.raises(KnownError) as raised:
        VisitorFolder.open(path)
    assert raised.value.problem is Problem.VISITOR_UNREADABLE
    return str(raised.value)


def test_no_folder(tmp_path: Path) -> None:
    assert f"no visitor folder {tmp_path / 'nobody'}" in sentence(tmp_path / "nobody")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    put(tmp_path, "q1.wav")
    assert "no visitor folder" in sentence(tmp_path / "q1.wav")


def test_a_folder_without_answers(tmp_path: Path) -> None:
    put(tmp_path, "hello.wav", "readme.txt", "q0.wav", "question1.wav")
    assert "holds no answer: expected practice and q1" in sentence(tmp_path)


def test_an_empty_text(tmp_path: Path) -> None:
    (tmp_path / "q1.txt").write_text(" \n", encoding="utf-8")
    assert f"{tmp_path / 'q1.txt'} is empty" in sentence(tmp_path)


def test_a_text_that_is_not_utf_8(tmp_path: Path) -> None:
    (tmp_path / "q1.txt").write_bytes("안녕하세요".encode("euc-kr"))
    assert "q1.txt cannot be read: expected text in UTF-8" in sentence(tmp_path)
