"""The matcher's HTTP interface as the booth uses it. Every call may be made again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter, ValidationError

from kiosk.interview import KnownError
from matcher.contract import (
    Envelope,
    IngestStatus,
    MatchList,
    MatchRun,
    Opening,
    Receipt,
    TicketKey,
)

_M = TypeVar("_M", bound=BaseModel)

_TIMEOUT: Final = httpx.Timeout(10.0, read=60.0, write=60.0)
_CHUNK_BYTES: Final = 1 << 18


class MatcherUnreachable(KnownError):
    """Nobody answers, or not now; everything is kept and may be tried again."""


class MatcherRefused(KnownError):
    """The matcher answered and would not have it; trying again as it is will not help."""


class MatcherClient:
    """One matcher, by its address and this booth's token.

    Raises, from every method:
        MatcherUnreachable: no answer, or an answer that says "later".
        MatcherRefused: an answer that says "no", with the matcher's own sentence.
    """

    def __init__(self, url: str, token: str, transport: httpx.BaseTransport | None = None) -> None:
        self.url = url
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._http = httpx.Client(
            base_url=url, headers=headers, timeout=_TIMEOUT, transport=transport
        )

    def put_envelope(self, envelope: Envelope) -> IngestStatus:
        path = f"/v1/interviews/{envelope.interview_id}"
        return self._call("PUT", path, IngestStatus, content=envelope.model_dump_json())

    def put_part(self, interview_id: str, file: Path) -> None:
        """Stream one recording."""
        with self._spoken():
            response = self._http.put(
                f"/v1/interviews/{interview_id}/parts/{file.name}", content=_chunks(file)
            )
            self._check(response)

    def receipt(self, interview_id: str) -> Receipt:
        return self._call("GET", f"/v1/interviews/{interview_id}/receipt", Receipt)

    def openings(self) -> tuple[Opening, ...]:
        with self._spoken():
            response = self._http.get("/v1/openings")
            self._check(response)
            return TypeAdapter(tuple[Opening, ...]).validate_json(response.content)

    def ticket_key(self) -> TicketKey:
        return self._call("GET", "/v1/ticket-key", TicketKey)

    def matches(self, lookup_code: str) -> MatchList:
        return self._call("GET", f"/v1/matches/{lookup_code}", MatchList)

    def run_matching(self) -> MatchRun:
        """Staff only: the token must be the staff's."""
        return self._call("POST", "/v1/match-runs", MatchRun)

    def healthy(self) -> bool:
        """Whether a matcher answers there at all."""
        try:
            return self._http.get("/v1/health").is_success
        except httpx.HTTPError:
            return False

    def close(self) -> None:
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def _call(self, method: str, path: str, answer: type[_M], content: str | None = None) -> _M:
        with self._spoken():
            headers = {"Content-Type": "application/json"} if content else None
            response = self._http.request(method, path, content=content, headers=headers)
            self._check(response)
            return answer.model_validate_json(response.content)

    @contextmanager
    def _spoken(self) -> Iterator[None]:
        """Turn what HTTP can go wrong with into one sentence."""
        try:
            yield
        except ValidationError:
            raise MatcherRefused(
                f"What answers at {self.url} is not a matcher of this version; "
                "update the booth or the matcher."
            ) from None
        except httpx.HTTPError as error:
            detail = str(error) or type(error).__name__
            raise MatcherUnreachable(
                f"The matcher at {self.url} does not answer ({detail}); "
                "everything is kept on the booth and will be sent next time."
            ) from None
        except httpx.InvalidURL as error:
            raise MatcherRefused(f"“{self.url}” is not an address: {error}.") from None

    def _check(self, response: httpx.Response) -> None:
        if response.is_success:
            return
        try:
            detail = str(response.json()["detail"])
        except (ValueError, KeyError, TypeError):
            detail = f"HTTP {response.status_code}"
        if response.status_code in {401, 403}:
            raise MatcherRefused(
                f"The matcher at {self.url} does not know this booth ({detail}); "
                "set matcher_token to the booth token of `matcher tokens`."
            )
        if response.status_code in {408, 425, 429} or response.is_server_error:
            raise MatcherUnreachable(f"The matcher at {self.url} cannot take it now: {detail}")
        raise MatcherRefused(f"The matcher at {self.url} refused: {detail}")


def _chunks(file: Path) -> Iterator[bytes]:
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK_BYTES):
            yield chunk
