"""The trained heads: small arrays in one file, named by their hash in a manifest beside it.

Before all else, words that say who somebody is are found (:mod:`kiosk.assess.identity`): a level is
the mean of readings in which they count less and less. Then three steps, each a small and plain
function:

1. Every sentence's vector gives its *roles* (:mod:`kiosk.assess.roles`) by a linear map.
2. The whole text's vector is compared with graded answers by a kernel; each of them speaks for its
   level, subject and kind in so far as it is alike.
3. What was found is gathered (:mod:`kiosk.assess.features`), and a second kernel compares *that*
   with what was found in the graded answers: it gives the level, and whether the subject was left.

No answer is in the file; the speller has the English words of all of them, and which follow which.
"""

from __future__ import annotations

import hashlib
import io
import json
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess import SHIPPED_DIR
from kiosk.assess.identity import Identity
from kiosk.assess.spelling import Lexicon, Speller
from kiosk.interview import (
    COVERED,
    HIGHEST_LEVEL,
    LOWEST_LEVEL,
    Competency,
    KnownError,
    Language,
    Problem,
)

ARRAYS: Final = "heads.npz"
MANIFEST: Final = "heads.json"
COMPETENCIES: Final = tuple(Competency)
OFF_TOPIC: Final = "off_topic"
KINDS: Final = ("stuffed", "definition", "instruction", OFF_TOPIC, "empty")
"""What only sounds like an answer; a column of the kernel head each."""
SUBJECT_COLUMNS: Final = slice(1, 1 + len(COMPETENCIES))
KIND_COLUMNS: Final = slice(1 + len(COMPETENCIES), 1 + len(COMPETENCIES) + len(KINDS))
_HALF: Final = (
    *("space.axes", "kernel.points", "role_weights", "question_weights"),
    *("finders.hidden", "finders.inputs", "finders.states"),
)
"""Stored with half precision."""
_FIXED: Final = ("level_kernel.points", "taught.misheard")
"""What was gathered from every answer, stored as whole numbers of :data:`STEP`."""
STEP: Final = 1 / 32
"""On this grid the points take half as much as with half precision, and what is learned from them
loses nothing if they lie on it when it is learned."""
FORMAT: Final = 2
"""Raised when :data:`STEP` or what is gathered of an answer changes: heads with another number can
be read, but mean something else."""

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Space:
    """Where texts are compared: a centre for each language, a scale, and the main directions.

    Attributes:
        centres: shape (languages, features), in the order of ``COVERED``.
        scale: shape (features,).
        axes: shape (features, directions).
    """

    centres: Matrix
    scale: Matrix
    axes: Matrix

    def standard(self, vectors: NDArray[Any], language: Language) -> Matrix:
        """Centred and scaled, shape (texts, features)."""
        centred = vectors.astype(np.float64) - self.centres[COVERED.index(language)]
        return np.asarray(centred / self.scale)

    def __call__(self, vectors: NDArray[Any], language: Language) -> Matrix:
        """Projected too, shape (texts, directions)."""
        return self.standard(vectors, language) @ self.axes


@dataclass(frozen=True)
class Standard:
    """Centre and spread of what is gathered, shape (gathered,) each."""

    centre: Matrix
    spread: Matrix

    def __call__(self, gathered: Matrix) -> Matrix:
        return (gathered - self.centre) / self.spread


@dataclass(frozen=True)
class Kernel:
    """Graded answers as points, and how much each of them says about every column.

    Attributes:
        points: shape (points, directions).
        weights: shape (points, columns): level, the ten subjects, the five kinds.
        offset: shape (columns,).
        narrowness: how quickly likeness fades with distance.
    """

    points: Matrix
    weights: Matrix
    offset: Matrix
    narrowness: float

    def __call__(self, x: Matrix) -> Matrix:
        """Predictions, shape (texts, columns)."""
        return likeness(x, self.points, self.narrowness) @ self.weights + self.offset


