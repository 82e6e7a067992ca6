"""Registry of what does each kind of job, and in which lane. `core.studio.bodies` fills it, this room only looks up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Body:
    """A job's body: `function(workspace, claim, run) -> result`, registered by `core.studio.bodies`."""

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
    """The registered body of a kind of job, or None."""
    return _BODIES.get(kind)


def kinds() -> tuple[str, ...]:
    """Every kind of job that has a body."""
    return tuple(_BODIES)
