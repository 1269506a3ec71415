"""Certificates of what was destroyed, each bound to the one before by its hash."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter
from sqlite_utils import Database

from kiosk.interview import DeletionCertificate
from kiosk.store.connection import writing

FIRST: Final = "0" * 64
"""What the first certificate names as the one before."""

_CERTIFICATE: Final = TypeAdapter(DeletionCertificate)


class Deletions:
    """All certificates of this booth, oldest first. They outlive the visits that they are about."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def certify(self, certificate: DeletionCertificate) -> DeletionCertificate:
        """Bind it to the last one, hash it, keep it."""
        with writing(self._database):
            last = next(
                self._database.query(
                    "SELECT certificate FROM deletions ORDER BY number DESC LIMIT 1"
                ),
                None,
            )
            before = _CERTIFICATE.validate_json(last["certificate"]).sha256 if last else FIRST
            bound = replace(certificate, previous_sha256=before, sha256="")
            bound = replace(bound, sha256=certificate_sha256(bound))
            self._database.execute(
                "INSERT INTO deletions (certificate) VALUES (?)",
                [_CERTIFICATE.dump_json(bound).decode()],
            )
        return bound

    def all(self) -> list[DeletionCertificate]:
        rows = self._database.query("SELECT certificate FROM deletions ORDER BY number")
        return [_CERTIFICATE.validate_json(row["certificate"]) for row in rows]

    def unbroken(self) -> bool:
        """Whether every certificate is as it was made, and none before the last is missing."""
        before = FIRST
        for each in self.all():
            if each.previous_sha256 != before or each.sha256 != certificate_sha256(each):
                return False
            before = each.sha256
        return True


def certificate_sha256(certificate: DeletionCertificate) -> str:
    """Hash of everything that a certificate says but the hash itself, as JSON in UTF-8."""
    return hashlib.sha256(_CERTIFICATE.dump_json(replace(certificate, sha256=""))).hexdigest()


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
