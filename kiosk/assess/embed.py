"""Sentences as vectors: multilingual-e5-small through sentence-transformers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import runtime
from kiosk.interview import KnownError, Problem

PROMPT: Final = "query: "
"""e5 was trained with a prefix; the same one on both sides makes texts comparable."""
BATCH: Final = 16

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions); every row of length 1."""


class Embedder:
    """Loaded once; ``model_id`` names it in the provenance of everything computed with it."""

    def __init__(
        self, model_dir: Path, model_id: str, threads: int = runtime.DEFAULT_THREADS
    ) -> None:
        """Load the model from its folder.

        Raises:
            KnownError: the folder does not hold a sentence-transformers model.
        """
        runtime.prepare()
        # Imported here because it takes seconds, and only who embeds should wait for it.
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(threads)
        self.model_id = model_id
        try:
            self._model = SentenceTransformer(str(model_dir), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise KnownError(
                f"The embedding model in {model_dir} cannot be loaded; "
                "check it with `kiosk models verify`.",
                Problem.MODELS_MISSING,
            ) from error
        self.dimensions = int(self.encode(["."]).shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Normalised vectors, float32, shape (len(texts), dimensions)."""
        if not texts:
            return np.zeros((0, self.dimensions), np.float32)
        vectors = self._model.encode(
            list(texts),
            prompt=PROMPT,
            batch_size=BATCH,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(vectors, dtype=np.float32)


def encode_once(embedder: Embedder, texts: Sequence[str], cache_dir: Path | None) -> Vectors:
    """As :meth:`Embedder.encode`, kept in ``cache_dir`` for texts that are the same at every start.

    The name of the file is the hash of the model and the texts, so that nothing stale is read.
    """
    if cache_dir is None:
        return embedder.encode(texts)
    key = hashlib.sha256("\0".join([embedder.model_id, *texts]).encode()).hexdigest()
    path = cache_dir / f"vectors-{key[:32]}.npy"
    try:
        known = np.load(path, allow_pickle=False)
        if known.shape == (len(texts), embedder.dimensions) and known.dtype == np.float32:
            return np.asarray(known)
    except (OSError, ValueError, EOFError):
        pass  # not there or cut off: made again below
    vectors = embedder.encode(texts)
    draft = path.with_suffix(f".{os.getpid()}")
    try:
        cache_dir.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            np.save(file, vectors, allow_pickle=False)
        draft.replace(path)
    except OSError:
        return vectors  # a cache saves time and nothing else: a full disk must not stop the booth
    return vectors
