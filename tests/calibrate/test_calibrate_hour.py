"""What the calibration hour decides, with real last steps and answers whose levels are known."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from kiosk.assess import heads
from kiosk.assess.fit_level import fit_level
from kiosk.assess.heads import COMPETENCIES, KINDS, Heads, Kernel, Space, Taught
from kiosk.assess.identity import Identity
from kiosk.assess.roles import ROLES
from kiosk.assess.spelling import Lexicon
from kiosk.calibrate.answers import Answers, SharedAnswer
from kiosk.calibrate.hour import Hour, Sources, calibrate
from kiosk.calibrate.ratings import Ratings
from kiosk.calibrate.refit import (
    POINTS,
    RATERS_AUTHOR,
    Rated,
    Workshop,
    fingerprint,
    replaced,
    without_authors_of,
)
from kiosk.interview import Competency, KnownError, Language

GATHERED = 4 * len(ROLES) + 4 + len(KINDS)
TRUE = [1.0 + index % 9 / 2 for index in range(30)]
ANSWERS: Answers = {
    f"a{index}": SharedAnswer(
        f"a{index}", Language.EN, Competency.NUMERACY, "How?", f"Nobody has said this: {index}."
    )
    for index in range(30)
}


def point(level: float, rng: np.random.Generator, astray: bool = False) -> np.ndarray:
    """What may be gathered from an answer of that level; or from one off the subject."""
    found = rng.normal(0.0, 0.3, GATHERED)
    found[:12] += level / 4
    found[12:24] += 2.0 * astray
    return found


def corpus_text(index: int) -> str:
    return f"One of three authors has said this: {index}."


def today(folder: Path, off: float) -> Path:
    """Heads whose last step was taught by three authors, all of them kinder by ``off``."""
    rng = np.random.default_rng(1)
    astray = np.arange(120) % 10 == 9
    levels = np.where(astray, 1.0, 1.0 + np.arange(120) % 9 / 2)
    said, heard = (
        [point(*each) for each in zip(levels, [rng] * 120, astray, strict=True)] for _ in "12"
    )
    graded = np.where(astray, 1, np.clip(levels + off, 1, 5))
    taught = Taught(
        misheard=np.stack(heard),
        targets=np.stack([graded, astray], axis=1),
        graded=graded,
        weights=np.ones(120),
        authors=np.arange(120) // 40 * 1.0,
        ordinary=1.0 - astray,
    )
    head = fit_level(np.stack(said), taught)
    flat = Space(np.zeros((2, 3)), np.ones(3), np.eye(3))
    columns = 1 + len(COMPETENCIES) + len(KINDS)
    whole = Heads(
        space=flat,
        kernel=Kernel(np.zeros((1, 3)), np.zeros((1, columns)), np.zeros(columns), 0.5),
        role_space=flat,
        role_weights=np.zeros((3, len(ROLES) + 1)),
        role_offset=np.zeros(len(ROLES) + 1),
        found_from=np.full(len(ROLES), 0.5),
        standard=head.standard,
        level_kernel=head.level_kernel,
        taught=head.taught,
        scale=head.scale,
        question_weights=np.zeros((3, len(COMPETENCIES))),
        question_offset=np.zeros(len(COMPETENCIES)),
        lexicon=Lexicon.of(["counted"], []),
        finders=(Identity.blind(3),),
    )
    names = [fingerprint(corpus_text(index)) for index in range(120)]
    heads.save(whole, folder, {"name": "today", "framework": "1", POINTS: names})
    return folder


class Known(Workshop):
    """Gathers from each shared answer what belongs to its level, and reads nothing."""

    def __init__(self, folder: Path) -> None:
        super().__init__(None, folder)  # type: ignore[arg-type]  # the model is not asked

    def gathered(self, answer: SharedAnswer) -> tuple[Any, Any]:
        index = int(answer.id[1:])
        rng = np.random.default_rng(index)
        return point(TRUE[index], rng), point(TRUE[index], rng)


def rated(*offsets: float, n: int = 30, mixed: int | None = None) -> Ratings:
    """Raters who give the true level and so much more; or, mixed up, those of other answers."""
    true = np.array(TRUE[:n])
    if mixed is not None:
        true = np.random.default_rng(mixed).permutation(true)
    levels = np.clip(true[:, None] + offsets, 1.0, 5.0)
    return Ratings(tuple("ABCD"[: len(offsets)]), tuple(ANSWERS)[:n], levels)


def disagreeing() -> Ratings:
    one, other = (rated(0, mixed=seed).levels for seed in (1, 2))
    return Ratings(("A", "B"), tuple(ANSWERS), np.hstack([one, other]))


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("rater,id,level\n", encoding="utf-8")
    return Sources((sheet,), tmp_path / "out", "seoul-fair", date(2026, 11, 23))


@pytest.fixture(scope="module")
def kind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Today's heads give a level too much."""
    return today(tmp_path_factory.mktemp("kind"), 1.0)


