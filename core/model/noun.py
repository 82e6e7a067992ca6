"""A noun of a text, as a parser sees it."""

from __future__ import annotations

from core.model.base import Model


class Noun(Model):
    """A noun that stands for a thing: characters `[start, end)` and its dictionary forms, the longest first.

    A compound's forms are the whole and its last word: ("school bus", "bus").
    """

    start: int
    end: int
    forms: tuple[str, ...]
