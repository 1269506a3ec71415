"""Heads that gradients pass through: what the embedding model must let them find in an answer.

They are thrown away afterwards. Those of :mod:`kiosk.assess.fit` are fitted anew, on authors whose
grades were not learned here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits, gelu

from kiosk.assess.fit import subject_and_kind
from kiosk.assess.fit_adapter_lessons import Lesson, Pooled, Spread
from kiosk.assess.heads import COMPETENCIES, KINDS
from kiosk.assess.roles import ROLES
from kiosk.interview import COVERED

TARGETS: Final = len(COMPETENCIES) + len(KINDS)
HIDDEN: Final = 48
DROPPED: Final = 0.15
SHRUNK: Final = 0.1
"""Features are many; so the first steps of a head are no leaps."""
SHARPNESS: Final = 4.0
MIDDLE_LEVEL: Final = 2.7
ROLE_WEIGHT: Final = 0.35
WHOLE_WEIGHT: Final = 0.4
LEVEL_WEIGHT: Final = 0.7
PLAIN_SHARE: Final = 0.3
"""Of the loss of the level: what a linear head finds in the whole text."""


class Graders(nn.Module):
    """Roles of sentences; subject and kind of the whole; the level from both."""

    def __init__(self, lessons: Sequence[Lesson]) -> None:
        super().__init__()
        spread = Spread.of(lessons)
        self._scales = spread.whole, spread.parts
        self._centres = [
            (
                torch.stack([each.whole for each in own]).mean(0),
                torch.cat([each.parts for each in own]).mean(0),
            )
            if (own := [each for each in lessons if each.graded.language is language])
            else (torch.zeros_like(spread.whole), torch.zeros_like(spread.parts))
            for language in COVERED
        ]
        features = len(spread.whole)
        self.roles = nn.Linear(features, len(ROLES))
        self.whole = nn.Linear(features, TARGETS)
        self.plain = nn.Linear(features, 1)
        for head, rarely in ((self.roles, -2.0), (self.whole, -2.5), (self.plain, 0.0)):
            nn.init.zeros_(head.weight)
            nn.init.constant_(head.bias, rarely)
        self.gather = nn.Linear(3 * len(ROLES) + TARGETS + 2, HIDDEN)
        self.level = nn.Linear(HIDDEN, 1)
        self.drop = nn.Dropout(DROPPED)

    def forward(self, lessons: Sequence[Lesson], found: Sequence[Pooled]) -> torch.Tensor:
        """How far the grades are from being found, in the mean over the lessons."""
        far: Any = 0.0
        for lesson, (whole, parts) in zip(lessons, found, strict=True):
            far = far + self._missed(lesson, whole, parts[: len(lesson.roles)])
        return torch.as_tensor(far / len(lessons))

    def _missed(self, lesson: Lesson, whole: torch.Tensor, parts: torch.Tensor) -> torch.Tensor:
        language = COVERED.index(lesson.graded.language)
        centre = self._centres[language]
        text = self.drop((whole - centre[0]) / self._scales[0]) * SHRUNK
        roles = self.roles(self.drop((parts - centre[1]) / self._scales[1]) * SHRUNK)
        about, plain = self.whole(text), self.plain(text)
        clear, likely = roles.sigmoid(), about.sigmoid()
        soft = torch.logsumexp(SHARPNESS * clear, 0) / SHARPNESS
        asked = [each.value for each in COMPETENCIES].index(lesson.graded.competency)
        gathered = torch.cat(
            [clear.max(0).values, clear.mean(0), soft, likely, likely[asked][None], plain]
        )
        level = self.level(gelu(self.gather(gathered))) + plain
        true = torch.tensor([[float(role in code) for role in ROLES] for code in lesson.roles])
        targets = torch.tensor(subject_and_kind(lesson.graded))
        wanted = lesson.graded.agreed_level - MIDDLE_LEVEL
        off = (level - wanted).square() + PLAIN_SHARE * (plain - wanted).square()
        missed: torch.Tensor = (
            ROLE_WEIGHT * _summed(roles, true[: len(roles)]) / len(roles) ** 0.5
            + WHOLE_WEIGHT * _summed(about, targets)
            + LEVEL_WEIGHT * off.squeeze()
        )
        return missed


def _summed(found: torch.Tensor, true: torch.Tensor) -> torch.Tensor:
    return binary_cross_entropy_with_logits(found, true, reduction="sum")
