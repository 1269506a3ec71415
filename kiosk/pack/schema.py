"""The TOML files of a fair pack as they are written: every key, its type and its limits.

The languages of the fair travel in the validation context (``{"languages": [...]}``), because a
text is complete only when it exists in each of them; anchors, in those that are read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Final, Protocol, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from kiosk.interview import (
    AUTOMATED,
    COVERED,
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    NOTICE,
    SHARE,
    Competency,
    Language,
)

PRACTICE_ID: Final = "practice"
PLACEHOLDERS: Final = ("fair", "organiser", "staff_contact", "keep_days")
"""What consent texts may leave to the reader to fill in, written ``{keep_days}``."""

ByLanguage = dict[Language, str]


def fault(sentence: str, at: str | int | None = None) -> PydanticCustomError:
    """An error of this schema; ``at`` is the key or index below the value that it is about."""
    # The sentence travels as a value: in the template pydantic would read its braces.
    return PydanticCustomError("fault", "{sentence}", {"sentence": sentence, "at": at})


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_Entry = TypeVar("_Entry", bound=_Named)


def _ids_differ(entries: tuple[_Entry, ...]) -> tuple[_Entry, ...]:
    taken: set[str] = set()
    for index, entry in enumerate(entries):
        if entry.id in taken:
            raise fault(f'must have an id of its own; found "{entry.id}" a second time', at=index)
        taken.add(entry.id)
    return entries


def _languages(info: ValidationInfo) -> Sequence[Language]:
    languages: Sequence[Language] = (info.context or {}).get("languages", ())
    return languages


def _in_every_language(texts: ByLanguage, info: ValidationInfo) -> ByLanguage:
    for language in _languages(info):
        if language not in texts:
            raise fault("is missing; expected a text in every language of the fair", at=language)
    return texts


def _in_every_covered_language(texts: ByLanguage, info: ValidationInfo) -> ByLanguage:
    for language in _languages(info):
        if language in COVERED and language not in texts:
            raise fault("is missing; expected an example in every language that is read", language)
    return texts


def _placeholders_known(texts: ByLanguage) -> ByLanguage:
    known = ", ".join(f"{{{each}}}" for each in PLACEHOLDERS)
    for language, text in texts.items():
        for name in re.findall(r"\{(.*?)\}", text):
            if name not in PLACEHOLDERS:
                raise fault(f'may leave only {known} to be filled in; found "{{{name}}}"', language)
    return texts


def _like(pattern: str, expected: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise fault(f'must be {expected}; found "{value}"')
        return value

    return AfterValidator(check)


# Scalars are strict: the string "30" is not the number 30, and a file that says so is mistaken.
Words = Annotated[str, Strict(), StringConstraints(strip_whitespace=True, min_length=1)]
EntryId = Annotated[
    str, Strict(), _like(r"[a-z0-9][a-z0-9_-]{0,39}", "up to 40 of a-z, 0-9, - and _")
]
Colour = Annotated[str, Strict(), _like(r"#[0-9A-Fa-f]{6}", "a colour such as #1F6F5F")]
Seconds = Annotated[float, Strict(), Field(gt=0, allow_inf_nan=False)]
Day = Annotated[date, Strict()]
WordsByLanguage = Annotated[dict[Language, Words], AfterValidator(_in_every_language)]
Anchor = Annotated[dict[Language, Words], AfterValidator(_in_every_covered_language)]
ConsentWords = Annotated[WordsByLanguage, AfterValidator(_placeholders_known)]


class Table(BaseModel):
    """Base of every table: a key that nobody knows is a slip of the pen, not an extension."""

    model_config = ConfigDict(frozen=True, extra="forbid")


# --- fair.toml ----------------------------------------------------------------------------------


class BrandingTable(Table):
    accent: Colour | None = None


class FairFile(Table):
    id: EntryId
    version: Words
    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    name: WordsByLanguage
    organiser: WordsByLanguage
    staff_contact: WordsByLanguage
    starts_on: Day
    ends_on: Day
    keep_days: Annotated[int, Strict(), Field(gt=0)]
    branding: BrandingTable = BrandingTable()

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends_on < self.starts_on:
            raise fault(f"must not be before starts_on ({self.starts_on})", at="ends_on")
        return self


# --- questions.toml -----------------------------------------------------------------------------


class PracticeTable(Table):
    text: WordsByLanguage
    hint: WordsByLanguage
    prepare_s: Seconds
    answer_s: Seconds


class QuestionTable(PracticeTable):
    id: EntryId
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _is_not_the_practice(self) -> Self:
        if self.id == PRACTICE_ID:
            raise fault(f'must not be "{PRACTICE_ID}": that is the practice', at="id")
        return self


class QuestionsFile(Table):
    practice: PracticeTable
    question: Annotated[tuple[QuestionTable, ...], Field(min_length=1), AfterValidator(_ids_differ)]


# --- framework.toml -----------------------------------------------------------------------------


class CompetencyTable(Table):
    id: Competency
    name: WordsByLanguage
    definition: WordsByLanguage
    facets: Annotated[tuple[WordsByLanguage, ...], Field(min_length=1)]
    anchors: dict[str, tuple[Anchor, ...]]

    @model_validator(mode="after")
    def _every_level_is_anchored(self) -> Self:
        levels = [str(level) for level in range(LOWEST_LEVEL, HIGHEST_LEVEL + 1)]
        for level in self.anchors:
            if level not in levels:
                raise fault(
                    f'must be for the levels {", ".join(levels)}; found "{level}"', "anchors"
                )
        for level in levels:
            if not self.anchors.get(level):
                raise fault(
                    f"must hold a sentence for every level; level {level} has none", "anchors"
                )
        return self


class FrameworkFile(Table):
    version: Words
    competency: Annotated[tuple[CompetencyTable, ...], AfterValidator(_ids_differ)]

    @model_validator(mode="after")
    def _all_ten_are_defined(self) -> Self:
        missing = set(Competency) - {entry.id for entry in self.competency}
        if missing:
            names = ", ".join(sorted(missing))
            raise fault(f"must define all ten competencies; missing: {names}", at="competency")
        return self


# --- consent.toml -------------------------------------------------------------------------------


class ConsentItemTable(Table):
    id: EntryId
    required: Annotated[bool, Strict()]
    title: ConsentWords
    text: ConsentWords
    legal: ConsentWords

    @model_validator(mode="after")
    def _what_may_be_refused_is_optional(self) -> Self:
        if self.id == NOTICE:
            raise fault(f'must not be "{NOTICE}": that is what everybody is told', at="id")
        if self.required and self.id in (AUTOMATED, SHARE):
            raise fault(
                f'must be false for "{self.id}": everybody may refuse it and still take part '
                "(PIPA art. 17, 22, 37-2)",
                at="required",
            )
        return self


class ConsentFile(Table):
    what: ConsentWords
    why: ConsentWords
    rights: ConsentWords
    when_deleted: ConsentWords
    ai_notice: ConsentWords
    item: Annotated[tuple[ConsentItemTable, ...], Field(min_length=1), AfterValidator(_ids_differ)]
