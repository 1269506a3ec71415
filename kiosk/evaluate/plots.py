"""The evaluation as pictures, for who would rather look: five for each language.

Points are answers. The drawing library is loaded when something is drawn, and by nobody else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from scipy import stats

from kiosk.evaluate.measures import swap_changes
from kiosk.evaluate.report import (
    COVERED_LEAST,
    COVERED_MOST,
    LARGEST_CHANGE,
    NOT_INSTALLED,
    ORDINARY,
    Numbers,
    Record,
    kind_of,
    levels_of,
)
from kiosk.interview import COVERED, HIGHEST_LEVEL, LOWEST_LEVEL, KnownError, Language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

HANJI, INK, STONE, LINE = "#FBF7EF", "#1D2629", "#5A6468", "#D9D2C4"
CELADON, CELADON_SOFT, PERSIMMON, INDIGO = "#1F6F5F", "#DCEBE4", "#A63F15", "#27456B"
SIZE_INCHES: Final = (8.0, 5.5)
DPI: Final = 150
SEED: Final = 5
LEVELS: Final = np.arange(LOWEST_LEVEL, HIGHEST_LEVEL + 1)
EDGES: Final = (LOWEST_LEVEL - 0.35, HIGHEST_LEVEL + 0.35)


@dataclass(frozen=True)
class _Answers:
    """Graded answers of one language, and what was found for them."""

    given: list[Record]
    found: list[Record]

    @property
    def true(self) -> Numbers:
        return np.array([float(each["level"]) for each in self.given])

    @property
    def levels(self) -> Numbers:
        return levels_of(self.found)

    @property
    def has_level(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        return np.array([each["level"] is not None for each in self.found])


def draw(given: Sequence[Record], found: Sequence[Record], folder: Path) -> list[Path]:
    """Draw everything there is something to draw of; returns the files, ``<language>-<what>.png``.

    Raises:
        KnownError: the drawing library is not installed, or the folder cannot be written.
    """
    pictures: dict[str, Callable[[_Answers, Axes], bool]] = {
        "levels": _levels,
        "kinds": _kinds,
        "length": _length,
        "coverage": _coverage,
        "swaps": _swaps,
    }
    drawn: list[Path] = []
    for language in COVERED:
        rows = [index for index, each in enumerate(given) if each["lang"] == language.value]
        part = _Answers([given[row] for row in rows], [found[row] for row in rows])
        for name, picture in pictures.items() if rows else ():
            figure, axes = _sheet(language)
            if picture(part, axes):
                drawn.append(_saved(figure, folder / f"{language.value}-{name}.png"))
    return drawn


def _levels(part: _Answers, axes: Axes) -> bool:
    """Found against graded level, every answer with its interval."""
    _title(axes, "Level found and level graded, with intervals", "graded level", "level found")
    x = part.true + np.random.default_rng(SEED).uniform(-0.13, 0.13, len(part.true))
    has, ordinary = part.has_level, np.array([kind_of(each) == ORDINARY for each in part.given])
    for rows, colour, name in (
        (has & ~ordinary, STONE, "other kinds"),
        (has & ordinary, INDIGO, "ordinary answers"),
    ):
        low, high = (
            np.array([float(e[k]) for e, take in zip(part.found, rows, strict=True) if take])
            for k in ("low", "high")
        )
        axes.vlines(x[rows], low, high, color=colour, alpha=0.18, linewidth=1.5)
        axes.plot(x[rows], part.levels[rows], "o", color=colour, alpha=0.6, ms=3.5, label=name)
    axes.plot(
        x[~has], np.full((~has).sum(), EDGES[0] + 0.12), "x", color=PERSIMMON, label="abstained"
    )
    axes.plot(LEVELS, LEVELS, color=CELADON, linewidth=1.5, label="the same")
    axes.set(xticks=LEVELS, yticks=LEVELS, xlim=EDGES, ylim=EDGES)
    axes.legend(loc="upper left", frameon=False, labelcolor=INK)
    return True


def _kinds(part: _Answers, axes: Axes) -> bool:
    """Every answer by its kind; the mean true level of the kind as a mark."""
    _title(axes, "Kinds of answers", "level found (an abstention counts as 1)", "")
    kinds = list(dict.fromkeys(map(kind_of, part.given)))
    rng = np.random.default_rng(SEED)
    for row, kind in enumerate(kinds):
        own = np.array([kind_of(each) == kind for each in part.given])
        y = row + rng.uniform(-0.25, 0.25, own.sum())
        axes.plot(part.levels[own], y, "o", color=INDIGO, alpha=0.45, ms=3.5)
        true, found = part.true[own].mean(), part.levels[own].mean()
        axes.plot([true] * 2, [row - 0.4, row + 0.4], color=PERSIMMON, linewidth=2.5)
        axes.plot([found] * 2, [row - 0.4, row + 0.4], color=CELADON, linewidth=2.5)
    axes.plot([], [], color=PERSIMMON, linewidth=2.5, label="mean graded level")
    axes.plot([], [], color=CELADON, linewidth=2.5, label="mean level found")
    axes.set(xticks=LEVELS, xlim=EDGES)
    axes.set_yticks(range(len(kinds)), [each.replace("_", " ") for each in kinds])
    axes.invert_yaxis()
    axes.figure.legend(loc="outside lower center", ncols=2, frameon=False)
    return True


def _length(part: _Answers, axes: Axes) -> bool:
    """What is left of the level once the graded one is taken off, against length."""
    own = part.has_level & np.array([kind_of(each) == ORDINARY for each in part.given])
    words = np.array([float(len(each["text"].split())) for each in part.given])[own]
    if len(words) < 3 or np.ptp(words) == 0:
        return False
    errors = (part.levels - part.true)[own]
    _title(
        axes, "Length, ordinary answers", "words (logarithmic)", "level found minus graded level"
    )
    axes.semilogx(words, errors, "o", color=INDIGO, alpha=0.5, ms=3.5)
    line = stats.linregress(np.log(words), errors)
    ends = np.array([words.min(), words.max()])
    axes.plot(
        ends,
        line.intercept + line.slope * np.log(ends),
        color=PERSIMMON,
        linewidth=2,
        label=f"{line.slope * np.log(2):+.2f} of a level when twice as long",
    )
    axes.axhline(0.0, color=LINE, linewidth=1)
    ticks = [each for each in (5, 10, 20, 50, 100, 200, 400) if ends[0] <= each <= ends[1]]
    axes.set_xticks(ticks, [str(each) for each in ticks])
    axes.minorticks_off()
    axes.legend(loc="upper right", frameon=False)
    return True


def _coverage(part: _Answers, axes: Axes) -> bool:
    """How many intervals hold the graded level, at each level, with 95 % of chance around it."""
    _title(axes, "Does the interval hold the graded level?", "graded level", "share that does")
    axes.axhspan(COVERED_LEAST, COVERED_MOST, color=CELADON_SOFT, label="as it should be")
    rows = [(g, f) for g, f in zip(part.given, part.found, strict=True) if f["level"] is not None]
    for level in sorted({float(g["level"]) for g, _ in rows}):
        inside = [f["low"] <= level <= f["high"] for g, f in rows if float(g["level"]) == level]
        share = sum(inside) / len(inside)
        chance = stats.binomtest(sum(inside), len(inside)).proportion_ci(method="wilson")
        axes.vlines(level, chance.low, chance.high, color=INDIGO, linewidth=2)
        axes.plot(level, share, "o", color=INDIGO, ms=7)
        axes.annotate(f"n={len(inside)}", (level, 0.02), ha="center", color=STONE, fontsize=8)
    axes.set(xticks=LEVELS, xlim=EDGES, ylim=(0.0, 1.04))
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 0.06), frameon=False)
    return bool(rows)


def _swaps(part: _Answers, axes: Axes) -> bool:
    """By how much the level changes when only a protected word does."""
    changes = sorted(swap_changes(part.given, part.levels), key=lambda each: (-each[1], each[0]))
    if not changes:
        return False
    _title(axes, "Pairs in which only a protected word differs", "pairs", "change of the level")
    colours = [PERSIMMON if change > LARGEST_CHANGE else INDIGO for _, change in changes]
    axes.bar(range(len(changes)), [change for _, change in changes], color=colours)
    axes.axhline(LARGEST_CHANGE, color=PERSIMMON, linewidth=1.5, label="no more than this")
    axes.set_xticks(
        range(len(changes)), [name for name, _ in changes], rotation=90, fontsize=7, color=STONE
    )
    axes.set_ylim(0.0, max(1.5 * LARGEST_CHANGE, 1.1 * changes[0][1]))
    axes.legend(loc="upper right", frameon=False)
    return True


def _sheet(language: Language) -> tuple[Figure, Axes]:
    try:
        from matplotlib.figure import Figure
    except ImportError:
        raise KnownError(NOT_INSTALLED) from None
    figure = Figure(figsize=SIZE_INCHES, dpi=DPI, facecolor=HANJI, layout="constrained")
    axes = figure.add_subplot(facecolor="white")
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(LINE)
    axes.tick_params(colors=INK, length=0)
    axes.grid(color=LINE, linewidth=0.5, alpha=0.7)
    axes.set_axisbelow(True)
    names = {Language.KO: "Korean", Language.EN: "English"}
    figure.text(0.99, 0.985, names[language], ha="right", va="top", color=STONE)
    return figure, axes


def _title(axes: Axes, title: str, across: str, up: str) -> None:
    axes.set_title(title, loc="left", color=INK, fontweight="bold", pad=12)
    axes.set_xlabel(across, color=STONE)
    axes.set_ylabel(up, color=STONE)


def _saved(figure: Figure, path: Path) -> Path:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path)
    except OSError as error:
        raise KnownError(f"The picture {path} cannot be written: {error.strerror}.") from None
    return path
