"""Alembic's own entry: runs the steps on the connection that ``upgrade`` passes in.

It makes no engine and leaves logging alone, both of which Alembic's template would do.
"""

from __future__ import annotations

from alembic import context

from matcher.tables import Base

# The caller's transaction is around this: a migration that is cut off leaves nothing behind.
context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,
)
context.run_migrations()
