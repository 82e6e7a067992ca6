"""Search for many texts inside a long one, in one walk over it."""

from __future__ import annotations

from collections.abc import Iterable


def within(texts: Iterable[str], long: str, *, least: int, longer: bool = False) -> set[str]:
    """Those of a page's texts that stand in the long one; with `longer` only as a part of a line that holds more.

    Each has at least `least` characters. The time is that of reading the long text once, however many there are.
    """
    by_start: dict[str, dict[int, set[str]]] = {}
    for text in texts:
        by_start.setdefault(text[:least], {}).setdefault(len(text), set()).add(text)
    found: set[str] = set()
    if not by_start:
        return found
    for at in range(len(long) - least + 1):
        for size, some in by_start.get(long[at : at + least], {}).items():
            text = long[at : at + size]
            if text in some and not (longer and _is_line(long, at, at + size)):
                found.add(text)
    return found


def _is_line(long: str, start: int, end: int) -> bool:
    """Whether just this is a line."""
    return (start == 0 or long[start - 1] == "\n") and (end == len(long) or long[end] == "\n")
