"""The check of a change against what a person saw: what is neither that nor the new by now is not written over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from core.errors import ChangedElsewhere
from core.model.base import Model


def require_unchanged(
    now: Mapping[str, Any], seen: Mapping[str, Any] | None, given: Mapping[str, Any], message: str = ""
) -> None:
    """Raises `ChangedElsewhere` for values of a project by name that are by now neither what a person saw nor what
    they give.

    Names that were not seen are not compared; None seen: nothing is.
    """
    if seen is None:
        return
    other = [
        name
        for name in given
        if name in seen and _plain(now.get(name)) not in (_plain(seen[name]), _plain(given[name]))
    ]
    if other:
        current = {name: now.get(name) for name in other}
        raise ChangedElsewhere(message, current=current, given={name: given[name] for name in other})


def _plain(value: Any) -> Any:
    """A value as JSON has it, so that a list is a tuple and a model what it holds."""
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    return [_plain(part) for part in value] if isinstance(value, tuple | list) else value
