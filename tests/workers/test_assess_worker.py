"""The assess process with the real models, as its supervisor sees it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import UnionType

import pytest

from kiosk.interview import Competency, Language, Problem, Transcript
from kiosk.pack import default_pack_path, load_pack
from kiosk.settings import load_settings
from kiosk.workers import messages
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.supervisor import News, Supervisor

pytestmark = pytest.mark.models

SETTINGS = AssessSettings.of(load_settings())
CLIP = Path(__file__).parents[2] / "var" / "visitors" / "en" / "q1.wav"


@pytest.fixture(scope="module")
def assess() -> Iterator[Supervisor]:
    supervisor = Supervisor("assess", "kiosk.workers.assess:main", (SETTINGS,))
    news(supervisor, messages.AssessReady)
    yield supervisor
    supervisor.stop()


def news(supervisor: Supervisor, kind: type[News] | UnionType, limit_s: float = 240.0) -> News:
    deadline_s = time.monotonic() + limit_s
    while time.monotonic() < deadline_s:
        for each in supervisor.poll():
            if isinstance(each, kind):
                return each
        time.sleep(0.02)
    raise AssertionError(f"no {kind.__name__} came")


def test_a_recording_becomes_a_transcript_an_assessment_and_a_profile(assess: Supervisor) -> None:
    assess.send(messages.Transcribe("take", CLIP, Language.EN))
    transcribed = news(assess, messages.Transcribed)
    assert transcribed.take_id == "take"
    assert "bakery" in transcribed.transcript.text
    question = load_pack(default_pack_path()).questions[0]
    assess.send(messages.AssessAnswer("visit", question, transcribed.transcript))
    assessed = news(assess, messages.Assessed)
    assert {each.competency for each in assessed.assessment.findings} == set(Competency)
    assess.send(messages.BuildProfile("visit", (assessed.assessment,)))
    built = news(assess, messages.ProfileBuilt)
    assert len(built.profile.entries) == len(Competency)


def test_a_profile_of_nothing_claims_nothing(assess: Supervisor) -> None:
    assess.send(messages.BuildProfile("visit", ()))
    built = news(assess, messages.ProfileBuilt)
    assert all(each.estimate is None for each in built.profile.entries)


def test_one_bad_job_does_not_end_the_others(assess: Supervisor, tmp_path: Path) -> None:
    (tmp_path / "broken.mp4").write_bytes(b"no video at all")
    job = messages.Transcribe("broken", tmp_path / "broken.mp4", Language.EN)
    assess.send(job)
    failed = news(assess, messages.JobFailed)
    assert failed.job == job
    assert "broken.mp4" in failed.sentence
    question = load_pack(default_pack_path()).questions[0]
    silent = Transcript(Language.EN, (), 3.0, "whisper")
    assess.send(messages.AssessAnswer("visit", question, silent))
    assert news(assess, messages.Assessed).assessment.abstention is not None


def test_a_take_that_died_before_its_first_fragment_is_silence(
    assess: Supervisor, tmp_path: Path
) -> None:
    """Not a job that failed: there is nothing that anybody could hear in it."""
    (tmp_path / "begun.mp4").touch()
    assess.send(messages.Transcribe("begun", tmp_path / "begun.mp4", Language.KO))
    heard = news(assess, messages.Transcribed | messages.JobFailed)
    assert isinstance(heard, messages.Transcribed)
    assert heard.transcript.text == ""
    assert heard.transcript.audio_s == 0.0


@pytest.mark.parametrize("missing", [SETTINGS.speech_model, SETTINGS.embedding_model])
def test_a_missing_model_is_a_permanent_fault_in_words(tmp_path: Path, missing: str) -> None:
    """Found before anything is said to be ready."""
    for each in SETTINGS.models_dir.iterdir():
        if each.name != missing:
            (tmp_path / each.name).symlink_to(each)
    settings = replace(SETTINGS, models_dir=tmp_path)
    supervisor = Supervisor("assess", "kiosk.workers.assess:main", (settings,))
    try:
        fault = news(supervisor, messages.CanHear | messages.AssessReady | messages.PermanentFault)
        assert isinstance(fault, messages.PermanentFault)
        assert fault.problem is Problem.MODELS_MISSING
        assert missing in fault.sentence
        assert "kiosk models fetch" in fault.sentence
    finally:
        supervisor.stop()
