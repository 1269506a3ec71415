"""Sentences as vectors: multilingual-e5-small through sentence-transformers."""

from __future__ import annotations

import copy
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import runtime
from kiosk.assess.adapter import Adapter
from kiosk.interview import KnownError, Problem

PROMPT: Final = "query:"
"""e5 was trained with a prefix; the same one before every text makes texts comparable."""
BATCH: Final = 16
LAYERS: Final = (6, 8, 9, 10)
"""Where :meth:`Embedder.read` looks: the middle of the network knows how something is said (what
was done, by whom, how it ended), its end mostly what it is about. Above the last one nothing is
computed."""
LONGEST_TOKENS: Final = 512

Vectors = NDArray[np.float32]
Tokens = tuple[list[int], list[int]]
"""Of one text: token ids, and for each token the part that it belongs to, -1 for none."""


@dataclass(frozen=True)
class TextVectors:
    """A text, read: its own vector of shape (features,), and its parts', (parts, features)."""

    whole: Vectors
    parts: Vectors


Counts = NDArray[np.float64]
"""How much each word of a text counts, shape (words,)."""

Read = Callable[[Sequence[Sequence[str]]], Sequence[TextVectors]]
"""Texts as their parts to vectors, as :meth:`Embedder.read`."""


class Embedder:
    """Loaded once; ``model_id`` names it in the provenance of everything computed with it."""

    def __init__(
        self,
        model_dir: Path,
        model_id: str,
        threads: int = runtime.DEFAULT_THREADS,
        adapter: Adapter | None = None,
    ) -> None:
        """Load the model from its folder.

        Args:
            model_dir: a sentence-transformers model.
            model_id: for the provenance.
            threads: to compute with.
            adapter: what it was taught on top.

        Raises:
            KnownError: the folder does not hold a sentence-transformers model.
        """
        runtime.prepare()
        # Imported here because it takes seconds, and only who embeds should wait for it.
        import torch
        from sentence_transformers import SentenceTransformer

        torch.set_num_threads(threads)
        try:
            model = SentenceTransformer(str(model_dir), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError) as error:
            raise KnownError(
                f"The embedding model in {model_dir} cannot be loaded; "
                "check it with `kiosk models verify`.",
                Problem.MODELS_MISSING,
            ) from error
        self._torch = torch
        self._tokenizer: Any = model.tokenizer
        network: Any = model[0].auto_model
        del network.encoder.layer[max(LAYERS) :]
        self.network = network
        """The ``torch`` network, without what is above the last of :data:`LAYERS`."""
        self.model_id = model_id
        self.taught_by: tuple[str, ...] = ()
        """Authors by whose grades its adapter was taught."""
        self._untaught = network
        if adapter is not None:
            # The layers alone: what is most of the model, the vectors of its pieces, is shared.
            self._untaught = copy.deepcopy(network, {id(network.embeddings): network.embeddings})
            adapter.add_to(self.network)
            self.model_id += f"+{adapter.version}"
            self.taught_by = adapter.authors

    def read(
        self, texts: Sequence[Sequence[str]], counts: Sequence[Counts] | None = None
    ) -> list[TextVectors]:
        """Mean token states of :data:`LAYERS`, not normalised, of texts given as their parts.

        A text is read in one piece, so that each part is understood beside the others. Of a text
        longer than :data:`LONGEST_TOKENS`, a part that lies beyond is given the whole's vector.
        Texts of like length are read together; the same texts give the same bytes.

        Args:
            texts: each as its parts.
            counts: for every text how much each of its words counts, from 1 down to 0, as if it
                were not there: in the means, in what other words see of it, and in how far apart
                those before and behind it stand. Where none are given, all count whole.
        """
        return self._read(texts, self.network, counts)

    def read_untaught(self, texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        """As :meth:`read`, without what the adapter taught.

        It taught to read past who somebody is; who looks for just that needs to see it.
        """
        return self._read(texts, self._untaught)

    def _read(
        self,
        texts: Sequence[Sequence[str]],
        network: Any,
        counts: Sequence[Counts] | None = None,
    ) -> list[TextVectors]:
        found: dict[int, TextVectors] = {}
        order = sorted(range(len(texts)), key=lambda index: (sum(map(len, texts[index])), index))
        with self._torch.inference_mode():
            for at in range(0, len(order), BATCH):
                rows = order[at : at + BATCH]
                if counts is None:
                    tokens = [self.tokens(texts[row]) for row in rows]
                    weights = [np.ones(len(ids), np.float32) for ids, _ in tokens]
                    batch = self._states(tokens, network).numpy()
                else:
                    counted = [self._counted(texts[row], counts[row]) for row in rows]
                    tokens, weights = [each for each, _ in counted], [each for _, each in counted]
                    batch = self._states(tokens, network, weights).numpy()
                for row, states, (_, owners), own in zip(rows, batch, tokens, weights, strict=True):
                    parts = len(texts[row])
                    found[row] = _pooled(states[: len(own)], np.array(owners), parts, own)
        return [found[row] for row in range(len(texts))]

    def _counted(self, parts: Sequence[str], counts: Counts) -> tuple[Tokens, Vectors]:
        """A text as the network reads it, and how much each token counts."""
        words = [part.split() for part in parts]
        ids, word_of = self.tokens([*chain(*words)])
        part_of = np.repeat(np.arange(len(parts)), [len(each) for each in words])
        # What is no word's stands last here, where -1 finds it.
        owners, weights = np.append(part_of, -1)[word_of], np.append(counts, 1.0)[word_of]
        return (ids, owners.tolist()), weights.astype(np.float32)

    def tokens(self, parts: Sequence[str]) -> Tokens:
        """A text as the network reads it, cut at :data:`LONGEST_TOKENS`."""
        ids = [self._tokenizer.cls_token_id, *self._ids(PROMPT)]
        owners = [-1] * len(ids)
        for number, part in enumerate(parts):
            own = self._ids(part)
            ids += own
            owners += [number] * len(own)
        cut = LONGEST_TOKENS - 1
        return [*ids[:cut], self._tokenizer.sep_token_id], [*owners[:cut], -1]

    def states(self, texts: Sequence[Tokens]) -> Any:
        """Token states of :data:`LAYERS`: a ``torch`` tensor, shape (texts, longest, features)."""
        return self._states(texts, self.network)

    def _states(
        self, texts: Sequence[Tokens], network: Any, weights: Sequence[Vectors] | None = None
    ) -> Any:
        longest = max(len(ids) for ids, _ in texts)
        padding = self._tokenizer.pad_token_id
        padded = self._torch.tensor([ids + [padding] * (longest - len(ids)) for ids, _ in texts])
        if weights is None:
            mask = [[1] * len(ids) + [0] * (longest - len(ids)) for ids, _ in texts]
            given = {"input_ids": padded, "attention_mask": self._torch.tensor(mask)}
        else:
            filled = np.stack([np.pad(each, (0, longest - len(each))) for each in weights])
            given = self._given(network.embeddings, padded, self._torch.from_numpy(filled))
        states = network(**given, output_hidden_states=True).hidden_states
        return self._torch.cat([states[layer] for layer in LAYERS], 2)

    def _given(self, embeddings: Any, ids: Any, weights: Any) -> dict[str, Any]:
        """What a network is given for tokens that count so much, both of shape (texts, longest).

        A token stands where the weight of all before it ends, between two places if need be; and
        its weight is a factor of the attention that it gets.
        """
        places = embeddings.position_embeddings.weight
        before = weights.cumsum(1) - weights
        low = before.floor().long()
        high = (low + 1).clamp(max=len(places) - 1)
        between = places[low].lerp(places[high], (before - low)[..., None])
        # The network adds the vector of the place itself; what it adds is taken off.
        words = embeddings.word_embeddings(ids) + between - places[: ids.shape[1]]
        return {"inputs_embeds": words, "attention_mask": weights.log()[:, None, None, :]}

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def vocabulary(self) -> list[str]:
        """All pieces that the model knows, the commonest first; a leading ▁ begins a word."""
        pieces: dict[str, int] = self._tokenizer.get_vocab()
        return sorted(pieces, key=lambda piece: pieces[piece])


def _pooled(
    states: Vectors, owners: NDArray[np.int64], parts: int, weights: Vectors
) -> TextVectors:
    whole = np.average(states, axis=0, weights=weights)
    vectors = np.tile(whole, (parts, 1))
    for part in range(parts):
        own = owners == part
        if weights[own].any():
            vectors[part] = np.average(states[own], axis=0, weights=weights[own])
    return TextVectors(whole, vectors)
