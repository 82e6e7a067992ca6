"""Which writing an espeak-ng voice can read, so that what it cannot is refused before anything is made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One sentence that says what cannot be spoken, one that says what to do."""

    message: str
    hint: str


def unreadable(language: str, text: str) -> Problem | None:
    """What of the text this espeak-ng language cannot say, or None."""
    return None
