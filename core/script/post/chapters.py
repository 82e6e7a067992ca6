"""Chapter markers: the first at 0:00, three or more, each at least ten seconds long - or none at all."""

from __future__ import annotations

import re
from collections.abc import Mapping

from core.language.graphemes import short
from core.model.article import Article, Paragraph
from core.model.script import Chapter, Script
from core.script.pace import Pace, estimate_s
from core.script.post.harmless import harmless
from core.script.post.subject import subject

LEAST_S = 10  # YouTube's rule, in the whole seconds that a text shows
LEAST_CHAPTERS = 3
_MOST_CHARS = 70
_TIME = re.compile(r"(?<=\d):(?=\d\d)")


def chapters(
    script: Script, starts_s: Mapping[int, float] | None = None, *, total: float | None = None
) -> tuple[Chapter, ...]:
    """The chapters of a script for its post. `starts_s` are the measured starts of lines by id, in seconds; without
    them the estimates.

    `total` is the length of the film in seconds (without it: the last start and its line's estimate). A part shorter
    than ten seconds belongs to the chapter before it, an opening so short to the one behind it. Empty where fewer than
    three chapters are left.
    """
    starts = dict(starts_s) if starts_s is not None else estimated_starts(script)
    marks = _marks(script, starts)
    if not marks or not script.lines:
        return ()
    last = script.lines[-1]
    end = total if total is not None else starts.get(last.id, 0.0) + last.estimate_s
    kept: list[Chapter] = []
    for mark, following in zip(marks, [*(int(mark.time) for mark in marks[1:]), int(end)], strict=True):
        if following - int(mark.time) < LEAST_S:
            continue
        if not kept:
            mark = mark.model_copy(update={"time": 0.0})
        if not kept or kept[-1].title != mark.title:
            kept.append(mark)
    return tuple(kept) if len(kept) >= LEAST_CHAPTERS else ()


def _marks(script: Script, starts: Mapping[int, float]) -> list[Chapter]:
    """The opening and every part that has a name, where they begin."""
    marks: list[Chapter] = []
    seen: set[int] = set()
    for n, line in enumerate(script.lines):
        if line.id not in starts:
            continue
        if n == 0:
            marks.append(Chapter(time=0.0, title=_opening(script)))
        elif line.section == "point" and line.point not in seen:
            seen.add(line.point)
            title = _short(script.headings[line.point]) if 0 <= line.point < len(script.headings) else ""
            if title:
                marks.append(Chapter(time=round(float(starts[line.id]), 2), title=title))
    return marks


def _opening(script: Script) -> str:
    """A name for the opening: what it speaks of, other than the film's title and the names of the parts."""
    lead = [line for line in script.lines if line.section in ("hook", "intro")]
    if not lead:
        return _short(script.title)
    spoken = script.model_copy(update={"lines": tuple(lead)})
    article = Article(
        title=script.title, language=script.language, blocks=tuple(Paragraph(text=line.text) for line in script.lines)
    )
    taken = {_short(name).casefold() for name in (script.title, *script.headings)}
    topics = (_short(topic) for topic in subject(article, spoken))
    return next((topic[:1].upper() + topic[1:] for topic in topics if topic.casefold() not in taken), "") or _short(
        script.title
    )


def estimated_starts(script: Script, pace: Pace | None = None) -> dict[int, float]:
    """Map each line's id to the second at which it will begin, by the estimates, for the chapters of a post."""
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
    """The time of a chapter in a post as YouTube reads it: `0:07`, `12:30`, `1:02:03`."""
    whole = int(seconds)
    hours, rest = divmod(whole, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def _short(title: str) -> str:
    """A title of one line, without times, which would be read as places in the film."""
    return short(_TIME.sub(".", harmless(title)), _MOST_CHARS)
