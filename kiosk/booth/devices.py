"""Which camera and microphone this booth uses: what staff chose on it, else what its settings say.

A device that was chosen and is missing is said to be missing. No other takes its place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kiosk.interview import DeviceKind
from kiosk.settings import Settings
from kiosk.store import BoothTable
from kiosk.workers import messages
from kiosk.workers.supervisor import ChildStarted, News, Supervisor

LOOK_S: Final = 5.0
"""While staff choose, what is plugged in now is looked for this often."""
_REMEMBERED: Final = {DeviceKind.CAMERA: "camera", DeviceKind.MICROPHONE: "microphone"}


def devices_in_use(table: BoothTable, settings: Settings) -> messages.UseDevices:
    """What capture is to open."""
    return messages.UseDevices(
        table.get(_REMEMBERED[DeviceKind.CAMERA]) or settings.camera,
        table.get(_REMEMBERED[DeviceKind.MICROPHONE]) or settings.microphone,
    )


class ChosenDevices:
    """Remembers what staff choose, and has capture open it.

    Attributes:
        found: what was plugged in when somebody last looked.
        used: what capture was told to open.
    """

    def __init__(
        self,
        table: BoothTable,
        settings: Settings,
        capture: Supervisor,
        clock: Callable[[], float],
    ) -> None:
        self._table = table
        self._settings = settings
        self._capture = capture
        self._clock = clock
        self._at_start = self.used = devices_in_use(table, settings)
        self._looked_s = float("-inf")
        self.found = messages.DevicesFound((), ())

    def look(self) -> None:
        """Somebody is choosing: find out what there is, now and then."""
        if self._clock() - self._looked_s >= LOOK_S:
            self._looked_s = self._clock()
            self._capture.send(messages.FindDevices())

    def refresh(self) -> None:
        """Staff may have chosen since; to be called before capture is started."""
        self.used = devices_in_use(self._table, self._settings)

    def choose(self, kind: DeviceKind, device: str | None) -> None:
        """Remember it, then open it; None for what the settings say."""
        self._table.put(_REMEMBERED[kind], device or "")
        self.used = devices_in_use(self._table, self._settings)
        self._capture.send(self.used)

    def hear(self, news: News) -> None:
        match news:
            case messages.DevicesFound():
                self.found = news
            case ChildStarted(name) if name == self._capture.name:
                # A new process opens what the booth began with.
                if self.used != self._at_start:
                    self._capture.send(self.used)
