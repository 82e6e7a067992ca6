"""Sections that mean something else, or belong to what stands before, without their heading.

Under "What does not work" stands "Baking soda."; behind the seventh item of a list
"How to start" is none of its advice.
"""

from __future__ import annotations

from collections.abc import Sequence

from core.script.read.data import pattern
from core.script.read.outline import Part
from core.script.read.sentence import Sentence

_RUN = 3  # counted parts that are a series
_UNSAID = -1  # a sentence that nobody can say


def turned(parts: Sequence[Part], found: Sequence[Sentence], language: str) -> dict[int, int]:
    """The heading, by its sentence's index, that each sentence of such a section is told with."""
    turns = pattern("kinds", language, "turned")
    counted = [n for n, part in enumerate(parts) if part.counted]
    last = counted[-1] if len(counted) >= _RUN else len(parts)
    labels = {item.part: item for item in found if item.label}
    prose = [item for item in found if not item.label]
    end = prose[-1].block if prose else -1
    opened = {item.part: item.block for item in reversed(prose)}
    out: dict[int, int] = {}
    for item in prose:
        part = parts[item.part]
        if part.counted or part.asks or part.at < 0 or not part.heading:
            continue
        turning = bool(turns.search(part.heading))
        leaves = item.block == end != opened[item.part]  # the author's last words are about all of it
        label = labels.get(item.part)
        if label is not None and item.text.startswith(label.text.rstrip(".。")):
            continue
        if turning or (item.part > last and not leaves):
            out[item.index] = label.index if label is not None else _UNSAID
    return out
