"""What staff chose at the panel, remembered by the booth.

The devices that they chose are in :mod:`kiosk.booth.devices`.
"""

from __future__ import annotations

from typing import Final

from kiosk.flow import Defaults
from kiosk.interview import Language
from kiosk.store import BoothTable

_LANGUAGE, _VOLUME, _CLOSED = "default_language", "default_volume", "closed"
_YES: Final = "1"


class Preferences:
    """Kept in the booth's table, one value a name."""

    def __init__(self, table: BoothTable) -> None:
        self._table = table

    @property
    def defaults(self) -> Defaults:
        """What every visit begins with; a language that this version does not know is left out."""
        known = Defaults()
        language = self._table.get(_LANGUAGE)
        volume = self._table.get(_VOLUME)
        return Defaults(
            Language(language) if language in set(Language) else known.language,
            int(volume) if volume else known.volume,
        )

    @defaults.setter
    def defaults(self, defaults: Defaults) -> None:
        self._table.put(_LANGUAGE, defaults.language)
        self._table.put(_VOLUME, str(defaults.volume))

    @property
    def closed(self) -> bool:
        """Out of service."""
        return self._table.get(_CLOSED) == _YES

    @closed.setter
    def closed(self, closed: bool) -> None:
        self._table.put(_CLOSED, _YES if closed else "")
