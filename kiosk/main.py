"""Where `kiosk` begins. The children import this module when they are spawned: it loads nothing."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from kiosk.cli import main as run

    run()
