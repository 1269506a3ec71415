"""``python -m kiosk.ui.translations``: compile what changed."""

from __future__ import annotations

import sys

from kiosk.interview import KnownError
from kiosk.ui.translations.releasing import compile_all


def main() -> int:
    try:
        written = compile_all()
    except KnownError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for path in written:
        sys.stdout.write(f"compiled {path.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
