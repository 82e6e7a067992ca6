"""The text that comes with a voice and says what it was made of: its licence, and what that forbids."""

from __future__ import annotations

import re

from core.language.graphemes import start

_LICENCE = re.compile(r"^\W*licen[cs]e\W*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\(([^)]*)\)")
_PUBLIC = re.compile(r"creativecommons\.org/(?:licenses/([a-z-]+)/([\d.]+)|(publicdomain/zero))")
_FORBIDS = re.compile(r"non.?commercial|\bnc\b|research (?:use|purposes|only)|blizzard|not allowed", re.IGNORECASE)
_LONGEST = 120
NON_COMMERCIAL = "This voice's licence forbids commercial use or leaves it open."


def licence(card: str) -> str:
    """The licence that a voice's card names, in few words; empty where it names none."""
    found = _LICENCE.search(card)
    if not found:
        return ""
    text = _LINK.sub(lambda link: link[1] or link[2], found[1]).strip(" *`")
    terms = _PUBLIC.search(text)
    if terms:
        text = "CC0" if terms[3] else f"CC {terms[1].upper()} {terms[2]}"
    return start(" ".join(text.split()), _LONGEST)


def restricts(card: str) -> str:
    """Return a sentence on what the voice's licence forbids; empty where nothing is known of it."""
    found = _LICENCE.search(card)
    return NON_COMMERCIAL if found and _FORBIDS.search(found[1]) else ""
