"""Writing a changed script back: what a person left alone keeps its id, span and cue; what they changed is marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, get_args

from core.errors import BadInput
from core.language.emoji import has_words
from core.language.graphemes import short, start
from core.model.limits import SCRIPT_LINES
from core.model.script import Line, Script, Section, VisualCue
from core.model.text import one_line
from core.script.extract.cues import cue_terms
from core.script.flags import FLAG_EDITED, FLAG_OWN
from core.script.pace import Pace, estimate_s
from core.script.read.speakable import plain
from core.script.read.split import sentences

_COMPARED = 1200  # words or signs of a line that are held against what it was
_SAME = 0.55  # share of words that must be left for a changed line still to rest on its passage
_LONGEST = 10_000  # characters of one line: what a voice speaks in one go


def from_edit(
    script: Script, edits: Sequence[Mapping[str, Any]] | Mapping[str, Any], pace: Pace | None = None
) -> Script:
    """The script after a person's edit of all of it, as a table of lines or as JSON.

    `edits` is the whole table, one mapping a line in the wanted order: `text`, and optionally `id`, `section`,
    `point`, `overlay`, `locked`. A row without a known id is a new line; a line without a row is gone. Or `edits` is
    the specification's JSON (`hook`, `intro`, `points`, `cta`), whose texts are cut into sentences and matched with the
    lines there were. Raises `BadInput` for an empty script, an unknown section or a line that is too long.
    """
    rows = _rows(script, edits) if isinstance(edits, Mapping) else [dict(row) for row in edits]
    if len(rows) > SCRIPT_LINES:
        raise BadInput(
            f"A script has {SCRIPT_LINES:,} lines at most.", "Keep what the video should say.", code="too_large"
        )
    fresh = max((line.id for line in script.lines), default=0)
    used: set[int] = set()
    lines: list[Line] = []
    for row in rows:
        text = plain(str(row.get("text") or ""))
        if not text:
            continue
        if len(text) > _LONGEST:
            raise BadInput(f"A line is longer than {_LONGEST:,} characters.", "Divide it into sentences, one a line.")
        known = script.line(row["id"]) if isinstance(row.get("id"), int) and row["id"] not in used else None
        if known is None or text != known.text:
            require_words(text)
        if known is None:
            fresh += 1
        else:
            used.add(known.id)
        lines.append(_line(row, text, known, fresh, lines[-1] if lines else None, script.language, pace))
    if not lines:
        raise BadInput("The script has no line left.", "Write at least one line, or restore an earlier version.")
    return numbered(script, lines)


def require_words(text: str) -> None:
    """Raise `BadInput` for a text in which no voice finds a word."""
    if not has_words(text):
        shown = f" “{short(text, 40)}” has none." if text else ""
        raise BadInput(f"A line needs words.{shown}", "Write some, or delete the line.", code="no_words")


def _line(
    row: Mapping[str, Any],
    text: str,
    known: Line | None,
    fresh: int,
    before: Line | None,
    language: str,
    pace: Pace | None,
) -> Line:
    """One row as a line."""
    section = row.get("section") or (known.section if known else before.section if before else "point")
    if section not in get_args(Section):
        raise BadInput(f"There is no section {section}.", f"Use one of {', '.join(get_args(Section))}.")
    point = row.get("point")
    if not isinstance(point, int) or isinstance(point, bool):
        point = known.point if known and known.section == section else before.point if before else 0
    base = known or Line(id=fresh, section=section, text=text, flag=FLAG_OWN, cue=VisualCue())
    changes: dict[str, Any] = {
        "section": section,
        "point": max(0, point) if section == "point" else -1,
        "overlay": start(one_line(str(row.get("overlay", base.overlay) or "")), 60),
        "locked": bool(row.get("locked", base.locked)),
    }
    if known is None or text != known.text:
        changes |= {"text": text, "estimate_s": estimate_s(text, language, pace)}
    if known is not None and text != known.text:
        a, b = (known.text.split(), text.split()) if " " in known.text.strip() else (list(known.text), list(text))
        near = SequenceMatcher(None, a[:_COMPARED], b[:_COMPARED], autojunk=False).ratio()
        kept = known.span is not None and near >= _SAME
        changes |= {"span": known.span if kept else None, "flag": FLAG_EDITED if kept else FLAG_OWN}
    if changes.get("text") and not (known is not None and changes["span"]):  # another thing is to be seen, too
        changes["cue"] = base.cue.model_copy(update={"terms": cue_terms(text, language)})
    return base.model_copy(update=changes)


def numbered(script: Script, lines: list[Line]) -> Script:
    """The points of an edited script numbered in their order, with their headings."""
    numbers = {old: n for n, old in enumerate(dict.fromkeys(line.point for line in lines if line.section == "point"))}
    headings = tuple(script.headings[old] if old < len(script.headings) else "" for old in numbers)
    out = tuple(
        line.model_copy(update={"point": numbers[line.point]}) if line.section == "point" else line for line in lines
    )
    return script.model_copy(update={"lines": out, "headings": headings})


def _rows(script: Script, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The specification's JSON as rows: each text in its sentences, each matched with an old line of the section."""
    targets: list[tuple[str, int, str]] = []
    for name in ("hook", "intro"):
        targets.append((name, -1, str(data.get(name) or "")))
    for n, point in enumerate(data.get("points") or []):
        targets.append(("point", n, str(point.get("text") or "") if isinstance(point, Mapping) else str(point)))
    targets.append(("cta", -1, str(data.get("cta") or "")))
    left = list(script.lines)
    rows: list[dict[str, Any]] = []
    for section, number, text in targets:
        rest = text
        for line in [item for item in left if item.section == section and (section != "point" or item.point == number)]:
            if line.text in rest:  # an old line stands there word for word, whatever the splitter thinks of it
                head, rest = rest.split(line.text, 1)
                rows += _new(head, section, number, script.language)
                rows.append({"id": line.id, "section": section, "point": number, "text": line.text})
                left.remove(line)
        rows += _new(rest, section, number, script.language)
    changed = [row for row in rows if "id" not in row]
    for row in changed:
        text = row["text"][:_COMPARED]
        best = max(left, key=lambda line: SequenceMatcher(None, line.text[:_COMPARED], text).ratio(), default=None)
        if best is not None and SequenceMatcher(None, best.text[:_COMPARED], text).ratio() >= _SAME:
            row["id"] = best.id
            left.remove(best)
    return rows


def _new(text: str, section: str, point: int, language: str) -> list[dict[str, Any]]:
    """Rows for sentences that no old line holds."""
    return [{"section": section, "point": point, "text": text[a:b]} for a, b in sentences(text, language)]
