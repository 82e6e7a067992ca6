"""Registry of the functions that do the kinds of job, each with its lane."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Body:
    """`function(house, claim, run) -> result` as registered by `core.studio.jobs.perform`."""

    kind: str
    lane: str
    function: Callable[..., dict[str, Any]]


_BODIES: dict[str, Body] = {}


def body(kind: str, lane: str) -> Callable[[Callable[..., dict[str, Any]]], Callable[..., dict[str, Any]]]:
    """Register the function below as the body of a kind of job."""

    def keep(function: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
        _BODIES[kind] = Body(kind, lane, function)
        return function

    return keep


def find(kind: str) -> Body | None:
    """The body of a kind, or None."""
    return _BODIES.get(kind)


def kinds() -> tuple[str, ...]:
    """Every kind there is."""
    return tuple(_BODIES)
