"""Learns the heads from graded answers: ``python -m kiosk.assess.fit`` rebuilds the shipped ones.

Every number that is claimed or used (the scale, the margins, the measures in the manifest) comes
from answers whose author the heads had not seen: one author is left out in turn.
"""

from __future__ import annotations

import argparse
import hashlib
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from kiosk.assess import heads
from kiosk.assess.corpus import NOT_MEASURED, Graded, anchors, load_corpus, stories
from kiosk.assess.embed import LAYERS, Embedder, Vectors
from kiosk.assess.features import judged
from kiosk.assess.fit_linear import (
    Read,
    centres_of,
    fit_questions,
    fit_sentences,
    standard_of,
)
from kiosk.assess.heads import (
    COMPETENCIES,
    KINDS,
    Heads,
    Kernel,
    Matrix,
    Scale,
    Space,
    log_length,
)
from kiosk.assess.neutral import plain
from kiosk.assess.perturb import misheard
from kiosk.assess.spelling import Speller
from kiosk.interview import Language

DIRECTIONS: Final = 160
NARROWNESS: Final = 0.6
PENALTY: Final = 0.3
COVERAGE: Final = 0.80
BIN_ANSWERS: Final = 90
"""Answers in whose errors a margin is measured; fewer would be chance, more would blur."""
KNOWN_WORDS: Final = 15_000
SEED: Final = 7
HARD_KINDS: Final = ("dialect", "non_native", "asr")
HARD_WEIGHT: Final = 2.0
"""They are few and must count: what is said badly may be done well."""


def fit(graded: Sequence[Graded], read: Read, vocabulary: Sequence[str]) -> Heads:
    """Heads from graded answers of at least three authors.

    Args:
        graded: corpus and anchors.
        read: texts to vectors, as :meth:`Embedder.read`.
        vocabulary: pieces of the embedding model, the commonest first.
    """
    words = _known_words(graded, vocabulary)
    table = _Table.of(graded, read, Speller(words))
    unseen = cross_validated(table)
    scale = measured_scale(table, unseen)
    space, kernel = _kernel(table, np.ones(len(graded), bool))
    sentence_space, head, ends = fit_sentences(graded, read)
    question = fit_questions(graded, read, space)
    return Heads(
        space=space,
        sentence_space=sentence_space,
        kernel=kernel,
        scale=scale,
        sentence_weights=head.weights,
        sentence_offset=head.offset,
        part_ends=ends,
        question_weights=question.weights,
        question_offset=question.offset,
        words=words,
    )


def cross_validated(table: _Table) -> Matrix:
    """The kernel's columns for every answer, by heads that have not seen its author."""
    columns = np.zeros_like(table.targets)
    for author in sorted(set(table.authors)):
        own = table.authors == author
        space, kernel = _kernel(table, ~own)
        columns[own] = kernel(table.projected(space, table.clean)[own])
    return columns


@dataclass(frozen=True)
class _Table:
    """The answers as arrays, a row each.

    Attributes:
        clean, misheard: vectors, shape (answers, features).
        targets: shape (answers, columns of the kernel).
    """

    clean: Matrix
    misheard: Matrix
    targets: Matrix
    weights: Matrix
    lengths: Matrix
    languages: np.ndarray[Any, np.dtype[np.str_]]
    authors: np.ndarray[Any, np.dtype[np.str_]]
    kinds: np.ndarray[Any, np.dtype[np.str_]]

    @classmethod
    def of(cls, graded: Sequence[Graded], read: Read, speller: Speller) -> _Table:
        texts = [plain(each.text, each.language) for each in graded]
        wrong = [
            # A seed of its own for each: who else is in the corpus must not change it.
            misheard(text, each.language, random.Random(f"{SEED} {text}"))
            for text, each in zip(texts, graded, strict=True)
        ]

        def vectors(some: list[str]) -> Matrix:
            english = [each.language is Language.EN for each in graded]
            mended = [speller.mended(t) if en else t for t, en in zip(some, english, strict=True)]
            return np.asarray(read(mended), dtype=np.float64)

        return cls(
            clean=vectors(texts),
            misheard=vectors(wrong),
            targets=np.stack([_targets(each) for each in graded]),
            weights=np.array([HARD_WEIGHT if e.kind in HARD_KINDS else 1.0 for e in graded]),
            lengths=np.array([log_length(each.text) for each in graded]),
            languages=np.array([each.language.value for each in graded]),
            authors=np.array([each.author for each in graded]),
            kinds=np.array([each.kind for each in graded]),
        )

    def projected(self, space: Space, vectors: Matrix) -> Matrix:
        x = np.zeros((len(vectors), space.axes.shape[1]))
        for language in Language:
            rows = self.languages == language.value
            x[rows] = space(vectors[rows], language)
        return x


