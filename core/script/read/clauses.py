"""A long sentence as several lines, each a whole clause: it is divided at semicolons only, never cut."""

from __future__ import annotations

import re

from core.language.scripts import chinese_japanese_share
from core.language.tag import base

_COMFORT = {"wide": 60, "spaced": 170}  # characters; below this a sentence stays one line
_LEAST_WORDS = 5


def pieces(text: str, source: str, start: int, language: str) -> list[tuple[str, int, int]]:
    """The lines of a long spoken sentence as `(line, span start, span end)`; offsets are those of its block.

    The parts of the source must fall as the parts of the spoken text do; otherwise the sentence stays whole.
    """
    whole = [(text, start, start + len(source))]
    wide = chinese_japanese_share(text) > 0.3
    if len(text) <= _COMFORT["wide" if wide else "spaced"] or base(language) == "el":
        return whole
    mark = "；" if wide else "; "
    spoken = text.split(mark)
    cuts = [m.end() for m in re.finditer(re.escape(mark.strip()) + (r"" if wide else r"\s"), source)]
    if len(spoken) < 2 or len(cuts) != len(spoken) - 1:
        return whole
    if not wide and any(len(element.split()) < _LEAST_WORDS for element in spoken):
        return whole
    out: list[tuple[str, int, int]] = []
    bounds = [0, *cuts, len(source)]
    stop = "。" if wide else "."
    for n, item in enumerate(spoken):
        item = item.strip()
        item = item[:1].upper() + item[1:] if n else item
        if n < len(spoken) - 1:
            item = item.rstrip(" .") + stop
        a, b = bounds[n], bounds[n + 1]
        while b > a and source[b - 1].isspace():
            b -= 1
        out.append((item, start + a, start + b))
    return out
