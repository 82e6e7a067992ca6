"""Times of a card's parts: its words found again among those that are spoken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from core.model.moving import Part
from core.model.timeline import Token
from core.timeline.matching import matched, units

_LETTERED = ("word", "figure", "item", "marker")  # what is found in the order of its words
_LEAST = 0.5  # of a block's or item's letters; a few words that it shares with the speech by chance are no time


@dataclass(frozen=True)
class Heard:
    """First frame and end of the words of a part, in frames of the scene."""

    first: int
    end: int


def heard(parts: Sequence[Part], spoken: Sequence[Token], start_frame: int, n_frames: int) -> dict[int, Heard]:
    """Find the time of each part, by its number; a part of a block or item that mostly is not spoken has no time."""
    sounds = [
        (unit, token.start_frame - start_frame, token.end_frame - start_frame)
        for token in spoken
        if start_frame <= token.start_frame < start_frame + n_frames
        for unit in units(token.text)
    ]
    shown = [(unit, n) for n, part in enumerate(parts) if part.what in _LETTERED for unit in units(part.text)]
    found: dict[int, Heard] = {}
    letters: dict[tuple[bool, int], int] = defaultdict(int)
    of_all: dict[tuple[bool, int], int] = defaultdict(int)
    for unit, n in shown:
        of_all[_block(parts[n])] += len(unit)
    for i, j in matched([unit for unit, _, _ in sounds], [unit for unit, _ in shown]):
        unit, first, end = sounds[i]
        n = shown[j][1]
        letters[_block(parts[n])] += len(unit)
        known = found.get(n, Heard(first, end))
        found[n] = Heard(min(known.first, first), max(known.end, end))
    return {n: time for n, time in found.items() if letters[_block(parts[n])] >= _LEAST * of_all[_block(parts[n])]}


def first_spoken(word: str, spoken: Sequence[Token], start_frame: int, n_frames: int) -> int | None:
    """The frame of the scene at which a word is spoken first; None where it is not, and for no word."""
    asked = units(word)
    heard_units = [
        (unit, token.start_frame - start_frame)
        for token in spoken
        if start_frame <= token.start_frame < start_frame + n_frames
        for unit in units(token.text)
    ]
    for n in range(len(heard_units) - len(asked) + 1):
        if asked and [unit for unit, _ in heard_units[n : n + len(asked)]] == asked:
            return heard_units[n][1]
    return None


def _block(part: Part) -> tuple[bool, int]:
    return (part.what == "item", part.group)
