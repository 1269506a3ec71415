"""Computes an old assessment again from what it names as its origin, and compares bit for bit.

The work of ``kiosk replay ID``. Everything that takes part is named by hash in the assessment's
provenance and by the interview's hash of the fair pack; where one of them is not what this booth
has, the answer is not computed, and what differs is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from kiosk.assess.profile import build_profile
from kiosk.assess.score import Scorer
from kiosk.interview import (
    Answer,
    Assessment,
    Interview,
    KnownError,
    Profile,
    Provenance,
    Question,
)
from kiosk.pack import Pack
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.sync.envelope import opened
from matcher.contract import Envelope

_ASSESSMENT: Final = TypeAdapter(Assessment)
_PROFILE: Final = TypeAdapter(Profile)
_HASHED: Final = tuple(each.name for each in fields(Provenance) if each.name != "transcriber")
"""What the levels are computed with; the transcriber made the text, which is kept."""
PROFILE: Final = "profile"


class Verdict(StrEnum):
    """What came of computing again."""

    SAME = "same"
    DIFFERENT = "different"
    OTHER_ORIGIN = "other_origin"
    """Not computed: it was made with something that is not here."""


@dataclass(frozen=True)
class Replayed:
    """One answer, or the profile, computed again.

    Attributes:
        name: the question's id, or ``profile``.
        differences: what differs: fields of the result, or parts of the origin.
    """

    name: str
    verdict: Verdict
    differences: tuple[str, ...] = ()

    def record(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "name": self.name,
            "verdict": self.verdict.value,
            "differences": list(self.differences),
        }

    @property
    def sentence(self) -> str:
        """For a person."""
        match self.verdict:
            case Verdict.SAME:
                return f"{self.name}: the same, bit for bit"
            case Verdict.DIFFERENT:
                return f"{self.name}: DIFFERENT in {', '.join(self.differences)}"
            case Verdict.OTHER_ORIGIN:
                return f"{self.name}: cannot be computed here: {'; '.join(self.differences)}"


def kept_interview(name: str, settings: Settings) -> Interview:
    """The interview of that name, from this booth's database or from an envelope's file.

    Raises:
        KnownError: there is none, it was not assessed, or the file is no envelope.
    """
    path = Path(name).expanduser()
    if path.suffix == ".json":
        try:
            found: Interview | None = opened(Envelope.model_validate_json(path.read_bytes()))
        except (OSError, ValueError) as error:
            raise KnownError(f"{path} cannot be read as an envelope.") from error
    elif settings.database.exists():
        with Store(settings.database, settings.takes) as store:
            found = store.interviews.find(name)
    else:
        found = None
    if found is None:
        raise KnownError(
            f"There is no interview {name} in {settings.data_dir}; a booth forgets an interview "
            "once the matcher has signed for it. Name another data folder with --data, or the "
            "file of its envelope."
        )
    if all(each.assessment is None for each in found.answers):
        raise KnownError(f"The interview {name} was not assessed: there is nothing to compare.")
    return found


def replay(interview: Interview, pack: Pack, scorer: Scorer) -> Iterator[Replayed]:
    """Every assessed answer of an interview computed again, then the profile.

    Args:
        interview: with transcripts and assessments as they were kept.
        pack: what was asked; another than the interview names is told, not used.
        scorer: loaded with this booth's models and calibration.
    """
    questions = {each.id: each for each in pack.questions}
    elsewhere = _other_pack(interview, pack)
    for answer in interview.answers:
        if answer.assessment is not None:
            yield _again(answer, questions, scorer, elsewhere)
    assessments = [each.assessment for each in interview.answers if each.assessment is not None]
    if interview.profile is not None and assessments:
        again = build_profile(assessments)
        yield _compared(PROFILE, _PROFILE, interview.profile, again)


def _again(
    answer: Answer,
    questions: Mapping[str, Question],
    scorer: Scorer,
    elsewhere: tuple[str, ...],
) -> Replayed:
    kept, transcript = answer.assessment, answer.transcript
    question = questions.get(answer.question_id)
    if kept is None:
        raise ValueError(f"answer {answer.question_id} was not assessed")
    other = (*elsewhere, *_other_origin(kept.provenance, scorer.provenance))
    if question is None or transcript is None:
        missing = "its question" if question is None else "its transcript"
        other = (*other, f"{missing} is not there")
    if other or question is None or transcript is None:
        return Replayed(answer.question_id, Verdict.OTHER_ORIGIN, other)
    again = scorer.assess(question, transcript)
    if kept.stability is not None:  # not yet, or given up: then there is nothing to compare
        again = scorer.with_band(question, transcript, again)
    # Of the same origin, as was just seen; only the transcriber may be another one by now.
    again = replace(again, provenance=kept.provenance)
    return _compared(answer.question_id, _ASSESSMENT, kept, again)


def _other_pack(interview: Interview, pack: Pack) -> tuple[str, ...]:
    if interview.pack_sha256 == pack.sha256:
        return ()
    return (f"fair pack {interview.pack_sha256[:12]}, here {pack.sha256[:12]}",)


def _other_origin(then: Provenance, now: Provenance) -> tuple[str, ...]:
    """Parts of the origin that are others here; compared by the names, which end in hashes."""
    return tuple(
        f"{name.replace('_', ' ')} {getattr(then, name) or 'none'}, here {getattr(now, name)}"
        for name in _HASHED
        if getattr(then, name) != getattr(now, name)
    )


def _compared(name: str, adapter: TypeAdapter[Any], kept: Any, again: Any) -> Replayed:
    """Compared as the bytes that are kept and sent."""
    if adapter.dump_json(kept) == adapter.dump_json(again):
        return Replayed(name, Verdict.SAME)
    different = tuple(
        each.name for each in fields(kept) if getattr(kept, each.name) != getattr(again, each.name)
    )
    return Replayed(name, Verdict.DIFFERENT, different)
