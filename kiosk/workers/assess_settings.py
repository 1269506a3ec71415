"""What the assess process is told at its start; no heavy import, so that the parent may make it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kiosk.settings import Settings


@dataclass(frozen=True)
class AssessSettings:
    """Which models, from where, for which framework, and how much of the PC they may take."""

    models_dir: Path
    speech_model: str
    embedding_model: str
    pack_dir: Path
    threads: int
    calibration_dir: Path | None = None

    @classmethod
    def of(cls, settings: Settings) -> Self:
        return cls(
            settings.models_dir,
            settings.speech_model,
            settings.embedding_model,
            settings.pack_dir,
            settings.threads,
            settings.calibration_dir,
        )