def hour(folder: Path, ratings: Ratings, sources: Sources, *, anyway: bool = False) -> Hour:
    return calibrate(Known(folder), ratings, ANSWERS, sources, anyway=anyway)


def test_better_heads_are_kept_under_a_name_of_their_own(kind: Path, sources: Sources) -> None:
    done = hour(kind, rated(0, 0.5), sources)
    assert done.after is not None
    assert done.before.icc is not None
    assert done.after.icc is not None
    assert done.after.icc.value > done.before.icc.value
    assert done.after.difference < done.before.difference
    assert 0 < done.after.severity < done.before.severity
    folder = Path(str(done.folder))
    assert folder.parent == sources.out
    assert str(folder) in done.verdict
    assert heads.load(folder).version == done.calibration
    manifest = json.loads((folder / heads.MANIFEST).read_text(encoding="utf-8"))
    assert folder.name == f"seoul-fair-{manifest['sha256'][:8]}"
    assert (manifest["name"], manifest["framework"]) == ("seoul-fair", "1")
    assert manifest["date"] == "2026-11-23"
    assert manifest["parent"] == heads.load(kind).version
    assert manifest["agreement"]["raters"] == ["A", "B"]
    assert manifest["machine"]["after"]["n"] == 30
    assert len(manifest[POINTS]) == 150
    assert set(manifest["ratings"]) == {"sheet.csv"}
    assert "Nobody has said this" not in json.dumps(manifest)
    assert [each.name for each in sources.out.iterdir()] == [folder.name]


def test_the_same_hour_twice_is_one_calibration(kind: Path, sources: Sources) -> None:
    one, other = (hour(kind, rated(0, 0.5), sources) for _ in range(2))
    assert one.record() == other.record()
    assert len(list(sources.out.iterdir())) == 1


def test_what_two_mornings_teach_adds_up(kind: Path, sources: Sources) -> None:
    first = hour(kind, rated(0, 0, n=20), sources)
    second = hour(Path(str(first.folder)), rated(0, 0), sources)
    manifest = json.loads(Path(str(second.folder), heads.MANIFEST).read_text(encoding="utf-8"))
    assert manifest["parent"] == first.calibration
    assert len(manifest[POINTS]) == 150, "twenty were there, ten are new"
    taught = heads.load(Path(str(second.folder))).taught
    assert (taught.authors == manifest[RATERS_AUTHOR]).sum() == 30
    assert manifest[RATERS_AUTHOR] == 3


def test_worse_heads_are_not_kept_unless_told_to(tmp_path: Path, sources: Sources) -> None:
    right = today(tmp_path / "right", 0.0)
    # Raters who agree with one another, on levels that the answers do not have.
    done = hour(right, rated(0, 0, mixed=MISLED), sources)
    assert "agrees less with the raters" in done.verdict
    assert "the old calibration stays" in done.verdict
    assert done.folder is None
    assert done.after is not None
    assert not sources.out.exists()
    assert hour(right, rated(0, 0, mixed=MISLED), sources, anyway=True).folder is not None


