"""SQLite as the matcher uses it: durable, strict, and patient with a second writer."""

from __future__ import annotations

import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from envelopes import envelope
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from matcher.database import Database, open_database
from matcher.errors import KnownError
from matcher.ingest import Ingest
from matcher.parts import PartFolder
from matcher.settings import Settings
from matcher.tables import InterviewRow, MatchRunRow, PartRow

WRITER = """
import sys
from uuid import uuid4
from datetime import UTC, datetime
from pathlib import Path
from matcher.database import open_database
from matcher.settings import Settings
from matcher.tables import MatchRunRow
from sqlalchemy import func, select

database = open_database(Settings(data_dir=Path(sys.argv[1])))
for _ in range(100):
    with database.write() as session:
        # Read first, then write: what a deferred transaction dies of.
        known = session.scalar(select(func.count()).select_from(MatchRunRow))
        session.add(MatchRunRow(id=uuid4(), started_at=datetime.now(UTC), interviews=known,
                                openings=0, matches=0, notices=0))
database.close()
"""


def test_the_pragmas(database: Database) -> None:
    with database.read() as session:
        found = {
            name: session.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert found == {"foreign_keys": 1, "journal_mode": "delete", "synchronous": 3}


def test_three_processes_write_at_once_and_all_of_it_is_there(settings: Settings) -> None:
    # They start on nothing: making the tables at the same time must go well too.
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, settings.data_dir], stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [writer.communicate(timeout=200)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0, 0], said
    database = open_database(settings)
    with database.read() as session:
        seen = sorted(session.scalars(select(MatchRunRow.interviews)))
    database.close()
    assert seen == list(range(300)), "two transactions saw the same state"


def test_a_part_needs_its_interview(database: Database) -> None:
    stray = PartRow(
        interview_id=envelope().interview_id,
        name="q1.mp4",
        position=0,
        media_type="video/mp4",
        size_bytes=1,
        sha256="0" * 64,
    )
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(stray)


def test_a_write_that_raises_leaves_nothing(database: Database, settings: Settings) -> None:
    ingest = Ingest(database, PartFolder(settings.data_dir), max_part_bytes=10)
    ingest.register(envelope())

    def break_off() -> None:
        with database.write() as session:
            session.execute(InterviewRow.__table__.delete())
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        break_off()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(InterviewRow)) == 1


def test_times_come_back_in_utc_whatever_zone_they_had(database: Database) -> None:
    seoul = datetime(2026, 11, 20, 14, 0, tzinfo=timezone(timedelta(hours=9)))
    run = {"interviews": 0, "openings": 0, "matches": 0, "notices": 0}
    with database.write() as session:
        session.add(MatchRunRow(id=envelope().interview_id, started_at=seoul, **run))
    with database.read() as session:
        found = session.scalars(select(MatchRunRow.started_at)).one()
    assert found == seoul
    assert found.tzinfo is UTC
    with pytest.raises(StatementError, match="zone"), database.write() as session:
        session.add(MatchRunRow(id=envelope().interview_id, started_at=datetime(2026, 1, 1), **run))


def test_errors_do_not_carry_what_was_written(database: Database) -> None:
    row = {"envelope": "비밀 이름", "fair_id": "f", "booth_id": "b", "lookup_key": "k"}
    with pytest.raises(IntegrityError) as caught, database.write() as session:
        session.add(InterviewRow(id=envelope().interview_id, **row))
    assert "비밀 이름" not in str(caught.value)


def test_what_is_no_database_is_one_sentence(settings: Settings) -> None:
    open_database(settings).close()
    (settings.data_dir / "matcher.sqlite3").write_text("not a database" * 100)
    with pytest.raises(KnownError, match="cannot be opened"):
        open_database(settings)


@pytest.mark.parametrize("url", ["nonsense", "nosuchdatabase://here/x"])
def test_what_is_no_url_is_one_sentence(settings: Settings, url: str) -> None:
    with pytest.raises(KnownError, match="database_url"):
        open_database(settings.model_copy(update={"database_url": url}))


def test_a_folder_that_cannot_be_made_is_one_sentence(settings: Settings) -> None:
    settings.data_dir.write_text("a file")
    with pytest.raises(KnownError, match=str(settings.data_dir)):
        open_database(settings)


def test_nobody_else_can_enter_the_folder(database: Database, settings: Settings) -> None:
    assert stat.S_IMODE(settings.data_dir.stat().st_mode) == 0o700
