"""What staff ask for at the panel and the booth does at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kiosk import flow
from kiosk.booth.diagnostics import DiagnosticsWriter, examine, stick
from kiosk.booth.preferences import Preferences
from kiosk.settings import Settings
from kiosk.store import Store

StaffEffect = flow.SaveDefaults | flow.SaveClosed | flow.WriteDiagnostics


class StaffDesk:
    """Carries out the panel's effects.

    Args:
        settings: the booth's.
        store: the conductor's own connection.

    Attributes:
        log_lines: the last lines of the log, scrubbed.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings = settings
        self._store = store
        self.preferences = Preferences(store.booth)
        self.diagnostics = DiagnosticsWriter(settings.data_dir)
        self.log_lines: Callable[[], list[str]] = list

    def carry_out(self, effect: StaffEffect, health: dict[str, Any]) -> None:
        """Do it."""
        match effect:
            case flow.SaveDefaults(defaults):
                self.preferences.defaults = defaults
            case flow.SaveClosed(closed):
                self.preferences.closed = closed
            case flow.WriteDiagnostics():
                record = examine(self._settings, self._store, health, self.log_lines())
                self.diagnostics.write(record, stick())

    def stop(self) -> None:
        """A file that is being written is finished."""
        self.diagnostics.wait()
