"""Reads a fair pack's folder, checks every file, and turns it into the words of the domain."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from kiosk.interview import (
    CompetencyDefinition,
    Framework,
    KnownError,
    Language,
    Question,
    Texts,
)
from kiosk.pack.contents import Branding, Consent, ConsentItem, Pack
from kiosk.pack.faults import Fault, faults_of
from kiosk.pack.schema import (
    PLACEHOLDERS,
    PRACTICE_ID,
    ConsentFile,
    ConsentItemTable,
    FairFile,
    FrameworkFile,
    PracticeTable,
    QuestionsFile,
    QuestionTable,
)

_File = TypeVar("_File", bound=BaseModel)


def default_pack_path() -> Path:
    """The folder of the pack that ships with the booth."""
    return Path(__file__).parent.parent / "packs" / "default"


def load_pack(folder: Path) -> Pack:
    """Read and check a fair pack.

    Raises:
        KnownError: the folder or a file is missing or wrong. The sentence names the first fault
            in the order fair, questions, framework, consent, and how many more there are.
    """
    if not folder.is_dir():
        raise KnownError(f"{folder}: there is no such folder; expected a fair pack there")
    reading = _Reading(folder)
    fair = reading.file("fair.toml", FairFile)
    questions = reading.file("questions.toml", QuestionsFile)
    framework = reading.file("framework.toml", FrameworkFile)
    consent = reading.file("consent.toml", ConsentFile)
    if fair is None or questions is None or framework is None or consent is None:
        raise reading.failure()
    return Pack(
        id=fair.id,
        version=fair.version,
        name=fair.name,
        organiser=fair.organiser,
        starts_on=fair.starts_on,
        ends_on=fair.ends_on,
        languages=fair.languages,
        keep_days=fair.keep_days,
        staff_contact=fair.staff_contact,
        practice=_practice(questions.practice),
        questions=tuple(_question(each) for each in questions.question),
        framework=_framework(framework),
        consent=_consent(consent, fair),
        sha256=_folder_sha256(folder),
        branding=Branding(fair.branding.accent),
    )


class _Reading:
    """One pass over the files; it goes on after a fault so that it can say how many there are."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._languages: list[Language] = []
        self._faults: list[str] = []

    def file(self, name: str, model: type[_File]) -> _File | None:
        """The checked file, or None when it has faults, which are noted."""
        text = self._text(name)
        data = None if text is None else self._toml(name, text)
        if text is None or data is None:
            return None
        if model is FairFile:
            self._languages = _languages(data)
        try:
            return model.model_validate(data, context={"languages": self._languages})
        except ValidationError as error:
            for each in faults_of(error, model, text, data):
                self._note(name, each)
            return None

    def failure(self) -> KnownError:
        first, more = self._faults[0], len(self._faults) - 1
        return KnownError(first if not more else f"{first} (and {more} more to mend in this pack)")

    def _note(self, name: str, fault: Fault) -> None:
        self._faults.append(f"{name}:{fault.line}: {fault.sentence}")

    def _text(self, name: str) -> str | None:
        try:
            raw = (self._folder / name).read_bytes()
        except FileNotFoundError:
            self._faults.append(f"{name}: the file is missing; expected it in {self._folder}")
            return None
        except OSError as error:
            self._faults.append(f"{name}: the file cannot be read: {error.strerror}")
            return None
        try:
            # Some editors put a byte-order mark first; it is no part of the text.
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            self._note(name, Fault(line, "must be written in UTF-8"))
            return None

    def _toml(self, name: str, text: str) -> dict[str, Any] | None:
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            said = str(error)
            at = re.search(r" \(at line (\d+), column \d+\)$| \(at end of document\)$", said)
            line = int(at[1]) if at and at[1] else len(text.splitlines())
            what = said[: at.start()] if at else said
            self._note(name, Fault(line, f"this is not TOML: {what[:1].lower()}{what[1:]}"))
            return None


def _languages(fair: Mapping[str, Any]) -> list[Language]:
    """The languages that the fair names, as far as they are known; the schema checks the rest."""
    named = fair.get("languages")
    return [each for each in Language if isinstance(named, list) and each.value in named]


def _practice(table: PracticeTable) -> Question:
    return Question(PRACTICE_ID, (), table.text, table.hint, table.prepare_s, table.answer_s)


def _question(table: QuestionTable) -> Question:
    return Question(
        id=table.id,
        competencies=table.competencies,
        text=table.text,
        hint=table.hint,
        prepare_s=table.prepare_s,
        answer_s=table.answer_s,
    )


def _framework(file: FrameworkFile) -> Framework:
    definitions = (
        CompetencyDefinition(
            competency=table.id,
            name=table.name,
            definition=table.definition,
            facets=table.facets,
            anchors={int(level): texts for level, texts in sorted(table.anchors.items())},
        )
        for table in file.competency
    )
    return Framework(file.version, tuple(definitions))


def _consent(file: ConsentFile, fair: FairFile) -> Consent:
    def filled(texts: Texts) -> Texts:
        return {language: _fill(texts[language], language, fair) for language in fair.languages}

    def item(table: ConsentItemTable) -> ConsentItem:
        words = (filled(table.title), filled(table.text), filled(table.legal))
        return ConsentItem(table.id, table.required, *words)

    return Consent(
        what=filled(file.what),
        why=filled(file.why),
        rights=filled(file.rights),
        when_deleted=filled(file.when_deleted),
        items=tuple(item(table) for table in file.item),
        ai_notice=filled(file.ai_notice),
    )


def _fill(text: str, language: Language, fair: FairFile) -> str:
    values = {
        "fair": fair.name[language],
        "organiser": fair.organiser[language],
        "staff_contact": fair.staff_contact[language],
        "keep_days": str(fair.keep_days),
    }
    for name in PLACEHOLDERS:
        text = text.replace(f"{{{name}}}", values[name])
    return text


def _folder_sha256(folder: Path) -> str:
    """Hash over the name and the bytes of every file, whatever their order and times on disk."""
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        if path.is_file():
            digest.update(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()
