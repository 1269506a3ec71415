"""Done once at set-up what the first start would do slowly: the sample visitor."""

from __future__ import annotations

from pathlib import Path

from kiosk.capture.sample import render_sample_visitor
from kiosk.settings import Settings


def prepare(settings: Settings, visitors_dir: Path) -> list[str]:
    """Make what is missing or out of date. Returns what was made, in words; empty if nothing.

    Raises:
        KnownError: a model, the pack or the speech synthesiser is missing.
    """
    made = []
    before = _folders(visitors_dir)
    render_sample_visitor(Path(__file__).parent / "visitors", visitors_dir)
    if _folders(visitors_dir) != before:
        made.append(f"the sample visitor in {visitors_dir}")
    return made


def _folders(path: Path) -> set[int]:
    """A folder that is replaced as a whole is another one afterwards."""
    return {each.stat().st_ino for each in path.glob("*")}
