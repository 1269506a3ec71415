"""The one way to the database: short transactions that read, and short ones that write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from matcher.errors import KnownError
from matcher.files import make_folder
from matcher.migrations import upgrade
from matcher.settings import Settings

BUSY_TIMEOUT_S: Final = 30.0
"""How long a writer waits for another; a matching run holds the lock for seconds."""


class Database:
    """Sessions on one engine. Nothing that comes out of a session is used after its end."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._reading = engine.execution_options(matcher_reads=True)

    @contextmanager
    def read(self) -> Iterator[Session]:
        with Session(self._reading) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """One transaction: committed at the end, or, when anything is raised, nothing of it."""
        with Session(self.engine) as session, session.begin():
            yield session

    def close(self) -> None:
        self.engine.dispose()


def open_database(settings: Settings) -> Database:
    """Make or open the database and bring its tables up to date.

    Raises:
        KnownError: the URL is no database's, or the database cannot be opened.
    """
    try:
        make_folder(settings.data_dir)
        engine = make_engine(settings.url)
    except OSError as error:
        raise KnownError(f"{settings.data_dir} cannot be used: {error.strerror}.") from None
    except (ArgumentError, NoSuchModuleError, ImportError):
        raise KnownError(
            "database_url is not a database that this matcher can open; it looks like "
            "sqlite:////folder/matcher.sqlite3."
        ) from None
    try:
        upgrade(engine)
    except SQLAlchemyError as error:
        engine.dispose()
        cause = str(getattr(error, "orig", error))
        shown = engine.url.render_as_string(hide_password=True)
        raise KnownError(f"The database {shown} cannot be opened: {cause}.") from None
    except KnownError:
        engine.dispose()
        raise
    return Database(engine)


def make_engine(url: str) -> Engine:
    """Make an engine; for SQLite one that keeps every acknowledged commit through a power cut."""
    sqlite = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(
        url,
        # Errors must not carry names and phone numbers into the log.
        hide_parameters=True,
        connect_args={"timeout": BUSY_TIMEOUT_S} if sqlite else {},
    )
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    # The driver would begin transactions late and deferred; _begin_sqlite does it instead.
    connection.isolation_level = None
    cursor = connection.cursor()
    # EXTRA: with FULL, a power cut may take back the last commit, and a receipt was given for it.
    for pragma in ("foreign_keys=ON", "journal_mode=DELETE", "synchronous=EXTRA"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred transaction that turns into a writer fails at once with "database is locked";
    # an immediate one waits its turn.
    reads = connection.get_execution_options().get("matcher_reads", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
