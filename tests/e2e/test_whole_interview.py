"""The real thing: a visitor comes, is recorded, understood, sent and matched."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import pytest
from booths import KIOSK, ROOT, SPEECH, Demonstration, character_error_rate

pytestmark = [pytest.mark.e2e, pytest.mark.models, pytest.mark.timeout(900)]

VISITORS = ROOT / "kiosk" / "visitors"
FRAGMENTS = 150_000
"""Bytes of a recording that has gone on for some seconds."""
Start = Callable[..., Demonstration]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    running: list[Demonstration] = []

    def begin(language: str = "en", visitor: Path | None = None) -> Demonstration:
        running.append(Demonstration(tmp_path / "out", language, visitor))
        return running[-1]

    yield begin
    for each in running:
        each.end()


@pytest.fixture
def two_answers(tmp_path: Path) -> Path:
    """A visitor who says one thing, types another and leaves the rest out."""
    folder = tmp_path / "visitor"
    folder.mkdir()
    shutil.copy(ROOT / "var" / "visitors" / "en" / "q2.wav", folder / "q1.wav")
    (folder / "q2.txt").write_text(
        "At the food bank the list of guests was wrong every week. I sat down with two others, "
        "compared the lists and made one table that all of us use. Nobody was forgotten since.",
        encoding="utf-8",
    )
    return folder


def size(path: Path) -> int:
    return path.stat().st_size


def video_of(out: Path, name: str) -> tuple[float, float]:
    """Length of picture and sound in seconds, every frame decoded."""
    with av.open(str(out / name)) as container:
        ends = {"video": 0.0, "audio": 0.0}
        for frame in container.decode(video=0, audio=0):
            kind = "video" if isinstance(frame, av.VideoFrame) else "audio"
            ends[kind] = max(ends[kind], float(frame.pts * frame.time_base))
    return ends["video"], ends["audio"]


def test_the_sample_visitor_is_heard_quoted_sent_and_matched(start: Start) -> None:
    demo = start("en")
    result = demo.result()
    assert result["synced"]
    assert result["language"] == "en"
    assert len(result["matches"]) > 0
    assert [each["question_id"] for each in result["answers"]] == ["q1", "q2", "q3", "q4", "q5"]
    for answer in result["answers"]:
        said = (VISITORS / "en" / f"{answer['question_id']}.say").read_text(encoding="utf-8")
        assert character_error_rate(answer["transcript"], said) <= 0.15
        assert answer["stop_to_transcript_s"] > 0
        for quote in answer["assessment"]["evidence"]:
            assert quote["text"] in answer["transcript"]
        picture_s, sound_s = video_of(demo.out, answer["videos"][-1])
        assert abs(picture_s - sound_s) < 0.2
        assert abs(sound_s - answer["audio_s"]) < 0.2
    assert len(result["profile"]["entries"]) == 10
    seen = {name.split("-", 1)[1].removesuffix(".png") for name in result["screens"]}
    assert {"attract", "consent", "question-q1", "recording-q1", "result", "goodbye"} <= seen
    for name in result["screens"]:
        assert (demo.out / name).stat().st_size > 10_000
    assert not list(demo.out.glob("practice-*")), "nobody keeps the practice"

    again = subprocess.run(
        [KIOSK, "sync", "--json", "--data", demo.out], capture_output=True, text=True, check=False
    )
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout) == {"sent": [], "left": 0, "error": None}


def test_the_korean_visitor_types_and_is_understood(start: Start) -> None:
    result = start("ko").result()
    for answer in result["answers"]:
        typed = (VISITORS / "ko" / f"{answer['question_id']}.txt").read_text(encoding="utf-8")
        assert answer["transcript"] == typed.strip()
        assert answer["videos"] == []
    assert result["synced"]
    assert len(result["matches"]) > 0


@pytest.mark.speech
@pytest.mark.skipif(not SPEECH.exists(), reason="the shared recordings of people are not here")
def test_a_korean_person_is_heard(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "visitor"
    folder.mkdir()
    shutil.copy(SPEECH / "ko_picovoice_leopard.wav", folder / "q1.wav")
    result = start("ko", folder).result()
    heard = result["answers"][0]["transcript"]
    assert character_error_rate(heard, "그는 이리저리 피하면서 길 한 옆으로 걸어갔다") <= 0.35
    assert result["answers"][1]["transcript"] == "", "what was left out stays empty"
    assert result["synced"]


def test_killed_children_cost_nothing(start: Start, two_answers: Path) -> None:
    demo = start("en", two_answers)
    demo.until_screen("recording-q1")
    demo.until(lambda: [each for each in demo.out.glob("*-q1-1.mp4") if size(each) > FRAGMENTS])
    for name in ("assess", "sync", "matcher", "capture"):
        demo.kill(name)
    result = demo.result()
    said = (VISITORS / "en" / "q2.say").read_text(encoding="utf-8")
    # What was said before the kill stands in front; then the visitor says all of it once more.
    heard = result["answers"][0]["transcript"]
    assert character_error_rate(heard[-len(said) :], said) <= 0.15
    assert result["answers"][1]["transcript"].startswith("At the food bank")
    assert result["synced"]
    first, last = result["answers"][0]["videos"]
    assert video_of(demo.out, last)[1] > 10.0
    assert video_of(demo.out, first)[0] > 1.0, "the broken-off take plays too"


def test_a_killed_booth_picks_the_visit_up(start: Start, two_answers: Path) -> None:
    demo = start("en", two_answers)
    demo.until_screen("rest")
    interview = sqlite3.connect(demo.out / "kiosk.db").execute("SELECT id FROM interviews")
    (interview_id,) = interview.fetchone()
    demo.end()
    result = start("en", two_answers).result()
    assert result["interview_id"] == interview_id
    assert any(name.endswith("resume.png") for name in result["screens"])
    said = (VISITORS / "en" / "q2.say").read_text(encoding="utf-8")
    heard = result["answers"][0]["transcript"]
    assert character_error_rate(heard, said) <= 0.15, "said before the kill"
    assert result["answers"][1]["transcript"].startswith("At the food bank")
    assert result["synced"]
