"""Cuts a script that is too long to its length by leaving out whole lines, the ones that nothing stands on first."""

from __future__ import annotations

from collections.abc import Sequence

from core.model.script import Line, Script
from core.script.pace import Pace, estimate_s

HOOK_S, INTRO_S, CTA_S = 9.0, 22.0, 14.0  # a section longer than this loses its last lines first


def cut(script: Script, most_s: float, pace: Pace | None = None) -> Script:
    """The script within `most_s` seconds, as far as its locked lines and one line a section leave it."""
    lines = shortened(script.lines, script.language, most_s, pace)
    if len(lines) == len(script.lines):
        return script
    used = [n for n in dict.fromkeys(line.point for line in lines) if n >= 0]
    numbers = {old: new for new, old in enumerate(used)}
    kept = tuple(line.model_copy(update={"point": numbers.get(line.point, -1)}) for line in lines)
    headings = tuple(script.headings[old] if old < len(script.headings) else "" for old in used)
    return script.model_copy(update={"lines": kept, "headings": headings})


def shortened(lines: Sequence[Line], language: str, most_s: float, pace: Pace | None = None) -> list[Line]:
    """The lines of a script that are left within a length: of each section the first, of the points the flagged and
    the last ones go first.
    """
    seconds = {line.id: estimate_s(line.text, language, pace) for line in lines}
    left = list(lines)
    while _total(left, seconds, pace or Pace()) > most_s:
        gone = _long_section(left, seconds) or _of_points(left, seconds) or _last_resort(left)
        if gone is None:
            break
        left = [line for line in left if line.id != gone.id]
    return left


def _total(left: list[Line], seconds: dict[int, float], pace: Pace) -> float:
    """As `pace.total_s`, from seconds that are known."""
    parts = len({(line.section, line.point) for line in left})
    pauses = pace.line_pause_s * len(left) + (pace.part_pause_s - pace.line_pause_s) * max(0, parts - 1)
    return sum(seconds[line.id] for line in left) + pauses


def _long_section(left: list[Line], seconds: dict[int, float]) -> Line | None:
    """The last line of a hook, introduction or closing that is longer than such a section should be."""
    for section, most in (("hook", HOOK_S), ("intro", INTRO_S), ("cta", CTA_S)):
        entries = [line for line in left if line.section == section]
        if len(entries) > 1 and sum(seconds[line.id] for line in entries) > most and not entries[-1].locked:
            return entries[-1]
    return None


def _of_points(left: list[Line], seconds: dict[int, float]) -> Line | None:
    """The last line of the longest point, or of a flagged one; a point's first line only once all others are gone."""
    points: dict[int, list[Line]] = {}
    for line in left:
        if line.section == "point":
            points.setdefault(line.point, []).append(line)
    loose = [point[-1] for point in points.values() if len(point) > 1 and not point[-1].locked]
    if loose:
        weight = {lines[-1].id: sum(seconds[line.id] for line in lines) for lines in points.values()}
        return max(loose, key=lambda line: (bool(line.flag), weight[line.id], line.id))
    single = [lines[0] for lines in points.values() if not lines[0].locked]
    if len(points) > 2 and single:
        return max(single, key=lambda line: (bool(line.flag), line.id))
    return None


def _last_resort(left: list[Line]) -> Line | None:
    """One more line of the introduction, the hook, the closing, then a point."""
    for section in ("intro", "hook", "cta", "point"):
        entries = [line for line in left if line.section == section and not line.locked]
        if len(entries) > (0 if section == "intro" else 1):
            return entries[-1]
    return None
