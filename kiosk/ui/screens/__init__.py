"""The screens, one class a file. ``VIEWS`` says which class draws which screen of the flow."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from kiosk.flow import Screen
from kiosk.ui.screens.attract import Attract
from kiosk.ui.screens.consent import Consent
from kiosk.ui.screens.deleted import Deleted
from kiosk.ui.screens.device_check import DeviceCheck
from kiosk.ui.screens.fault import Fault
from kiosk.ui.screens.goodbye import Goodbye
from kiosk.ui.screens.identity import Identity
from kiosk.ui.screens.interrupted import Interrupted
from kiosk.ui.screens.language import LanguageChoice
from kiosk.ui.screens.out_of_service import OutOfService
from kiosk.ui.screens.practice import Practice
from kiosk.ui.screens.question import Question
from kiosk.ui.screens.recording import Recording
from kiosk.ui.screens.rest import Rest
from kiosk.ui.screens.result import Result
from kiosk.ui.screens.resume import Resume
from kiosk.ui.screens.review import Review
from kiosk.ui.screens.staff import Staff
from kiosk.ui.screens.typing import Typing
from kiosk.ui.screens.view import Desk, View
from kiosk.ui.screens.working import Working

VIEWS: Final[Mapping[Screen, type[View]]] = {
    Screen.ATTRACT: Attract,
    Screen.LANGUAGE: LanguageChoice,
    Screen.CONSENT: Consent,
    Screen.IDENTITY: Identity,
    Screen.DEVICE_CHECK: DeviceCheck,
    Screen.PRACTICE: Practice,
    Screen.QUESTION: Question,
    Screen.RECORDING: Recording,
    Screen.TYPING: Typing,
    Screen.REVIEW: Review,
    Screen.INTERRUPTED: Interrupted,
    Screen.REST: Rest,
    Screen.WORKING: Working,
    Screen.RESULT: Result,
    Screen.GOODBYE: Goodbye,
    Screen.RESUME: Resume,
    Screen.FAULT: Fault,
    Screen.STAFF: Staff,
    Screen.OUT_OF_SERVICE: OutOfService,
    Screen.DELETED: Deleted,
}

__all__ = ["VIEWS", "Desk", "View"]
