"""What the screens show beside the interview's own state; the app hands it to the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from kiosk.interview import Competency, DeviceKind, FoundDevice, Texts


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
    others: Mapping[DeviceKind, FoundDevice | None] = field(default_factory=dict)
    """Of each kind the one that may be used instead, if there is another."""