def _targets(graded: Graded) -> Matrix:
    """Level, subject and kind of an answer, as the kernel's columns."""
    talks = graded.level >= 2 and graded.kind not in KINDS[:4]
    subject = [float(talks and graded.competency == each.value) for each in COMPETENCIES]
    return np.array([graded.level, *subject, *(float(graded.kind == kind) for kind in KINDS)])


def _kernel(table: _Table, rows: np.ndarray[Any, np.dtype[np.bool_]]) -> tuple[Space, Kernel]:
    """Least squares on clean and misheard answers, the clean ones as points."""
    space = _space(table, rows)
    points = table.projected(space, table.clean)[rows]
    x = np.vstack([points, table.projected(space, table.misheard)[rows]])
    y = np.vstack([table.targets[rows]] * 2)
    weights = np.concatenate([table.weights[rows]] * 2)[:, None]
    offset = (y * weights).sum(axis=0) / weights.sum()
    like = heads.likeness(x, points, NARROWNESS)
    among = heads.likeness(points, points, NARROWNESS)
    system = like.T @ (weights * like) + PENALTY * among + 1e-4 * np.eye(len(points))
    solved = np.linalg.solve(system, like.T @ (weights * (y - offset)))
    return space, Kernel(points, solved, offset, NARROWNESS)


def _space(table: _Table, rows: np.ndarray[Any, np.dtype[np.bool_]]) -> Space:
    """Centres, scale and main directions of the answers in ``rows``."""
    centres = centres_of(table.clean[rows], table.languages[rows])
    known = Space(centres, np.ones(table.clean.shape[1]), np.eye(1))
    centred = standard_of(known, table.clean[rows], table.languages[rows])
    scale = centred.std(axis=0) + 1e-6
    x = centred / scale
    variances, axes = np.linalg.eigh(x.T @ x / len(x))
    chosen = axes[:, ::-1][:, :DIRECTIONS]
    typical = np.sqrt(variances[::-1][:DIRECTIONS].mean())
    return Space(centres, scale, chosen / typical)


def measured_scale(table: _Table, unseen: Matrix) -> Scale:
    """Slope, length and margins from predictions for authors that were not seen."""
    ordinary = table.kinds == "ordinary"
    found, true = unseen[:, 0].copy(), table.targets[:, 0]
    per_length, typical = np.zeros(len(Language)), np.zeros(len(Language))
    for index, language in enumerate(Language):
        rows = ordinary & (table.languages == language.value)
        if rows.any():
            typical[index] = table.lengths[rows].mean()
            off = table.lengths[rows] - typical[index]
            errors = found[rows] - true[rows]
            per_length[index] = off @ (errors - errors.mean()) / max(off @ off, 1e-9)
            found[rows] -= per_length[index] * off
    # The line that gives predicted levels of ordinary answers the spread of the true ones.
    slope = float(true[ordinary].std() / found[ordinary].std())
    shift = float(true[ordinary].mean() - slope * found[ordinary].mean())
    none = np.zeros(1)
    return _margins(table, unseen, Scale(slope, shift, per_length, typical, none, none, none))


