"""Sentence splitting in every writing system: `sentences(text, language)` gives half-open character ranges.

The ranges are stripped of blanks, in order, never overlap, and between them lies nothing but blanks. When in doubt the
splitter does not split: two sentences read as one are harmless, half a sentence is not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from core.language.full_stops import ends_sentence, opens
from core.language.spacing import is_unspaced
from core.language.tag import base
from core.script.read.split_thai import phrases

_WIDE = "。！？｡．"
_STOPS = ".!?…؟۔।॥‼⁇⁈⁉‽։።፧;" + _WIDE
_CLOSERS = "\"'”’»›“‘)]}」』）】〉》〕"
_PAIRS = {"(": ")", "[": "]", "（": "）", "【": "】", "「": "」", "『": "』", "«": "»", "“": "”", "《": "》"}
_LOOK = 120  # characters looked at on each side of a stop
_LONGEST_ASIDE = 600  # characters; an opening bracket without its end nearby is a typing error, not an aside
_ENDING = re.compile(rf"[{re.escape(_STOPS)}]+(?:[{re.escape(_CLOSERS)}]*)|\n\s*\n")
_JAPANESE_GOES_ON = "とっはがをにのでもやへ、，。"


@lru_cache(maxsize=1024)  # an article is read by several, one after the other
def sentences(text: str, language: str) -> tuple[tuple[int, int], ...]:
    """The ranges of the sentences of one paragraph of an article."""
    code = base(language)
    if code == "th":
        return tuple(phrases(text))
    shut = _asides(text, code)
    out: list[tuple[int, int]] = []
    start = 0
    for match in _ENDING.finditer(text):
        end = match.end()
        if end <= start or end > len(text):
            continue
        if match[0].isspace() or (_ends(text, start, match, code) and not _inside(shut, match.start(), end)):
            _add(out, text, start, end)
            start = end
    _add(out, text, start, len(text))
    return tuple(out)


def _add(out: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Append the range without the blanks at its ends; what holds no letter or digit joins the sentence before."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return
    if out and not any(c.isalnum() for c in text[start:end]):
        out[-1] = (out[-1][0], end)
    else:
        out.append((start, end))


def _asides(text: str, code: str) -> list[tuple[int, int]]:
    """Ranges between brackets or quotation marks, where no sentence of the paragraph ends."""
    pairs = dict(_PAIRS)
    if code in ("de", "cs", "sk", "pl", "hu", "hr", "bg", "sl", "da", "ro", "nl"):
        pairs["„"] = "“" if "“" in text else "”"
        if pairs["„"] == "“":
            del pairs["“"]
        if "»" in text and "«" in text and text.index("»") < text.index("«"):
            del pairs["«"]
            pairs["»"] = "«"
    if code in ("sv", "fi"):
        pairs.pop("“")
    if text.count('"') % 2 == 0:
        pairs['"'] = '"'
    closers = {closer: opener for opener, closer in pairs.items()}
    found: list[tuple[int, int]] = []
    open_at: list[int] = []
    for mark in re.finditer(f"[{re.escape(''.join({*pairs, *closers}))}]", text):
        at, char = mark.start(), mark[0]
        opener = closers.get(char)
        near = next(
            (n for n in range(len(open_at) - 1, max(-1, len(open_at) - 9), -1) if text[open_at[n]] == opener), None
        )
        if opener is not None and near is not None:
            if at - open_at[near] <= _LONGEST_ASIDE:
                found.append((open_at[near], at))
            del open_at[near:]
        elif char in pairs:
            open_at.append(at)
    return sorted(found)


def _inside(asides: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether the full stop lies inside an aside that goes on behind it."""
    first = bisect_left(asides, (start - _LONGEST_ASIDE - 1, 0))
    for a, b in asides[first:]:
        if a >= start:
            return False
        if end <= b:
            return True
    return False


def _ends(text: str, start: int, match: re.Match[str], code: str) -> bool:
    """Whether the stop (with the closers behind it) ends the sentence that began at `start`."""
    stop = match[0].rstrip(_CLOSERS) or match[0]
    rest = text[match.end() : match.end() + _LOOK]
    if not rest.strip():
        return True
    if ";" in stop:
        return code == "el" and rest[0].isspace() and opens(rest.lstrip())
    if set(stop) & set(_WIDE):
        return not (match[0] != stop and rest[0] in _JAPANESE_GOES_ON)
    if not rest[0].isspace():
        # A stop glued to the next word ends a sentence only where words are written without blanks.
        return stop[-1] in "!?؟۔।॥" and not rest[0].isascii() and is_unspaced(rest[0])
    following = rest.lstrip()
    if set(stop) & set("؟۔।॥‼⁇⁈⁉‽։።፧"):
        return True
    if not opens(following):
        return False
    return stop != "." or ends_sentence(text, start, match.start(), following, code)
