"""What PortAudio says of a microphone that cannot be had, in our words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.capture import finding, microphone
from kiosk.capture.microphone import SoundDeviceMicrophone
from kiosk.interview import KnownError, Problem

C920 = "HD Pro Webcam C920: USB Audio"
INVALID_RATE, UNAVAILABLE = -9997, -9985


class PortAudioError(Exception):
    """As the library raises it: the words, then the number."""


class Stream:
    active = True

    def __init__(self, asked: dict[str, Any]) -> None:
        self.asked = asked

    def start(self) -> None: ...

    def abort(self, ignore_errors: bool) -> None: ...

    def close(self, ignore_errors: bool) -> None: ...


class FakePortAudio:
    """The library on a machine where the test says what is plugged in and what opens."""

    PortAudioError = PortAudioError

    def __init__(self, *names: str, opens: Callable[[int], None] = lambda rate_hz: None) -> None:
        self._names = names
        self._opens = opens
        self.streams: list[Stream] = []

    def _terminate(self) -> None: ...

    def _initialize(self) -> None: ...

    def query_devices(self, device: object = None, kind: str | None = None) -> Any:
        listed = [
            {"name": name, "max_input_channels": 1, "default_samplerate": 44_100.0}
            for name in self._names
        ]
        if kind is None:
            return listed
        number = device if isinstance(device, int) else 0
        if number >= len(listed) or (isinstance(device, str) and device not in self._names):
            raise ValueError("No input device matching")
        return listed[number]

    def InputStream(self, **asked: Any) -> Stream:
        self._opens(asked["samplerate"])
        self.streams.append(Stream(asked))
        return self.streams[-1]


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., FakePortAudio]:
    def make(*names: str, held: tuple[str, ...] = (), **how: Any) -> FakePortAudio:
        library = FakePortAudio(*names, **how)
        for module in (finding, microphone):
            monkeypatch.setattr(module, "portaudio", lambda: library)
        monkeypatch.setattr(microphone, "held_microphones", lambda: held)
        return library

    return make


Machine = Callable[..., FakePortAudio]


def problem_of(device: str | int | None) -> Problem | None:
    with pytest.raises(KnownError) as raised:
        SoundDeviceMicrophone(device).open()
    return raised.value.problem


@pytest.mark.parametrize("device", [None, C920])
def test_what_is_not_there_is_missing(machine: Machine, device: str | None) -> None:
    machine()
    assert problem_of(device) is Problem.MICROPHONE_MISSING


@pytest.mark.parametrize("device", [None, C920])
def test_what_portaudio_leaves_out_because_a_program_holds_it_is_busy(
    machine: Machine, device: str | None
) -> None:
    machine(held=("HD Pro Webcam C920",))
    assert problem_of(device) is Problem.MICROPHONE_BUSY


def test_that_another_card_is_held_does_not_make_a_missing_one_busy(machine: Machine) -> None:
    machine(held=("Jabra Speak 510",))
    assert problem_of(C920) is Problem.MICROPHONE_MISSING


def test_what_is_listed_and_does_not_open_is_busy(machine: Machine) -> None:
    def refuse(rate_hz: int) -> None:
        raise PortAudioError("Device unavailable", UNAVAILABLE)

    machine(C920, opens=refuse)
    assert problem_of(C920) is Problem.MICROPHONE_BUSY


def test_what_does_not_open_for_another_reason_is_not_blamed_on_a_program(
    machine: Machine,
) -> None:
    def refuse(rate_hz: int) -> None:
        raise PortAudioError("Unanticipated host error", -9999, (8, -32, "Broken pipe"))

    machine(C920, opens=refuse)
    assert problem_of(C920) is Problem.MICROPHONE_STALLED
    machine(C920, opens=refuse, held=("HD Pro Webcam C920",))
    assert problem_of(C920) is Problem.MICROPHONE_BUSY


def test_a_microphone_that_cannot_do_48_khz_runs_at_its_own_rate(machine: Machine) -> None:
    def only_44_1(rate_hz: int) -> None:
        if rate_hz != 44_100:
            raise PortAudioError("Invalid sample rate", INVALID_RATE)

    library = machine(C920, opens=only_44_1)
    assert SoundDeviceMicrophone(C920).open() == C920
    assert library.streams[0].asked["samplerate"] == 44_100


def test_a_microphone_is_found_again_by_its_name_whatever_number_its_card_has(
    machine: Machine,
) -> None:
    library = machine("HDA Intel PCH: ALC (hw:0,0)", f"{C920} (hw:3,0)")
    assert SoundDeviceMicrophone(C920).open() == f"{C920} (hw:3,0)"
    assert library.streams[0].asked["device"] == 1
