"""What a call of a speech engine is for the books, and what speaking lines will ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    """One call that was answered: `characters` were sent, `seconds` of sound came back.

    With `times` it was an aligner (`engine` is its id): it was sent the sound and gave the times of its words.
    """

    engine: str
    voice: str
    characters: int
    seconds: float
    times: bool = False


@dataclass(frozen=True)
class Owed:
    """A line that an engine has yet to say: `characters` are still to be sent to `engine`."""

    line_id: int
    engine: str
    voice: str
    characters: int


Paid = Callable[[Call], None]


def unbooked(call: Call) -> None:
    """For callers that keep no books."""
