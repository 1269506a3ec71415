"""What staff ask before a fair opens: is this PC fit to be a booth?"""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from kiosk import flow
from kiosk.assess.audio import decode
from kiosk.booth.devices import devices_in_use
from kiosk.booth.room import room_for_visit
from kiosk.capture.finding import asked
from kiosk.health import BUILT_ON
from kiosk.interview import KnownError, Language
from kiosk.library import load_transcriber
from kiosk.pack import load_pack
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.sync.client import MatcherClient
from kiosk.workers.assess_settings import AssessSettings
from kiosk.workers.messages import UseDevices
from models.manifest import load_manifest
from models.registry import verify

PROBE_LIMIT_S: Final = 60.0
KEEPS_UP: Final = 0.5
"""Real-time factor with which a transcript is there before the seeker has read the next screen."""


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    fine: bool
    says: str


@dataclass(frozen=True)
class Report:
    """All checks, and how fast this PC is with every speech model that is installed."""

    checks: tuple[Check, ...]
    real_time_factors: dict[str, float]

    @property
    def carries(self) -> str | None:
        """The largest installed speech model that keeps up: the slowest that is fast enough."""
        able = {
            each: factor for each, factor in self.real_time_factors.items() if factor <= KEEPS_UP
        }
        return max(able, key=lambda each: able[each]) if able else None

    @property
    def healthy(self) -> bool:
        return all(check.fine for check in self.checks)

    def record(self) -> dict[str, Any]:
        return {**asdict(self), "carries": self.carries, "healthy": self.healthy}


def examine(settings: Settings, clip: Path) -> Report:
    """Look at everything; a check that fails does not keep the others from being made.

    Args:
        settings: the booth's.
        clip: speech to measure the recogniser with.
    """
    checks = list(_checks(settings))
    speeds: dict[str, float] = {}
    try:
        speeds = _speeds(settings, clip)
        factor = speeds[settings.speech_model]
        says = f"{settings.speech_model} takes {factor:.2f} s for a second of speech"
        checks.append(Check("speed", factor <= KEEPS_UP, says))
    except KnownError as error:
        checks.append(Check("speed", False, str(error)))
    return Report(tuple(checks), speeds)


def show(report: Report, console: Console) -> None:
    """As a table, worst news not hidden at the end."""
    table = Table(box=None, show_header=False)
    for check in report.checks:
        mark = "[green]fine[/green]" if check.fine else "[red]mend[/red]"
        table.add_row(mark, check.name, check.says)
    console.print(table)
    if report.carries:
        console.print(f"Of the speech models installed, this PC can carry {report.carries}.")


def _checks(settings: Settings) -> Iterator[Check]:
    yield from _devices(settings)
    for model in (settings.speech_model, settings.embedding_model):
        yield _try(f"model {model}", partial(_model, settings, model))
    yield _try("disk", lambda: _disk(settings))
    yield _try("clock", _clock)
    yield _try("database", lambda: _database(settings))
    yield _try("matcher", lambda: _matcher(settings))


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except KnownError as error:
        return Check(name, False, str(error))


def _devices(settings: Settings) -> Iterator[Check]:
    used = _used(settings)
    yield _try("camera", partial(_device, "camera", used.camera))
    yield _try("microphone", partial(_device, "microphone", used.microphone))
    yield _try("devices", _plugged_in)


def _used(settings: Settings) -> UseDevices:
    """What staff chose on this booth, if they did."""
    try:
        if settings.database.exists():
            with Store(settings.database, settings.takes) as store:
                return devices_in_use(store.booth, settings)
    except KnownError:
        # What is wrong with the database is told by the check of its own.
        pass
    return UseDevices(settings.camera, settings.microphone)


def _plugged_in() -> str:
    """By the names that `camera` and `microphone` in the settings may be given."""
    cameras, microphones = asked()
    found = [f"camera {each.device} ({each.name})" for each in cameras]
    found += [f"microphone “{each.device}”" for each in microphones]
    return "; ".join(found) or "none is plugged in"


def _device(kind: str, chosen: int | str | None) -> str:
    """Open it in a process of its own: a driver that hangs must not hang the doctor."""
    command = [sys.executable, "-m", "kiosk.capture.probe", kind]
    if chosen is not None:
        command.append(str(chosen))
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=PROBE_LIMIT_S, check=False
        )
    except subprocess.TimeoutExpired:
        raise KnownError(f"The {kind} does not answer; plug it in again.") from None
    if done.returncode != 0:
        raise KnownError((done.stderr.strip().splitlines() or [f"The {kind} failed."])[-1])
    return done.stdout.strip()


def _model(settings: Settings, model_id: str) -> str:
    problems = verify(model_id, settings.models_dir)
    if problems:
        raise KnownError(f"{problems[0]}; fetch it with `kiosk models fetch {model_id}`.")
    return load_manifest().of(model_id).version_id


def _disk(settings: Settings) -> str:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    free_bytes = shutil.disk_usage(settings.data_dir).free
    pack = load_pack(settings.pack_dir)
    needed_bytes = room_for_visit(flow.Plan(pack.practice, pack.questions))
    visits = free_bytes // needed_bytes
    if visits < 1:
        raise KnownError(
            f"There is no room for a single visit, which may need {needed_bytes / 1e6:.0f} MB; "
            "sync, or free the disk."
        )
    return f"{free_bytes / 1e9:.1f} GB free, at least {visits} visits"


def _clock() -> str:
    now = datetime.now(UTC)
    if now < BUILT_ON:
        raise KnownError(f"The clock says {now:%Y-%m-%d %H:%M} UTC, which cannot be; set it.")
    return f"{now:%Y-%m-%d %H:%M} UTC"


def _database(settings: Settings) -> str:
    with Store(settings.database, settings.takes) as store:
        waiting = len(store.outbox.unsent())
    with sqlite3.connect(settings.database) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise KnownError(f"{settings.database} is damaged: {verdict}.")
    return f"whole, {waiting} interviews wait to be sent"


def _matcher(settings: Settings) -> str:
    with MatcherClient(settings.matcher_url, settings.matcher_token) as client:
        openings = client.openings()
    return f"{settings.matcher_url} knows this booth and {len(openings)} openings"


def _speeds(settings: Settings, clip: Path) -> dict[str, float]:
    """Real-time factor of every speech model that is installed, on the sample visitor's speech."""
    if not clip.exists():
        raise KnownError("There is no speech to measure with; make it with `kiosk prepare`.")
    speech = decode(clip)
    speeds: dict[str, float] = {}
    for entry in load_manifest().models:
        if entry.kind != "speech" or not (settings.models_dir / entry.id).is_dir():
            continue
        transcriber = load_transcriber(AssessSettings.of(replace(settings, speech_model=entry.id)))
        transcript = transcriber.transcribe(speech, Language.EN)
        speeds[entry.id] = transcript.seconds / transcript.audio_s
    if settings.speech_model not in speeds:
        raise KnownError(f"The speech model {settings.speech_model} is not installed.")
    return speeds
