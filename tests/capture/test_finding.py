from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.capture import finding
from kiosk.capture.finding import CameraNode, find_cameras, find_microphones
from kiosk.capture.finding import held_microphones as held
from kiosk.interview import FoundDevice


def plug_in(sysfs: Path, node: str, name: str, index: int) -> None:
    (sysfs / node).mkdir(parents=True)
    (sysfs / node / "name").write_text(f"{name}\n", encoding="utf-8")
    (sysfs / node / "index").write_text(f"{index}\n", encoding="ascii")


def test_cameras_are_found_by_name_and_without_their_metadata_nodes(tmp_path: Path) -> None:
    plug_in(tmp_path, "video10", "Front", 0)
    plug_in(tmp_path, "video2", "HD Webcam", 0)
    plug_in(tmp_path, "video3", "HD Webcam", 1)
    (tmp_path / "video4").mkdir()
    assert find_cameras(tmp_path, tmp_path / "dev") == (
        CameraNode(tmp_path / "dev/video2", "HD Webcam", str(tmp_path / "dev/video2")),
        CameraNode(tmp_path / "dev/video10", "Front", str(tmp_path / "dev/video10")),
    )


def test_a_camera_is_remembered_by_maker_and_number_not_by_the_order_of_plugging(
    tmp_path: Path,
) -> None:
    dev = tmp_path / "dev"
    plug_in(tmp_path / "sys", "video0", "C920", 0)
    plug_in(tmp_path / "sys", "video2", "No serial", 0)
    for folder, link, node in (
        ("by-path", "pci-usb-0:1-video-index0", "video0"),
        ("by-path", "pci-usb-0:2-video-index0", "video2"),
        ("by-id", "usb-046d_C920_7EE2-video-index0", "video0"),
    ):
        (dev / "v4l" / folder).mkdir(parents=True, exist_ok=True)
        (dev / node).touch()
        (dev / "v4l" / folder / link).symlink_to(Path("../..") / node)
    assert [each.device for each in find_cameras(tmp_path / "sys", dev)] == [
        str(dev / "v4l/by-id/usb-046d_C920_7EE2-video-index0"),
        str(dev / "v4l/by-path/pci-usb-0:2-video-index0"),
    ]


def test_a_machine_without_video_has_no_cameras(tmp_path: Path) -> None:
    assert find_cameras(tmp_path / "nothing") == ()


class FakePortAudio:
    """What PortAudio tells of the devices that it has found."""

    def query_devices(self) -> list[dict[str, object]]:
        return [
            {"name": "HD Pro Webcam C920: USB Audio (hw:2,0)", "max_input_channels": 2},
            {"name": "HDA Intel PCH: HDMI 0 (hw:0,3)", "max_input_channels": 0},
            {"name": "HD Pro Webcam C920: USB Audio (hw:3,0)", "max_input_channels": 2},
            {"name": "pulse", "max_input_channels": 32},
        ]


def test_microphones_are_remembered_without_the_number_of_their_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finding, "portaudio", FakePortAudio)
    assert find_microphones() == (
        FoundDevice("HD Pro Webcam C920: USB Audio", "HD Pro Webcam C920: USB Audio"),
        FoundDevice("pulse", "pulse"),
    )
    assert finding.microphone_number("HD Pro Webcam C920: USB Audio") == 0, "the first of twins"
    assert finding.microphone_number("HDA Intel PCH: HDMI 0") is None, "it cannot hear"


def test_a_card_from_which_a_program_records_is_held(tmp_path: Path) -> None:
    (tmp_path / "cards").write_text(
        " 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n"
        "                      HDA Intel PCH at 0xf7d10000 irq 32\n"
        " 1 [C920           ]: USB-Audio - HD Pro Webcam C920\n"
        "                      HD Pro Webcam C920 at usb-0000:00:14.0-1, high speed\n",
        encoding="utf-8",
    )
    for pcm, status in (
        ("card0/pcm0c", "closed\n"),
        ("card0/pcm0p", "state: RUNNING\nowner_pid   : 700\n"),
        ("card1/pcm0c", "state: RUNNING\nowner_pid   : 812\n"),
    ):
        (tmp_path / pcm / "sub0").mkdir(parents=True)
        (tmp_path / pcm / "sub0/status").write_text(status, encoding="ascii")
    assert held(tmp_path) == ("HD Pro Webcam C920",)
    assert held(tmp_path / "nothing") == ()


def test_what_is_plugged_in_is_told_by_a_program_of_its_own() -> None:
    cameras, _microphones = finding.asked()
    assert cameras == tuple(FoundDevice(each.device, each.name) for each in find_cameras())
