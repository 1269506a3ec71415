"""Teaches the embedding model to read a garbled answer as it reads the clear one.

The teacher is the model as it came: it reads what was said, in neutral words. The pupil reads the
same answer as a poor recogniser might have heard it, or with the words that say who somebody is
left in, and learns to find the teacher's states in it all the same. No grade is used, so that
nothing about levels can be learned by heart here.

Source: Hinton, Vinyals & Dean (2015), "Distilling the Knowledge in a Neural Network".
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

import torch
from torch import nn

from kiosk.assess.adapter import PLACES, Half
from kiosk.assess.corpus import Graded
from kiosk.assess.embed import LAYERS, Embedder, Tokens
from kiosk.assess.features import read_and_cut
from kiosk.assess.neutral import Piece, alike, bare
from kiosk.assess.perturb import garbled
from kiosk.interview import Language

RANK: Final = 8
STEPS: Final = 1800
BATCH: Final = 16
NEIGHBOURS: Final = 112
"""Answers of like length, among which a batch is drawn: less padding is read."""
LEARNING_RATE: Final = 2e-3
WARM_UP_STEPS: Final = 50
SEED: Final = 7
CLEAR_SHARE: Final = 0.25
"""Of what the pupil reads is not garbled: what is clear must be read as before."""
SAID_SHARE: Final = 0.45
"""Of what the pupil reads has the words in it that say who somebody is."""
OTHER_WORD_SHARE: Final = 0.5
"""Of these words are not those that were said, but others that are read as the same one."""
WRONG_SHARES: Final = {Language.KO: (0.05, 0.20), Language.EN: (0.02, 0.12)}
"""Least and largest share of wrong letters; in English most are mended before they are read."""
LANGUAGE_WEIGHTS: Final = {Language.KO: 2.0, Language.EN: 1.0}
"""Korean must be taught more: a wrong syllable is lost, a wrong letter can be guessed."""
WHOLE_WEIGHT: Final = 2.0

Changes = dict[str, tuple[Half, Half]]


@dataclass(frozen=True)
class _Lesson:
    """An answer, by its sentences; and what the teacher finds in it."""

    language: Language
    sentences: tuple[tuple[Piece, ...], ...]
    whole: torch.Tensor
    parts: torch.Tensor


class _Change(nn.Module):
    """What a low-rank change of a weight adds to its outputs; nothing at first."""

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        inputs = linear.in_features
        self.down = nn.Parameter(torch.randn(RANK, inputs) / math.sqrt(inputs))
        self.up = nn.Parameter(torch.zeros(linear.out_features, RANK))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        added: torch.Tensor = x @ self.down.T @ self.up.T
        return added


def teach(
    embedder: Embedder,
    graded: Sequence[Graded],
    steps: int = STEPS,
    tell: Callable[[int, float], None] = lambda step, loss: None,
) -> Changes:
    """The changes that an adapter is made of; the same answers teach the same on one machine.

    Args:
        embedder: without an adapter; it is changed, and of no other use afterwards.
        graded: whose words are read; not their grades.
        steps: batches.
        tell: called after every step with its number and the loss.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    lessons = _lessons(embedder, graded)
    spread = _Spread.of(lessons)
    changes = _make_teachable(embedder.network)
    learned = [each for change in changes.values() for each in change.parameters()]
    optimiser = torch.optim.AdamW(learned, lr=LEARNING_RATE)
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = LEARNING_RATE * _pace(step, steps)
        batch = _drawn(lessons, rng)
        tokens = [embedder.tokens(_as_heard(each, rng)) for each in batch]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = embedder.states(tokens)
        loss = spread.distance(batch, _pooled(states.float(), tokens))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimiser.step()
        tell(step + 1, loss.item())
    return {
        name: (change.down.detach().numpy().astype("f2"), change.up.detach().numpy().astype("f2"))
        for name, change in changes.items()
    }


def _pace(step: int, steps: int) -> float:
    """Of the learning rate: up within a few steps, then down along a cosine."""
    return min(1.0, step / WARM_UP_STEPS) * 0.5 * (1 + math.cos(math.pi * step / steps))


