"""The files that belong to interviews: on disk whole and verified, or not at all."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from matcher.contract import Part
from matcher.errors import UnacceptableError
from matcher.files import make_folder, sync_folder


class PartFolder:
    """``parts/<interview>/<name>`` in the data folder; ``incoming/`` holds what is on its way."""

    def __init__(self, data_dir: Path) -> None:
        self.kept = data_dir / "parts"
        self.incoming = data_dir / "incoming"

    def path(self, interview_id: UUID, name: str) -> Path:
        return self.kept / str(interview_id) / name

    def holds(self, interview_id: UUID, name: str, size_bytes: int) -> bool:
        """Whether the file is there in its full size; its hash was checked when it arrived."""
        try:
            return self.path(interview_id, name).stat().st_size == size_bytes
        except FileNotFoundError:
            return False

    def receive(self, interview_id: UUID, announced: Part) -> IncomingPart:
        make_folder(self.incoming)
        return IncomingPart(
            announced, self.incoming / uuid4().hex, self.path(interview_id, announced.name)
        )

    def sweep(self) -> None:
        """Remove what uploads that were cut off have left behind."""
        for draft in self.incoming.glob("*"):
            draft.unlink(missing_ok=True)


class IncomingPart:
    """One upload: write the chunks, then ``keep``; leaving without ``keep`` leaves nothing."""

    def __init__(self, announced: Part, draft: Path, target: Path) -> None:
        self._announced = announced
        self._draft = draft
        self._target = target
        self._hash = hashlib.sha256()
        self._size_bytes = 0
        self._file = draft.open("xb", buffering=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        self._draft.unlink(missing_ok=True)

    def write(self, chunk: bytes) -> None:
        """Take the next bytes.

        Raises:
            UnacceptableError: these are more bytes than were announced.
            OSError: the disk takes no more.
        """
        self._size_bytes += len(chunk)
        if self._size_bytes > self._announced.size_bytes:
            raise UnacceptableError(
                f"More than the {self._announced.size_bytes} bytes that were announced for "
                f"{self._announced.name} were sent; nothing was kept."
            )
        self._hash.update(chunk)
        left = memoryview(chunk)
        while left:
            left = left[self._file.write(left) :]

    def keep(self) -> None:
        """Verify, make durable, and only then put the file under its name.

        Raises:
            UnacceptableError: size or sha256 is not what was announced.
        """
        announced = self._announced
        if self._size_bytes != announced.size_bytes:
            raise UnacceptableError(
                f"{self._size_bytes} bytes were sent for {announced.name}, "
                f"{announced.size_bytes} were announced; nothing was kept."
            )
        if self._hash.hexdigest() != announced.sha256:
            raise UnacceptableError(
                f"The bytes sent for {announced.name} do not have the announced sha256; "
                "nothing was kept."
            )
        os.fsync(self._file.fileno())
        make_folder(self._target.parent)
        self._draft.replace(self._target)
        sync_folder(self._target.parent)
