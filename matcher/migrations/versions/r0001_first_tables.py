"""Interviews with their parts, openings with their requirements, runs, matches, notices."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None


def _time(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _integer(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _float(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Double(), nullable=False)


def upgrade() -> None:
    _make_interviews()
    _make_openings()
    _make_matches()


def _make_interviews() -> None:
    op.create_table(
        "interviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("envelope_sha256", sa.String(64), nullable=False),
        _text("envelope"),
        _text("fair_id"),
        _text("booth_id"),
        sa.Column("lookup_key", sa.String(40), nullable=False),
        _time("received_at"),
        _time("complete_at", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_interviews"),
    )
    op.create_index("ix_interviews_lookup_key", "interviews", ["lookup_key"])
    op.create_table(
        "parts",
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        _integer("position"),
        _text("media_type"),
        _integer("size_bytes"),
        sa.Column("sha256", sa.String(64), nullable=False),
        _time("arrived_at", nullable=True),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_parts_interview_id_interviews"
        ),
        sa.PrimaryKeyConstraint("interview_id", "name", name="pk_parts"),
    )


def _make_openings() -> None:
    op.create_table(
        "openings",
        sa.Column("id", sa.String(80), nullable=False),
        _text("company"),
        sa.Column("titles", sa.JSON(), nullable=False),
        sa.Column("descriptions", sa.JSON(), nullable=False),
        _integer("places"),
        _text("contact"),
        _time("updated_at"),
        sa.PrimaryKeyConstraint("id", name="pk_openings"),
    )
    op.create_table(
        "requirements",
        sa.Column("opening_id", sa.String(80), nullable=False),
        sa.Column("competency", sa.String(40), nullable=False),
        _integer("position"),
        _float("weight"),
        _float("level"),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name="fk_requirements_opening_id_openings"
        ),
        sa.PrimaryKeyConstraint("opening_id", "competency", name="pk_requirements"),
    )


def _make_matches() -> None:
    op.create_table(
        "match_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        _time("started_at"),
        _integer("interviews"),
        _integer("openings"),
        _integer("matches"),
        _integer("notices"),
        sa.PrimaryKeyConstraint("id", name="pk_match_runs"),
    )
    op.create_index("ix_match_runs_started_at", "match_runs", ["started_at"])
    op.create_table(
        "matches",
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("opening_id", sa.String(80), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        _integer("rank_for_seeker"),
        _integer("rank_for_opening"),
        _float("fit"),
        _float("evidenced"),
        sa.Column("reasons", sa.JSON(), nullable=False),
        _text("text_for_seeker"),
        _text("text_for_company"),
        sa.ForeignKeyConstraint(
            ["interview_id"], ["interviews.id"], name="fk_matches_interview_id_interviews"
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name="fk_matches_opening_id_openings"
        ),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_matches_run_id_match_runs"),
        sa.PrimaryKeyConstraint("interview_id", "opening_id", name="pk_matches"),
    )
    op.create_table(
        "notices",
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("audience", sa.String(10), nullable=False),
        sa.Column("recipient_id", sa.String(80), nullable=False),
        _text("address"),
        _text("subject"),
        _text("body"),
        sa.Column("told", sa.JSON(), nullable=False),
        _time("created_at"),
        _time("written_at", nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["match_runs.id"], name="fk_notices_run_id_match_runs"),
        sa.PrimaryKeyConstraint("key", name="pk_notices"),
    )
    op.create_index("ix_notices_recipient_id", "notices", ["recipient_id"])
