"""Opening the database so that a committed fact survives a power cut."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kiosk.interview import KnownError, Problem
from kiosk.store.database import Database
from kiosk.store.migrations import migrations

_BUSY_TIMEOUT_S: Final = 10.0
"""How long one process waits for another's transaction; all of them are short."""


def open_database(path: Path) -> Database:
    """The booth's database at ``path``, made and migrated where needed.

    ``synchronous=EXTRA``, because FULL does not sync the folder when the journal is removed: until
    something else does, a power cut brings the journal back and takes the last commit away.
    WAL is avoided because of the WAL-reset bug in the SQLite of Debian 12.

    Raises:
        KnownError: the file is no database, or cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S)
        connection.row_factory = sqlite3.Row
        for pragma in (
            "journal_mode=DELETE",
            "synchronous=EXTRA",
            "foreign_keys=ON",
            # Deleted rows are overwritten, so that a forgotten person is gone from the file too.
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        database = Database(connection)
        with writing(database):
            migrations.apply(database)
    except sqlite3.DatabaseError as error:
        problem = Problem.DISK_FULL if "full" in str(error) else None
        raise KnownError(
            f"The booth's database {path} cannot be opened ({error}); "
            "move it aside and start again to begin with an empty one.",
            problem,
        ) from None
    except OSError as error:
        raise KnownError(
            f"The folder {path.parent} cannot be written ({error.strerror}); "
            "choose another with --data or mend its permissions."
        ) from None
    return database


@contextmanager
def writing(database: Database) -> Iterator[None]:
    """One transaction. It takes the write lock at once, so that two writers wait, never fail."""
    if database.conn.in_transaction:
        yield
        return
    database.conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.conn.rollback()
        raise
    database.conn.commit()
