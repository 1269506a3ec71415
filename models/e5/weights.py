"""The tensors of the network, unpacked to fp32."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from models.e5.source import BLOCK, Source

Matrix = NDArray[np.float32]


def tensors(source: Source) -> dict[str, Matrix]:
    """Every tensor of the ``BertModel``, fp32, under the names that it has there."""
    shape = source.shape
    hidden, wide = shape.hidden, shape.feed_forward

    def plain(name: str, *dims: int) -> Matrix:
        count = int(np.prod(dims))
        found = np.frombuffer(source.data, "<f4", count=count, offset=source.offsets[name])
        return found.reshape(dims).astype(np.float32)

    def packed(name: str, rows: int, columns: int) -> Matrix:
        return unpacked(source.data, source.offsets[name], rows, columns)

    types = np.zeros((shape.token_types, hidden), np.float32)
    stored_types = min(shape.token_types, source.sizes_bytes["emb.type"] // (4 * hidden))
    types[:stored_types] = plain("emb.type", stored_types, hidden)
    tensors = {
        "embeddings.word_embeddings.weight": packed("emb.word", shape.vocabulary, hidden),
        "embeddings.position_embeddings.weight": plain("emb.pos", shape.positions, hidden),
        "embeddings.token_type_embeddings.weight": types,
        "embeddings.LayerNorm.weight": plain("emb.ln.w", hidden),
        "embeddings.LayerNorm.bias": plain("emb.ln.b", hidden),
        # Mean pooling never asks the pooler; zeros keep its absence from being filled at random.
        "pooler.dense.weight": np.zeros((hidden, hidden), np.float32),
        "pooler.dense.bias": np.zeros(hidden, np.float32),
    }
    dense = (
        ("q", "attention.self.query", hidden, hidden),
        ("k", "attention.self.key", hidden, hidden),
        ("v", "attention.self.value", hidden, hidden),
        ("ao", "attention.output.dense", hidden, hidden),
        ("fi", "intermediate.dense", wide, hidden),
        ("fo", "output.dense", hidden, wide),
    )
    norms = (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm"))
    for layer in range(shape.layers):
        prefix = f"encoder.layer.{layer}."
        for short, name, rows, columns in dense:
            tensors[f"{prefix}{name}.weight"] = packed(f"l{layer}.{short}.w", rows, columns)
            tensors[f"{prefix}{name}.bias"] = plain(f"l{layer}.{short}.b", rows)
        for short, name in norms:
            tensors[f"{prefix}{name}.weight"] = plain(f"l{layer}.{short}.w", hidden)
            tensors[f"{prefix}{name}.bias"] = plain(f"l{layer}.{short}.b", hidden)
    return tensors


def unpacked(data: bytes, offset: int, rows: int, columns: int) -> Matrix:
    """Q4_0 blocks as fp32, shape (rows, columns)."""
    count = rows * columns // BLOCK
    layout = np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)])
    blocks = np.frombuffer(data, dtype=layout, count=count, offset=offset)
    weights = np.empty((count, BLOCK), np.float32)
    weights[:, : BLOCK // 2] = (blocks["nibbles"] & 15).astype(np.float32) - 8
    weights[:, BLOCK // 2 :] = (blocks["nibbles"] >> 4).astype(np.float32) - 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.reshape(rows, columns)
