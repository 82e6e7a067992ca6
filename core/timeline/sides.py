"""Sides of a comparison: what is said of either thing enters with its own words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from core.model.moving import Part
from core.timeline.hearing import Heard
from core.timeline.shown import units

_LEAST = 0.5  # of a cell's own letters

Cell = tuple[int, str]  # a row and its side


def side_starts(
    parts: Sequence[Part], spoken: Sequence[tuple[str, Heard]], starts: Mapping[int, int], lead: int
) -> dict[int, int]:
    """The frames at which the cells of a comparison begin to enter: before their words, and with the other side of
    their row where only that is spoken; never before their row would.
    """
    cells: dict[Cell, list[int]] = defaultdict(list)
    for n, part in enumerate(parts):
        if part.what == "row" and part.edge and part.group > 0:
            cells[(part.group, part.edge)].append(n)
    words = {cell: {unit for n in numbers for unit in units(parts[n].text)} for cell, numbers in cells.items()}
    shared = Counter(unit for of_cell in words.values() for unit in of_cell)
    times = {cell: _time({unit for unit in words[cell] if shared[unit] == 1}, spoken) for cell in cells}
    out: dict[int, int] = {}
    for (row, side), numbers in cells.items():
        time = times[(row, side)]
        if time is None:
            known = [other for (group, _), other in times.items() if group == row and other is not None]
            time = min(known, default=None)
        if time is not None:
            out |= {n: max(starts.get(n, 0), time - lead) for n in numbers}
    return out


def _time(own: set[str], spoken: Sequence[tuple[str, Heard]]) -> int | None:
    """The frame at which the first of a cell's words is spoken; None where most of them are not."""
    first: dict[str, int] = {}
    for unit, time in spoken:
        if unit in own:
            first.setdefault(unit, time.first)
    enough = sum(map(len, first)) >= _LEAST * sum(map(len, own))
    return min(first.values()) if first and enough else None
