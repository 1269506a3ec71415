"""The calibration hour: from the raters' sheets to new heads, or to the reason why there are none.

The work of ``kiosk calibrate``. The machine is measured on answers that it has not learned from,
before and after; the new heads go into a folder of their own, and nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np

from kiosk.assess import heads
from kiosk.calibrate.agreement import (
    Agreement,
    Interval,
    Rater,
    among,
    each_rater,
    intraclass,
    kappa,
)
from kiosk.calibrate.answers import Answers
from kiosk.calibrate.ratings import Numbers, Ratings
from kiosk.calibrate.refit import (
    POINTS,
    RATERS_AUTHOR,
    Found,
    Lessons,
    Rated,
    Workshop,
    held_out,
    replaced,
)
from kiosk.interview import LOWEST_LEVEL, KnownError

LEAST_KAPPA: Final = 0.6
FEWEST_RATERS: Final = 2
FEWEST_SHARED: Final = 20
_NAME: Final = re.compile(r"[\w.-]+")


@dataclass(frozen=True)
class Machine:
    """The machine beside the mean of the raters, on answers that it had not learned from.

    Attributes:
        kappa: quadratic weighted, on half levels.
        icc: ICC(2,1); the one number by which before and after are compared, since it rounds
            nothing.
        difference: mean absolute difference in levels; an abstention counts as the lowest level.
        severity: mean of the machine's level minus the raters'.
        inside: share of intervals that hold the raters' mean.
        abstained: share.
    """

    n: int
    kappa: float | None
    icc: Interval | None
    difference: float
    severity: float
    inside: float | None
    abstained: float


@dataclass(frozen=True)
class Hour:
    """What came of it; ``record()`` is what is written to a file.

    Attributes:
        before, after: the machine as it was and refitted; ``after`` is None where it was refused.
        verdict: what was done and why, in a sentence or two.
        folder: of the new heads; None where the old ones stay.
        calibration: the name of the new heads, as assessments will carry it.
    """

    agreement: Agreement
    raters: tuple[Rater, ...]
    parent: str
    before: Machine
    after: Machine | None
    verdict: str = ""
    folder: str | None = None
    calibration: str | None = None

    def record(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)


@dataclass(frozen=True)
class Sources:
    """What the result is named after and where it goes.

    Attributes:
        sheets: the raters' files, hashed into the manifest.
        out: the folder of all calibrations; each has its own folder in it.
    """

    sheets: tuple[Path, ...]
    out: Path
    name: str
    day: date


def calibrate(
    shop: Workshop, ratings: Ratings, answers: Answers, sources: Sources, *, anyway: bool = False
) -> Hour:
    """Measure the raters and the machine, and refit the heads if that can be answered for.

    Args:
        shop: today's heads and the model.
        ratings: the raters' levels.
        answers: what they scored.
        sources: names and folders.
        anyway: refit although the raters agree too little, keep although the machine got worse.

    Raises:
        KnownError: the name cannot be a folder's, or a folder cannot be written.
    """
    if not _NAME.fullmatch(sources.name):
        raise KnownError(f"“{sources.name}” cannot be a name: use letters, digits, - and _.")
    obstacle = _obstacle(among(ratings))
    refit = anyway or obstacle is None
    rated = [
        Rated(answers[each], float(mean), int(count))
        for each, mean, count in zip(ratings.ids, ratings.means, ratings.counts, strict=True)
    ]
    new = shop.rated_lessons(rated)
    held = held_out(shop, rated, new, refit=refit)
    before = _machine(held.before, ratings)
    after = None if held.after is None else _machine(held.after, ratings)
    hour = Hour(
        agreement=among(ratings),
        raters=each_rater(ratings, _levels(held.before)),
        parent=shop.today.version,
        before=before,
        after=after,
    )
    if after is None:
        return replace(hour, verdict=_refused(obstacle))
    if _fell(before, after) and not anyway:
        return replace(hour, verdict=_worse(before, after))
    digest, folder = _keep(shop, new, hour, sources)
    return replace(
        hour,
        verdict=f"The new calibration is in {folder}. To use it, write "
        f'calibration_dir = "{folder}" into kiosk.toml and start the booth again.',
        folder=str(folder),
        calibration=f"{sources.name}@{digest[:12]}",
    )


def _obstacle(agreement: Agreement) -> str | None:
    """Why these ratings should not teach anybody."""
    if len(agreement.raters) < FEWEST_RATERS:
        return f"there is one rater, and at least {FEWEST_RATERS} are needed"
    if agreement.shared < FEWEST_SHARED:
        return (
            f"{agreement.shared} answers were scored by two or more raters, "
            f"and at least {FEWEST_SHARED} are needed"
        )
    if agreement.kappa is None or agreement.kappa < LEAST_KAPPA:
        shown = "none" if agreement.kappa is None else f"{agreement.kappa:.2f}"
        return (
            f"the raters agree too little with one another (mean kappa {shown}, at least "
            f"{LEAST_KAPPA:.2f} is needed); talk about the answers furthest apart and score again"
        )
    return None


def _refused(obstacle: str | None) -> str:
    return f"The heads were not refitted: {obstacle}. --anyway refits them all the same."


def _machine(found: Found, ratings: Ratings) -> Machine:
    levels, means = _levels(found), ratings.means
    both = intraclass(np.stack([levels, means], axis=1))
    inside = [
        each.low <= mean <= each.high
        for each, mean in zip(found, means, strict=True)
        if each is not None
    ]
    return Machine(
        n=len(found),
        kappa=kappa(levels, means),
        icc=both[0] if both else None,
        difference=round(float(np.abs(levels - means).mean()), 4),
        severity=round(float((levels - means).mean()), 4),
        inside=round(float(np.mean(inside)), 4) if inside else None,
        abstained=round(1 - len(inside) / len(found), 4),
    )


def _levels(found: Found) -> Numbers:
    return np.array([float(LOWEST_LEVEL) if each is None else each.level for each in found])


def _fell(before: Machine, after: Machine) -> bool:
    if before.icc is None or after.icc is None:
        return after.difference > before.difference
    return after.icc.value < before.icc.value


def _worse(before: Machine, after: Machine) -> str:
    numbers = f"mean difference {after.difference:.2f}, before {before.difference:.2f}"
    if before.icc is not None and after.icc is not None:
        numbers = f"ICC {after.icc.value:.3f}, before {before.icc.value:.3f}; {numbers}"
    return (
        "Refitted, the machine agrees less with the raters on answers that it had not learned "
        f"from ({numbers}): the old calibration stays. --anyway keeps the new one."
    )


def _keep(shop: Workshop, new: Lessons, hour: Hour, sources: Sources) -> tuple[str, Path]:
    """Write the heads that learned from everything; whole or not at all, and over nothing."""
    lessons = replaced(shop.lessons, new, new)
    learned = shop.with_head(lessons.fitted())
    manifest = _manifest(shop, lessons, hour, sources)
    try:
        sources.out.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=".new-", dir=sources.out))
        digest = heads.save(learned, fresh, manifest)
        folder = (sources.out / f"{sources.name}-{digest[:8]}").absolute()
        if folder.exists():  # the same heads were made before
            shutil.rmtree(fresh)
        else:
            fresh.chmod(0o755)
            os.replace(fresh, folder)
    except OSError as error:
        raise KnownError(f"{sources.out} cannot be written: {error.strerror}.") from None
    return digest, folder


def _manifest(shop: Workshop, lessons: Lessons, hour: Hour, sources: Sources) -> dict[str, Any]:
    """What was said of today's heads, and what is said of the new ones."""
    inherited = ("embedder", "layers", "framework", "corpus", "identity", "adapter_authors")
    ratings = {path.name: _hash(path) for path in sources.sheets}
    return {
        "name": sources.name,
        **{key: shop.manifest[key] for key in inherited if key in shop.manifest},
        "ratings": {**shop.manifest.get("ratings", {}), **ratings},
        "date": sources.day.isoformat(),
        "parent": hour.parent,
        "agreement": asdict(hour.agreement),
        "raters": [asdict(each) for each in hour.raters],
        "machine": {
            "before": asdict(hour.before),
            "after": asdict(hour.after) if hour.after else None,
        },
        RATERS_AUTHOR: shop.raters_author,
        POINTS: list(lessons.names),
    }


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
