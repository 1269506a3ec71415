"""The assess library, loaded with the models and the framework that the settings name."""

from __future__ import annotations

from kiosk.assess.embed import Embedder
from kiosk.assess.score import Scorer
from kiosk.assess.transcribe import Transcriber
from kiosk.pack import load_pack
from kiosk.workers.assess_settings import AssessSettings
from models.manifest import load_manifest
from models.registry import installed_path


def load_transcriber(settings: AssessSettings) -> Transcriber:
    """The speech model, ready to listen.

    Raises:
        KnownError: it is missing or damaged; the sentence names the command that mends it.
    """
    entry = load_manifest().of(settings.speech_model)
    folder = installed_path(entry.id, settings.models_dir)
    return Transcriber(folder, entry.version_id, settings.threads)


def load_scorer(settings: AssessSettings) -> Scorer:
    """The embedding model, the shipped heads and the pack's framework, ready to assess.

    Raises:
        KnownError: model, heads or pack cannot be used.
    """
    manifest = load_manifest()
    entry = manifest.of(settings.embedding_model)
    folder = installed_path(entry.id, settings.models_dir)
    embedder = Embedder(folder, entry.version_id, settings.threads)
    framework = load_pack(settings.pack_dir).framework
    transcriber_id = manifest.of(settings.speech_model).version_id
    return Scorer(framework, embedder, transcriber_id)
