"""Timelines as JSON documents, of every version: older ones are upgraded step by step, newer ones refused.

A change of the schema raises `core.model.timeline.SCHEMA`, adds one function to `core.timeline.upgrades` and below, and
puts a document of the version before into `tests/baselines/`. A function once released is never changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from pydantic import ValidationError

from core.errors import BadInput
from core.model.timeline import SCHEMA, Timeline
from core.timeline.upgrades import Document, captions_of_the_film, captions_that_stand_back

# The first makes a document of schema 2 from one of schema 1, the second one of schema 3 from that, and so on.
_UPGRADES: tuple[Callable[[Document], Document], ...] = (captions_of_the_film, captions_that_stand_back)


def read(text: str | bytes) -> Timeline:
    """The timeline of a JSON text of this or an earlier version. Raises `BadInput` for any other text."""
    try:
        return Timeline.model_validate(document(text))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise _damaged(f"{first['msg']}, at {place}") from error


def document(text: str | bytes) -> Document:
    """A timeline's text as JSON of today's schema without a check of its fields. Raises `BadInput`."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise _damaged(str(error)) from error
    if not isinstance(value, dict):
        raise _damaged("no JSON object")
    return upgraded(value)


def upgraded(
    value: Document, upgrades: Sequence[Callable[[Document], Document]] = _UPGRADES, newest: int = SCHEMA
) -> Document:
    """A timeline's JSON brought to the schema `newest`. Raises `BadInput` for a number that is none, or of a newer
    version.
    """
    number = value.get("schema_number", 1)
    if not isinstance(number, int) or number < 1:
        raise _damaged(f"{number!r} is no schema number")
    if number > newest:
        raise BadInput(
            f"This timeline was written by a newer version (schema {number}; this one reads up to {newest}).",
            "Open it with that version, or render the film again with this one.",
            code="newer_timeline",
        )
    for step in range(number, newest):
        try:
            value = {**upgrades[step - 1](value), "schema_number": step + 1}
        except (AttributeError, KeyError, TypeError) as error:  # a field that the step reads is missing or no such one
            raise _damaged(f"schema {step}: {error!r}") from error
    return value


def _damaged(reason: str) -> BadInput:
    return BadInput(
        f"This is no timeline of a film ({reason}).", "Render the film again: that writes it anew.", code="timeline"
    )
