"""How third-party models are kept quiet, offline and within their share of the processor."""

from __future__ import annotations

import os
from typing import Final

DEFAULT_THREADS: Final = 2

_ENVIRONMENT: Final = {
    # Everything is on disk; nothing may wait for a network that a booth does not have.
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
    # Threads that wait for one another sleep instead of spinning: on two cores shared with the
    # camera and the screen, an answer costs 0.9 s of processor time this way, 2.4 s otherwise.
    "OMP_WAIT_POLICY": "PASSIVE",
    # A forked tokenizer would warn on every answer.
    "TOKENIZERS_PARALLELISM": "false",
}


def prepare() -> None:
    """Set what the libraries read when they are first imported: call it before importing them."""
    os.environ.update(_ENVIRONMENT)
