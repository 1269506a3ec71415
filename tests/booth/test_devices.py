"""Which camera and microphone a booth uses, and who may change it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from booth_rig import Rig

from kiosk import flow
from kiosk.booth.devices import LOOK_S, devices_in_use
from kiosk.flow import Screen
from kiosk.interview import DeviceKind, FoundDevice, Problem
from kiosk.pack import Pack, default_pack_path, load_pack
from kiosk.settings import Settings
from kiosk.workers import messages

FRONT, SIDE = FoundDevice("/dev/v4l/by-id/front", "Front"), FoundDevice("/dev/v4l/by-id/s", "Side")
JABRA = FoundDevice("Jabra Speak 510", "Jabra Speak 510")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(default_pack_path())


@pytest.fixture
def rig(tmp_path: Path, pack: Pack) -> Iterator[Rig]:
    made = Rig(tmp_path, pack)
    made.turn()
    yield made
    made.store.close()


def open_panel(rig: Rig) -> None:
    rig.send(flow.OpenStaffPanel(), flow.PinChecked(correct=True))
    assert rig.state.screen is Screen.STAFF


def test_what_staff_choose_is_opened_and_remembered(rig: Rig, tmp_path: Path) -> None:
    open_panel(rig)
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, SIDE.device))
    assert rig.capture.last(messages.UseDevices) == messages.UseDevices(SIDE.device, None)
    rig.send(flow.ChooseDevice(DeviceKind.MICROPHONE, JABRA.device))
    chosen = messages.UseDevices(SIDE.device, JABRA.device)
    assert rig.capture.last(messages.UseDevices) == chosen
    rig.capture.dies()
    rig.turn()
    assert rig.capture.count(messages.UseDevices) == 3, "a new process is told as well"
    settings = Settings(data_dir=tmp_path, camera=0)
    assert devices_in_use(rig.store.booth, settings) == chosen, "it goes before the settings"


def test_a_chosen_device_that_is_missing_is_said_and_not_replaced(rig: Rig) -> None:
    open_panel(rig)
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, SIDE.device))
    rig.capture.says.append(messages.DeviceReport("", JABRA.name, (Problem.CAMERA_MISSING,)))
    rig.turn()
    assert rig.state.booth.problems == {Problem.CAMERA_MISSING}
    assert rig.capture.count(messages.UseDevices) == 1


def test_nobody_else_chooses(rig: Rig) -> None:
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, SIDE.device))
    rig.to_question()
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, SIDE.device))
    assert rig.capture.count(messages.UseDevices) == 0


def test_what_is_plugged_in_is_looked_for_only_while_staff_look(rig: Rig) -> None:
    assert rig.capture.count(messages.FindDevices) == 0
    open_panel(rig)
    for looks, seconds in ((1, 0.2), (1, 0.2), (2, LOOK_S), (2, 0.2)):
        rig.turn(seconds)
        assert rig.capture.count(messages.FindDevices) == looks
    rig.send(flow.StaffCommand.RETURN)
    rig.turn(LOOK_S)
    assert rig.capture.count(messages.FindDevices) == 2


def test_what_is_plugged_in_is_kept_for_the_panel(rig: Rig) -> None:
    rig.capture.says.append(messages.DevicesFound((FRONT, SIDE), (JABRA,)))
    rig.turn()
    assert rig.conductor.chosen.found == messages.DevicesFound((FRONT, SIDE), (JABRA,))


def test_a_choice_can_be_taken_back(rig: Rig) -> None:
    open_panel(rig)
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, SIDE.device))
    rig.send(flow.ChooseDevice(DeviceKind.CAMERA, None))
    assert rig.capture.last(messages.UseDevices) == messages.UseDevices(None, None)


def test_a_window_made_before_staff_chose_uses_what_they_chose(tmp_path: Path, pack: Pack) -> None:
    rig = Rig(tmp_path, pack)
    rig.store.booth.put("camera", SIDE.device)
    rig.conductor.furnish()
    rig.turn()
    assert rig.capture.last(messages.UseDevices) == messages.UseDevices(SIDE.device, None)
    rig.store.close()
