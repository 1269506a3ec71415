"""What belongs to the booth and to no visit: the staff PIN's hash, counters, known openings."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from kiosk.store.connection import writing
from kiosk.store.database import Database

TICKET_KEY: Final = "ticket_public_key"
"""The name under which the matcher's public key for tickets is kept."""


class BoothTable:
    """Named values, and the openings that the matcher last told of (as JSON)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        for row in self._database.query("SELECT value FROM booth WHERE name = ?", [name]):
            return str(row["value"])
        return None

    def put(self, name: str, value: str) -> None:
        with writing(self._database):
            self._database.execute("INSERT OR REPLACE INTO booth VALUES (?, ?)", [name, value])

    def openings(self) -> list[str]:
        return [row["opening"] for row in self._database.query("SELECT opening FROM openings")]

    def replace_openings(self, openings: Iterable[tuple[str, str]]) -> None:
        """All of them at once: (id, JSON)."""
        with writing(self._database):
            self._database.execute("DELETE FROM openings")
            for opening_id, opening in openings:
                self._database.execute("INSERT INTO openings VALUES (?, ?)", [opening_id, opening])
