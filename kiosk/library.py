"""The assess library, loaded with the models and the framework that the settings name."""

from __future__ import annotations

from kiosk.assess import adapter, heads
from kiosk.assess.embed import Embedder
from kiosk.assess.score import Scorer
from kiosk.assess.transcribe import Transcriber
from kiosk.pack import load_pack
from kiosk.workers.assess_settings import AssessSettings
from models.manifest import load_manifest
from models.registry import installed_path


def check(settings: AssessSettings) -> None:
    """Look for everything that will be loaded; takes no time.

    Raises:
        KnownError: a model or the heads are missing or damaged, or the pack cannot be used.
    """
    for model in (settings.speech_model, settings.embedding_model):
        installed_path(load_manifest().of(model).id, settings.models_dir)
    adapter.load()
    heads.load(settings.calibration_dir)
    load_pack(settings.pack_dir)


def load_transcriber(settings: AssessSettings) -> Transcriber:
    """The speech model, ready to listen.

    Raises:
        KnownError: it is missing or damaged; the sentence names the command that mends it.
    """
    entry = load_manifest().of(settings.speech_model)
    folder = installed_path(entry.id, settings.models_dir)
    return Transcriber(folder, entry.version_id, settings.threads)


def load_embedder(settings: AssessSettings, *, adapted: bool = True) -> Embedder:
    """The embedding model, ready to read.

    Args:
        settings: which one.
        adapted: with what it was taught on top.

    Raises:
        KnownError: it is missing or damaged.
    """
    entry = load_manifest().of(settings.embedding_model)
    folder = installed_path(entry.id, settings.models_dir)
    taught = adapter.load() if adapted else None
    return Embedder(folder, entry.version_id, settings.threads, taught)


def load_scorer(settings: AssessSettings, embedder: Embedder | None = None) -> Scorer:
    """The embedding model, the heads and the pack's framework, ready to assess.

    Args:
        settings: which of them.
        embedder: where it is loaded already.

    Raises:
        KnownError: model, heads or pack cannot be used.
    """
    return Scorer(
        load_pack(settings.pack_dir).framework,
        embedder or load_embedder(settings),
        load_manifest().of(settings.speech_model).version_id,
        settings.calibration_dir,
    )
