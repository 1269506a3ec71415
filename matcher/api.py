"""The matcher over HTTP: every ``/v1`` route, and the application that serves them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, TypeVar
from uuid import UUID

from fastapi import APIRouter, Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import JSONResponse
from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool

from matcher import __version__
from matcher.access import Services, require_booth, require_staff, services
from matcher.contract import (
    Envelope,
    IngestStatus,
    MatchList,
    MatchRun,
    Opening,
    Receipt,
    TicketKey,
)
from matcher.contract.envelope import PartName
from matcher.database import open_database
from matcher.errors import NotFoundError, TooLargeError, UnacceptableError, first_fault
from matcher.faults import answer_faults
from matcher.ingest import Ingest
from matcher.lookup import MissLimiter, look_up
from matcher.openings import read_openings, store_openings
from matcher.parts import PartFolder
from matcher.request_log import RequestLog
from matcher.runs import run_matching
from matcher.settings import Settings
from matcher.signing import resolve_signer
from matcher.tokens import resolve_tokens

House = Annotated[Services, Depends(services)]
Read = TypeVar("Read")

v1 = APIRouter(prefix="/v1")
booth = Depends(require_booth)
staff = Depends(require_staff)


def create_app(settings: Settings) -> FastAPI:
    """Open the database (bringing its tables up to date) and wire the application.

    Raises:
        KnownError: the data folder, the database or the tokens cannot be used.
    """
    database = open_database(settings)
    parts = PartFolder(settings.data_dir)
    parts.sweep()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        database.close()

    app = FastAPI(
        title="Interview matcher",
        version=__version__,
        lifespan=lifespan,
        # The pages would load scripts from elsewhere; the protocol is in matcher.contract.
        docs_url=None,
        redoc_url=None,
    )
    app.state.services = Services(
        settings=settings,
        database=database,
        ingest=Ingest(database, parts, max_part_bytes=settings.max_part_bytes),
        limiter=MissLimiter(settings.lookup_misses_per_minute),
        tokens=resolve_tokens(settings),
        ticket_key=TicketKey(public_key=resolve_signer(settings.data_dir).public_key),
    )
    app.add_middleware(RequestLog)
    answer_faults(app)
    app.include_router(v1)
    return app


@v1.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "version": __version__}


@v1.put("/interviews/{interview_id}", dependencies=[booth])
async def put_envelope(
    interview_id: UUID, request: Request, response: Response, house: House
) -> IngestStatus:
    body = await _body(request, house.settings.max_envelope_bytes)
    envelope = _read(TypeAdapter(Envelope), body, "The envelope")
    if envelope.interview_id != interview_id:
        raise UnacceptableError("The interview id in the address is not the envelope's.")
    status, created = await run_in_threadpool(house.ingest.register, envelope)
    response.status_code = 201 if created else 200
    return status


@v1.put("/interviews/{interview_id}/parts/{name}", status_code=204, dependencies=[booth])
async def put_part(interview_id: UUID, name: PartName, request: Request, house: House) -> None:
    _check_size(request, house.settings.max_part_bytes)
    announced = await run_in_threadpool(house.ingest.expect, interview_id, name)
    if announced is None:
        # Read to the end, so that the booth hears the answer and not a broken pipe.
        async for _ in request.stream():
            pass
        return
    with await run_in_threadpool(house.ingest.receive, interview_id, announced) as incoming:
        async for chunk in request.stream():
            await run_in_threadpool(incoming.write, chunk)
        await run_in_threadpool(incoming.keep)
    await run_in_threadpool(house.ingest.note_arrival, interview_id, name)


@v1.get(
    "/interviews/{interview_id}/receipt",
    dependencies=[booth],
    response_model=Receipt,
    responses={409: {"model": IngestStatus}},
)
def get_receipt(interview_id: UUID, house: House) -> Receipt | JSONResponse:
    answer = house.ingest.receipt(interview_id)
    if isinstance(answer, Receipt):
        return answer
    return JSONResponse(answer.model_dump(mode="json"), status_code=409)


@v1.get("/openings", dependencies=[booth])
def get_openings(house: House) -> list[Opening]:
    with house.database.read() as session:
        return list(read_openings(session))


@v1.get("/ticket-key", dependencies=[booth])
def get_ticket_key(house: House) -> TicketKey:
    return house.ticket_key


@v1.post("/openings", dependencies=[staff])
async def post_openings(request: Request, house: House) -> dict[str, int]:
    """Add openings, or change those with the same id; the body is a JSON list of them."""
    body = await _body(request, house.settings.max_envelope_bytes)
    openings = _read(TypeAdapter(list[Opening]), body, "The list of openings")
    stored = await run_in_threadpool(store_openings, house.database, openings)
    return {"added": stored.added, "changed": stored.changed, "unchanged": stored.unchanged}


@v1.post("/match-runs", status_code=201, dependencies=[staff])
def post_match_run(house: House) -> MatchRun:
    return run_matching(house.database, house.settings)


@v1.get("/matches/{lookup_code}")
def get_matches(lookup_code: str, request: Request, house: House) -> MatchList:
    address = request.client.host if request.client else ""
    if not house.limiter.allows(address):
        raise HTTPException(
            429,
            "Too many wrong codes were tried: please wait a minute.",
            headers={"Retry-After": "60"},
        )
    try:
        return look_up(house.database, lookup_code)
    except NotFoundError:
        house.limiter.note_miss(address)
        raise


def _check_size(request: Request, limit_bytes: int) -> None:
    announced = request.headers.get("content-length", "")
    if announced.isdecimal() and int(announced) > limit_bytes:
        raise TooLargeError(f"{announced} bytes are more than this matcher takes ({limit_bytes}).")


async def _body(request: Request, limit_bytes: int) -> bytes:
    """The body, read only after the token was checked, and never more than the limit."""
    _check_size(request, limit_bytes)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > limit_bytes:
            raise TooLargeError(f"The body is larger than this matcher takes ({limit_bytes}).")
    return bytes(body)


def _read(adapter: TypeAdapter[Read], body: bytes, what: str) -> Read:
    try:
        return adapter.validate_json(body)
    except ValidationError as error:
        raise UnacceptableError(f"{what} is not as expected: {first_fault(error)}.") from None
