"""The real models and the shipped framework, loaded once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.assess import adapter
from kiosk.assess.embed import Embedder
from kiosk.assess.score import Scorer
from kiosk.assess.transcribe import Transcriber
from kiosk.interview import Framework, KnownError
from kiosk.pack import default_pack_path, load_pack
from models.registry import installed_path

ROOT = Path(__file__).resolve().parents[2]


def weights_of(model_id: str) -> Path:
    """The folder of a model; a test that needs it fails, naming the mend, where it is missing."""
    try:
        return installed_path(model_id)
    except KnownError as error:
        pytest.fail(str(error))


@pytest.fixture(scope="session")
def transcriber() -> Transcriber:
    return Transcriber(weights_of("whisper-base"), "whisper-base@test")


@pytest.fixture(scope="session")
def embedder() -> Embedder:
    return Embedder(
        weights_of("multilingual-e5-small"), "multilingual-e5-small@test", adapter=adapter.load()
    )


@pytest.fixture(scope="session")
def framework() -> Framework:
    return load_pack(default_pack_path()).framework


@pytest.fixture(scope="session")
def scorer(framework: Framework, embedder: Embedder) -> Scorer:
    return Scorer(framework, embedder, "whisper-base@test")


@pytest.fixture(scope="session")
def speech() -> Path:
    """Real recordings of human speech, kept beside the checkout."""
    folder = ROOT.parent / "shared" / "speech"
    if not folder.is_dir():
        pytest.skip("the shared recordings are not beside this checkout (../shared/speech)")
    return folder
