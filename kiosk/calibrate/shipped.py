"""Rebuilds the heads from the corpus: ``kiosk calibrate --shipped``."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kiosk.assess import heads
from kiosk.assess.corpus import ANCHOR_AUTHOR, anchors, load_corpus
from kiosk.assess.embed import LAYERS, Embedder
from kiosk.assess.fit import fit, lessons
from kiosk.assess.fit_reading import kept
from kiosk.calibrate.refit import POINTS, fingerprint
from kiosk.interview import Framework

CORPUS_DIR = heads.SHIPPED_DIR / "corpus"


def rebuild(
    embedder: Embedder,
    framework: Framework,
    out: Path = heads.SHIPPED_DIR,
    corpus_dir: Path = CORPUS_DIR,
    vectors_dir: Path | None = None,
) -> str:
    """Learn everything from the corpus and the framework's anchors; returns the version.

    Args:
        embedder: loaded.
        framework: whose anchors teach too.
        out: the folder of the heads.
        corpus_dir: graded answers.
        vectors_dir: where vectors are kept for the next time.

    Raises:
        KnownError: there is no corpus.
    """
    graded = [*load_corpus(corpus_dir), *anchors(framework)]
    found = fit(graded, kept(embedder, vectors_dir), embedder.vocabulary())
    own = [each for each in lessons(graded) if each.author != ANCHOR_AUTHOR]
    manifest = {
        "name": "shipped",
        "embedder": embedder.model_id,
        "layers": list(LAYERS),
        "framework": framework.version,
        "corpus": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(corpus_dir.glob("*.jsonl"))
        },
        "answers": len(graded),
        "authors": sorted({each.author for each in graded}),
        POINTS: [fingerprint(each.text) for each in own],
    }
    digest = heads.save(found, out, manifest)
    return f"shipped@{digest[:12]}"
