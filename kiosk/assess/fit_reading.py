"""The graded answers, read: as they are, and as a recogniser with many errors has heard them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from kiosk.assess.corpus import Graded
from kiosk.assess.embed import Embedder, Read, TextVectors
from kiosk.assess.features import Answer, guessed
from kiosk.assess.heads import Matrix
from kiosk.assess.neutral import plain
from kiosk.assess.perturb import misheard, unpunctuated
from kiosk.assess.roles import ROLES
from kiosk.assess.spelling import Speller

SEEDS: Final = (7, 8)
"""Each a way to mishear everything once."""

Names = NDArray[np.str_]
Rows = NDArray[np.bool_]


@dataclass(frozen=True)
class Wording:
    """All answers in one wording.

    Attributes:
        whole: shape (answers, features).
        parts: shape (sentences, features).
        owners: shape (sentences,), the answer of each.
    """

    whole: Matrix
    parts: Matrix
    owners: NDArray[np.int64]

    @classmethod
    def of(cls, read: Sequence[TextVectors]) -> Wording:
        return cls(
            np.stack([each.whole for each in read]).astype(np.float64),
            np.concatenate([each.parts for each in read]).astype(np.float64),
            np.repeat(np.arange(len(read)), [len(each.parts) for each in read]),
        )


@dataclass(frozen=True)
class Readings:
    """The graded answers as arrays.

    Attributes:
        graded: the answers, in the order of all rows.
        clean, misheard: cut as the scorer cuts them.
        labelled: sentences as the readers cut and labelled them.
        roles: shape (labelled sentences, 11), 1 where the sentence has the role.
        misheard_roles: for each of ``misheard``, shape (its sentences, 11): the roles of what was
            said there; not a number where nobody labelled the answer.
        marked: shape (labelled sentences,), 1 where a rater marked it as evidence.
    """

    graded: tuple[Graded, ...]
    clean: Wording
    misheard: tuple[Wording, ...]
    labelled: Wording
    roles: Matrix
    misheard_roles: tuple[Matrix, ...]
    marked: Matrix

    @property
    def authors(self) -> Names:
        return np.array([each.author for each in self.graded])

    @property
    def languages(self) -> Names:
        return np.array([each.language.value for each in self.graded])

    @classmethod
    def of(
        cls,
        graded: Sequence[Graded],
        read: Read,
        speller_for: Callable[[Graded], Speller],
    ) -> Readings:
        hand = [[each.text[a:b] for a, b, _ in each.roles] for each in graded]
        codes = [code for each in graded for _, _, code in each.roles]

        heard = {
            seed: [_heard(each, seed, speller_for(each)) for each in graded]
            for seed in (None, *SEEDS)
        }
        labelled = [
            guessed(
                [plain(part, each.language) for part in parts], each.language, speller_for(each)
            )
            for each, parts in zip(graded, hand, strict=True)
        ]
        return cls(
            graded=tuple(graded),
            clean=Wording.of(read(heard[None])),
            misheard=tuple(Wording.of(read(heard[seed])) for seed in SEEDS),
            labelled=Wording.of(read(labelled)),
            roles=np.array([[float(role in code) for role in ROLES] for code in codes]),
            misheard_roles=tuple(
                np.concatenate(
                    [_carried(e, parts) for e, parts in zip(graded, heard[seed], strict=True)]
                )
                for seed in SEEDS
            ),
            marked=np.array(
                [
                    float(any(mark in part or part in mark for mark in each.evidence))
                    for each, parts in zip(graded, hand, strict=True)
                    for part in parts
                ]
            ),
        )


def _heard(graded: Graded, seed: int | None, speller: Speller) -> list[str]:
    """The answer as the scorer prepares it; with a seed, without marks and with many errors."""
    text = graded.text
    if seed is not None:
        # A seed of its own for each: who else is in the corpus must not change it.
        rng = random.Random(f"{seed} {text}")
        text = misheard(unpunctuated(text), graded.language, rng)
    return Answer.of(text, graded.language).read_as(speller)


def _carried(graded: Graded, heard: Sequence[str]) -> Matrix:
    """The roles of what was said in each misheard sentence, shape (sentences, 11).

    Without marks an answer is cut elsewhere than its readers cut it, but words stay words: a
    sentence has the roles of every labelled one that it holds half of, or that holds half of it.
    """
    found = np.zeros((len(heard), len(ROLES)))
    if not graded.roles:
        return np.full_like(found, np.nan)
    ends = np.cumsum([0, *(_words(graded, graded.text[a:b]) for a, b, _ in graded.roles)])
    cuts = np.cumsum([0, *(len(each.split()) for each in heard)])
    for row, (first, last) in enumerate(pairwise(cuts)):
        for (begin, end), (_, _, code) in zip(pairwise(ends), graded.roles, strict=True):
            shared = min(last, end) - max(first, begin)
            if shared > 0 and 2 * shared >= min(last - first, end - begin):
                found[row] = np.maximum(found[row], [float(role in code) for role in ROLES])
    return found


def _words(graded: Graded, text: str) -> int:
    return len(plain(unpunctuated(text), graded.language).split())


def kept(embedder: Embedder, folder: Path | None) -> Read:
    """As ``embedder.read``, every text read once and kept in ``folder`` for the next time."""
    if folder is None:
        return embedder.read
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(embedder.model_id.encode()).hexdigest()[:12]}.npz"

    def read(texts: Sequence[Sequence[str]]) -> list[TextVectors]:
        known = _loaded(path)
        keys = ["\n".join(parts) for parts in texts]
        keys = [hashlib.sha256(key.encode()).hexdigest()[:24] for key in keys]
        new = {key: parts for key, parts in zip(keys, texts, strict=True) if key not in known}
        if new:
            known |= dict(zip(new, embedder.read(list(new.values())), strict=True))
            _save(path, known)
        return [known[key] for key in keys]

    return read


def _loaded(path: Path) -> dict[str, TextVectors]:
    if not path.exists():
        return {}
    with np.load(path) as file:
        vectors: NDArray[Any] = file["vectors"]
        ends = np.cumsum(file["counts"])
        rows = np.split(vectors, ends[:-1])
        return {
            key: TextVectors(own[0], own[1:])
            for key, own in zip(file["keys"].tolist(), rows, strict=True)
        }


def _save(path: Path, known: dict[str, TextVectors]) -> None:
    np.savez(
        path,
        keys=np.array([*known]),
        counts=np.array([1 + len(each.parts) for each in known.values()]),
        vectors=np.concatenate([np.vstack([e.whole[None], e.parts]) for e in known.values()]),
    )
