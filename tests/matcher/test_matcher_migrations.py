"""The migrations make exactly the tables that the code uses."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from matcher.database import Database, make_engine, open_database
from matcher.errors import KnownError
from matcher.migrations import upgrade
from matcher.settings import Settings
from matcher.tables import Base


def test_from_empty_to_the_tables_of_the_code(tmp_path: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert context.get_current_revision() == "0002"
    engine.dispose()


def test_upgrading_twice_changes_nothing(database: Database, settings: Settings) -> None:
    before = Path(settings.url.removeprefix("sqlite:///")).read_bytes()
    upgrade(database.engine)
    assert Path(settings.url.removeprefix("sqlite:///")).read_bytes() == before


def test_a_percent_sign_in_the_folder_is_no_harm(tmp_path: Path) -> None:
    open_database(Settings(data_dir=tmp_path / "100% data")).close()


def test_a_newer_database_is_refused_in_one_sentence(settings: Settings) -> None:
    open_database(settings).close()
    with sqlite3.connect(settings.data_dir / "matcher.sqlite3") as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    with pytest.raises(KnownError, match="update the matcher"):
        open_database(settings)


def test_logging_is_left_alone(settings: Settings) -> None:
    root = logging.getLogger()
    before = (root.level, list(root.handlers), logging.getLogger("alembic").level)
    open_database(settings).close()
    assert (root.level, list(root.handlers), logging.getLogger("alembic").level) == before
