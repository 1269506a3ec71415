"""The button with which a paper is printed, and what became of it."""

from __future__ import annotations

from kiosk.flow import Printing, State
from kiosk.ui.translations import tr
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.layout import show


def say_print(button: Button, state: State) -> None:
    """There only where there is a printer; free again when the paper has been taken or failed."""
    show(button, button.look, state.booth.can_print)
    match state.printing:
        case Printing.RUNNING:
            button.say(tr("paper", "printing"))
        case Printing.TAKEN:
            button.say(tr("paper", "printed"))
        case Printing.FAILED:
            button.say(tr("paper", "print_failed"))
        case None:
            button.say(tr("paper", "print"))
    button.enable(state.printing is not Printing.RUNNING)
