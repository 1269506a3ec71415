"""Turns every fault into ``{"detail": "one sentence"}`` with the status that fits it."""

from __future__ import annotations

import logging
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.requests import ClientDisconnect

from matcher.errors import (
    NO_ROOM,
    ConflictError,
    KnownError,
    NotFoundError,
    TooLargeError,
    UnacceptableError,
)

STATUS: Final[dict[type[Exception], int]] = {
    NotFoundError: 404,
    ConflictError: 409,
    TooLargeError: 413,
    UnacceptableError: 422,
}
log = logging.getLogger(__name__)


def answer_faults(app: FastAPI) -> None:
    app.add_exception_handler(KnownError, _known)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(ClientDisconnect, _disconnected)
    app.add_exception_handler(OperationalError, _database)
    app.add_exception_handler(OSError, _disk)
    app.add_exception_handler(Exception, _bug)


def _answer(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"detail": sentence}, status_code=status)


async def _known(_: Request, error: Exception) -> JSONResponse:
    return _answer(STATUS.get(type(error), 400), str(error))


async def _unreadable(_: Request, error: Exception) -> JSONResponse:
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    name = str(faults[0]["loc"][-1]) if faults else "request"
    return _answer(422, f"The {name} in the address is not written as expected.")


async def _disconnected(_: Request, __: Exception) -> JSONResponse:
    # Nobody hears it; the log has the status.
    return _answer(400, "The connection was closed before everything had arrived.")


async def _database(_: Request, error: Exception) -> JSONResponse:
    log.error("database: %s", getattr(error, "orig", "cannot be used"))
    return _answer(503, "The matcher's database cannot be used now: please try again later.")


async def _disk(_: Request, error: Exception) -> JSONResponse:
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        log.error("disk: %s", error.strerror)
        return _answer(507, "The matcher's disk is full: nothing of this was kept.")
    raise error


async def _bug(_: Request, __: Exception) -> JSONResponse:
    # The traceback goes to the log by itself; the caller needs to know only whose fault it is.
    return _answer(500, "The matcher has made a mistake: it is in its log.")
