"""What ``kiosk calibrate`` does, with the models, folders and heads that the settings name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.assess import SHIPPED_DIR, adapter
from kiosk.assess.corpus import DEVELOPMENT, load_corpus
from kiosk.calibrate.answers import Answers, load_answers
from kiosk.calibrate.hour import Hour, Sources, calibrate
from kiosk.calibrate.ratings import load_ratings
from kiosk.calibrate.refit import Workshop
from kiosk.calibrate.sheet import choose, machine_level, write_sheet
from kiosk.calibrate.shipped import CORPUS_DIR, IDENTITY_DIR, rebuild
from kiosk.interview import KnownError, Language
from kiosk.library import load_embedder, load_scorer
from kiosk.pack import load_pack
from kiosk.settings import Settings
from kiosk.workers.assess_settings import AssessSettings


def rebuild_shipped(settings: Settings, out: Path | None) -> str:
    """Learn the shipped heads anew from the corpus; returns their version.

    Raises:
        KnownError: the model, the pack or the corpus is missing.
    """
    framework = load_pack(settings.pack_dir).framework
    vectors = settings.data_dir / "vectors"
    embedder = load_embedder(AssessSettings.of(settings))
    return rebuild(embedder, framework, out or SHIPPED_DIR, vectors_dir=vectors)


def teach_adapter(settings: Settings, out: Path | None, tell: Callable[[str], None]) -> str:
    """Learn the shipped adapter anew from the corpus; returns its version.

    Args:
        settings: which model.
        out: the folder of the adapter.
        tell: called with a sentence about how far it is.

    Raises:
        KnownError: the model, the corpus or the marked texts are missing.
    """
    # torch takes seconds to import
    from kiosk.assess.fit_adapter import STEPS, teach
    from kiosk.assess.fit_identity import load_choices

    embedder = load_embedder(AssessSettings.of(settings), adapted=False)
    graded = load_corpus(CORPUS_DIR)
    authors = {each.author for each in graded} - set(DEVELOPMENT)
    changes = teach(
        embedder,
        graded,
        authors,
        load_choices(IDENTITY_DIR),
        tell=lambda step, loss: tell(f"Step {step} of {sum(STEPS)}, {loss:.3f} from what is true"),
    )
    path = adapter.SHIPPED if out is None else out / adapter.SHIPPED.name
    adapter.save(changes, authors, path)
    return adapter.load(path).version


def make_sheet(
    settings: Settings,
    path: Path,
    answers: Sequence[Path] | None,
    raters: Sequence[str],
    n: int,
    language: Language | None,
) -> int:
    """Write a blank sheet; returns how many answers each rater has on it.

    Raises:
        KnownError: nobody is to score, there are no answers, or the sheet cannot be written.
    """
    if not raters or len(set(raters)) < len(raters):
        raise KnownError("Say who scores, each name once: --raters Anna,Ben,Chris.")
    shared = _answers(answers).values()
    own = [each for each in shared if language in (None, each.language)]
    if not own:
        raise KnownError("None of the answers is in that language.")
    scorer = load_scorer(AssessSettings.of(settings))
    chosen = choose(own, n, machine_level(scorer))
    write_sheet(path, chosen, raters)
    return len(chosen)


def calibrate_from_sheets(
    settings: Settings,
    sheets: Sequence[Path],
    answers: Sequence[Path] | None,
    out: Path | None,
    name: str,
    *,
    with_author: bool,
    anyway: bool,
) -> Hour:
    """Read the sheets, measure, and refit the heads of this booth.

    Raises:
        KnownError: sheets or answers cannot be used, or a model or folder is missing.
    """
    if not sheets:
        raise KnownError("Name the filled sheets, or make a blank one with --sheet FILE.csv.")
    shared = _answers(answers)
    ratings = load_ratings(sheets, shared, with_author=with_author)
    shop = Workshop(load_embedder(AssessSettings.of(settings)), settings.calibration_dir)
    sources = Sources(
        sheets=tuple(sheets),
        out=out or settings.data_dir / "calibration",
        name=name,
        day=datetime.now().astimezone().date(),
    )
    return calibrate(shop, ratings, shared, sources, anyway=anyway)


def _answers(paths: Sequence[Path] | None) -> Answers:
    """Those named, or those of the corpus whose grades the embedding model was not taught."""
    return load_answers(paths or [CORPUS_DIR / f"{author}.jsonl" for author in DEVELOPMENT])
