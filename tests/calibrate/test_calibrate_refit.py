"""The calibration hour with the real embedding: severe raters make the machine severer."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from kiosk.assess import adapter, heads
from kiosk.assess.embed import Embedder
from kiosk.assess.score import Scorer
from kiosk.calibrate.answers import Answers, load_answers
from kiosk.calibrate.hour import Hour, Sources, calibrate
from kiosk.calibrate.ratings import Ratings
from kiosk.calibrate.refit import POINTS, Workshop
from kiosk.calibrate.shipped import CORPUS_DIR, IDENTITY_DIR, rebuild
from kiosk.interview import Framework, KnownError
from kiosk.pack import default_pack_path, load_pack
from models.registry import installed_path

pytestmark = [pytest.mark.models, pytest.mark.timeout(900)]

TEACHERS = ("en-c", "en-g", "ko-c")
STRANGER = "en-k"
TAUGHT, RATED, MARKED = 20, 20, 40


def answers_of(author: str, n: int, kind: str = "ordinary") -> list[str]:
    """Answers of an author, of all levels, as lines."""
    lines = (CORPUS_DIR / f"{author}.jsonl").read_text(encoding="utf-8").splitlines()
    own = [each for each in lines if json.loads(each)["kind"] == kind]
    own.sort(key=lambda each: json.loads(each)["level"])
    return [own[place * len(own) // n] for place in range(n)]


@dataclass(frozen=True)
class Booth:
    """A booth whose heads were taught by a few answers, and answers that they have not seen."""

    framework: Framework
    embedder: Embedder
    today: Path
    answers: Answers
    sources: Sources

    def rated(self, *offsets: float) -> Ratings:
        grades = np.array([float(each.grade or 0) for each in self.answers.values()])
        levels = np.clip(grades[:, None] + offsets, 1.0, 5.0)
        return Ratings(tuple("AB"), tuple(self.answers), levels)

    def hour(self, *offsets: float, out: Path | None = None) -> Hour:
        shop = Workshop(self.embedder, self.today)
        sources = replace(self.sources, out=out or self.sources.out)
        return calibrate(shop, self.rated(*offsets), self.answers, sources)

    def mean_level(self, calibration_dir: Path) -> float:
        scorer = Scorer(self.framework, self.embedder, "whisper-base@test", calibration_dir)
        found = [
            scorer.score_text(each.text, each.language, each.competency).estimate
            for each in list(self.answers.values())[-8:]
        ]
        return float(np.mean([each.level for each in found if each is not None]))


@pytest.fixture(scope="module")
def booth(tmp_path_factory: pytest.TempPathFactory) -> Booth:
    folder = tmp_path_factory.mktemp("calibrate")
    (folder / "corpus").mkdir()
    for author in TEACHERS:
        lines = [*answers_of(author, TAUGHT), *answers_of(author, 3, "off_topic")]
        path = folder / "corpus" / f"{author}.jsonl"
        path.write_text("\n".join(lines), encoding="utf-8")
    (folder / "identity").mkdir()
    for language in ("ko", "en"):
        lines = (IDENTITY_DIR / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
        path = folder / "identity" / f"{language}.jsonl"
        path.write_text("\n".join(lines[:MARKED]), encoding="utf-8")
    shared = folder / "shared.jsonl"
    shared.write_text("\n".join(answers_of(STRANGER, RATED)), encoding="utf-8")
    (folder / "sheet.csv").write_text("rater,id,level\n", encoding="utf-8")
    try:
        embedder = Embedder(
            installed_path("multilingual-e5-small"),
            "multilingual-e5-small@test",
            adapter=adapter.load(),
        )
    except KnownError as error:
        pytest.fail(str(error))
    whole = load_pack(default_pack_path()).framework
    framework = replace(whole, definitions=whole.definitions[:1])
    rebuild(embedder, framework, folder / "today", folder / "corpus", folder / "identity")
    return Booth(
        framework,
        embedder,
        folder / "today",
        load_answers([shared]),
        Sources((folder / "sheet.csv",), folder / "out", "test", date(2026, 11, 23)),
    )


@pytest.fixture(scope="module")
def severe(booth: Booth) -> Hour:
    """Two raters who give a level less than the author did, and agree on it."""
    return booth.hour(-1.0, -1.5)


def test_the_machine_follows_severe_raters_on_answers_it_was_not_taught(severe: Hour) -> None:
    assert severe.agreement.kappa is not None
    assert severe.agreement.kappa > 0.6
    assert severe.after is not None
    assert severe.before.severity > 0.5, "today's machine is kinder than these raters"
    assert severe.after.severity < severe.before.severity - 0.1
    assert severe.after.difference < severe.before.difference
    one, other = (each.severity for each in severe.raters)
    assert one == pytest.approx(0.4, abs=0.15)
    assert other == -one


def test_the_new_calibration_is_one_that_the_scorer_loads(booth: Booth, severe: Hour) -> None:
    folder = Path(str(severe.folder))
    scorer = Scorer(booth.framework, booth.embedder, "whisper-base@test", folder)
    assert scorer.provenance.calibration == severe.calibration
    assert str(severe.calibration).startswith("test@")
    assert booth.mean_level(folder) < booth.mean_level(booth.today) - 0.1


def test_the_same_hour_gives_the_same_bytes(booth: Booth, severe: Hour) -> None:
    other = booth.hour(-1.0, -1.5, out=booth.sources.out.with_name("again"))
    assert other.calibration == severe.calibration
    assert (other.before, other.after) == (severe.before, severe.after)
    one, two = (Path(str(each.folder), heads.ARRAYS).read_bytes() for each in (severe, other))
    assert one == two


def test_what_seekers_said_is_not_in_the_calibration(booth: Booth, severe: Hour) -> None:
    folder = Path(str(severe.folder))
    assert heads.load(folder).lexicon.words == heads.load(booth.today).lexicon.words
    manifest = (folder / heads.MANIFEST).read_text(encoding="utf-8")
    assert not any(each.text[:20] in manifest for each in booth.answers.values())


def test_rebuilt_heads_know_what_they_learned_from(booth: Booth) -> None:
    manifest = json.loads((booth.today / heads.MANIFEST).read_text(encoding="utf-8"))
    learned = heads.load(booth.today).taught.targets[:, 0]
    assert len(manifest[POINTS]) == len(learned)
    # A story off the subject teaches for other questions too, under the same fingerprint.
    assert len(set(manifest[POINTS])) == len(TEACHERS) * (TAUGHT + 3)
    assert set(manifest["corpus"]) == {f"{each}.jsonl" for each in TEACHERS}
