"""Texts shortened to the room that a card has for them."""

from __future__ import annotations

from core.language.graphemes import short_words


def shortened(text: str, most: int) -> str:
    """The text on one line, or its first whole words within so many characters."""
    return short_words(" ".join(text.split()), most, least=0.6)
