"""The two keys of the house: one for booths, one for staff. There is never a default one."""

from __future__ import annotations

import os
import secrets
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from matcher.errors import KnownError
from matcher.files import write_durably
from matcher.settings import Settings

FILE_NAME: Final = "tokens.toml"
SHORTEST: Final = 16
"""Characters below which a token could be guessed over the network."""


@dataclass(frozen=True)
class Tokens:
    """``file`` is where made tokens are kept; None when both come from the settings."""

    booth: str = field(repr=False)
    staff: str = field(repr=False)
    file: Path | None = None


def resolve_tokens(settings: Settings) -> Tokens:
    """Take the configured tokens; make and keep random ones for those that are not configured.

    Raises:
        KnownError: a token is too short, both are the same, or the file cannot be read or made.
    """
    booth = settings.booth_token.get_secret_value()
    staff = settings.staff_token.get_secret_value()
    if booth and staff:
        return _checked(Tokens(booth, staff))
    path = settings.data_dir / FILE_NAME
    kept = _kept(path)
    return _checked(Tokens(booth or kept["booth_token"], staff or kept["staff_token"], path))


def _kept(path: Path) -> dict[str, str]:
    if not path.exists():
        _make(path)
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        return {name: str(values[name]) for name in ("booth_token", "staff_token")}
    except (OSError, ValueError, KeyError):
        raise KnownError(
            f"{path} must hold booth_token and staff_token: remove it to have new ones made."
        ) from None


def _make(path: Path) -> None:
    text = (
        "# Made by the matcher. Booths need booth_token; keep staff_token to the organisers.\n"
        f'booth_token = "{secrets.token_urlsafe(32)}"\n'
        f'staff_token = "{secrets.token_urlsafe(32)}"\n'
    )
    draft = path.with_name(f".{FILE_NAME}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_durably(draft, text.encode(), mode=0o600)
        # A link, not a rename: where two processes start at once, the first one's tokens stay.
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    except OSError as error:
        raise KnownError(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)


def _checked(tokens: Tokens) -> Tokens:
    for name, value in (("booth", tokens.booth), ("staff", tokens.staff)):
        if len(value) < SHORTEST:
            raise KnownError(f"The {name} token is too short: give it {SHORTEST} characters.")
    if tokens.booth == tokens.staff:
        raise KnownError("Booth and staff have the same token: give each its own.")
    return tokens
