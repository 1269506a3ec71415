"""The items of the consent that the screens' promises depend on, by their id in the fair's pack."""

from __future__ import annotations

from typing import Final

SHARE: Final = "share"
"""Companies may see the result; without it no jobs are looked for."""
MATCH_NOTICE: Final = "match_notice"
"""The seeker wants to be written to when jobs are found."""
