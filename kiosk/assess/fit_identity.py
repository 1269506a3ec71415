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
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn.utils.rnn import pad_sequence

from kiosk.assess.corpus import Graded
from kiosk.assess.embed import Read
from kiosk.assess.features import read_and_cut
from kiosk.assess.identity import Identity, Matrix
from kiosk.assess.neutral import Neutral, bare
from kiosk.assess.sentences import Span
from kiosk.interview import COVERED, KnownError, Language

UNITS: Final = 64
STATES: Final = 32
"""Each way: what is remembered of the words before, and of those behind."""
DROPPED: Final = 0.2
"""Of a word's vector, in turn, so that no single feature is relied on."""
PASSES: Final = 8
BATCH: Final = 64
"""Texts of like length."""
LEARNING_RATE: Final = 2e-3
WEIGHT_DECAY: Final = 1e-3
READ_AT_ONCE: Final = 1600
SAMPLED: Final = 19
"""Every nineteenth word tells the centre and the scale of all: a prime, so that in texts of one
length it is not always the same place."""
RARE_WEIGHT: Final = 3.0
"""A word that says who somebody is counts this much more: there are few."""
ORDINARY_ANSWERS: Final = 1500
AS_SAID_SHARE: Final = 0.5
"""Of the texts are read once more with the words that the list knows left in: more to learn."""
GRAMMAR: Final = frozenset(
    ("they", "their", "them", "theirs", "themselves", "do", "don't", "have", "haven't", "were")
    + ("weren't", "are", "aren't", "they're", "they've", "they'd", "they'll")
)
"""What the list reads instead of words that say a sex: said of everybody, it tells nothing."""
SEEDS: Final = (7, 8, 9)
"""One for each finder."""

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


class _Finder(nn.Module):
    """As :class:`Identity`, to be taught."""

    def __init__(self, features: int) -> None:
        super().__init__()
        self.looked = nn.Sequential(nn.Dropout(DROPPED), nn.Linear(features, UNITS), nn.ReLU())
        self.around = nn.GRU(UNITS, STATES, batch_first=True, bidirectional=True)
        self.last = nn.Linear(UNITS + 2 * STATES, 1)

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        """Logits, shape (texts, words), of vectors, shape (texts, words, features)."""
        units = self.looked(words)
        found: torch.Tensor = self.last(torch.cat([units, self.around(units)[0]], -1))
        return found[..., 0]

    def learned(self, centre: Matrix, scale: Matrix) -> Identity:
        """What was taught, for words with this centre and scale."""

        def both(name: str) -> Matrix:
            ways = [getattr(self.around, f"{name}_l0{way}") for way in ("", "_reverse")]
            return np.stack([_array(each).T for each in ways])

        linear = self.looked[1]
        assert isinstance(linear, nn.Linear)
        return Identity(
            centre,
            scale,
            hidden=_array(linear.weight).T,
            hidden_offset=_array(linear.bias),
            inputs=both("weight_ih"),
            input_offsets=both("bias_ih"),
            states=both("weight_hh"),
            state_offsets=both("bias_hh"),
            weights=_array(self.last.weight)[0],
            offset=self.last.bias.item(),
        )


def _array(values: torch.Tensor) -> Matrix:
    return values.detach().numpy().astype(np.float64)


def fit_finders(
    marked: Sequence[Marked], graded: Sequence[Graded], read: Read
) -> tuple[Identity, ...]:
    """Heads that find such words, one for each of :data:`SEEDS`.

    They learn the same in another order, so that what one takes wrongly another leaves. The same
    texts teach the same ones on one machine.
    """
    lessons = _Lessons.of(marked, graded, read)
    return tuple(_taught(lessons, seed) for seed in SEEDS)


@dataclass(frozen=True)
class _Lessons:
    """Texts word by word, the shortest first.

    Attributes:
        words: vectors of all words, shape (words, features). A million are some gigabytes: in half
            precision, and standardised batch by batch.
        tells: 1 for those that say who somebody is, shape (words,).
        ends: shape (texts + 1,): where each text begins, and the last one ends.
        centre, scale: of the vectors, shape (features,).
    """

    words: NDArray[np.float16]
    tells: NDArray[np.float32]
    ends: NDArray[np.int64]
    centre: Matrix
    scale: Matrix

    @classmethod
    def of(cls, marked: Sequence[Marked], graded: Sequence[Graded], read: Read) -> _Lessons:
        rng = random.Random(SEEDS[0])
        ordinary = [Marked(each.text, each.language, ()) for each in graded]
        texts = [*marked, *rng.sample(ordinary, min(len(ordinary), ORDINARY_ANSWERS))]
        lessons = [[*chain(*words_of(each, as_said=False))] for each in texts]
        lessons += [
            [*chain(*words_of(each, as_said=True))]
            for each in texts
            if rng.random() < AS_SAID_SHARE
        ]
        lessons = sorted(filter(None, lessons), key=len)
        if not lessons:
            raise ValueError("there are no texts")
        ends = np.cumsum([0, *map(len, lessons)])
        texts_read = (
            each.parts
            for start in range(0, len(lessons), READ_AT_ONCE)
            for each in read([[w.read for w in own] for own in lessons[start:][:READ_AT_ONCE]])
        )
        first = next(texts_read)
        # Made whole and filled: to join what was read would take the memory twice.
        words = np.empty((ends[-1], first.shape[1]), np.float16)
        for (begin, end), own in zip(pairwise(ends), chain([first], texts_read), strict=True):
            words[begin:end] = own
        some = words[::SAMPLED].astype(np.float64)
        return cls(
            words,
            np.array([word.tells for own in lessons for word in own], np.float32),
            ends,
            some.mean(axis=0),
            some.std(axis=0) + 1e-3,
        )

    def __len__(self) -> int:
        return len(self.ends) - 1

    def batch(self, first: int) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Vectors, what they tell, and how much each word counts: nothing behind the end."""
        texts = range(first, min(first + BATCH, len(self)))
        rows = [slice(*self.ends[each : each + 2]) for each in texts]
        vectors = [
            torch.from_numpy((self.words[row] - self.centre) / self.scale).float() for row in rows
        ]
        told = [torch.from_numpy(self.tells[row]) for row in rows]
        weights = [1 + (RARE_WEIGHT - 1) * each for each in told]
        x, y, weight = (pad_sequence(each, batch_first=True) for each in (vectors, told, weights))
        return x, y, weight / weight.sign().sum()


def _taught(lessons: _Lessons, seed: int) -> Identity:
    rng = random.Random(seed)
    torch.manual_seed(seed)
    finder = _Finder(lessons.words.shape[1])
    starts = range(0, len(lessons), BATCH)
    optimiser = torch.optim.AdamW(finder.parameters(), weight_decay=WEIGHT_DECAY)
    pace = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, LEARNING_RATE, total_steps=PASSES * len(starts)
    )
    for _ in range(PASSES):
        for start in rng.sample(starts, len(starts)):
            x, y, weight = lessons.batch(start)
            far = nn.functional.binary_cross_entropy_with_logits(
                finder(x), y, weight, reduction="sum"
            )
            optimiser.zero_grad()
            far.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            pace.step()
    return finder.eval().learned(lessons.centre, lessons.scale)


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
        listed = piece.read != piece.said and not _is_grammar(piece.read)
        marks += [own or listed] * len(added)
        read += added
    return [
        Word(bare(each[0]), any(marks[each.start() : each.end()])) for each in _WORD.finditer(read)
    ]


def _is_grammar(read: str) -> bool:
    words = _WORD.findall(bare(read))
    return bool(words) and GRAMMAR.issuperset(words)
