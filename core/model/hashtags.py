"""Hashtags: one word of letters, marks, digits and underscores with at least one letter, as the platforms read them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import regex

_PARTS = regex.compile(r"[\p{L}\p{M}\p{Nd}_\u200c\u200d]+(?:\++|#(?!\w))?")
_JOINERS = regex.compile(r"[\u200c\u200d]")
_SIGNS = {"+": "Plus", "#": "Sharp"}  # "C++" would be read as #C, "Disney+" as #Disney


def hashtag(tag: str) -> str:
    """A tag as the one word behind a #, without it; empty where nothing but figures is left of it.

    Words are joined with capitals where the script has them, by underscores in Arabic letters and Hebrew. What a
    platform would cut off is written out: "C++" becomes CPlusPlus.
    """
    parts = _PARTS.findall(unicodedata.normalize("NFC", tag.lstrip("# ")))
    words = [_spelled(part) for part in parts]
    if regex.search(r"[\p{Arabic}\p{Hebrew}]", tag):
        word = "_".join(words)
    else:
        word = "".join(part[:1].upper() + part[1:] for part in words) if len(words) > 1 else "".join(words)
    word = _JOINERS.sub("_" if regex.search(r"\p{Arabic}", word) else "", word).strip("_")
    return word if regex.search(r"\p{L}", word) else ""


def hashtags(tags: Iterable[str], most: int | None = None) -> str:
    """Each tag as one word after a #, none twice, whatever the tags hold; the first `most` of them."""
    out: dict[str, str] = {}
    for tag in tags:
        word = hashtag(tag)
        if word:
            out.setdefault(word.casefold(), f"#{word}")
    return " ".join(list(out.values())[:most])


def _spelled(part: str) -> str:
    """A word with the signs at its end written out."""
    bare = part.rstrip("+#")
    return bare + "".join(_SIGNS[sign] for sign in part[len(bare) :])
