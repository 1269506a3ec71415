"""Teaches the embedding model on top: to read garbled answers, then grades, then past who speaks.

1. *To read what is garbled.* The teacher is the model as it came: it reads what was said, in
   neutral words. The pupil reads the same answer as a poor recogniser might have heard it, or with
   the words that say who somebody is left in, and learns to find the teacher's states in it all
   the same. No grade is used.
2. *What graders look for.* The pupil goes on with answers of authors whose grades may be learned
   (never those of :data:`kiosk.assess.corpus.DEVELOPMENT`): what each sentence does, what the
   whole is about and like, and its level must be found in the states by plain heads, however the
   answer was heard; and the states must stay near the teacher's.
3. *To read past who somebody is.* Texts between which only differs who they say somebody is must
   be read alike, and other answers as after the second part
   (:mod:`kiosk.assess.fit_adapter_alike`).

Source: Hinton, Vinyals & Dean (2015), "Distilling the Knowledge in a Neural Network"; Hu et al.
(2022), "LoRA: Low-Rank Adaptation of Large Language Models".
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final

import torch
from torch import nn

from kiosk.assess.adapter import PLACES, Half
from kiosk.assess.corpus import Graded
from kiosk.assess.embed import LAYERS, Embedder
from kiosk.assess.fit_adapter_alike import Apartness, to_tell_alike
from kiosk.assess.fit_adapter_grades import Graders
from kiosk.assess.fit_adapter_lessons import (
    Lesson,
    Pooled,
    Spread,
    drawn,
    pooled,
    to_grade,
    to_read,
)
from kiosk.assess.fit_identity import Marked

RANK: Final = 8
STEPS: Final = (1800, 1500, 2000)
"""Batches of each part."""
BATCH: Final = 16
LEARNING_RATES: Final = (2e-3, 1e-3, 1e-3)
GRADERS_RATE: Final = 3e-3
WARM_UP_STEPS: Final = 50
SEED: Final = 7
NEAR_WEIGHT: Final = 0.1
"""Of staying near the teacher while grades are learned."""

Changes = dict[str, tuple[Half, Half]]
Batch = tuple[Sequence[Sequence[str]], Callable[[Sequence[Pooled]], torch.Tensor]]
"""Texts by their sentences, and how far what is found in them is from what must be."""


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
    grades_of: Collection[str],
    choices: Sequence[Sequence[Marked]] = (),
    steps: tuple[int, int, int] = STEPS,
    tell: Callable[[int, float], None] = lambda step, loss: None,
) -> Changes:
    """The changes that an adapter is made of; the same answers teach the same on one machine.

    Args:
        embedder: without an adapter; it is changed, and of no other use afterwards.
        graded: whose words are read.
        grades_of: authors whose grades may be learned too.
        choices: groups of texts that differ only in who they say somebody is.
        steps: batches of each part.
        tell: called after every step with its number and the loss.
    """
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    # What the teacher finds must be known before the pupil, who is the same model, changes.
    heard = to_read(embedder, graded)
    learned = to_grade(embedder, [each for each in graded if each.author in grades_of])
    changes = _make_teachable(embedder.network)
    parameters = [each for change in changes.values() for each in change.parameters()]

    def of(
        lessons: Sequence[Lesson],
        missed: Callable[[Sequence[Lesson], Sequence[Pooled]], torch.Tensor],
    ) -> Callable[[int], Batch]:
        def draw(_: int) -> Batch:
            batch = drawn(lessons, BATCH, rng)
            return [each.as_heard(rng) for each in batch], partial(missed, batch)

        return draw

    def run(part: int, draw: Callable[[int], Batch], graders: Sequence[nn.Parameter] = ()) -> None:
        groups: list[dict[str, object]] = [{"params": parameters, "lr": LEARNING_RATES[part]}]
        if graders:
            groups.append({"params": graders, "lr": GRADERS_RATE, "weight_decay": 0.05})
        optimiser = torch.optim.AdamW(groups)
        rates = [group["lr"] for group in optimiser.param_groups]
        for step in range(steps[part]):
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * _pace(step, steps[part])
            texts, missed = draw(step)
            tokens = [embedder.tokens(each) for each in texts]
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = embedder.states(tokens)
            far = missed(pooled(states.float(), tokens))
            optimiser.zero_grad()
            far.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            tell(sum(steps[:part]) + step + 1, far.item())

    run(0, of(heard, Spread.of(heard).distance))
    if learned:
        graders = Graders(learned)
        near = Spread.of(learned)
        run(
            1,
            of(
                learned,
                lambda batch, found: (
                    graders(batch, found) + NEAR_WEIGHT * near.distance(batch, found)
                ),
            ),
            [*graders.parameters()],
        )
    if learned and choices:
        batches = to_tell_alike(embedder, learned, choices, steps[2], BATCH, rng)
        apartness = Apartness(embedder, learned)

        def alike(step: int) -> Batch:
            batch = batches[step]
            return [text for each in batch for text in each.texts], partial(apartness.missed, batch)

        run(2, alike)
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