@dataclass(frozen=True)
class Scale:
    """How a raw level becomes a level, and how far from it the true one may lie.

    Attributes:
        raw: predictions, rising.
        graded: what one person graded there in the mean, never falling.
        at: levels at which the margins were measured.
        below, above: margins there.
    """

    raw: Matrix
    graded: Matrix
    at: Matrix
    below: Matrix
    above: Matrix

    def levels(self, raw: Matrix) -> Matrix:
        """The levels of raw predictions."""
        return np.clip(np.interp(raw, self.raw, self.graded), LOWEST_LEVEL, HIGHEST_LEVEL)

    def margins(self, level: float) -> tuple[float, float]:
        """How far down and up the true level may lie."""
        below = float(np.interp(level, self.at, self.below))
        return below, float(np.interp(level, self.at, self.above))


@dataclass(frozen=True)
class Taught:
    """What the points of the level kernel stand for: who calibrates anew learns from them again.

    Attributes:
        misheard: shape (points, gathered), the same answers with a recogniser's errors.
        targets: shape (points, 2): level, and 1 for a story off the subject.
        graded: the level as one person gave it, which the intervals are measured on.
        weights: how much each counts; 0 for what is only measured.
        authors: by number.
        ordinary: 1 for ordinary answers, which the scale is measured on.
    """

    misheard: Matrix
    targets: Matrix
    graded: Matrix
    weights: Matrix
    authors: Matrix
    ordinary: Matrix


@dataclass(frozen=True)
class Heads:
    """Everything that was learned from the corpus.

    Attributes:
        space, kernel: step 2; columns are level, the ten subjects, the five kinds.
        role_space: of sentences, without directions.
        role_weights: shape (features, 12) and their offset, step 1: the roles, then how likely a
            rater marks the sentence as evidence.
        found_from: shape (11,); from this score on, a role is there.
        standard: of what is gathered.
        level_kernel: step 3; columns are level and off the subject.
        question_weights: shape (features, 10) and their offset: what a question asks for.
        lexicon: for the speller.
        finders: of the words that say who somebody is; one at least.
    """

    space: Space
    kernel: Kernel
    role_space: Space
    role_weights: Matrix
    role_offset: Matrix
    found_from: Matrix
    standard: Standard
    level_kernel: Kernel
    taught: Taught
    scale: Scale
    question_weights: Matrix
    question_offset: Matrix
    lexicon: Lexicon
    finders: tuple[Identity, ...]
    version: str = ""

    @property
    def speller(self) -> Speller:
        return Speller(self.lexicon)


def likeness(a: Matrix, b: Matrix, narrowness: float) -> Matrix:
    """Gaussian of the distance, 1 for the same point; shape (len(a), len(b))."""
    squared = (a * a).sum(axis=1)[:, None] + (b * b).sum(axis=1) - 2 * a @ b.T
    return np.asarray(np.exp(-narrowness / a.shape[1] * np.maximum(squared, 0.0)))


def on_grid(values: Matrix) -> Matrix:
    """The nearest values that are stored as they are."""
    return np.asarray(_in_steps(values) * STEP)


