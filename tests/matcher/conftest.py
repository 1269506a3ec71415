from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from matcher_server import RunningMatcher

from matcher.database import Database, open_database
from matcher.settings import Settings


@pytest.fixture(scope="session")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningMatcher]:
    """One server for all tests that leave nothing behind which another could trip over."""
    with RunningMatcher(tmp_path_factory.mktemp("matcher") / "data") as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path / "data")


@pytest.fixture
def database(settings: Settings) -> Iterator[Database]:
    opened = open_database(settings)
    yield opened
    opened.close()
