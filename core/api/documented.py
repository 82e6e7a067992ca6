"""The failures in the API's schema: every status that a call can be answered with, in the one shape of all errors."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI

_WORDS = {
    400: "The body could not be read as what its content type says.",
    403: "The request came from another site's page.",
    404: "There is no such project, article, line, job or file.",
    405: "The address is there, but not for this method.",
    409: "Something has to be set up first, was changed elsewhere, or was stopped.",
    413: "The request is larger than is taken.",
    421: "The server does not answer to the name it was called by.",
    422: "What was sent cannot be used; the hint says why.",
    500: "A fault of the server's; its log has the details.",
    502: "A service that was asked answered badly or not at all.",
    507: "The disk is full or cannot be written to.",
}
_ALWAYS = (403, 421, 422, 500, 507)
_ERROR = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "hint"],
            "properties": {
                "code": {"type": "string", "description": "A stable word for programs."},
                "message": {"type": "string", "description": "One sentence: what is wrong."},
                "hint": {"type": "string", "description": "One sentence: what to do."},
            },
        }
    },
}


def document(app: FastAPI) -> None:
    """Make the application's OpenAPI schema name the failures of every call; made once, when it is first asked for."""
    plain = app.openapi

    def schema() -> dict[str, Any]:
        fresh = app.openapi_schema is None
        row = plain()
        if fresh:
            row.setdefault("components", {}).setdefault("schemas", {})["Error"] = _ERROR
            for path, calls in row["paths"].items():
                for method, call in calls.items():
                    for status in _statuses(path, method, call):
                        call["responses"][str(status)] = _answer(status)
            for unused in ("HTTPValidationError", "ValidationError"):
                row["components"]["schemas"].pop(unused, None)
        return row

    app.openapi = schema  # type: ignore[method-assign]


def _statuses(path: str, method: str, call: dict[str, Any]) -> tuple[int, ...]:
    body = "requestBody" in call
    named = "{" in path or body or any(item["name"].endswith("_id") for item in call.get("parameters", ()))
    acts = method != "get" or "{" in path
    more = (
        *((404,) if named else ()),
        *((405,) if "{" in path else ()),
        *((400, 413) if body else ()),
        *((409, 502) if acts else ()),
    )
    return (*_ALWAYS, *more)


def _answer(status: int) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {"description": _WORDS[status], "content": content}
