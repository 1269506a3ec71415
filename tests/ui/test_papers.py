"""What can be taken home: what it says, that a camera reads it, and that a printer gets it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from kiosk.flow import Print, Printing, State
from kiosk.interview import Language
from kiosk.pack import Pack
from kiosk.ui.gallery import LOOKS, SIZES
from kiosk.ui.papers import Paper, paper_of
from kiosk.ui.printer import Printer, paper_pdf
from kiosk.ui.samples import CERTIFICATE, PAPERS
from kiosk.ui.widgets.qr import QrCode

Scene = Callable[..., State]

LEAST_MODULE_PX = 3
READ_CODE = """
import sys, cv2
picture = cv2.imread(sys.argv[1], cv2.IMREAD_GRAYSCALE)
text, _, _ = cv2.QRCodeDetectorAruco().detectAndDecode(picture)
sys.stdout.buffer.write(text.encode())
"""


def read_by_a_camera(picture: Path) -> str:
    """In a process of its own: OpenCV and Qt are never in the same one."""
    done = subprocess.run([sys.executable, "-c", READ_CODE, picture], capture_output=True)
    return done.stdout.decode()


def paper(scene: Scene, pack: Pack, name: str, language: Language = Language.EN) -> Paper:
    found = paper_of(scene(name, language), pack)
    assert found is not None
    return found


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080)])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", PAPERS)
def test_a_telephone_reads_it_from_the_screen(
    make_window: Callable[..., Any], scene: Scene, pack: Pack, tmp_path: Path,
    name: str, language: Language, size: tuple[int, int],
) -> None:  # fmt: skip
    seen = make_window(*size)
    seen.window.show_state(scene(name, language))
    code = next(each for each in seen.window.findChildren(QrCode) if each.isVisible())
    least_px = min(code.width(), code.height())
    assert least_px // len(code._modules) >= LEAST_MODULE_PX, "0.8 mm on the booth's panel"
    picture = tmp_path / "screen.png"
    code.grab().save(str(picture))
    assert read_by_a_camera(picture) == paper(scene, pack, name, language).text


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES)
def test_in_every_look_it_is_large_enough_and_seen_whole(
    make_window: Callable[..., Any], scene: Scene, size: tuple[int, int], look: str
) -> None:
    seen = make_window(*size)
    for name, language in product(PAPERS, Language):
        seen.window.show_state(replace(scene(name, language), access=LOOKS[look]))
        code = next(each for each in seen.window.findChildren(QrCode) if each.isVisible())
        least_px = min(code.width(), code.height())
        assert least_px // len(code._modules) >= LEAST_MODULE_PX, f"{name} {language}"
        seen.window._view(seen.window._state.screen).page.reveal(code)
        shown = code.visibleRegion().boundingRect()
        assert shown.height() >= code.height() - 1, f"{name} {language}"


def test_the_receipt_tells_all_that_was_promised(seen: Any, scene: Scene, pack: Pack) -> None:
    seen.window.show_state(scene("goodbye", Language.EN))
    text = paper(scene, pack, "goodbye").text
    for words in (
        "K7PM-4XRD", "videos: 5, texts: 5", "Let AI look", "whisper-base", "e5-small", "2026.11",
        "2027-03-11", "the information desk",
    ):  # fmt: skip
        assert words in text, words


def test_the_receipt_of_who_refused_ai_names_no_level_and_no_match(
    seen: Any, scene: Scene, pack: Pack
) -> None:
    seen.window.show_state(scene("goodbye-person", Language.EN))
    text = paper(scene, pack, "goodbye-person").text
    assert "A person looks at it, not AI" in text
    assert "none, as you chose" in text
    said = seen.words()
    assert "a person looks at your answers" in said
    assert "look for jobs" not in said


def test_the_certificate_says_what_was_destroyed_and_nothing_of_the_person(
    seen: Any, scene: Scene, pack: Pack
) -> None:
    seen.window.show_state(scene("deleted", Language.EN))
    text = paper(scene, pack, "deleted").text
    assert CERTIFICATE.sha256 in text
    for sha256 in CERTIFICATE.recordings_sha256:
        assert sha256[:16] in text
    assert "videos: 6, texts: 5, results: 5" in seen.words()
    assert "holds nothing" in seen.words()


def test_what_the_matcher_holds_is_not_called_deleted(seen: Any, scene: Scene) -> None:
    state = scene("deleted", Language.EN)
    sent = replace(CERTIFICATE, held_by_matcher=True)
    seen.window.show_state(replace(state, deletion=replace(state.deletion, certificate=sent)))
    assert "already been sent" in seen.words()


def test_nothing_of_a_paper_remains(seen: Any, scene: Scene) -> None:
    seen.window.show_state(scene("goodbye", Language.EN))
    seen.window.show_state(scene("attract", Language.EN))
    seen.window.forget()
    assert all(not each._text and not each._modules for each in seen.window.findChildren(QrCode))
    assert all(not each.accessibleName() for each in seen.window.findChildren(QrCode))


def test_printing_is_offered_only_where_there_is_a_printer(seen: Any, scene: Scene) -> None:
    state = scene("deleted", Language.EN)
    seen.window.show_state(state)
    assert seen.press("print_paper") == Print()
    seen.window.show_state(replace(state, printing=Printing.TAKEN))
    assert seen.button("print_paper").text() == "Take it from the printer"
    no_printer = replace(state.booth, can_print=False)
    seen.window.show_state(replace(state, booth=no_printer))
    with pytest.raises(AssertionError, match="0 visible"):
        seen.button("print_paper")


@pytest.mark.usefixtures("qapp")
def test_a_paper_is_one_page(seen: Any, scene: Scene, pack: Pack) -> None:
    pdf = paper_pdf(paper(scene, pack, "deleted"))
    assert pdf.startswith(b"%PDF-")
    assert pdf.count(b"/Type /Page\n") == 1


@pytest.fixture
def fake_lp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """An `lp` that keeps what it is given; CUPS is not on every machine."""

    def make(exit_code: int) -> Path:
        (tmp_path / "bin").mkdir()
        program = tmp_path / "bin" / "lp"
        program.write_text(
            f'#!/bin/sh\necho "$@" > {tmp_path}/args\ncat > {tmp_path}/paper\nexit {exit_code}\n'
        )
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
        return tmp_path

    return make


@pytest.mark.parametrize("exit_code", [0, 1])
def test_the_printer_gets_the_paper_through_a_pipe(
    qtbot: QtBot, fake_lp: Callable[[int], Path], exit_code: int
) -> None:
    kept = fake_lp(exit_code)
    told: list[bool] = []
    pdf = b"%PDF-" + bytes(300_000)
    printer = Printer("receipts", told.append)
    printer.print(pdf)
    assert printer.busy, "who ends now loses the paper"
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert told == [exit_code == 0]
    assert not printer.busy
    assert (kept / "paper").read_bytes() == pdf
    assert "-d receipts" in (kept / "args").read_text()


def test_a_printer_without_cups_is_said(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    told: list[bool] = []
    printer = Printer("receipts", told.append)
    printer.print(b"%PDF-")
    qtbot.waitUntil(lambda: told != [], timeout=20_000)
    assert told == [False]
    printer.close()
