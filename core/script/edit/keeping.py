"""A script that was written anew, with the lines of the one before that a person changed or locked.

Pure functions. Which lines those are follows from the lines themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from core.model.article import Span
from core.model.script import Line, Script
from core.script.edit.edit import numbered

Texts = Mapping[int, frozenset[str]]  # what a line has said in any version, by its number


def marked(after: Script, before: Script) -> Script:
    """The script after a person's change: lines with other words than before, or settled doubts, are marked so."""
    known = {line.id: line for line in before.lines}
    lines = tuple(
        line if _same(line, known.get(line.id)) else line.model_copy(update={"by_hand": True}) for line in after.lines
    )
    return after.model_copy(update={"lines": lines})


def _same(line: Line, before: Line | None) -> bool:
    settled = line.flag is not None and line.flag.code == "kept"
    return before is not None and (line.text, line.overlay) == (before.text, before.overlay) and not settled


def kept_lines(script: Script, language: str = "") -> list[Line]:
    """The lines that stay when a script is written anew in a language (empty: its own).

    What was typed in another language than the new script's doesn't, unless it is locked.
    """
    return [line for line in script.lines if line.locked or (line.by_hand and language in ("", script.language))]


def with_kept_lines(written: Script, before: Script, texts: Texts) -> Script:
    """A script written anew with the lines that stay of the one before, each in its place.

    A line takes the place of the one that says what it said before, or tells the same passage; an opening or ending
    that was changed takes that of the new one; any other stands behind the line it stood behind, or in its part.
    """
    stay = kept_lines(before, written.language)
    if not stay:
        return written
    lines, done = list(written.lines), set[int]()
    for line in stay:
        at = _place(lines, line, before, texts.get(line.id, frozenset()), done)
        if at is None:
            at, part = _beside(lines, line, before, written)
            lines.insert(at, line.model_copy(update={"section": part.section, "point": part.point}))
        else:
            lines[at] = line.model_copy(update={"section": lines[at].section, "point": lines[at].point})
        done.add(line.id)
    return numbered(written, lines)


def _place(lines: Sequence[Line], line: Line, before: Script, texts: frozenset[str], done: set[int]) -> int | None:
    """Return the index of the new line that a kept line replaces, or None where there is none."""
    free = [n for n, other in enumerate(lines) if other.id not in done]
    for matches in (
        lambda other: other.id == line.id,
        lambda other: other.text in texts,
        lambda other: _meet(other.span, line.span),
    ):
        for n in free:
            if matches(lines[n]):
                return n
    if line.section in ("hook", "cta") and (line.locked or len(texts - {line.text}) > 0):
        nth = [other.id for other in before.lines if other.section == line.section].index(line.id)
        there = [n for n, other in enumerate(lines) if other.section == line.section]
        if nth < len(there) and there[nth] in free:
            return there[nth]
    return None


def _meet(span: Span | None, other: Span | None) -> bool:
    """Whether two passages share more than half of the shorter one."""
    if span is None or other is None or span.block != other.block:
        return False
    shared = min(span.end, other.end) - max(span.start, other.start)
    return 2 * shared > min(span.end - span.start, other.end - other.start)


def _beside(lines: Sequence[Line], line: Line, before: Script, written: Script) -> tuple[int, Line]:
    """The place for a line that replaces none, and a line of the part it belongs to there."""
    where = {other.id: n for n, other in enumerate(lines)}
    mates = [other.id for other in before.lines if (other.section, other.point) == (line.section, line.point)]
    at = mates.index(line.id)
    for mate in reversed(mates[:at]):
        if mate in where:
            return where[mate] + 1, lines[where[mate]]
    for mate in mates[at + 1 :]:
        if mate in where:
            return where[mate], lines[where[mate]]
    part = _part(line, before, written)
    same = [n for n, entry in enumerate(lines) if (entry.section, entry.point) == part]
    if not same:  # the new script has no such part: behind what comes before it
        earlier = ("hook", "intro", "point", "cta")
        same = [n for n, each in enumerate(lines) if earlier.index(each.section) < earlier.index(line.section)]
        return (same[-1] + 1 if same else 0), line.model_copy(update={"point": max(0, part[1]) if part[1] >= 0 else -1})
    if at == 0 and len(mates) > 1:  # it began its part
        return same[0], lines[same[0]]
    return same[-1] + 1, lines[same[-1]]


def _part(line: Line, before: Script, written: Script) -> tuple[str, int]:
    """The part of the new script that a line's belongs to: of the same name, else as far into it."""
    if line.section != "point":
        return line.section, -1
    name = before.headings[line.point] if line.point < len(before.headings) else ""
    if name and name in written.headings:
        return "point", written.headings.index(name)
    many = max((other.point for other in written.lines), default=-1) + 1
    parts = max(other.point for other in before.lines) + 1
    return "point", min(many - 1, line.point * many // parts) if many else 0


def lost_edits(script: Script, origin: Script, language: str = "") -> dict[str, int]:
    """Count a person's edits of the writer's script that are not in the lines that stay: `changed`, `taken out`,
    `moved` lines; only what there is.
    """
    stay = {line.id for line in kept_lines(script, language)}
    now = {line.id: line for line in script.lines}
    known = [line.id for line in origin.lines]
    order = [number for number in now if number in known]
    changed = sum(line.by_hand and line.id not in stay for line in script.lines)
    changed += sum(
        line.id in now and line.id not in stay and not now[line.id].by_hand and now[line.id].text != line.text
        for line in origin.lines
    )
    found = {
        "changed": changed,
        "taken out": sum(number not in now for number in known),
        "moved": sum(a != b for a, b in zip(order, [n for n in known if n in now], strict=True)),
    }
    return {name: n for name, n in found.items() if n}
