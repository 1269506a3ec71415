"""Applications, which of them an interview belongs to, and who waits for a person."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("fair_id", sa.Text(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("phone", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_applications"),
    )
    op.add_column("interviews", sa.Column("application_id", sa.Uuid(), nullable=True))
    op.add_column(
        "interviews",
        sa.Column("wants_person", sa.Boolean(), server_default=sa.false(), nullable=False),
    )
    op.create_index("ix_interviews_application_id", "interviews", ["application_id"])
