"""What the staff panel is told of the booth; nothing personal in it."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from kiosk.booth.conductor import Conductor
from kiosk.booth.room import room_for_visit
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.ui.cards import BoothHealth, DevicesCard, DiagnosticsCard, SyncCard

BUILT_ON = datetime(2026, 11, 1, tzinfo=UTC)
"""No booth lives before its software: an earlier clock is wrong."""


def booth_health(settings: Settings, store: Store, conductor: Conductor) -> BoothHealth:
    """How the booth is now."""
    devices = conductor.devices
    free_bytes = shutil.disk_usage(settings.takes).free
    now = datetime.now(UTC)
    return BoothHealth(
        camera=devices.camera if devices else "",
        microphone=devices.microphone if devices else "",
        assess_model=settings.speech_model,
        queue_left=store.outbox.waiting(),
        disk_free_gb=free_bytes / 1e9,
        last_sync=_when(store.booth.get("last_sync")),
        jobs_waiting=len(store.jobs.waiting()),
        visits_fit=free_bytes // room_for_visit(conductor.state.plan),
        clock=now,
        clock_right=now >= BUILT_ON,
        sync=_sync(conductor),
        devices=_devices(conductor),
        diagnostics=_diagnostics(conductor),
    )


def _sync(conductor: Conductor) -> SyncCard | None:
    runs, report = conductor.sending.runs, conductor.sending.report
    if runs is not None:
        return SyncCard(runs.sent, runs.total - runs.sent, None)
    if report is None:
        return None
    return SyncCard(report.sent, report.left, _when(report.at), failed=bool(report.sentence))


def _devices(conductor: Conductor) -> DevicesCard:
    found, used = conductor.chosen.found, conductor.chosen.used
    return DevicesCard(
        cameras=found.cameras,
        microphones=found.microphones,
        camera="" if used.camera is None else str(used.camera),
        microphone="" if used.microphone is None else str(used.microphone),
    )


def _diagnostics(conductor: Conductor) -> DiagnosticsCard | None:
    written = conductor.staff.diagnostics.last
    if written is None:
        return None
    path = written.path
    return DiagnosticsCard(
        path.name if path else "", str(path.parent) if path else "", written.on_stick
    )


def _when(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
