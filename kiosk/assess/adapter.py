"""What the embedding model was taught on top: to read a garbled answer as it reads the clear one.

Low-rank changes of its weights, learned from the calibration corpus by
:mod:`kiosk.assess.fit_adapter` and added when the model is loaded. They cost no time afterwards.

Source: Hu et al. (2022), "LoRA: Low-Rank Adaptation of Large Language Models".
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import SHIPPED_DIR
from kiosk.interview import KnownError, Problem

SHIPPED: Final = SHIPPED_DIR / "adapter.npz"
PLACES: Final = (
    "attention.self.query",
    "attention.self.key",
    "attention.self.value",
    "attention.output.dense",
    "intermediate.dense",
    "output.dense",
)
"""The weights of each layer that are changed."""
AUTHORS: Final = "authors"

Half = NDArray[np.float16]


@dataclass(frozen=True)
class Adapter:
    """Low-rank changes of a network's weights.

    Attributes:
        changes: by the name of the weight in the network: ``down``, shape (rank, inputs), and
            ``up``, shape (outputs, rank); the weight grows by ``up @ down``.
        authors: by whose grades it was taught; on them nothing can be measured.
        version: the beginning of its file's hash.
    """

    changes: Mapping[str, tuple[Half, Half]]
    authors: tuple[str, ...]
    version: str

    def add_to(self, network: Any) -> None:
        """Change the weights of a ``torch`` network in place."""
        for name, (down, up) in self.changes.items():
            weight = network.get_parameter(f"{name}.weight").data
            weight += weight.new_tensor(up) @ weight.new_tensor(down)


def load(path: Path = SHIPPED) -> Adapter:
    """The adapter in a file.

    Raises:
        KnownError: it is missing or damaged.
    """
    try:
        raw = path.read_bytes()
        with np.load(io.BytesIO(raw), allow_pickle=False) as file:
            names = sorted({name.rpartition(".")[0] for name in file.files if name != AUTHORS})
            changes = {name: (file[f"{name}.down"], file[f"{name}.up"]) for name in names}
            authors = tuple(file[AUTHORS].tolist())
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        raise KnownError(
            f"The adapter {path} cannot be read; teach it anew with `kiosk calibrate --adapter`.",
            Problem.MODELS_MISSING,
        ) from error
    return Adapter(changes, authors, hashlib.sha256(raw).hexdigest()[:12])


def save(changes: Mapping[str, tuple[Half, Half]], authors: Collection[str], path: Path) -> None:
    """Write an adapter; the same changes and authors give the same bytes."""
    arrays: dict[str, NDArray[Any]] = {AUTHORS: np.array(sorted(authors))}
    for name, (down, up) in sorted(changes.items()):
        arrays |= {f"{name}.down": down.astype(np.float16), f"{name}.up": up.astype(np.float16)}
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez(path, allow_pickle=False, **arrays)
