from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from screen_checks import CHECKS, visible

from kiosk.interview import Language
from kiosk.pack import Pack
from kiosk.ui.gallery import INDEX, LOOKS, SIZES, each_scene, render_gallery
from kiosk.ui.samples import scenes
from kiosk.ui.widgets.button import Button
from kiosk.ui.widgets.text import Text

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", Language)
def test_every_screen_can_be_read_reached_and_touched(
    pack: Pack,
    language: Language,
    size: tuple[int, int],
    look: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    faults = [
        fault
        for name, window in each_scene(pack, language, size, LOOKS[look])
        for check in CHECKS
        for fault in check(name, window, monkeypatch)
    ]
    assert not faults, "\n".join(faults)


def test_a_small_window_shows_the_same_smaller(pack: Pack) -> None:
    for name, window in each_scene(pack, Language.KO, (540, 960)):
        for widget in visible(window, Text, Button):
            if widget.text():
                assert widget.fits(), f"{name}: {widget.text()!r}"


def test_the_gallery_is_written(pack: Pack, tmp_path: Path) -> None:
    looks = {"normal": LOOKS["normal"]}
    written = render_gallery(tmp_path, pack, (Language.EN,), ((540, 960),), looks)
    assert len(written) == len(scenes(pack, Language.EN))
    assert written[0].name == "540x960-normal-en-01-attract.png"
    index = (tmp_path / INDEX).read_text(encoding="utf-8")
    assert all(f'src="{path.name}"' in index for path in written)
    for path in written:
        image = QImage(str(path))
        assert (image.width(), image.height()) == (540, 960)
        colours = {image.pixel(x, y) for x in range(0, 540, 30) for y in range(0, 960, 30)}
        assert len(colours) > 3, f"{path.name} is empty"
    QApplication.processEvents()
