"""One log line a request, without anything that belongs to a person."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger(__name__)


class RequestLog:
    """Logs the route's pattern, never its values: ids and look-up codes stay out of the log."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started_s = time.monotonic()
        status = 500

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noting)
        finally:
            pattern = getattr(scope.get("route"), "path", "(no route)")
            took_ms = (time.monotonic() - started_s) * 1000
            log.info("%s %s %d %.0f ms", scope["method"], pattern, status, took_ms)
