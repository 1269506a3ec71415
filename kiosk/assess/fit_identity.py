"""Learns to find words that say who somebody is, from texts in which they are marked.

``models/calibration/identity`` has texts with choices, ``[[my wife|the choir|my bad knee]]``: what
is in the brackets says who somebody is, in so many words; nothing else in the text does. The corpus
adds what is ordinary, and the words that :mod:`kiosk.assess.neutral` knows.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
from sklearn.neural_network import MLPClassifier

from kiosk.assess.corpus import Graded
from kiosk.assess.embed import Read
from kiosk.assess.features import read_and_cut
from kiosk.assess.identity import Identity
from kiosk.assess.neutral import Neutral, bare
from kiosk.assess.sentences import Span
from kiosk.interview import COVERED, KnownError, Language

UNITS: Final = 64
PENALTY: Final = 1e-3
PASSES: Final = 8
BATCH: Final = 512
RARE_WEIGHT: Final = 3.0
"""A word that says who somebody is counts this much more: there are few."""
ORDINARY_ANSWERS: Final = 1500
AS_SAID_SHARE: Final = 0.5
"""Of the texts are read with the words that the list knows left in: more to learn from."""
SEED: Final = 7

_CHOICE: Final = re.compile(r"\[\[(.*?)\]\]")
_WORD: Final = re.compile(r"[\w']+")
"""As :func:`kiosk.assess.neutral.bare` parts them."""


@dataclass(frozen=True)
class Word:
    """A word as it is read, and whether it tells who somebody is."""

    read: str
    tells: bool


@dataclass(frozen=True)
class Marked:
    """A text, and the stretches of it that say who somebody is."""

    text: str
    language: Language
    spans: tuple[tuple[int, int], ...]


def load_choices(folder: Path) -> list[list[Marked]]:
    """For every text its choices: texts that differ only in who they say somebody is.

    Raises:
        KnownError: there are none, or a line is not one.
    """
    found: list[list[Marked]] = []
    for language in COVERED:
        path = folder / f"{language.value}.jsonl"
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
            found += [chosen(json.loads(line)["text"], language) for line in lines]
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KnownError(f"{path} does not hold marked texts.") from error
    return found


def chosen(text: str, language: Language) -> list[Marked]:
    """A text once for every choice; where it has several, the first with the first, and so on."""
    choices = [each.split("|") for each in _CHOICE.findall(text)]
    found = []
    for number in range(min(map(len, choices), default=1)):
        made, spans, end = "", [], 0
        for match, own in zip(_CHOICE.finditer(text), choices, strict=True):
            made += text[end : match.start()]
            spans.append((len(made), len(made) + len(own[number])))
            made += own[number]
            end = match.end()
        found.append(Marked(made + text[end:], language, tuple(spans)))
    return found


def fit_identity(marked: Sequence[Marked], graded: Sequence[Graded], read: Read) -> Identity:
    """The head that finds such words; the same texts give the same one."""
    rng = random.Random(SEED)
    ordinary = [Marked(each.text, each.language, ()) for each in graded]
    texts = [*marked, *rng.sample(ordinary, min(len(ordinary), ORDINARY_ANSWERS))]
    cut = [[*chain(*words_of(e, as_said=rng.random() < AS_SAID_SHARE))] for e in texts]
    cut = [words for words in cut if words]
    x = np.concatenate([each.parts for each in read([[w.read for w in own] for own in cut])])
    y = np.array([word.tells for own in cut for word in own])
    centre, scale = x.mean(axis=0), x.std(axis=0) + 1e-3
    net = MLPClassifier((UNITS,), alpha=PENALTY, batch_size=BATCH, random_state=SEED)
    x -= centre  # in place: a million words are some gigabytes
    x /= scale
    for _ in range(PASSES):
        net.partial_fit(x, y, classes=[False, True], sample_weight=np.where(y, RARE_WEIGHT, 1.0))
    (hidden, last), (hidden_offset, offset) = net.coefs_, net.intercepts_
    return Identity(centre, scale, hidden, hidden_offset, last[:, 0], float(offset[0]))


def words_of(marked: Marked, *, as_said: bool) -> list[list[Word]]:
    """The words of a text as they are read, sentence by sentence.

    Args:
        marked: the text.
        as_said: with the words that the list knows left in.
    """
    found, cuts = read_and_cut(marked.text, marked.language)
    return [_words(marked, found, cut, as_said) for cut in cuts]


def _words(marked: Marked, found: Neutral, cut: Span, as_said: bool) -> list[Word]:
    read = ""
    marks: list[bool] = []
    place = cut.start
    for piece in found.pieces(marked.text, cut.start, cut.end):
        origin = found.origins[place]
        place += len(piece.read)
        own = any(start <= origin < end for start, end in marked.spans)
        added = piece.said if as_said else piece.read
        marks += [own or piece.read != piece.said] * len(added)
        read += added
    return [
        Word(bare(each[0]), any(marks[each.start() : each.end()])) for each in _WORD.finditer(read)
    ]
