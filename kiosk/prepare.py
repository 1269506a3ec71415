"""Done once at set-up what the first start would do slowly: framework vectors, sample visitor."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

import kiosk
from kiosk.capture.sample import render_sample_visitor
from kiosk.pack import load_pack
from kiosk.settings import Settings
from kiosk.workers.assess_settings import AssessSettings
from models.manifest import load_manifest

_STAMP: Final = "prepared.sha256"


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
    assess = AssessSettings.of(settings)
    stamp = assess.vectors_dir / _STAMP
    state = _state(assess)
    if not stamp.exists() or stamp.read_text(encoding="ascii") != state:
        # Imported here: it loads torch, which a set-up with nothing to do must not wait for.
        from kiosk.library import load_scorer

        load_scorer(assess)
        stamp.write_text(state, encoding="ascii")
        made.append("the vectors of the competency framework")
    return made


def _folders(path: Path) -> set[int]:
    """A folder that is replaced as a whole is another one afterwards."""
    return {each.stat().st_ino for each in path.glob("*")}


def _state(settings: AssessSettings) -> str:
    """What the vectors depend on: the model, the pack, and how texts are made from it."""
    digest = hashlib.sha256()
    digest.update(load_manifest().of(settings.embedding_model).version_id.encode())
    digest.update(load_pack(settings.pack_dir).sha256.encode())
    for source in sorted((Path(kiosk.__file__).parent / "assess").glob("*.*")):
        digest.update(source.read_bytes())
    return digest.hexdigest()