def _make_teachable(network: nn.Module) -> Mapping[str, _Change]:
    """Put a change on every weight of :data:`PLACES`; nothing else can learn."""
    network.requires_grad_(False)
    changes: dict[str, _Change] = {}
    for layer in range(max(LAYERS)):
        for place in PLACES:
            name = f"encoder.layer.{layer}.{place}"
            linear = network.get_submodule(name)
            assert isinstance(linear, nn.Linear)
            change = changes[name] = _Change(linear)
            linear.register_forward_hook(partial(_changed, change))
    return changes


def _changed(
    change: _Change, linear: nn.Module, inputs: tuple[torch.Tensor], output: torch.Tensor
) -> torch.Tensor:
    added: torch.Tensor = change(inputs[0])
    return output + added


# --- what is read -----------------------------------------------------------------------------


def _lessons(embedder: Embedder, graded: Sequence[Graded]) -> list[_Lesson]:
    """The shortest answers first."""
    found = [(each.language, _sentences(each.text, each.language)) for each in graded]
    found.sort(key=lambda each: sum(len(piece.read) for one in each[1] for piece in one))
    read = embedder.read([[_read(each) for each in sentences] for _, sentences in found])
    return [
        _Lesson(language, sentences, torch.tensor(each.whole), torch.tensor(each.parts))
        for (language, sentences), each in zip(found, read, strict=True)
    ]


def _sentences(text: str, language: Language) -> tuple[tuple[Piece, ...], ...]:
    found, cuts = read_and_cut(text, language)
    return tuple(tuple(found.pieces(text, cut.start, cut.end)) for cut in cuts)


def _read(sentence: Sequence[Piece]) -> str:
    return bare("".join(piece.read for piece in sentence))


def _drawn(lessons: Sequence[_Lesson], rng: random.Random) -> list[_Lesson]:
    start = rng.randrange(max(len(lessons) - NEIGHBOURS, 1))
    near = lessons[start : start + NEIGHBOURS]
    return rng.choices(near, [LANGUAGE_WEIGHTS[each.language] for each in near], k=BATCH)


def _as_heard(lesson: _Lesson, rng: random.Random) -> list[str]:
    """The answer as the pupil reads it."""
    said = rng.random() < SAID_SHARE
    share = 0.0
    if rng.random() >= CLEAR_SHARE:
        share = rng.uniform(*WRONG_SHARES[lesson.language])
    texts = [
        bare("".join(_worded(piece, lesson.language, rng) for piece in sentence))
        if said
        else _read(sentence)
        for sentence in lesson.sentences
    ]
    return [garbled(text, lesson.language, rng, share) for text in texts]


def _worded(piece: Piece, language: Language, rng: random.Random) -> str:
    """A protected word as it was said, or another that is read as the same one."""
    if piece.read == piece.said or rng.random() >= OTHER_WORD_SHARE:
        return piece.said
    others = alike(piece.read, language)
    return rng.choice(others) if others else piece.said


# --- what is found in it ----------------------------------------------------------------------


def _pooled(
    states: torch.Tensor, tokens: Sequence[Tokens]
) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """For every text its whole, shape (features,), and its parts, shape (parts, features)."""
    found = []
    for row, (ids, owners) in enumerate(tokens):
        own = states[row, : len(ids)]
        among = torch.tensor(owners)
        member = (among == torch.arange(int(among.max()) + 1)[:, None]).float()
        found.append((own.mean(0), member @ own / member.sum(1, keepdim=True).clamp(min=1)))
    return found


@dataclass(frozen=True)
class _Spread:
    """How far the teacher's states lie apart, by which distances are measured."""

    whole: torch.Tensor
    parts: torch.Tensor

    @classmethod
    def of(cls, lessons: Sequence[_Lesson]) -> _Spread:
        whole = torch.stack([each.whole for each in lessons]).std(0)
        return cls(whole + 1e-4, torch.cat([each.parts for each in lessons]).std(0) + 1e-4)

    def distance(
        self, lessons: Sequence[_Lesson], found: Sequence[tuple[torch.Tensor, torch.Tensor]]
    ) -> torch.Tensor:
        """Mean square distance of what the pupil found from what the teacher did."""
        far: Any = 0.0
        for lesson, (whole, parts) in zip(lessons, found, strict=True):
            known = lesson.parts[: len(parts)]
            far = far + ((parts[: len(known)] - known) / self.parts).square().mean()
            far = far + WHOLE_WEIGHT * ((whole - lesson.whole) / self.whole).square().mean()
        return torch.as_tensor(far / len(lessons))
