"""Places of the film that wait for a picture: long ones in several, so that nothing is seen for too long."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from core.model.asset import Asset
from core.model.script import Line, Script
from core.model.storyboard import Shot, Storyboard
from core.visuals.plan.board import renumbered_parts
from core.visuals.stock.rank import Ranked, Scene
from core.visuals.stock.rules import Rules

LEAST_S = 1.8  # a picture is seen for so long, or its line has one fewer


@dataclass(frozen=True)
class Slot:
    """A stretch of lines with what it shows now (`shot`), and whether it waits for stock. `part` of `parts` where the
    same lines see several pictures.
    """

    shot: Shot
    lines: tuple[int, ...]
    scene: Scene
    wanted: bool
    part: int = 0
    parts: int = 1


def slots(
    board: Storyboard,
    script: Script,
    seconds: Mapping[int, float],
    rules: Rules,
    requested: Callable[[Shot], bool],
) -> list[Slot]:
    """The film's shots as places, those that wait for stock divided by their lines and by what the rules allow."""
    out: list[Slot] = []
    for shot in board.shots:
        if not requested(shot):
            out.append(Slot(shot, shot.lines, scene_of(shot.lines, script, seconds), False))
            continue
        for lines in _groups(shot, seconds, rules):
            lasts = sum(seconds.get(line, 0.0) for line in lines) / shot.parts
            n = max(1, min(math.ceil(lasts / rules.most_s), int(lasts / LEAST_S)))
            out += [Slot(shot, lines, scene_of(lines, script, seconds), True, part, n) for part in range(n)]
    return out


def _groups(shot: Shot, seconds: Mapping[int, float], rules: Rules) -> list[tuple[int, ...]]:
    """A shot's lines in runs that last no longer than the rules allow; those of a shared line stay together."""
    if shot.parts > 1:
        return [shot.lines]
    out: list[list[int]] = []
    for line in shot.lines:
        lasts = sum(seconds.get(number, 0.0) for number in out[-1]) if out else 0.0
        if out and (lasts < LEAST_S or lasts + seconds.get(line, 0.0) <= rules.most_s):
            out[-1].append(line)
        else:
            out.append([line])
    if len(out) > 1 and sum(seconds.get(item, 0.0) for item in out[-1]) < LEAST_S:
        brief = out.pop()
        out[-1] += brief
    return [tuple(numbers) for numbers in out]


def scene_of(lines: Sequence[int], script: Script, seconds: Mapping[int, float]) -> Scene:
    """The scene of some lines that a stock picture is looked for: what is said, and what a picture of it would be
    looked for by.
    """
    text: list[Line] = [line for number in lines if (line := script.line(number)) is not None]
    terms = dict.fromkeys(term for line in text for term in line.cue.terms)
    point = next((line.point for line in text if 0 <= line.point < len(script.headings)), -1)
    return Scene(
        text=" ".join(line.text for line in text),
        terms=tuple(terms)[:6],
        heading=script.headings[point] if point >= 0 else "",
        seconds=sum(seconds.get(number, 0.0) for number in lines),
    )


def with_stock(places: Sequence[Slot], chosen: Mapping[int, tuple[Asset, Ranked]]) -> list[Shot]:
    """The shots of the storyboard again, with the stock that was chosen; a place that got nothing shows what its shot
    showed before.
    """
    out: list[Shot] = []
    at = 0
    while at < len(places):
        end = at
        while end < len(places) and places[end].shot is places[at].shot:
            end += 1
        got = any(n in chosen for n in range(at, end))
        out += _filled(places, chosen, range(at, end)) if got else [places[at].shot]
        at = end
    return [renumbered_parts(shot, n, out) for n, shot in enumerate(out)]


def _filled(places: Sequence[Slot], chosen: Mapping[int, tuple[Asset, Ranked]], span: range) -> list[Shot]:
    """The shots of one shot's places; those that got nothing, side by side, are one where they share no line."""
    shared = {line for n in span if n in chosen for line in places[n].lines}
    out: list[Shot] = []
    left_over = False  # whether the last one shows what was shown before
    for n in span:
        lines, before = places[n].lines, places[n].shot
        if n in chosen:
            asset, why = chosen[n]
            out.append(Shot(lines=lines, picture=asset.sha256, reason=why.reason, candidates=before.candidates))
        elif left_over and {*lines} <= {*out[-1].lines}:
            continue
        elif left_over and not shared & {*out[-1].lines, *lines}:
            out[-1] = out[-1].model_copy(update={"lines": out[-1].lines + lines})
        else:
            out.append(before.model_copy(update={"lines": lines, "part": 0, "parts": 1}))
        left_over = n not in chosen
    return out
