"""Which camera and microphone this booth uses: what staff chose on it, else what its settings say.

A device that was chosen and is missing is said to be missing. No other takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from kiosk.interview import DeviceKind, FoundDevice
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

    def choose(self, kind: DeviceKind, device: str) -> None:
        """Remember it, then open it."""
        self._table.put(_REMEMBERED[kind], device)
        self.used = devices_in_use(self._table, self._settings)
        self._capture.send(self.used)

    def others(self, opened: messages.DeviceReport | None) -> dict[DeviceKind, FoundDevice | None]:
        """Of each kind the one to offer next: after the one in use, round and round."""
        camera, microphone = (opened.camera, opened.microphone) if opened is not None else ("", "")
        return {
            DeviceKind.CAMERA: _next(self.found.cameras, self.used.camera, camera),
            DeviceKind.MICROPHONE: _next(self.found.microphones, self.used.microphone, microphone),
        }

    def hear(self, news: News) -> None:
        match news:
            case messages.DevicesFound():
                self.found = news
            case ChildStarted(name) if name == self._capture.name:
                # A new process opens what the booth began with.
                if self.used != self._at_start:
                    self._capture.send(self.used)


def _next(found: Sequence[FoundDevice], used: int | str | None, opened: str) -> FoundDevice | None:
    current = next(
        (
            number
            for number, each in enumerate(found)
            # Nobody chose: it is the one that the system took, by its name.
            if each.device == used or (used is None and opened.startswith(each.name))
        ),
        None,
    )
    if current is None:
        return found[0] if found else None
    return found[(current + 1) % len(found)] if len(found) > 1 else None
