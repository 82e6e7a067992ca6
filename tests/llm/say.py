"""One answer of a model's server, and the ways to write it down."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

KEY = "sk-secret-abcdef123456"


@dataclass(frozen=True)
class Say:
    """One answer. `stall`: it stops in the middle and waits for the test's end; `torn`: the connection ends there."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: bool = False  # the token limit ended it
    stall: bool = False
    torn: bool = False
    error: str = ""  # the message of an error answer, or of an error line in the stream
    raw: bytes | None = None  # this instead of anything that the wire promises


def parts(text: str) -> list[str]:
    """A text in a dozen pieces."""
    size = max(1, len(text) // 12)
    return [text[at : at + size] for at in range(0, len(text), size)]


def line(value: Any) -> bytes:
    """A line of JSON."""
    return json.dumps(value).encode() + b"\n"


def event(value: Any) -> bytes:
    """A server-sent event."""
    return f"event: {value.get('type', 'message')}\ndata: {json.dumps(value)}\n\n".encode()


def failure(say: Say) -> Any:
    """The error of most services."""
    return {"message": say.error or f"bad key {KEY}", "type": "error", "param": None, "code": None}
