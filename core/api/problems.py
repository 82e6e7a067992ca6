"""Errors as HTTP: every failure is `{"error": {"code", "message", "hint"}}` with the class's own status.

What was changed elsewhere (409) has beside it `revision`, `current`, `given` and `clashes`.
"""

from __future__ import annotations

import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from core.errors import ChangedElsewhere, ReelwrightError
from core.model.text import cleaned

log = logging.getLogger(__name__)


def problem(status: int, code: str, message: str, hint: str = "") -> JSONResponse:
    """One error as an HTTP answer in JSON."""
    return _answer({"error": {"code": code, "message": message, "hint": hint}}, status)


def _answer(value: dict[str, Any], status: int) -> JSONResponse:
    """JSON, clean: an error repeats what was sent, and half a letter of it cannot be sent back."""
    return JSONResponse(cleaned(value), status_code=status)


async def _ours(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ReelwrightError)  # noqa: S101 - registered for this class alone
    if error.http_status >= 500:
        log.warning("%s %s: %s", request.method, request.url.path, error)
    answer: dict[str, Any] = {"error": error.as_dict()}
    if isinstance(error, ChangedElsewhere):
        both = {"revision": error.revision, "current": error.current, "given": error.given, "clashes": error.clashes}
        answer |= jsonable_encoder(both)
    return _answer(answer, error.http_status)


async def _invalid(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    if error.errors() and error.errors()[0]["loc"][:1] == ("path",) and (allowed := _other_methods(request)):
        answer = problem(405, "http", "Method Not Allowed.", "See /api/v1/video/openapi.json.")
        answer.headers["allow"] = ", ".join(sorted(allowed))
        return answer
    first = error.errors()[0] if error.errors() else {"loc": (), "msg": "is not understood"}
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    hint = "See /api/v1/video/openapi.json for what this call takes."
    return problem(422, "usage", f"{where or 'The request'}: {first['msg']}.", hint)


def _other_methods(request: Request) -> set[str]:
    """The methods of an address that was taken for one with a number in it, as `/contents/upload/` is for a GET."""
    address = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    return {method.upper() for method in request.app.openapi()["paths"].get(address, {})}


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 404:
        return problem(404, "not_found", "There is nothing at this address.", "See /api/v1/video/openapi.json.")
    answer = problem(error.status_code, "http", f"{error.detail}.", "See /api/v1/video/openapi.json.")
    answer.headers.update(error.headers or {})
    return answer


async def _bug(request: Request, error: Exception) -> JSONResponse:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "bug", "Something went wrong here.", "The server's log has the details.")


def install(app: FastAPI) -> None:
    """Make an application of the API answer every failure as JSON of one shape."""
    app.add_exception_handler(ReelwrightError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _bug)
