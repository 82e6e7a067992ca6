"""Words that were heard, matched with those of the script: "2024" was heard as "twenty twenty four".

The script's spelling stays; what was heard only lends its times.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher

from core.voice.aligner import Heard

_MOST_SHARED = 6  # words in a row that nothing matched: fewer share the time that lies there
_ALIKE = 0.6


def matched(words: Sequence[str], heard: Sequence[tuple[str, float, float]]) -> Heard:
    """For each word of the script its (start, end) among (word, start, end) that an aligner heard; None: not heard."""
    out: Heard = [None] * len(words)
    ours, theirs = [_plain(word) for word in words], [_plain(item) for item, _, _ in heard]
    for tag, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "equal":
            for step in range(b - a):
                out[a + step] = heard[c + step][1:] if ours[a + step] else None
        elif tag == "replace":
            _shared(out, ours, theirs, heard, (a, b), (c, d))
    return out


def _shared(
    out: Heard,
    ours: Sequence[str],
    theirs: Sequence[str],
    heard: Sequence[tuple[str, float, float]],
    mine: tuple[int, int],
    other: tuple[int, int],
) -> None:
    """Times for script words that were heard as others: as many as each other, or the stretch dealt out by length."""
    (a, b), (c, d) = mine, other
    if b - a == d - c:
        for place, at in zip(range(a, b), range(c, d), strict=True):
            out[place] = heard[at][1:]
        return
    sounding = [place for place in range(a, b) if ours[place]]
    if not sounding or len(sounding) > _MOST_SHARED:
        return
    if len(sounding) > 1 and _ratio("".join(ours[a:b]), "".join(theirs[c:d])) < _ALIKE and d - c > len(sounding):
        return  # too unlike to say which belongs to which
    begin, end = heard[c][1], heard[d - 1][2]
    total, at_s = sum(len(ours[place]) for place in sounding), begin
    for place in sounding:
        until = at_s + (end - begin) * len(ours[place]) / total
        out[place] = (at_s, until)
        at_s = until


def _plain(word: str) -> str:
    """The word without marks and case, so that spelling differences do not count."""
    folded = unicodedata.normalize("NFKD", word).casefold()
    return "".join(char for char in folded if unicodedata.category(char)[0] in "LN")


def _ratio(text: str, other: str) -> float:
    return SequenceMatcher(None, text, other, autojunk=False).ratio()
