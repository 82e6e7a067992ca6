"""Words of cards and captions compared: cut into units, and matched in their order."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from core.language.spacing import is_unspaced


def matched(spoken: Sequence[str], shown: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence of the words of a card and of captions, as pairs of places in order.

    Of several the last is chosen: a statement counts rather than the same words in the heading above it.
    """
    rows, columns = len(spoken), len(shown)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows):
        for j in range(columns):
            same = spoken[i] == shown[j]
            best[i + 1][j + 1] = best[i][j] + 1 if same else max(best[i][j + 1], best[i + 1][j])
    out: list[tuple[int, int]] = []
    i, j = rows, columns
    while i and j:
        if spoken[i - 1] == shown[j - 1]:
            i, j = i - 1, j - 1
            out.append((i, j))
        elif best[i - 1][j] >= best[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return out[::-1]


def units(text: str) -> list[str]:
    """Words of a card or caption as they are compared, without case and punctuation; letter by letter where a script
    sets no spaces.
    """
    out: list[str] = []
    goes_on = False
    for char in text.casefold():
        if char.isalnum() or unicodedata.category(char).startswith("M"):
            joins = goes_on and not is_unspaced(char)
            out[-1:] = [out[-1] + char] if joins else [*out[-1:], char]
            goes_on = not is_unspaced(char)
        elif char.isspace():
            goes_on = False
    return out
