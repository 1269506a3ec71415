"""The booth's tables, one migration a change; applied in order when the store is opened."""

from __future__ import annotations

from sqlite_utils.migrations import Migrations

from kiosk.store.database import Database

migrations = Migrations("kiosk")

_TABLES = """
CREATE TABLE interviews (
    id TEXT PRIMARY KEY,
    fair_id TEXT NOT NULL,
    pack_sha256 TEXT NOT NULL,
    language TEXT NOT NULL,
    lookup_code TEXT NOT NULL,
    started_at TEXT NOT NULL,
    seeker TEXT NOT NULL,
    consents TEXT NOT NULL,
    profile_wanted INTEGER NOT NULL DEFAULT 0,
    profile TEXT,
    finished_at TEXT,
    outcome TEXT
) STRICT;

CREATE TABLE answers (
    interview_id TEXT NOT NULL REFERENCES interviews(id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    take_id TEXT,
    confirmed INTEGER NOT NULL DEFAULT 0,
    transcript TEXT,
    assessment TEXT,
    PRIMARY KEY (interview_id, question_id)
) STRICT;

CREATE TABLE takes (
    id TEXT PRIMARY KEY,
    interview_id TEXT NOT NULL REFERENCES interviews(id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    language TEXT NOT NULL,
    started_at TEXT NOT NULL,
    file_name TEXT,
    outcome TEXT,
    duration_s REAL NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    interview_id TEXT NOT NULL REFERENCES interviews(id) ON DELETE CASCADE,
    subject TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT
) STRICT;

CREATE TABLE outbox (
    interview_id TEXT PRIMARY KEY,
    envelope TEXT,
    created_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    sent_at TEXT,
    receipt TEXT
) STRICT;

CREATE TABLE openings (
    id TEXT PRIMARY KEY,
    opening TEXT NOT NULL
) STRICT;

CREATE TABLE booth (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE INDEX takes_of_interview ON takes(interview_id);
CREATE INDEX jobs_of_interview ON jobs(interview_id);
CREATE INDEX outbox_unsent ON outbox(sent_at) WHERE sent_at IS NULL;
"""


@migrations()
def first_tables(db: Database) -> None:
    """Interviews with their answers and takes, the jobs on them, the outbox, the booth itself."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def answers_in_parts(db: Database) -> None:
    """An answer that broke off may be gone on with: every part of it has its own transcript."""
    db.execute("ALTER TABLE takes ADD COLUMN continues INTEGER NOT NULL DEFAULT 0")
    db.execute("ALTER TABLE takes ADD COLUMN transcript TEXT")


@migrations()
def certificates_and_persons(db: Database) -> None:
    """Deletion certificates; and whether AI may look at a visit's answers."""
    db.execute(
        "CREATE TABLE deletions (number INTEGER PRIMARY KEY, certificate TEXT NOT NULL) STRICT"
    )
    db.execute("ALTER TABLE interviews ADD COLUMN automated INTEGER NOT NULL DEFAULT 1")


@migrations()
def open_visits(db: Database) -> None:
    """What nobody ended is found without reading into memory what was said by others."""
    db.execute("CREATE INDEX interviews_open ON interviews(started_at) WHERE finished_at IS NULL")
    db.execute("CREATE INDEX takes_open ON takes(id) WHERE outcome IS NULL")