MISLED = 7


@pytest.mark.parametrize(
    ("ratings", "sentence"),
    [
        (rated(0), "there is one rater, and at least 2 are needed"),
        (rated(0, 0, n=19), "19 answers were scored by two or more raters, and at least 20"),
        (disagreeing(), "the raters agree too little with one another (mean kappa"),
    ],
)
def test_raters_who_cannot_teach_do_not(
    ratings: Ratings, sentence: str, kind: Path, sources: Sources
) -> None:
    done = hour(kind, ratings, sources)
    assert sentence in done.verdict
    assert done.verdict.startswith("The heads were not refitted")
    assert (done.folder, done.after) == (None, None)
    assert done.before.n == len(ratings.ids), "the agreement is told all the same"
    assert hour(kind, ratings, sources, anyway=True).folder is not None


def test_the_more_raters_the_heavier_the_lesson(kind: Path) -> None:
    shop = Known(kind)
    new = shop.rated_lessons([Rated(ANSWERS["a3"], 2.25, 3), Rated(ANSWERS["a4"], 4.0, 1)])
    assert new.taught.weights.tolist() == [3.0, 1.0]
    assert new.taught.targets.tolist() == [[2.25, 0.0], [4.0, 0.0]]
    assert set(new.taught.authors) == {3.0}


def of_the_corpus(index: int) -> SharedAnswer:
    return SharedAnswer(f"c{index}", Language.EN, Competency.NUMERACY, "How?", corpus_text(index))


def test_nobody_is_measured_on_what_was_learned_from(kind: Path) -> None:
    shop = Known(kind)
    own, other = of_the_corpus(5), of_the_corpus(50)
    three = [Rated(each, 3, 1) for each in (own, other, ANSWERS["a0"])]
    assert shop.groups(three) == ["author 0", "author 1", "a0"]
    assert shop.groups(three[:2]) == ["c5", "c50"], "too few people to hold one out"
    left = without_authors_of(shop, [shop.place_of(own)])
    assert set(left.taught.authors) == {1.0, 2.0}
    assert fingerprint(other.text) in left.names


def test_a_rating_takes_the_place_of_the_corpus_grade(kind: Path) -> None:
    shop = Known(kind)
    answer = of_the_corpus(7)
    new = shop.rated_lessons([Rated(answer, 3.25, 2)])
    np.testing.assert_allclose(new.points[0], shop.lessons.points[7]), "not gathered anew"
    both = replaced(shop.lessons, new, new)
    assert len(both.points) == 120
    place = both.names.index(fingerprint(answer.text))
    assert both.taught.targets[place, 0] == 3.25


def test_answers_of_the_corpus_are_measured_by_heads_without_them(
    kind: Path, sources: Sources
) -> None:
    rows = [index for index in range(0, 120, 3) if index % 10 != 9]
    shared = {each.id: each for each in map(of_the_corpus, rows)}
    levels = np.array([[1.0 + index % 9 / 2] * 2 for index in rows])
    done = calibrate(Known(kind), Ratings(("A", "B"), tuple(shared), levels), shared, sources)
    assert done.before.n == len(rows)
    assert done.before.severity > 0.5, "two other authors, as kind, have taught them"


def test_heads_that_do_not_say_what_they_learned_from_are_refused(kind: Path) -> None:
    manifest = kind / heads.MANIFEST
    whole = manifest.read_text(encoding="utf-8")
    manifest.write_text(json.dumps({**json.loads(whole), POINTS: []}), encoding="utf-8")
    with pytest.raises(KnownError, match="does not say which answers the heads have learned from"):
        Known(kind)
    manifest.write_text(whole, encoding="utf-8")


def test_a_name_that_is_no_folder_is_refused(kind: Path, sources: Sources) -> None:
    with pytest.raises(KnownError, match="cannot be a name"):
        hour(kind, rated(0, 0.5), replace(sources, name="../up"))
