"""From what the store remembers to what the matcher is told."""

from __future__ import annotations

import hashlib
from dataclasses import asdict
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter

from kiosk.interview import Answer, Interview, KnownError, wants_person
from matcher.contract import Envelope, Part

_CHUNK_BYTES: Final = 1 << 20
_MEDIA_TYPE: Final = "video/mp4"
_INTERVIEW: Final = TypeAdapter(Interview)


def build_envelope(interview: Interview, booth_id: str, takes_dir: Path) -> Envelope:
    """The envelope of a finished interview, every recording announced by its sha256.

    A take whose file does not exist (the booth stopped before its first fragment) is left out.

    Raises:
        KnownError: a recording cannot be read.
    """
    if interview.finished_at is None or interview.outcome is None:
        raise ValueError(f"interview {interview.id} is not finished")
    files = {
        take.id: takes_dir / take.file_name
        for answer in interview.answers
        for take in answer.takes
        if take.file_name is not None and (takes_dir / take.file_name).exists()
    }
    return Envelope.model_validate(
        {
            "interview_id": interview.id,
            "booth_id": booth_id,
            "fair_id": interview.fair_id,
            "pack_sha256": interview.pack_sha256,
            "language": interview.language.value,
            "started_at": interview.started_at,
            "finished_at": interview.finished_at,
            "outcome": interview.outcome.value,
            "lookup_code": interview.lookup_code,
            "seeker": asdict(interview.seeker),
            "wants_person": wants_person(interview.consents),
            "consents": tuple(asdict(each) for each in interview.consents),
            "answers": tuple(_answer(each, files) for each in interview.answers),
            "profile": asdict(interview.profile) if interview.profile else None,
            "parts": tuple(_part(path).model_dump() for path in files.values()),
        }
    )


def opened(envelope: Envelope) -> Interview:
    """The interview that an envelope tells of, as far as it tells: without the takes themselves."""
    return _INTERVIEW.validate_python(
        {
            "id": str(envelope.interview_id),
            "answers": tuple(
                each.model_dump(include={"question_id", "transcript", "assessment"})
                for each in envelope.answers
            ),
            **envelope.model_dump(
                mode="json",
                include={
                    *("fair_id", "pack_sha256", "language", "started_at", "lookup_code"),
                    *("seeker", "consents", "finished_at", "outcome", "profile"),
                },
            ),
        }
    )


def _answer(answer: Answer, files: dict[str, Path]) -> dict[str, object]:
    return {
        "question_id": answer.question_id,
        "takes": tuple(files[take.id].name for take in answer.takes if take.id in files),
        "transcript": asdict(answer.transcript) if answer.transcript else None,
        "assessment": asdict(answer.assessment) if answer.assessment else None,
    }


def _part(path: Path) -> Part:
    digest = hashlib.sha256()
    size_bytes = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK_BYTES):
                digest.update(chunk)
                size_bytes += len(chunk)
    except OSError as error:
        raise KnownError(f"The recording {path} cannot be read: {error.strerror}.") from None
    return Part(
        name=path.name, media_type=_MEDIA_TYPE, size_bytes=size_bytes, sha256=digest.hexdigest()
    )
