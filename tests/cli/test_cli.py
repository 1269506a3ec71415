"""The commands whose output others read: shapes, exit codes, one sentence for what went wrong."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from matcher_server import BOOTH_TOKEN, RunningMatcher
from visits import finished_visit, open_store

KIOSK = Path(sys.executable).with_name("kiosk")
VISITOR = Path(__file__).parents[2] / "var" / "visitors" / "en"


def run(*arguments: object, **environ: str) -> subprocess.CompletedProcess[str]:
    command = [KIOSK, *map(str, arguments)]
    environ = {"PATH": "/usr/bin:/bin", "HOME": "/nonexistent", **environ}
    return subprocess.run(command, capture_output=True, text=True, env=environ, check=False)


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.models
def test_transcribe_gives_one_line_a_file() -> None:
    clips = [VISITOR / "q1.wav", VISITOR / "q2.wav"]
    first, second = lines(run("transcribe", *clips, "--language", "en"))
    assert set(first) == {"file", "language", "text", "segments", "audio_s", "seconds"}
    assert (first["file"], first["language"]) == (str(clips[0]), "en")
    assert "bakery" in first["text"]
    assert set(second["segments"][0]) == {"start_s", "end_s", "text", "confidence"}


@pytest.mark.models
def test_score_gives_one_line_a_record(tmp_path: Path) -> None:
    record = {
        "id": "a1",
        "lang": "en",
        "competency": "numeracy",
        "question": "Tell us about a time when numbers helped you.",
        "text": "Every evening we threw away bread. I counted what was left for a month, wrote "
        "it in a table and planned less for rainy days. The waste went down by half.",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    (scored,) = lines(run("score", tmp_path / "a.jsonl"))
    shape = "id level low high abstained reason competencies relevance evidence"
    assert set(scored) == set(shape.split())
    assert scored["id"] == "a1"
    assert 1 <= scored["low"] <= scored["level"] <= scored["high"] <= 5
    assert set(scored["relevance"]) == set(scored["competencies"])
    assert len(scored["relevance"]) == 10
    assert all(0 <= each <= 1 for each in scored["relevance"].values())
    assert scored["evidence"]
    assert all(quote in record["text"] for quote in scored["evidence"])


def test_sync_ends_well_only_when_nothing_is_left(tmp_path: Path) -> None:
    with open_store(tmp_path / "booth") as store:
        interview_id = finished_visit(store)
    nobody = {"KIOSK_MATCHER_URL": "http://127.0.0.1:9", "KIOSK_MATCHER_TOKEN": "x"}
    refused = run("sync", "--data", tmp_path / "booth", **nobody)
    assert refused.returncode == 1
    assert "does not answer" in refused.stderr
    assert "1 left" in refused.stderr
    with RunningMatcher(tmp_path / "matcher") as matcher:
        there = {"KIOSK_MATCHER_URL": matcher.url, "KIOSK_MATCHER_TOKEN": BOOTH_TOKEN}
        first = run("sync", "--data", tmp_path / "booth", "--json", **there)
        assert lines(first) == [{"sent": [interview_id], "left": 0, "error": None}]
    # Nothing is left, so no matcher is needed to say so.
    again = run("sync", "--data", tmp_path / "booth", "--json", **nobody)
    assert lines(again) == [{"sent": [], "left": 0, "error": None}]


@pytest.mark.models
def test_the_doctor_looks_at_everything(tmp_path: Path) -> None:
    done = run("doctor", "--json", "--data", tmp_path)
    (report,) = [json.loads(line) for line in done.stdout.splitlines()]
    checks = {each["name"]: each for each in report["checks"]}
    assert {"camera", "microphone", "disk", "clock", "database", "matcher", "speed"} <= set(checks)
    assert checks["database"]["fine"]
    assert checks["model whisper-base"]["fine"]
    assert not checks["matcher"]["fine"]
    assert done.returncode == 1, "a booth without its matcher is not healthy"
    assert report["real_time_factors"]["whisper-base"] > 0


def test_deletions_are_listed_and_a_broken_chain_is_said(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        for _ in range(2):
            store.interviews.destroy(finished_visit(store), "booth-7", "2026.11")
    first, second = lines(run("deletions", "--json", "--data", tmp_path))
    assert second["previous_sha256"] == first["sha256"]
    assert first["sha256"] in run("deletions", "--data", tmp_path).stdout.replace("\n", "")
    with open_store(tmp_path) as store:
        store._database.execute("DELETE FROM deletions WHERE number = 1")
        store._database.conn.commit()
    broken = run("deletions", "--data", tmp_path)
    assert broken.returncode == 1
    assert "broken" in broken.stderr
