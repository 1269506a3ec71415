"""One frozen Settings, from the command line, the environment and ``matcher.toml``, in that order.

Every name below can be set as ``MATCHER_<NAME>`` in the environment or as ``<name> = …`` in
``matcher.toml`` inside the data folder.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Final

from platformdirs import user_data_path
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from matcher.errors import KnownError, first_fault

PREFIX: Final = "MATCHER_"
FILE_NAME: Final = "matcher.toml"


class Settings(BaseModel):
    """Everything that can be set; nothing reads the environment after this."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path
    database_url: str = ""
    """A SQLAlchemy URL; empty means ``matcher.sqlite3`` in the data folder."""
    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8765
    booth_token: SecretStr = SecretStr("")
    staff_token: SecretStr = SecretStr("")
    max_part_bytes: Annotated[int, Field(gt=0)] = 500_000_000
    max_envelope_bytes: Annotated[int, Field(gt=0)] = 20_000_000
    matches_per_seeker: Annotated[int, Field(gt=0)] = 5
    candidates_per_place: Annotated[int, Field(gt=0)] = 5
    """How many seekers a company is told of, for each place that its opening has."""
    lookup_misses_per_minute: Annotated[int, Field(gt=0)] = 20
    """Wrong look-up codes that one address may try in a minute."""

    @property
    def url(self) -> str:
        return self.database_url or f"sqlite:///{self.data_dir / 'matcher.sqlite3'}"

    @property
    def outbox(self) -> Path:
        """Where notices wait as text files until something sends them."""
        return self.data_dir / "outbox"


def default_data_dir() -> Path:
    return user_data_path("interview-matcher", appauthor=False)


def load_settings(
    data_dir: Path | None = None,
    *,
    environ: Mapping[str, str] = os.environ,
    overrides: Mapping[str, object] | None = None,
) -> Settings:
    """Gather the settings; None among ``overrides`` means "not given".

    Raises:
        KnownError: ``matcher.toml`` cannot be read, or a value is not what it must be.
    """
    given = environ.get(f"{PREFIX}DATA_DIR", "")
    folder = (data_dir or (Path(given) if given else default_data_dir())).expanduser().absolute()
    values: dict[str, object] = _from_file(folder / FILE_NAME)
    values |= _from_environment(environ)
    values |= {name: value for name, value in (overrides or {}).items() if value is not None}
    values["data_dir"] = folder
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        name = str(error.errors()[0]["loc"][0])
        raise KnownError(
            f"A setting of the matcher is wrong ({first_fault(error)}): correct "
            f"{PREFIX}{name.upper()} in the environment or {name} in {folder / FILE_NAME}."
        ) from None


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    names = (name for name in Settings.model_fields if name != "data_dir")
    return {name: environ[key] for name in names if environ.get(key := PREFIX + name.upper())}


def _from_file(path: Path) -> dict[str, object]:
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise KnownError(f"{path} cannot be read as TOML: {error}.") from None
    if "data_dir" in values:
        raise KnownError(f"{path}: data_dir cannot be set inside the data folder; use --data.")
    return values