def save(heads: Heads, folder: Path, manifest: dict[str, Any]) -> str:
    """Write arrays and manifest; returns the version, which is the hash of the arrays."""
    arrays = _flat(heads)
    buffer = io.BytesIO()
    np.savez_compressed(buffer, allow_pickle=False, **arrays)
    raw = buffer.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ARRAYS).write_bytes(raw)
    known = {"sha256": digest, "format": FORMAT}
    text = json.dumps({**known, **manifest}, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")
    return digest


def load(folder: Path | None = None) -> Heads:
    """The heads in ``folder``, the shipped ones by default, if they are those the manifest names.

    Raises:
        KnownError: they are missing, damaged, or others.
    """
    folder = folder or SHIPPED_DIR
    try:
        raw = (folder / ARRAYS).read_bytes()
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KnownError(
            f"The calibration in {folder} cannot be read; "
            "rebuild it with `kiosk calibrate --shipped`.",
            Problem.MODELS_MISSING,
        ) from error
    digest = hashlib.sha256(raw).hexdigest()
    if digest != manifest.get("sha256"):
        raise KnownError(
            f"The calibration in {folder} is not the one its manifest names; "
            "rebuild it with `kiosk calibrate --shipped`.",
            Problem.MODELS_MISSING,
        )
    with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
        try:
            if manifest.get("format") != FORMAT:
                raise ValueError(manifest.get("format"))
            return _whole(dict(arrays), f"{manifest.get('name', 'heads')}@{digest[:12]}")
        except (KeyError, TypeError, ValueError) as error:
            raise KnownError(
                f"The calibration in {folder} was made for another version of this software; "
                "make it anew with `kiosk calibrate`.",
                Problem.MODELS_MISSING,
            ) from error


def _flat(heads: Heads) -> dict[str, NDArray[Any]]:
    """Arrays by name; large ones less precise, which moves no level by a hundredth."""
    arrays: dict[str, NDArray[Any]] = {}
    for each in fields(heads):
        value = getattr(heads, each.name)
        if isinstance(value, Lexicon):
            arrays |= _spelled(value)
        elif isinstance(value, tuple):
            arrays |= {
                f"{each.name}.{f.name}": np.stack([getattr(one, f.name) for one in value])
                for f in fields(value[0])
            }
        elif is_dataclass(value):
            arrays |= {
                f"{each.name}.{f.name}": np.asarray(getattr(value, f.name)) for f in fields(value)
            }
        elif each.name != "version":
            arrays[each.name] = np.asarray(value)
    return {name: _stored(name, each) for name, each in arrays.items() if each.size}


def _in_steps(values: Matrix) -> NDArray[np.int16]:
    return np.round(values / STEP).astype(np.int16)


def _stored(name: str, values: NDArray[Any]) -> NDArray[Any]:
    if name in _FIXED:
        return _in_steps(values)
    if values.dtype.kind in "iu":
        return values
    return values.astype(np.float16 if name in _HALF else np.float32)


def _restored(name: str, values: NDArray[Any]) -> float | Matrix:
    if values.ndim == 0:
        return float(values)
    return values * STEP if name in _FIXED else values.astype(np.float64)


def _spelled(lexicon: Lexicon) -> dict[str, NDArray[Any]]:
    return {
        "lexicon.words": np.frombuffer("\n".join(lexicon.words).encode(), np.uint8),
        "lexicon.counts": lexicon.counts.astype(np.int32),
        # By columns: they are sorted by one of them, so they take a third less.
        "lexicon.pairs": np.asfortranarray(lexicon.pairs.astype(np.uint16)),
    }


def _whole(arrays: dict[str, NDArray[Any]], version: str) -> Heads:
    lexicon = Lexicon(
        tuple(arrays.pop("lexicon.words").tobytes().decode().split("\n")),
        arrays.pop("lexicon.counts").astype(np.int64),
        arrays.pop("lexicon.pairs", np.zeros((0, 3))).astype(np.int64),
    )
    full = {name: _restored(name, each) for name, each in arrays.items()}

    def part(name: str) -> dict[str, Any]:
        return {k.partition(".")[2]: v for k, v in full.items() if k.startswith(f"{name}.")}

    none = np.zeros((0, 0))
    finders = part("finders")
    return Heads(
        space=Space(**part("space")),
        kernel=Kernel(**part("kernel")),
        role_space=Space(**{"axes": none, **part("role_space")}),
        standard=Standard(**part("standard")),
        level_kernel=Kernel(**part("level_kernel")),
        taught=Taught(**part("taught")),
        scale=Scale(**part("scale")),
        finders=tuple(
            Identity(**dict(zip(finders, own, strict=True)))
            for own in zip(*finders.values(), strict=True)
        ),
        lexicon=lexicon,
        version=version,
        **{name: each for name, each in full.items() if "." not in name},  # type: ignore[arg-type]
    )
