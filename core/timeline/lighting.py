"""Rows and lines of code being spoken of: each is lit on its words, the others step back until all are done."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from core.model.moving import Part
from core.model.timeline import Token, Track
from core.timeline.hearing import Heard
from core.timeline.matching import units

DIMMED = 145  # of 255: the strength of what is not being spoken of
LIT_S = 0.8  # what is lit changes no faster
LEAST_LIT_S = 1.6  # the last row stays lit for so long, while the rest of its sentence is spoken
_LEAST = 0.5  # of a row's own letters
_SHORT = 4  # letters; shorter words of code are met by chance
_IN_CODE = 2  # lines; a word that more of them have tells none
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@dataclass(frozen=True)
class Turn:
    """A group that is lit from a frame of its scene on; its words end at `end`."""

    frame: int
    group: int
    end: int


def sounds(spoken: Sequence[Token], start_frame: int, n_frames: int) -> list[tuple[str, Heard]]:
    """The words that are spoken in a scene, with their frames in it."""
    return [
        (unit, Heard(token.start_frame - start_frame, token.end_frame - start_frame))
        for token in spoken
        if start_frame <= token.start_frame < start_frame + n_frames
        for unit in units(token.text)
    ]


def row_turns(parts: Sequence[Part], spoken: Sequence[tuple[str, Heard]]) -> list[Turn]:
    """The rows of a table, comparison or chart that are spoken of, by the words that no other row has."""
    of_rows: dict[int, set[str]] = {}
    for part in parts:
        if part.what in ("row", "value") and part.group > 0:
            of_rows.setdefault(part.group, set()).update(units(part.text))
    shared = Counter(unit for row in of_rows.values() for unit in row)
    first: dict[str, Heard] = {}
    for unit, time in spoken:
        first.setdefault(unit, time)
    turns = []
    for group, row in of_rows.items():
        own = {unit for unit in row if shared[unit] == 1}
        known = [first[unit] for unit in own if unit in first]
        if known and sum(len(unit) for unit in own if unit in first) >= _LEAST * sum(map(len, own)):
            turns.append(Turn(min(time.first for time in known), group, max(time.end for time in known)))
    return sorted(turns, key=lambda turn: (turn.frame, turn.group))


def code_turns(parts: Sequence[Part], spoken: Sequence[tuple[str, Heard]]) -> list[Turn]:
    """The lines of code that are spoken of: those with a name that hardly another line has."""
    lines: dict[int, set[str]] = {}
    for part in parts:
        if part.what == "code" and part.group > 0:
            names = (name.casefold() for name in _CAMEL.findall(part.text))
            lines.setdefault(part.group, set()).update(name for name in names if len(name) >= _SHORT)
    turns: list[Turn] = []
    now = 0
    for unit, time in spoken:
        having = [group for group, names in sorted(lines.items()) if any(_same(unit, name) for name in names)]
        if 0 < len(having) <= _IN_CODE:
            now = next((group for group in having if group >= now), having[0])
            turns.append(Turn(time.first, now, time.end))
    return turns


@dataclass(frozen=True)
class Lighting:
    """The tracks of groups that step back while another is lit, and of the bands under those that are."""

    groups: dict[int, tuple[Track, ...]]
    bands: dict[int, tuple[Track, ...]]


def lit(
    turns: Sequence[Turn], groups: Collection[int], ready: int, enter: int, lead: int, n_frames: int, fps: int
) -> Lighting:
    """Light the groups in their turns: the others step back, all come forward again at the end.

    Nothing steps back before frame `ready`, when all have entered.
    """
    kept: list[Turn] = []
    for turn in turns:
        at = max(turn.frame - lead, ready)
        if kept and turn.group == kept[-1].group:
            kept[-1] = Turn(kept[-1].frame, turn.group, max(kept[-1].end, turn.end))
        elif not kept or at - kept[-1].frame >= LIT_S * fps:
            kept.append(Turn(at, turn.group, turn.end))
    if not kept:
        return Lighting({}, {})
    at_end = max(kept[-1].end + lead, kept[-1].frame + round(LEAST_LIT_S * fps))
    back = min(at_end, n_frames - enter - 1)
    if back < kept[-1].frame + enter:
        return Lighting({}, {})
    stepping: dict[int, tuple[Track, ...]] = {}
    for group in groups:
        tracks: list[Track] = []
        now = 255
        changes = [(turn.frame, 255 if group == turn.group else DIMMED) for turn in kept]
        for at, target in [*changes, (back, 255)]:
            if target != now:
                tracks.append(Track(start_frame=at, n_frames=enter, strength=(now, target), ease="linear"))
                now = target
        stepping[group] = tuple(tracks)
    bands: dict[int, tuple[Track, ...]] = {}
    for turn, end in zip(kept, [*(turn.frame for turn in kept[1:]), back], strict=True):
        rise = Track(start_frame=turn.frame, n_frames=enter, ease="linear")
        fall = Track(start_frame=end, n_frames=enter, strength=(255, 0), ease="linear")
        bands[turn.group] = (*bands.get(turn.group, ()), rise, fall)
    return Lighting(stepping, bands)


def _same(spoken: str, name: str) -> bool:
    """Whether a spoken word is a name in code, at most in another form ("claims", "claim")."""
    if len(spoken) < _SHORT:
        return False
    short, long = sorted((spoken, name), key=len)
    return long.startswith(short) and len(long) - len(short) <= 2
