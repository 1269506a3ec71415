"""What staff ask for at the panel and the booth does at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk import flow
from kiosk.booth.device_list import DeviceList
from kiosk.booth.diagnostics import DiagnosticsWriter, examine, stick
from kiosk.booth.preferences import Preferences
from kiosk.settings import Settings
from kiosk.store import Store
from kiosk.workers.supervisor import News, Supervisor

StaffEffect = (
    flow.UseDevices | flow.FindDevices | flow.SaveDefaults | flow.SaveClosed | flow.WriteDiagnostics
)


class StaffDesk:
    """Carries out the panel's effects.

    Args:
        settings: the booth's.
        store: the conductor's own connection.
        capture: replaced when other devices are chosen.

    Attributes:
        capture_arguments: what a capture process is started with, once other devices are chosen;
            the app says it, for it owns the shared memory.
        log_lines: the last lines of the log, scrubbed.
    """

    def __init__(self, settings: Settings, store: Store, capture: Supervisor) -> None:
        self._settings = settings
        self._store = store
        self._capture = capture
        self.preferences = Preferences(store.booth)
        self.devices = DeviceList()
        self.diagnostics = DiagnosticsWriter(settings.data_dir)
        self.capture_arguments: Callable[[], tuple[object, ...]] = tuple
        self.log_lines: Callable[[], list[str]] = list

    def carry_out(self, effect: StaffEffect, health: dict[str, Any]) -> list[News]:
        """Do it; returns what that is news of."""
        match effect:
            case flow.UseDevices(camera, microphone):
                self.preferences.use_devices(camera, microphone)
                return self._capture.restart_with(self.capture_arguments())
            case flow.FindDevices():
                self.devices.look()
            case flow.SaveDefaults(defaults):
                self.preferences.defaults = defaults
            case flow.SaveClosed(closed):
                self.preferences.closed = closed
            case flow.WriteDiagnostics():
                record = examine(self._settings, self._store, health, self.log_lines())
                self.diagnostics.write(record, stick())
        return []

    def stop(self) -> None:
        """Let go of what still runs; a file that is being written is finished."""
        self.devices.stop()
        self.diagnostics.wait()
