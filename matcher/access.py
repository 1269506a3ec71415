"""Who may call what: booths bring interviews, staff change openings and start matching."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from fastapi import HTTPException, Request

from matcher.contract import TicketKey
from matcher.database import Database
from matcher.ingest import Ingest
from matcher.lookup import MissLimiter
from matcher.settings import Settings
from matcher.tokens import Tokens


@dataclass(frozen=True)
class Services:
    """What the routes work with; one for each application, made by ``create_app``."""

    settings: Settings
    database: Database
    ingest: Ingest
    limiter: MissLimiter
    tokens: Tokens
    ticket_key: TicketKey


def services(request: Request) -> Services:
    found: Services = request.app.state.services
    return found


def require_booth(request: Request) -> None:
    """Let booths in, and staff, who may do everything that a booth may.

    Raises:
        HTTPException: 401 without a token that is known here.
    """
    tokens = services(request).tokens
    if not (_carries(request, tokens.booth) | _carries(request, tokens.staff)):
        raise _unauthorized()


def require_staff(request: Request) -> None:
    """Let only staff in.

    Raises:
        HTTPException: 401 without a token that is known here, 403 with a booth's.
    """
    tokens = services(request).tokens
    if _carries(request, tokens.staff):
        return
    if _carries(request, tokens.booth):
        raise HTTPException(403, "This needs the staff token; a booth's is not enough.")
    raise _unauthorized()


def _carries(request: Request, token: str) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    same = hmac.compare_digest(given.strip().encode(), token.encode())
    return same and scheme.lower() == "bearer"


def _unauthorized() -> HTTPException:
    return HTTPException(
        401,
        "A token that this matcher knows is needed: Authorization: Bearer <token>.",
        headers={"WWW-Authenticate": "Bearer"},
    )
