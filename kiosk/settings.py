"""One frozen Settings for the whole booth, from a TOML file and the environment.

Order, the later wins: defaults, ``kiosk.toml`` in the data folder, ``KIOSK_…`` in the environment,
what the command line says.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

import platformdirs
from pydantic import ConfigDict, TypeAdapter, ValidationError

from kiosk.interview import KnownError

FILE_NAME: Final = "kiosk.toml"
_PREFIX: Final = "KIOSK_"
_PACKAGE: Final = Path(__file__).parent


@dataclass(frozen=True)
class Size:
    """A window of its own size in px; None in its place means the whole screen."""

    width_px: int
    height_px: int


@dataclass(frozen=True)
class Settings:
    """Everything that differs between two booths. Paths are absolute once loaded."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    data_dir: Path
    takes_dir: Path | None = None
    """Where recordings go; ``takes`` in the data folder unless said otherwise."""
    booth_id: str = "booth-1"
    pack_dir: Path = _PACKAGE / "packs" / "default"
    models_dir: Path = _PACKAGE.parent / "models" / "weights"
    speech_model: str = "whisper-base"
    embedding_model: str = "multilingual-e5-small"
    calibration_dir: Path | None = None
    """The folder of the scorer's heads, from `kiosk calibrate`; None for the shipped ones."""
    threads: int = 2
    """How many threads the recogniser and the embedding may use."""
    camera: int | str | None = None
    """A video device or a video file; None for the first that works.

    The links in ``/dev/v4l/by-id`` outlive a cable, numbers do not. `kiosk doctor` lists both kinds
    of device; what staff choose on the booth goes before what is written here.
    """
    microphone: int | str | None = None
    """The name, a part of it, or the number of an input device; None for the system's choice."""
    visitor_dir: Path | None = None
    """A visitor folder to play instead of camera and microphone."""
    matcher_url: str = "http://127.0.0.1:8765"
    matcher_token: str = ""
    ticket_public_key: str = ""
    """The key of the fair's tickets, from `matcher tokens`; empty for the one the matcher tells."""
    sync_at: str = "02:00"
    """Local time of the nightly sync; empty for never by itself."""
    keep_after_receipt: bool = False
    """Keep recordings and transcripts although the matcher has signed for them."""
    resume_within_s: float = 900.0
    """A visit that broke off longer ago than this is not offered to whoever stands there now."""
    printer: str = ""
    """The CUPS queue for receipts and certificates; empty for no printer."""
    px_per_mm: float = 3.6
    """Of the booth's screen; 3.6 for a 24-inch panel of 1920×1080."""
    screen_bottom_mm: float = 800.0
    """How high above the floor the screen's lower edge is: for whoever reaches 1,220 mm at most."""
    voice_command: tuple[str, ...] = ()
    """What speaks the voice guidance: a program and its arguments, the text on its standard input.
    ``{language}``, ``{volume}`` and ``{speed}`` are filled in. Empty for speech-dispatcher, or
    espeak-ng where that is missing."""
    speech_log: Path | None = None
    """A file that keeps every sentence of the voice guidance, one line of JSON each."""
    fullscreen: bool = True
    power_off_command: str = ""
    """Run after staff switched the booth off, such as ``systemctl poweroff``; empty for nothing."""

    @property
    def takes(self) -> Path:
        return self.takes_dir or self.data_dir / "takes"

    @property
    def database(self) -> Path:
        return self.data_dir / "kiosk.db"


def default_data_dir(environ: Mapping[str, str] = os.environ) -> Path:
    """``KIOSK_DATA_DIR``, else the user's data folder of this system."""
    return Path(environ.get("KIOSK_DATA_DIR") or platformdirs.user_data_dir("interview-kiosk"))


def load_settings(
    data_dir: Path | None = None,
    environ: Mapping[str, str] = os.environ,
    **overrides: object,
) -> Settings:
    """Read the settings of the booth that lives in ``data_dir``; an override of None is ignored.

    Raises:
        KnownError: a file or variable holds something else than what is expected.
    """
    folder = (data_dir or default_data_dir(environ)).expanduser().absolute()
    values: dict[str, Any] = _from_file(folder / FILE_NAME)
    values |= _from_environment(environ)
    values |= {key: value for key, value in overrides.items() if value is not None}
    values["data_dir"] = folder
    try:
        return TypeAdapter(Settings).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        raise KnownError(
            f"The setting “{name}” cannot be used: {first['msg'].lower()} "
            f"(look in {folder / FILE_NAME} and for {_PREFIX}{name.upper()} in the environment)."
        ) from None


def _from_file(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise KnownError(f"{path} cannot be read: {error.strerror}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnownError(f"{path} is not valid TOML: {error}.") from None


def _from_environment(environ: Mapping[str, str]) -> dict[str, Any]:
    names = {field.name for field in fields(Settings)} - {"data_dir"}
    return {name: environ[key] for name in names if environ.get(key := _PREFIX + name.upper())}
