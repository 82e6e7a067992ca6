"""Quotation marks of languages."""

from __future__ import annotations

from core.language.tag import base

_OPENING = {"ja": "「", "zh": "「", "fr": "«", "ru": "«", "uk": "«", "ar": "«", "fa": "«", "el": "«", "de": "„"}


def opening_quote(language: str) -> str:
    """The mark before a quotation; the English one where the language's own is not known."""
    return _OPENING.get(base(language), "“")
