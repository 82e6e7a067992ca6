"""Doubtful words: where they stand, why, and how they might be respelt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal["name", "rare", "foreign", "acronym", "code", "number", "heard"]


@dataclass(frozen=True)
class Doubt:
    """A word of a line that the voice may say wrong.

    `text` is the word as it stands at `start` of the line; `heard` what a recogniser heard in its place, empty where
    none listened; `respelling` a suggestion in ordinary letters, empty where there is none.
    """

    line_id: int
    start: int
    text: str
    reason: Reason
    respelling: str = ""
    heard: str = ""
