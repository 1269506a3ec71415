"""The tables' history, shipped with the package and run by :func:`upgrade` at every start.

A change to ``matcher.tables`` needs a new file in ``versions/``: revision ids count up
(``0002`` …), and ``tests/matcher/test_matcher_migrations.py`` fails until the two agree.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine

from matcher.errors import KnownError

FOLDER: Final = Path(__file__).parent


def upgrade(engine: Engine) -> None:
    """Bring the database to the newest tables, in one transaction; nothing to do is no harm.

    Raises:
        KnownError: the database was made by a newer matcher than this one.
    """
    config = Config()
    # ConfigParser reads % as interpolation.
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise KnownError(
                f"The database does not fit this matcher ({error}): update the matcher."
            ) from None
