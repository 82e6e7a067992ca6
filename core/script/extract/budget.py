"""The best whole set of units for a number of seconds: of each unit one form or none, the most worth that fits.

The sum is exact (dynamic programming over half seconds). What an article is not told without comes before all else, in
its shortest form if need be; of several passages under one heading the first that is told counts more than the next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.script.extract.groups import Group

_STEP_S = 0.5
_MUST = 1000.0
_CENTRAL, _ROOM_S = 400.0, 75.0  # in a film that has room for it
_LEAD = 0.6  # more for the part that leads in
_NEW_PART = 0.9  # for telling something of a part at all


class Budget:
    """The sums of one list of units, worked out once for all lengths up to `seconds`.

    `cost` is in seconds, by sentence; what is in `taken` costs nothing, it is said anyway.
    """

    def __init__(
        self, found: Sequence[Group], seconds: float, cost: Mapping[int, float], taken: frozenset[int]
    ) -> None:
        self._found = found
        self._sizes = [
            [int(-(-sum(cost[at] for at in sentences if at not in taken) // _STEP_S)) for sentences, _ in group.forms]
            for group in found
        ]
        room, main = max(0, int(seconds / _STEP_S)), _main(found, taken)
        self._table = [0.0] * (room + 1)
        self._picked: list[list[int]] = []
        for n, group in enumerate(found):
            central = group.central and seconds >= _ROOM_S
            extra = (_MUST if group.must else _CENTRAL if central else 0.0) + (_NEW_PART if n in main else 0.0)
            extra += _LEAD if n in main and n == min(main) else 0.0
            self._add(
                [
                    (size, worth + extra if sentences - taken else -1.0)
                    for size, (sentences, worth) in zip(self._sizes[n], group.forms, strict=True)
                ]
            )

    def _add(self, forms: Sequence[tuple[int, float]]) -> None:
        """Weigh one more unit."""
        table, fresh, picked = self._table, list(self._table), [-1] * len(self._table)
        for number, (size, value) in enumerate(forms):
            for at in range(size, len(table)):
                if table[at - size] + value > fresh[at] + 1e-9:
                    fresh[at], picked[at] = table[at - size] + value, number
        self._table = fresh
        self._picked.append(picked)

    def covers(self, seconds: float) -> bool:
        """Whether the sums go as far as these seconds."""
        return int(seconds / _STEP_S) < len(self._table)

    def best(self, seconds: float) -> dict[int, int]:
        """The number of the form chosen of each unit (by its place in the list), all together within `seconds`."""
        at = min(max(0, int(seconds / _STEP_S)), len(self._table) - 1)
        out: dict[int, int] = {}
        for n in range(len(self._found) - 1, -1, -1):
            form = self._picked[n][at]
            if form >= 0:
                out[n] = form
                at -= self._sizes[n][form]
        return out


def _main(found: Sequence[Group], taken: frozenset[int]) -> set[int]:
    """The unit of each part that opens it: the one of most worth in its shortest form that says something new."""
    by_part: dict[int, int] = {}
    for n, group in enumerate(found):
        if group.late or not any(sentences - taken for sentences, _ in group.forms):
            continue
        best_yet = by_part.get(group.part)
        if best_yet is None or group.forms[0][1] > found[best_yet].forms[0][1]:
            by_part[group.part] = n
    return set(by_part.values())
