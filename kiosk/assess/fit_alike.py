"""Texts that differ only in who they say somebody is, read: heads should not tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kiosk.assess.embed import Read
from kiosk.assess.fit_identity import Marked, words_of
from kiosk.assess.heads import Matrix


@dataclass(frozen=True)
class Alike:
    """Groups of such texts.

    Attributes:
        whole: shape (texts, features); the texts of a group follow one another.
        languages: shape (texts,).
        ends: shape (groups + 1,): where each group begins, and the last one ends.
        parts: shape (sentences, features): how far each sentence lies from the mean of those that
            stand in its place.
    """

    whole: Matrix
    languages: NDArray[np.str_]
    ends: NDArray[np.int64]
    parts: Matrix

    @classmethod
    def of(cls, choices: Sequence[Sequence[Marked]], read: Read) -> Alike | None:
        """Read them as the list of protected words leaves them; None where that tells none apart.

        Args:
            choices: texts that differ in marked words alone, by groups.
            read: texts to vectors, as :meth:`kiosk.assess.embed.Embedder.read`.
        """
        groups = [(each[0].language, _told_apart(each)) for each in choices if each]
        groups = [(language, texts) for language, texts in groups if len(texts) > 1]
        if not groups:
            return None
        found = read([text for _, texts in groups for text in texts])
        ends = np.cumsum([0, *(len(texts) for _, texts in groups)])
        parts = [
            np.stack([each.parts for each in found[first:last]]).astype(np.float64)
            for first, last in pairwise(ends.tolist())
        ]
        return cls(
            np.stack([each.whole for each in found]).astype(np.float64),
            np.array([language.value for language, texts in groups for _ in texts]),
            ends,
            np.concatenate([np.concatenate(each - each.mean(axis=0)) for each in parts]),
        )

    def apart(self, rows: Matrix) -> Matrix:
        """Of rows, one a text: how far each lies from the mean of its group."""
        groups = [rows[first:last] for first, last in pairwise(self.ends.tolist())]
        return np.concatenate([each - each.mean(axis=0) for each in groups])


def readings(choices: Sequence[Marked]) -> list[tuple[str, ...]]:
    """The different readings of a text's choices, each by its sentences."""
    read = [
        tuple(" ".join(word.read for word in each) for each in words_of(own, as_said=False))
        for own in choices
    ]
    return [*dict.fromkeys(read)]


def _told_apart(choices: Sequence[Marked]) -> list[tuple[str, ...]]:
    """Those in as many sentences as the first."""
    read = readings(choices)
    return [each for each in read if len(each) == len(read[0])]
