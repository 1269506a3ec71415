"""What the screens show beside the interview's own state; the app hands it to the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.interview import Competency, Texts


@dataclass(frozen=True)
class OpeningCard:
    """One kind of work nearby, as the result shows it."""

    title: Texts
    company: str
    competencies: tuple[Competency, ...]


@dataclass(frozen=True)
class BoothHealth:
    """What staff see of the booth; nothing personal. Names are empty while nothing is open."""

    camera: str
    microphone: str
    assess_model: str
    queue_left: int
    disk_free_gb: float
    last_sync: datetime | None
