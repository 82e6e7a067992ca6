"""The checks that every request passes first: the host it names, the page it comes from, and how much it sends.

The API has no login yet, so it is safe only as long as no foreign page can reach it through the user's browser:
a `Host` that is not this machine's is refused (DNS rebinding), and so is a writing request whose `Origin` is another
one (cross-site requests). `REELWRIGHT_ALLOWED_HOSTS` adds names, comma separated; `*.example.org` matches below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.model.limits import BODY_BYTES, JSON_BYTES

LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
MAX_BODY_BYTES = BODY_BYTES
MAX_JSON_BYTES = JSON_BYTES
_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([^\s:@/\\\[\]]+))(?::\d{1,5})?")
SECURITY_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"cross-origin-resource-policy", b"same-origin"),
)


def host_name(host: str) -> str:
    """The name in a `Host` header, without its port: "[::1]:8501" -> "::1"; empty for what is no name and port."""
    found = _HOST.fullmatch(host.strip().lower())
    return (found.group(1) or found.group(2)).rstrip(".") if found else ""


def is_allowed(name: str, allowed: Iterable[str]) -> bool:
    """Whether the host that a request names is among the allowed ones; "*.example.org" allows every name below it,
    "*" any.
    """
    for pattern in allowed:
        if pattern == "*" or pattern == name or (pattern.startswith("*.") and name.endswith(pattern[1:])):
            return True
    return False


def _problem(status: int, code: str, message: str, hint: str) -> JSONResponse:
    headers = {name.decode(): value.decode() for name, value in SECURITY_HEADERS}
    return JSONResponse({"error": {"code": code, "message": message, "hint": hint}}, status, headers)


class _TooLarge(Exception):
    """The body grew past the limit while it was read."""


class Guard:
    """ASGI middleware around the whole application. `extra_hosts` is asked at each request, nothing on import."""

    def __init__(self, app: ASGIApp, extra_hosts: Callable[[], Iterable[str]] = tuple) -> None:
        self.app = app
        self.extra_hosts = extra_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        refusal = self._refusal(scope, headers)
        if refusal is not None:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            else:
                await refusal(scope, receive, send)
            return
        if scope["type"] == "websocket":
            await self.app(scope, receive, send)
            return
        await self._pass_on(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> JSONResponse | None:
        """The answer to a request that may not pass, or None."""
        allowed = (*LOCAL_NAMES, *self.extra_hosts())
        hosts = headers.getlist("host")
        name = host_name(hosts[0]) if len(hosts) == 1 else ""
        if not name or not is_allowed(name, allowed):
            return _problem(
                421,
                "wrong_host",
                f"This server doesn't answer to the name {(name or ', '.join(hosts))[:80]!r}.",
                "Open it as http://127.0.0.1, or add the name to REELWRIGHT_ALLOWED_HOSTS.",
            )
        origin = headers.get("origin")
        unsafe = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        if unsafe and origin is not None and not _same_origin(origin, headers.get("host", "")):
            return _problem(
                403,
                "wrong_origin",
                "The request came from another site's page.",
                "Send it from this site or a program.",
            )
        ours = scope["path"].startswith(("/api/", "/app/static/")) and headers.get("sec-fetch-mode") != "navigate"
        if (unsafe or ours) and headers.get("sec-fetch-site", "same-origin") == "cross-site":
            return _problem(
                403,
                "wrong_origin",
                "The request came from another site's page.",
                "Send it from this site or a program.",
            )
        length, most = headers.get("content-length", ""), _most(scope, headers)
        return _too_large(most) if length.isdigit() and int(length) > most else None

    async def _pass_on(self, scope: Scope, receive: Receive, send: Send) -> None:
        taken, most = 0, _most(scope, Headers(scope=scope))
        started = refused = False

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > most:
                raise _TooLarge
            return message

        async def refuse() -> None:
            nonlocal refused
            if not (started or refused):
                refused = True
                await _too_large(most)(scope, receive, send)

        async def headed(message: Message) -> None:
            nonlocal started
            if refused or (taken > most and not started):  # whatever the application makes of it
                await refuse()
                return
            if message["type"] == "http.response.start":
                started = True
                have = {key for key, _ in message["headers"]}
                more: list[tuple[bytes, bytes]] = [pair for pair in SECURITY_HEADERS if pair[0] not in have]
                message = {**message, "headers": [*message["headers"], *more]}
            await send(message)

        try:
            await self.app(scope, counted, headed)
        except _TooLarge:
            await refuse()


def _most(scope: Scope, headers: Headers) -> int:
    """Return the most bytes that a request may have; only an upload to the API may be large."""
    upload = headers.get("content-type", "").lower().startswith("multipart/form-data")
    return MAX_BODY_BYTES if upload or not scope["path"].startswith("/api/") else min(MAX_JSON_BYTES, MAX_BODY_BYTES)


def _too_large(most: int) -> JSONResponse:
    limit = f"{most // 1024 // 1024} MB" if most >= 1024 * 1024 else f"{most} bytes"
    answer = _problem(413, "too_large", f"The request is larger than {limit}.", "Send less, or a smaller file.")
    answer.headers["connection"] = "close"  # nobody reads what is still to come
    return answer


def _same_origin(origin: str, host: str) -> bool:
    """Whether a page of `origin` ("http://name:port") is a page of `host` ("name:port")."""
    parts: Any = urlsplit(origin)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and parts.netloc.lower() == host.strip().lower()
