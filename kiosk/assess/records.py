"""Files and records in, JSON-ready records out: the work of ``kiosk transcribe`` and ``score``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from kiosk.assess.audio import decode
from kiosk.assess.score import Reading, Scorer
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Competency, KnownError, Language

FIELDS: Final = ("id", "lang", "competency", "question", "text")

Record = dict[str, Any]


def transcribe_files(
    paths: Iterable[Path], language: Language, transcriber: Transcriber
) -> Iterator[Record]:
    """One record a file: ``file, language, text, segments, audio_s, seconds``.

    Raises:
        KnownError: a file is missing or holds no sound; those before it have been yielded.
    """
    for path in paths:
        transcript = transcriber.transcribe(decode(path), language)
        yield {
            "file": str(path),
            "language": language.value,
            "text": transcript.text,
            "segments": [
                {
                    "start_s": each.start_s,
                    "end_s": each.end_s,
                    "text": each.text,
                    "confidence": each.confidence,
                }
                for each in transcript.segments
            ],
            "audio_s": round(transcript.audio_s, 3),
            "seconds": round(transcript.seconds, 3),
        }


def score_records(
    lines: Iterable[str], scorer: Scorer, *, stability: bool = False
) -> Iterator[Record]:
    """One record a line of JSON; empty lines are passed over.

    Args:
        lines: of JSON.
        scorer: loaded.
        stability: measure too between which levels each answer moves with its wording.

    Raises:
        KnownError: a line is not a record; the sentence names the line and what was expected.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            record = _parsed(line, number)
            reading = scorer.score_text(
                record["text"],
                Language(record["lang"]),
                Competency(record["competency"]),
                record["question"],
            )
            scored = _scored(record, reading)
            if stability:
                band = scorer.stability(reading, [Competency(record["competency"])])
                scored["stability"] = asdict(band) if band else None
            yield scored


def _parsed(line: str, number: int) -> dict[str, str]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise KnownError(
            f"Line {number} is not JSON ({error.msg}); "
            f"expected one object a line with {', '.join(FIELDS)}."
        ) from error
    if not isinstance(record, dict):
        raise KnownError(
            f"Line {number} is not an object; expected one a line with {', '.join(FIELDS)}."
        )
    for field in FIELDS:
        if not isinstance(record.get(field), str):
            raise KnownError(f"Line {number}: expected a text for {field!r}.")
    for field, known in (("lang", Language), ("competency", Competency)):
        values = [each.value for each in known]
        if record[field] not in values:
            raise KnownError(
                f"Line {number}: {field!r} is {record[field]!r}; expected {', '.join(values)}."
            )
    return record


def _scored(record: dict[str, str], reading: Reading) -> Record:
    estimate = reading.estimate
    return {
        "id": record["id"],
        "level": estimate.level if estimate else None,
        "low": estimate.low if estimate else None,
        "high": estimate.high if estimate else None,
        "abstained": reading.abstention is not None,
        "reason": reading.abstention.value if reading.abstention else None,
        "competencies": {
            each.competency.value: each.estimate.level if each.estimate else None
            for each in reading.findings
        },
        "relevance": {each.competency.value: each.relevance for each in reading.findings},
        "evidence": [span.of(record["text"]) for span in reading.quoted],
    }
