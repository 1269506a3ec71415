"""Rebuilds the heads from the corpus: ``kiosk calibrate --shipped``."""

from __future__ import annotations

import hashlib
from itertools import chain
from pathlib import Path

from kiosk.assess import SHIPPED_DIR, heads
from kiosk.assess.corpus import anchors, load_corpus
from kiosk.assess.embed import LAYERS, Embedder
from kiosk.assess.fit import fit, is_measured, lessons
from kiosk.assess.fit_identity import fit_finders, load_choices
from kiosk.assess.fit_reading import kept
from kiosk.calibrate.refit import POINTS, fingerprint
from kiosk.interview import Framework

CORPUS_DIR = SHIPPED_DIR / "corpus"
IDENTITY_DIR = SHIPPED_DIR / "identity"


def rebuild(
    embedder: Embedder,
    framework: Framework,
    out: Path = SHIPPED_DIR,
    corpus_dir: Path = CORPUS_DIR,
    identity_dir: Path = IDENTITY_DIR,
    vectors_dir: Path | None = None,
) -> str:
    """Learn everything from the corpus and the framework's anchors; returns the version.

    Args:
        embedder: loaded.
        framework: whose anchors teach too.
        out: the folder of the heads.
        corpus_dir: graded answers.
        identity_dir: texts in which the words that say who somebody is are marked.
        vectors_dir: where vectors are kept for the next time.

    Raises:
        KnownError: there is no corpus, or there are no marked texts.
    """
    corpus = load_corpus(corpus_dir)
    graded = [*corpus, *anchors(framework)]
    # Ordinary words of the authors that taught the embedding, so that as much is wrongly found
    # in the others' answers as in a seeker's. Vectors of single words are not kept: they
    # would be twenty times as many.
    ordinary = [each for each in corpus if each.author in embedder.taught_by]
    choices = load_choices(identity_dir)
    finders = fit_finders([*chain(*choices)], ordinary, embedder.read_untaught)
    found = fit(
        graded,
        kept(embedder, vectors_dir),
        embedder.vocabulary(),
        finders,
        embedder.taught_by,
        choices,
    )
    measured = [each for each in lessons(graded) if is_measured(each, embedder.taught_by)]
    manifest = {
        "name": "shipped",
        "embedder": embedder.model_id,
        "layers": list(LAYERS),
        "framework": framework.version,
        "corpus": _hashes(corpus_dir),
        "identity": _hashes(identity_dir),
        "answers": len(graded),
        "authors": sorted({each.author for each in graded}),
        "adapter_authors": sorted(embedder.taught_by),
        POINTS: [fingerprint(each.text) for each in measured],
    }
    digest = heads.save(found, out, manifest)
    return f"shipped@{digest[:12]}"


def _hashes(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.glob("*.jsonl"))
    }
