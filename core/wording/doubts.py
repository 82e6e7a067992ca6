"""The reasons why a voice may say a word wrong."""

from __future__ import annotations

_REASONS = {
    "name": "a rare name",
    "rare": "a rare word",
    "foreign": "a word of another language",
    "acronym": "capitals that could be letters or a word",
    "code": "a word of code",
    "number": "a number that can be read in several ways",
    "heard": "heard otherwise",
}


def doubt_reason(reason: str, heard: str = "") -> str:
    """The reason of a doubt in words; with what a recogniser heard in the word's place."""
    words = _REASONS.get(reason, reason)
    return f"{words}, heard as “{heard}”" if heard and reason != "heard" else f"heard as “{heard}”" if heard else words
