"""Times as rows keep them: ISO 8601 in UTC."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This moment as rows keep it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def from_seconds(seconds: float) -> str:
    """A moment of the system's clock as rows keep it."""
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="microseconds")


def parse(text: str | None) -> datetime | None:
    """A row's time as a datetime, or None."""
    return datetime.fromisoformat(text) if text else None
