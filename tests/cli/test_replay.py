"""An old assessment computed again with the real models, from the booth or from its envelope."""

from __future__ import annotations

import dataclasses
import uuid
from pathlib import Path

import pytest
from visits import CONSENTS, heard, record

from kiosk import library
from kiosk.assess.profile import build_profile
from kiosk.assess.score import Scorer
from kiosk.interview import Band, InterviewOutcome, KnownError, Language, Seeker, TakeOutcome
from kiosk.pack import Pack, load_pack
from kiosk.replay import Verdict, kept_interview, replay
from kiosk.settings import Settings, load_settings
from kiosk.store import Store
from kiosk.sync.envelope import build_envelope
from kiosk.workers.assess_settings import AssessSettings

pytestmark = pytest.mark.models
TEXT = (
    "At the bakery two people quarrelled about the ovens every morning. I asked both sides, wrote "
    "one plan for the week and hung it beside the door. After that nobody waited for an oven."
)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return load_settings(tmp_path_factory.mktemp("booth"))


@pytest.fixture(scope="module")
def pack(settings: Settings) -> Pack:
    return load_pack(settings.pack_dir)


@pytest.fixture(scope="module")
def scorer(settings: Settings) -> Scorer:
    return library.load_scorer(AssessSettings.of(settings))


@pytest.fixture(scope="module")
def visit(settings: Settings, pack: Pack, scorer: Scorer) -> str:
    """A finished visit with one answer, assessed by this scorer."""
    interview_id, question = str(uuid.uuid4()), pack.questions[0]
    with Store(settings.database, settings.takes) as store:
        interviews = store.interviews
        interviews.open(interview_id, "ABC-DEF-GHJ", Language.EN, CONSENTS, pack.id, pack.sha256)
        interviews.save_seeker(interview_id, Seeker("Sky Kim"))
        take_id = record(store, interview_id, question.id)
        interviews.close_take(take_id, TakeOutcome.COMPLETE, 8.0)
        interviews.save_transcript(take_id, heard(TEXT))
        interviews.confirm(interview_id, question.id, take_id)
        assessment = scorer.assess(question, heard(TEXT))
        interviews.save_assessment(interview_id, assessment, heard(TEXT))
        interviews.want_profile(interview_id)
        interviews.save_profile(interview_id, build_profile([assessment]))
        interviews.finish(interview_id, InterviewOutcome.COMPLETED, Language.EN)
        banded = scorer.with_band(question, heard(TEXT), assessment)
        interviews.save_assessment(interview_id, banded, heard(TEXT))
    return interview_id


def test_everything_comes_out_the_same(
    settings: Settings, pack: Pack, scorer: Scorer, visit: str
) -> None:
    for name in (visit, visit[:8], "ABC-DEF-GHJ"):
        found = [*replay(kept_interview(name, settings), pack, scorer)]
        assert [each.name for each in found] == [pack.questions[0].id, "profile"]
        assert {each.verdict for each in found} == {Verdict.SAME}


def test_an_envelope_can_be_replayed_where_the_booth_has_forgotten(
    settings: Settings, pack: Pack, scorer: Scorer, visit: str, tmp_path: Path
) -> None:
    envelope = build_envelope(kept_interview(visit, settings), "booth-1", settings.takes)
    file = tmp_path / "envelope.json"
    file.write_text(envelope.model_dump_json(), encoding="utf-8")
    found = [*replay(kept_interview(str(file), settings), pack, scorer)]
    assert {each.verdict for each in found} == {Verdict.SAME}


def test_a_band_that_is_not_there_yet_is_not_compared_but_a_wrong_one_is(
    settings: Settings, pack: Pack, scorer: Scorer, visit: str
) -> None:
    kept = kept_interview(visit, settings)
    answer = kept.answers[0]
    assert answer.assessment is not None
    assert answer.assessment.stability is not None
    for band, verdict in ((None, Verdict.SAME), (Band(1.0, 5.0), Verdict.DIFFERENT)):
        other = dataclasses.replace(answer.assessment, stability=band)
        kept = dataclasses.replace(kept, answers=(dataclasses.replace(answer, assessment=other),))
        assert next(replay(kept, pack, scorer)).verdict is verdict


def test_a_level_that_was_changed_afterwards_is_found(
    settings: Settings, pack: Pack, scorer: Scorer, visit: str
) -> None:
    kept = kept_interview(visit, settings)
    answer = kept.answers[0]
    assert answer.assessment is not None
    assert answer.assessment.estimate is not None
    forged = dataclasses.replace(
        answer.assessment,
        estimate=dataclasses.replace(answer.assessment.estimate, level=4.999),
    )
    kept = dataclasses.replace(kept, answers=(dataclasses.replace(answer, assessment=forged),))
    found = next(replay(kept, pack, scorer))
    assert (found.verdict, found.differences) == (Verdict.DIFFERENT, ("estimate",))


def test_what_is_of_other_origin_is_not_computed_but_told(
    settings: Settings, pack: Pack, scorer: Scorer, visit: str
) -> None:
    kept = kept_interview(visit, settings)
    answer = kept.answers[0]
    assert answer.assessment is not None
    provenance = dataclasses.replace(answer.assessment.provenance, calibration="morning@123")
    older = dataclasses.replace(answer.assessment, provenance=provenance)
    kept = dataclasses.replace(
        kept, pack_sha256="0" * 64, answers=(dataclasses.replace(answer, assessment=older),)
    )
    found = next(replay(kept, pack, scorer))
    assert found.verdict is Verdict.OTHER_ORIGIN
    assert "fair pack 000000000000" in found.sentence
    assert "calibration morning@123" in found.sentence


def test_an_interview_that_is_not_there_is_told_in_one_sentence(settings: Settings) -> None:
    with pytest.raises(KnownError, match="There is no interview nobody"):
        kept_interview("nobody", settings)
    with pytest.raises(KnownError, match="cannot be read as an envelope"):
        kept_interview("nothing.json", settings)
