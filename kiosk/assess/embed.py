"""Sentences as vectors: multilingual-e5-small through sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import runtime
from kiosk.interview import KnownError, Problem

PROMPT: Final = "query: "
"""e5 was trained with a prefix; the same one on both sides makes texts comparable."""
BATCH: Final = 16
LAYERS: Final = (6, 8, 10)
"""Where :meth:`Embedder.read` looks: the middle of the network knows how something is said (what
was done, by whom, how it ended), its end mostly what it is about."""
LONGEST_TOKENS: Final = 512

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
        self._torch = torch
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

    def read(self, texts: Sequence[str]) -> Vectors:
        """Mean token states of :data:`LAYERS`, shape (len(texts), 3 * dimensions), not normalised.

        Texts of like length are read together; the same texts give the same bytes.
        """
        vectors = np.zeros((len(texts), len(LAYERS) * self.dimensions), np.float32)
        order = sorted(range(len(texts)), key=lambda index: (len(texts[index]), index))
        with self._torch.inference_mode():
            for at in range(0, len(order), BATCH):
                rows = order[at : at + BATCH]
                vectors[rows] = self._read_batch([PROMPT + texts[row] for row in rows])
        return vectors

    def _read_batch(self, texts: list[str]) -> Vectors:
        encoded = self._model.tokenizer(
            texts,
            padding=True,
            truncation=True,
            max_length=LONGEST_TOKENS,
            return_tensors="pt",
        )
        network: Any = self._model[0]
        states = network.auto_model(**encoded, output_hidden_states=True).hidden_states
        mask = encoded["attention_mask"][..., None].float()
        means = [(states[layer] * mask).sum(1) / mask.sum(1) for layer in LAYERS]
        return np.asarray(self._torch.cat(means, 1).numpy(), dtype=np.float32)

    def vocabulary(self) -> list[str]:
        """All pieces that the model knows, the commonest first; a leading ▁ begins a word."""
        pieces: dict[str, int] = self._model.tokenizer.get_vocab()
        return sorted(pieces, key=lambda piece: pieces[piece])
