"""A noun of a text, as a parser sees it."""

from __future__ import annotations

from core.model.base import Model


class Noun(Model):
    """A noun that stands for a thing: characters `[start, end)` and its dictionary forms, the longest first.

    A compound's forms are the whole and its last word: ("school bus", "bus"). A noun `aside` only says where, when or
    with what something happens; the others do it or have it done to them.
    """

    start: int
    end: int
    forms: tuple[str, ...]
    aside: bool = False
