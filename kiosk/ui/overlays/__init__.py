"""What lies over a screen, one class each. ``OVERLAYS`` says which class draws which."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.flow import Overlay
from kiosk.ui.overlays.access import AccessSheet
from kiosk.ui.overlays.confirm import DeleteConfirm, StopConfirm
from kiosk.ui.overlays.idle_warning import IdleWarning
from kiosk.ui.overlays.languages import LanguageSheet
from kiosk.ui.overlays.pin import Pin
from kiosk.ui.overlays.sheet import OverlayView
from kiosk.ui.overlays.staff_called import StaffCalled

OVERLAYS: Final[Mapping[Overlay, type[OverlayView]]] = {
    Overlay.IDLE_WARNING: IdleWarning,
    Overlay.STOP_CONFIRM: StopConfirm,
    Overlay.DELETE_CONFIRM: DeleteConfirm,
    Overlay.STAFF_CALLED: StaffCalled,
    Overlay.PIN: Pin,
    Overlay.ACCESS: AccessSheet,
    Overlay.LANGUAGES: LanguageSheet,
}

__all__ = ["OVERLAYS", "OverlayView"]
