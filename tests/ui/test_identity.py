"""Who are you: by QR code or by keyboard, and what the next in line can see of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from kiosk.flow import Continue, Identify, LayTicketAside, State
from kiosk.interview import Application, Language, Seeker, TicketFault
from kiosk.ui.gallery import sample_frame
from kiosk.ui.samples import VISIT_ID
from kiosk.ui.screens.masked import masked
from kiosk.ui.widgets.finder import Finder

Scene = Callable[..., State]


def test_the_camera_is_offered_first_and_the_keyboard_stays(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("identity-code"))
    seen.window.show_preview(sample_frame())
    assert seen.window.findChild(Finder)._image is not None
    assert not seen.window.findChild(QLineEdit, "name").isVisible()
    seen.button("by_hand").click()
    assert seen.sent == [], "which way is nobody's business but the screen's"
    seen.window.findChild(QLineEdit, "name").setText("Kim")
    assert seen.press("identify") == Identify(Seeker(name="Kim"))
    seen.button("by_hand").click()
    assert seen.window.findChild(Finder).isVisible()


def test_without_a_key_there_is_only_the_keyboard(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("identity"))
    assert seen.window.findChild(QLineEdit, "name").isVisible()
    assert not seen.window.findChild(Finder).isVisible()


@pytest.mark.parametrize("fault", TicketFault)
@pytest.mark.parametrize("language", Language)
def test_each_fault_has_its_sentence(
    seen: Any, scene: Scene, fault: TicketFault, language: Language
) -> None:
    state = scene("identity-fault", language)
    said = set()
    for each in TicketFault:
        seen.window.show_state(replace(state, visit=replace(state.visit, ticket_fault=each)))
        said.add(seen.words())
    assert len(said) == len(TicketFault)
    seen.window.show_state(replace(state, visit=replace(state.visit, ticket_fault=fault)))
    assert f"ticket\n{fault}" not in seen.words()
    assert seen.button("by_hand").isEnabled()


def test_what_was_found_is_shown_masked_and_taken_with_one_touch(seen: Any, scene: Scene) -> None:
    state = scene("identity-code")
    found = replace(state.visit, application=Application(VISIT_ID, "김하늘"))
    seen.window.show_state(replace(state, visit=found))
    assert "김*늘" in seen.words()
    assert "김하늘" not in seen.words()
    assert seen.press("identify") == Continue()
    assert seen.press("not_mine") == LayTicketAside()
    seen.window.forget()
    seen.window.show_state(state)
    assert "김" not in seen.words()


def test_a_number_is_hidden_and_never_read_aloud(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("identity"))
    phone = seen.window.findChild(QLineEdit, "phone")
    phone.setText("010-1234-5678")
    assert "1234" not in phone.displayText()
    assert seen.press("identify") == Identify(Seeker(phone="010-1234-5678"))


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("김하늘", "김*늘"),
        ("이산", "이*"),
        ("남궁가을", "남**을"),
        ("Sky K", "S*y K"),
        ("", ""),
    ],
)
def test_names_are_masked(name: str, shown: str) -> None:
    assert masked(name) == shown
