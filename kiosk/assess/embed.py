"""Sentences as vectors: multilingual-e5-small through sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import runtime
from kiosk.interview import KnownError, Problem

PROMPT: Final = "query: "
"""e5 was trained with a prefix; the same one on both sides makes texts comparable."""
BATCH: Final = 16
LAYERS: Final = (6, 8, 9, 10)
"""Where :meth:`Embedder.read` looks: the middle of the network knows how something is said (what
was done, by whom, how it ended), its end mostly what it is about."""
LONGEST_TOKENS: Final = 512

Vectors = NDArray[np.float32]
"""Shape (texts, dimensions); every row of length 1."""


@dataclass(frozen=True)
class TextVectors:
    """A text, read: its own vector of shape (features,), and its parts', (parts, features)."""

    whole: Vectors
    parts: Vectors


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

    def read(self, texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        """Mean token states of :data:`LAYERS`, not normalised, of texts given as their parts.

        A text is read in one piece, so that each part is understood beside the others. Of a text
        longer than :data:`LONGEST_TOKENS`, a part that lies beyond is given the whole's vector.
        Texts of like length are read together; the same texts give the same bytes.
        """
        found: dict[int, TextVectors] = {}
        order = sorted(range(len(texts)), key=lambda index: (sum(map(len, texts[index])), index))
        with self._torch.inference_mode():
            for at in range(0, len(order), BATCH):
                rows = order[at : at + BATCH]
                batch = self._read_batch([self._tokens(texts[row]) for row in rows])
                for row, (states, owners) in zip(rows, batch, strict=True):
                    found[row] = _pooled(states, owners, len(texts[row]))
        return [found[row] for row in range(len(texts))]

    def _tokens(self, parts: Sequence[str]) -> tuple[list[int], list[int]]:
        """Token ids, and for each token the part that it belongs to, -1 for none."""
        tokenizer = self._model.tokenizer
        ids = [tokenizer.cls_token_id, *_ids(tokenizer, PROMPT.strip())]
        owners = [-1] * len(ids)
        for number, part in enumerate(parts):
            own = _ids(tokenizer, part)
            ids += own
            owners += [number] * len(own)
        cut = LONGEST_TOKENS - 1
        return [*ids[:cut], tokenizer.sep_token_id], [*owners[:cut], -1]

    def _read_batch(
        self, texts: Sequence[tuple[list[int], list[int]]]
    ) -> list[tuple[Vectors, NDArray[np.int64]]]:
        """For every text its token states, shape (tokens, features), and their parts."""
        longest = max(len(ids) for ids, _ in texts)
        padding = self._model.tokenizer.pad_token_id
        padded = [ids + [padding] * (longest - len(ids)) for ids, _ in texts]
        mask = [[1] * len(ids) + [0] * (longest - len(ids)) for ids, _ in texts]
        network: Any = self._model[0]
        states = network.auto_model(
            input_ids=self._torch.tensor(padded),
            attention_mask=self._torch.tensor(mask),
            output_hidden_states=True,
        ).hidden_states
        chosen = self._torch.cat([states[layer] for layer in LAYERS], 2).numpy()
        return [
            (chosen[row, : len(ids)], np.array(owners)) for row, (ids, owners) in enumerate(texts)
        ]

    def vocabulary(self) -> list[str]:
        """All pieces that the model knows, the commonest first; a leading ▁ begins a word."""
        pieces: dict[str, int] = self._model.tokenizer.get_vocab()
        return sorted(pieces, key=lambda piece: pieces[piece])


def _ids(tokenizer: Any, text: str) -> list[int]:
    return list(tokenizer(text, add_special_tokens=False)["input_ids"])


def _pooled(states: Vectors, owners: NDArray[np.int64], parts: int) -> TextVectors:
    whole = states.mean(axis=0)
    vectors = np.tile(whole, (parts, 1))
    for part in range(parts):
        own = owners == part
        if own.any():
            vectors[part] = states[own].mean(axis=0)
    return TextVectors(whole, vectors)
