"""Small values kept between runs, as a protocol."""

from __future__ import annotations

from typing import Any, Protocol


class Cache(Protocol):
    """Small JSON values by key, kept between runs; a value lost costs time, never data."""

    def get(self, key: str) -> Any | None: ...

    def put(self, key: str, value: Any) -> None: ...
