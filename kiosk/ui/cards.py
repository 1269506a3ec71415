"""What the screens show beside the interview's own state; the app hands it to the window."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from kiosk.interview import Competency, FoundDevice, Texts


@dataclass(frozen=True)
class OpeningCard:
    """One kind of work nearby, as the result shows it."""

    title: Texts
    company: str
    competencies: tuple[Competency, ...]


@dataclass(frozen=True)
class SyncCard:
    """How sending goes, or how it went last; ``ended`` None while it runs."""

    sent: int
    left: int
    ended: datetime | None
    failed: bool = False


@dataclass(frozen=True)
class DevicesCard:
    """What may be chosen, and what is; an empty choice is the system's own."""

    cameras: tuple[FoundDevice, ...] = ()
    microphones: tuple[FoundDevice, ...] = ()
    camera: str = ""
    microphone: str = ""


@dataclass(frozen=True)
class DiagnosticsCard:
    """Where the last diagnostics file is; an empty name if it could be written nowhere."""

    name: str
    folder: str
    on_stick: bool


@dataclass(frozen=True)
class BoothHealth:
    """What staff see of the booth; nothing personal. Names are empty while nothing is open."""

    camera: str
    microphone: str
    assess_model: str
    queue_left: int
    disk_free_gb: float
    last_sync: datetime | None
    """When nothing was left to be sent."""
    jobs_waiting: int = 0
    visits_fit: int = 0
    """For how many more interviews there is room on the disk."""
    clock: datetime | None = None
    clock_right: bool = True
    sync: SyncCard | None = None
    devices: DevicesCard = DevicesCard()
    diagnostics: DiagnosticsCard | None = None
