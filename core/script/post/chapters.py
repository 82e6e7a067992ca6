"""Chapter markers: the first at 0:00, three or more, each at least ten seconds long - or none at all."""

from __future__ import annotations

from collections.abc import Mapping

from core.language.graphemes import short
from core.model.script import Chapter, Script
from core.script.pace import Pace, estimate_s

LEAST_S = 10.0  # YouTube's rule
LEAST_CHAPTERS = 3
_MOST_CHARS = 70


def chapters(
    script: Script, starts_s: Mapping[int, float] | None = None, *, total: float | None = None
) -> tuple[Chapter, ...]:
    """Chapters of a script. `starts_s` are the measured starts of lines by id, in seconds; without them the estimates.

    `total` is the length of the film in seconds (without it: the last start and its line's estimate). A part shorter
    than ten seconds belongs to the chapter before it. Empty where fewer than three chapters are left.
    """
    starts = dict(starts_s) if starts_s is not None else estimated_starts(script)
    marks: list[Chapter] = []
    seen: set[int] = set()
    for n, line in enumerate(script.lines):
        if line.id not in starts:
            continue
        if n == 0:
            marks.append(Chapter(time=0.0, title=_short(script.title)))
        elif line.section == "point" and line.point not in seen:
            seen.add(line.point)
            title = script.headings[line.point] if 0 <= line.point < len(script.headings) else ""
            if title:
                marks.append(Chapter(time=round(float(starts[line.id]), 2), title=_short(title)))
    if not marks or not script.lines:
        return ()
    last = script.lines[-1]
    end = total if total is not None else starts.get(last.id, 0.0) + last.estimate_s
    kept: list[Chapter] = []
    for mark in marks:
        if not kept or int(mark.time) - int(kept[-1].time) >= LEAST_S:
            kept.append(mark)
    while len(kept) > 1 and end - kept[-1].time < LEAST_S:
        kept.pop()
    return tuple(kept) if len(kept) >= LEAST_CHAPTERS else ()


def estimated_starts(script: Script, pace: Pace | None = None) -> dict[int, float]:
    """Map each line's id to the second at which it will begin, by the estimates, with the pauses between."""
    pace = pace or Pace()
    at, out = 0.0, {}
    for n, line in enumerate(script.lines):
        out[line.id] = round(at, 2)
        after = script.lines[n + 1] if n + 1 < len(script.lines) else None
        parted = after is not None and (after.section, after.point) != (line.section, line.point)
        at += line.estimate_s or estimate_s(line.text, script.language, pace)
        at += pace.part_pause_s if parted else pace.line_pause_s
    return out


def stamp(seconds: float) -> str:
    """`0:07`, `12:30`, `1:02:03`, as YouTube reads it."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _short(title: str) -> str:
    """A title of one line."""
    title = " ".join(title.replace("<", "").replace(">", "").split())
    return short(title, _MOST_CHARS)
