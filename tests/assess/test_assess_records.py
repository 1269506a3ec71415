from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from kiosk.assess.records import score_records, transcribe_files
from kiosk.assess.score import Scorer
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Competency, KnownError, Language

RECORD = {
    "id": "a1",
    "lang": "en",
    "competency": "technology",
    "question": "Tell us about a new tool.",
    "text": "We got a new cutter. I read the manual and tried it on waste paper. Spoilage fell.",
}


@pytest.mark.models
def test_a_scored_record_has_exactly_the_agreed_shape(scorer: Scorer) -> None:
    (found,) = score_records([json.dumps(RECORD)], scorer)
    assert list(found) == [
        "id",
        "level",
        "low",
        "high",
        "abstained",
        "reason",
        "competencies",
        "relevance",
        "evidence",
    ]
    assert found["id"] == "a1"
    assert found["abstained"] is False
    assert found["reason"] is None
    assert list(found["competencies"]) == list(found["relevance"]) == [c.value for c in Competency]
    assert found["competencies"]["technology"] == found["level"]
    assert json.loads(json.dumps(found)) == found


@pytest.mark.models
def test_an_abstention_says_why(scorer: Scorer) -> None:
    (found,) = score_records([json.dumps({**RECORD, "text": ""})], scorer)
    assert (found["level"], found["abstained"], found["reason"]) == (None, True, "no_answer")
    assert set(found["competencies"].values()) == {None}


@pytest.mark.models
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("{", "Line 3 is not JSON"),
        ("[1]", "Line 3 is not an object"),
        (json.dumps({**RECORD, "text": 5}), "Line 3: expected a text for 'text'"),
        (json.dumps({"id": "x"}), "Line 3: expected a text for 'lang'"),
        (json.dumps({**RECORD, "lang": "xx"}), "Line 3: 'lang' is 'xx'; expected ko, en"),
        (json.dumps({**RECORD, "competency": "magic"}), "Line 3: 'competency' is 'magic'"),
    ],
)
def test_a_broken_line_is_named_and_what_came_before_is_kept(
    scorer: Scorer, line: str, sentence: str
) -> None:
    found = score_records([json.dumps(RECORD), "", line], scorer)
    assert next(found)["id"] == "a1"
    with pytest.raises(KnownError) as caught:
        next(found)
    assert str(caught.value).startswith(sentence)


@pytest.mark.models
def test_a_transcribed_file_has_exactly_the_agreed_shape(
    transcriber: Transcriber, tmp_path: Path
) -> None:
    path = tmp_path / "silence.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16_000)
        file.writeframes(bytes(32_000))
    (found,) = transcribe_files([path], Language.KO, transcriber)
    assert found.pop("seconds") >= 0
    assert found == {
        "file": str(path),
        "language": "ko",
        "text": "",
        "segments": [],
        "audio_s": 1.0,
    }


@pytest.mark.models
@pytest.mark.speech
def test_segments_are_written_out(transcriber: Transcriber, speech: Path) -> None:
    (found,) = transcribe_files([speech / "en_fleurs.wav"], Language.EN, transcriber)
    assert found["segments"]
    assert list(found["segments"][0]) == ["start_s", "end_s", "text", "confidence"]
    assert found["text"] == " ".join(each["text"] for each in found["segments"])
