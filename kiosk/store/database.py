"""sqlite-utils, without pandas.

It imports pandas where that is installed, to know its time stamps, and costs every start 0.3 s of
processor time for it. The booth keeps none.
"""

from __future__ import annotations

import sys
from typing import Any, Final, cast

_MODULES: Final = cast("dict[str, Any]", sys.modules)
_hidden = "pandas" not in _MODULES
if _hidden:
    # What is None there cannot be imported.
    _MODULES["pandas"] = None
try:
    from sqlite_utils import Database
finally:
    if _hidden:
        del _MODULES["pandas"]

__all__ = ["Database"]
