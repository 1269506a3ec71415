"""Audio in, assessment out. A library: it knows no store, no Qt and no network."""

from pathlib import Path
from typing import Final

SHIPPED_DIR: Final = Path(__file__).resolve().parents[2] / "models" / "calibration"
"""Heads and adapter as they come with the software, and what they were learned from."""
