"""Which code computed an assessment: the version, and a hash over everything that takes part."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

import kiosk

_ASSESS_DIR = Path(__file__).resolve().parent
_DOMAIN = _ASSESS_DIR.parent / "interview.py"


@functools.cache
def code_version() -> str:
    """``version+hash`` of the code and texts of this package and of the domain it speaks in."""
    taking_part = [
        each for each in _ASSESS_DIR.iterdir() if each.suffix in (".py", ".toml") and each.is_file()
    ]
    digest = hashlib.sha256()
    for path in sorted([*taking_part, _DOMAIN], key=lambda each: each.name):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return f"{kiosk.__version__}+{digest.hexdigest()[:12]}"