def _margins(table: _Table, unseen: Matrix, scale: Scale) -> Scale:
    """Quantiles of the errors among answers of like predicted level (split conformal, by bin)."""
    rows = np.flatnonzero(~np.isin(table.authors, NOT_MEASURED))
    levels = levels_of(table, unseen, scale)[rows]
    errors = table.targets[rows, 0] - levels
    order = np.argsort(levels, kind="stable")
    bins = np.array_split(order, max(len(order) // BIN_ANSWERS, 1))
    tail = (1 - COVERAGE) / 2
    return replace(
        scale,
        at=np.array([levels[each].mean() for each in bins]),
        below=np.array([max(-np.quantile(errors[each], tail), 0.1) for each in bins]),
        above=np.array([max(np.quantile(errors[each], 1 - tail), 0.1) for each in bins]),
    )


def levels_of(table: _Table, columns: Matrix, scale: Scale) -> Matrix:
    """The levels that the scorer would give, shape (answers,)."""
    found = zip(columns, table.languages, table.lengths, strict=True)
    return np.array(
        [judged(row, scale.level(row[0], Language(lang), length)) for row, lang, length in found]
    )


def _known_words(graded: Sequence[Graded], vocabulary: Sequence[str]) -> tuple[str, ...]:
    """English words for the speller: those that answers use, then those that the model knows."""
    used = Counter(
        word
        for each in graded
        if each.language is Language.EN and each.kind != "asr"
        for word in plain(each.text, each.language).replace("'", " ").split()
        if word.isascii() and word.isalpha()
    )
    own = sorted((word for word, n in used.items() if n > 1), key=lambda w: (-used[w], w))
    pieces = [piece[1:].lower() for piece in vocabulary if piece.startswith("▁")]
    known = [each for each in pieces if each.isascii() and each.isalpha()]
    return tuple(dict.fromkeys([*own, *known[:KNOWN_WORDS]]))


def kept_vectors(embedder: Embedder, folder: Path | None) -> Read:
    """As ``embedder.read``, every text read once and kept in ``folder`` for the next time."""
    if folder is None:
        return embedder.read
    folder.mkdir(parents=True, exist_ok=True)

    def read(texts: Sequence[str]) -> Vectors:
        path = folder / f"{hashlib.sha256(embedder.model_id.encode()).hexdigest()[:12]}.npz"
        known: dict[str, Vectors] = {}
        if path.exists():
            with np.load(path) as file:
                known = dict(zip(file["keys"].tolist(), file["vectors"], strict=True))
        keys = [hashlib.sha256(text.encode()).hexdigest()[:24] for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            fresh = embedder.read(list(new.values()))
            known |= dict(zip(new, fresh, strict=True))
            np.savez(path, keys=np.array([*known]), vectors=np.stack([*known.values()]))
        return np.stack([known[key] for key in keys])

    return read


def main() -> None:
    """Rebuild the shipped heads from the corpus."""
    from kiosk.pack import default_pack_path, load_pack
    from models.manifest import load_manifest
    from models.registry import installed_path

    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--corpus", type=Path, default=heads.SHIPPED_DIR / "corpus")
    parser.add_argument("--out", type=Path, default=heads.SHIPPED_DIR)
    parser.add_argument("--cache", type=Path, help="keep vectors here for the next time")
    options = parser.parse_args()
    entry = load_manifest().of("multilingual-e5-small")
    embedder = Embedder(installed_path(entry.id), entry.version_id)
    framework = load_pack(default_pack_path()).framework
    graded = [*load_corpus(options.corpus), *anchors(framework), *stories()]
    found = fit(graded, kept_vectors(embedder, options.cache), embedder.vocabulary())
    manifest = {
        "name": "shipped",
        "embedder": embedder.model_id,
        "layers": list(LAYERS),
        "framework": framework.version,
        "corpus": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(options.corpus.glob("*.jsonl"))
        },
        "answers": len(graded),
        "authors": sorted({each.author for each in graded}),
    }
    heads.save(found, options.out, manifest)


if __name__ == "__main__":
    main()
