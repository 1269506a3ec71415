"""The matcher's own key, with which it signs tickets. Made at the first start, kept in its folder.

PyNaCl: libsodium's Ed25519, kept by the Python Cryptographic Authority, with types; the booth will
need the same library for the sealed boxes and the secretstream of its recordings.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from nacl.signing import SigningKey

from matcher.errors import KnownError
from matcher.files import make_folder, write_durably

FILE_NAME: Final = "signing.key"


class Signer:
    """Signs with one private key; ``public_key`` (hexadecimal) is for everybody."""

    def __init__(self, key: SigningKey) -> None:
        self._key = key
        self.public_key = bytes(key.verify_key).hex()

    def sign(self, message: bytes) -> bytes:
        """The 64 bytes of an Ed25519 signature."""
        return bytes(self._key.sign(message).signature)


def resolve_signer(data_dir: Path) -> Signer:
    """The key of this matcher, made if there is none.

    Raises:
        KnownError: the file cannot be made or read, or holds something else.
    """
    path = data_dir / FILE_NAME
    try:
        if not path.exists():
            _make(path)
        return Signer(SigningKey(bytes.fromhex(path.read_text(encoding="ascii").strip())))
    except OSError as error:
        raise KnownError(f"{path} cannot be used: {error.strerror}.") from None
    except ValueError:
        raise KnownError(
            f"{path} must hold the matcher's private key (64 hexadecimal digits). Put it back from "
            "a copy: with a new one, no ticket that was given out is valid any more."
        ) from None


def _make(path: Path) -> None:
    make_folder(path.parent)
    draft = path.with_name(f".{FILE_NAME}.{os.getpid()}")
    try:
        write_durably(draft, f"{bytes(SigningKey.generate()).hex()}\n".encode())
        # A link, not a rename: where two processes start at once, the first one's key stays.
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink(missing_ok=True)
