"""What a seeker can take home: the receipt and the deletion certificate, as words.

One text for the QR code on the screen and for the paper, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from kiosk.flow import Screen, State, Visit
from kiosk.interview import SHARE, DeletionCertificate, Language
from kiosk.pack import Pack
from kiosk.ui.translations import tr


@dataclass(frozen=True)
class Paper:
    """A title and what stands below it: (label, words)."""

    title: str
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join((self.title, *(f"{label}: {words}" for label, words in self.lines)))


def paper_of(state: State, pack: Pack) -> Paper | None:
    """What can be taken home from the screen that is seen."""
    if state.screen is Screen.GOODBYE and state.visit is not None:
        return receipt(state.visit, pack, state.language)
    deletion = state.deletion
    if state.screen is Screen.DELETED and deletion is not None and deletion.certificate is not None:
        return certificate_paper(deletion.certificate, pack, state.language)
    return None


def receipt(visit: Visit, pack: Pack, language: Language) -> Paper:
    """What was recorded, with what it was made, how long it is kept, and what one can do."""
    return Paper(tr("paper", "receipt"), tuple(_receipt_lines(visit, pack, language)))


def _receipt_lines(visit: Visit, pack: Pack, language: Language) -> Iterator[tuple[str, str]]:
    contact = pack.staff_contact[language]
    answered = [each for each in visit.responses[1:] if each.take_id is not None]
    yield tr("paper", "fair"), pack.name[language]
    yield tr("paper", "code"), visit.lookup_code
    recordings = sum(1 for each in answered if not each.typed)
    counts = tr("paper", "kept_counts", recordings=recordings, texts=len(answered))
    yield tr("paper", "recorded"), counts
    agreed = (each for each in pack.consent.items if visit.agreed_to(each.id))
    yield tr("paper", "chosen"), ", ".join(each.title[language] for each in agreed)
    yield tr("paper", "made_with"), "; ".join(dict.fromkeys(_made_with(visit)))
    until = pack.ends_on + timedelta(days=pack.keep_days)
    yield tr("paper", "until"), f"{until:%Y-%m-%d}"
    yield tr("paper", "rights"), tr("paper", "rights_where", staff_contact=contact)
    looked_for = visit.agreed_to(SHARE) and not visit.wants_person
    matches = tr("paper", "matches_where" if looked_for else "matches_none")
    yield tr("paper", "matches"), matches


def _made_with(visit: Visit) -> Iterator[str]:
    """The versions of everything that took part, each once."""
    for response in visit.responses[1:]:
        if response.transcript is not None and not response.typed:
            yield response.transcript.model
        if response.assessment is not None:
            origin = response.assessment.provenance
            yield from (origin.code_version, origin.embedder, origin.calibration)
            yield f"{tr('paper', 'framework')} {origin.framework}"
    if visit.wants_person:
        yield tr("paper", "person")


def certificate_paper(certificate: DeletionCertificate, pack: Pack, language: Language) -> Paper:
    """When what was destroyed, and the seal under which the booth keeps the same certificate."""
    counts = tr(
        "paper",
        "counts",
        recordings=len(certificate.recordings_sha256),
        texts=certificate.texts,
        results=certificate.assessments,
    )
    lines = [
        (tr("paper", "fair"), pack.name[language]),
        (tr("paper", "code"), certificate.code),
        (tr("paper", "deleted_at"), f"{certificate.deleted_at.astimezone():%Y-%m-%d %H:%M}"),
        (tr("paper", "destroyed"), counts),
        *(
            (tr("paper", "recording_hash", number=number), sha256[:16])
            for number, sha256 in enumerate(certificate.recordings_sha256, start=1)
        ),
        (tr("paper", "pack"), f"{certificate.pack_version} {certificate.pack_sha256[:16]}"),
        (tr("paper", "booth"), certificate.booth_id),
        (tr("paper", "seal"), certificate.sha256),
    ]
    return Paper(tr("paper", "certificate"), tuple(lines))
