"""The booth's store: one connection and the tables that live on it."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from kiosk.store.booth import BoothTable
from kiosk.store.connection import open_database
from kiosk.store.deletions import Deletions
from kiosk.store.interviews import Interviews
from kiosk.store.jobs import Jobs
from kiosk.store.outbox import Outbox


class Store:
    """Open in the thread that uses it; other processes open their own.

    Args:
        path: the database file.
        takes_dir: the folder of recordings that its takes name.
    """

    def __init__(self, path: Path, takes_dir: Path) -> None:
        self._database = open_database(path)
        takes_dir.mkdir(parents=True, exist_ok=True)
        self.takes_dir = takes_dir
        self.jobs = Jobs(self._database)
        self.deletions = Deletions(self._database)
        self.interviews = Interviews(self._database, takes_dir, self.jobs, self.deletions)
        self.outbox = Outbox(self._database)
        self.booth = BoothTable(self._database)

    def forget(self, interview_id: str) -> None:
        """The matcher has signed for it: the person is gone from this booth, the receipt stays."""
        self.interviews.wipe(interview_id)

    def counts(self) -> dict[str, int]:
        """How much of everything there is; who is meant by it stays here."""
        tables = {
            "interviews": ("interviews", "1"),
            "interviews_open": ("interviews", "finished_at IS NULL"),
            "takes": ("takes", "1"),
            "jobs_waiting": ("jobs", "error IS NULL"),
            "jobs_given_up": ("jobs", "error IS NOT NULL"),
            "outbox_waiting": ("outbox", "sent_at IS NULL"),
            "outbox_sent": ("outbox", "sent_at IS NOT NULL"),
            "openings": ("openings", "1"),
        }
        return {
            name: self._database[table].count_where(where)
            for name, (table, where) in tables.items()
        }

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()
