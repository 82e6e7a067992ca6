"""A sentence of an article as the rules that tie sentences see it."""

from __future__ import annotations

from typing import Protocol


class Spoken(Protocol):
    """A sentence with its place."""

    @property
    def index(self) -> int: ...
    @property
    def part(self) -> int: ...
    @property
    def block(self) -> int: ...
    @property
    def text(self) -> str: ...
