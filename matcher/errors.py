"""What the world can do to the matcher, told in one sentence; the API gives each its status."""

from __future__ import annotations

import errno
from typing import Final

from pydantic import ValidationError

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
"""The ways in which a file system says that nothing more fits."""


class KnownError(Exception):
    """The world's fault, told in one sentence that says what to do; never a traceback."""


class NotFoundError(KnownError):
    """What was asked for is not here (404)."""


class ConflictError(KnownError):
    """It contradicts what is already held (409)."""


class TooLargeError(KnownError):
    """It is larger than this matcher takes (413)."""


class UnacceptableError(KnownError):
    """It was read but is not what it must be (422)."""


def first_fault(error: ValidationError) -> str:
    """Say the first thing that is wrong: where, and what was expected.

    The value itself is never quoted: what is validated here may be personal data.
    """
    fault = error.errors(include_url=False, include_input=False, include_context=False)[0]
    place = ".".join(str(step) for step in fault["loc"])
    said = str(fault["msg"])
    sentence = said[:1].lower() + said[1:]
    return f"{place}: {sentence}" if place else sentence
