"""What a fair pack holds once it has been read and checked: frozen values, every text complete."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date

from kiosk.interview import Framework, Language, Question, Texts


@dataclass(frozen=True)
class ConsentItem:
    """One thing that a seeker agrees to or refuses.

    ``title`` and ``text`` are on the screen, ``legal`` is one touch away. Only what the interview
    cannot do without is ``required``; the others start unticked.
    """

    id: str
    required: bool
    title: Texts
    text: Texts
    legal: Texts

    def sha256(self, language: Language) -> str:
        """Hash of the exact words shown in ``language``, kept beside the seeker's choice."""
        shown = (self.title[language], self.text[language], self.legal[language])
        return hashlib.sha256("\0".join(shown).encode()).hexdigest()


@dataclass(frozen=True)
class Consent:
    """The consent screen: four plain sentences first, then the items, then how AI is used."""

    what: Texts
    why: Texts
    rights: Texts
    when_deleted: Texts
    items: tuple[ConsentItem, ...]
    ai_notice: Texts

    @property
    def lead(self) -> tuple[Texts, Texts, Texts, Texts]:
        """What is collected, why, who decides, and when it is deleted, as it is read."""
        return (self.what, self.why, self.rights, self.when_deleted)

    def notice_sha256(self, language: Language) -> str:
        """Hash of what everybody is told before they choose: the sentences and the AI notice."""
        told = (*(each[language] for each in self.lead), self.ai_notice[language])
        return hashlib.sha256("\0".join(told).encode()).hexdigest()


@dataclass(frozen=True)
class Branding:
    """How a fair may colour the booth: ``#RRGGBB``, or None for the booth's own colour."""

    accent: str | None = None


@dataclass(frozen=True)
class Pack:
    """The content of one fair.

    Attributes:
        starts_on: first day of the fair; ``ends_on``: its last day, inclusive.
        languages: in which the interview can be held; the first is the one the booth starts in.
        keep_days: how many days after the fair's last day everything is deleted.
        practice: the warm-up that nobody keeps and nobody assesses; it names no competency.
        sha256: hash over every file of the folder, so that an interview names its exact content.
    """

    id: str
    version: str
    name: Texts
    organiser: Texts
    starts_on: date
    ends_on: date
    languages: tuple[Language, ...]
    keep_days: int
    staff_contact: Texts
    practice: Question
    questions: tuple[Question, ...]
    framework: Framework
    consent: Consent
    sha256: str
    branding: Branding = field(default_factory=Branding)
