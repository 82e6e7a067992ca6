"""A script that is sent whole without the version it was made of: whether that may be an older one than the newest.

It is seen by its words, lines and order. What is nearer to an older version was made of that one. Rows that change just
what was changed since are as near to both: unless the rest of them (marks, estimates) tells which they were, they must
not write over what somebody else did, except for those who did not say what they had read either. A section that is
sent under its name is set, as a choice is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from core.errors import ChangedElsewhere
from core.model.script import Script
from core.store import scripts
from core.studio.project.project import Project
from core.wording import told

MOST = 50  # versions that are looked at, the newest first
_CHANGED = ("text", "section", "point", "overlay", "locked")  # of a line, by whoever sends it
Edits = Sequence[Mapping[str, Any]] | Mapping[str, Any]
Place = tuple[int, str]
Places = dict[Place, Any]  # what stands at a place: the number of a line or point, and what of it


def require_newest(project: Project, edits: Edits) -> None:
    """Raises `ChangedElsewhere` where a script may have been made of an older version, and would undo what came since.

    `edits` is as `script.save_rows` takes it.
    """
    if project.script is None:
        return
    is_free = isinstance(edits, Mapping)  # to write over what was changed since
    rows = scripts.all_rows(project.store, project.id)[: MOST + 1]
    free: dict[Place, bool] = {}  # places that would be lost: whether who changed them last had not said it either
    for newer, row in pairwise(rows):
        nearer, lost = _nearer(edits, project.script, scripts.script(row))
        for place in lost:
            free.setdefault(place, is_free or bool(newer["unsaid"]))
        if nearer < 0 or (nearer == 0 and not all(free[place] for place in lost)):
            raise ChangedElsewhere(
                f"This may have been made of version {row['version']} of the script, which was changed since.",
                "Send the version that you changed along with it, or an If-Match.",
                current=None,
                given=None,
            )


def _nearer(edits: Edits, now: Script, old: Script) -> tuple[int, list[Place]]:
    """Compare what is given with two scripts: below 0 the old one is nearer, above 0 that of now, 0 neither.

    And the places of which something that was changed since would be lost; where there is none, it is that of now.
    """
    at_now, before, given = _sections(edits, now, old) if isinstance(edits, Mapping) else _lines(edits, now, old)
    other, other_old = _differing(at_now, given), _differing(before, given)
    changed, changed_old = ([place for place in places if _is_changed(place)] for places in (other, other_old))
    lost = [place for place in changed if at_now.get(place) != before.get(place)]
    if not lost:
        return 1, lost
    if len(changed) != len(changed_old):
        return len(changed_old) - len(changed), lost
    return max(0, len(other_old) - len(other)), lost


def _differing(found: Places, given: Places) -> list[Place]:
    """The places where something else is given than was found."""
    return [place for place in {**found, **given} if found.get(place) != given.get(place)]


def _is_changed(place: Place) -> bool:
    """Whether whoever sends a script decides what stands at a place."""
    return place[0] < 0 or place[1] in _CHANGED


def _lines(edits: Sequence[Mapping[str, Any]], *texts: Script) -> tuple[Places, ...]:
    """Map places to what stands there, for each script as far as rows can be held against it, then for the rows."""
    from core.script.read.speakable import plain

    rows = {row["id"]: row for row in edits if row.get("id") is not None}
    everywhere = set(rows).intersection(*({line.id for line in text.lines} for text in texts))
    found: list[Places] = []
    sides: list[Sequence[Mapping[str, Any]]] = [[told.line(line) for line in text.lines] for text in texts]
    for lines in (*sides, list(rows.values())):
        places: Places = {(-1, "order"): [line["id"] for line in lines if line["id"] in everywhere]}
        for line in lines:
            names = [name for name in rows[line["id"]] if name in line] if line["id"] in everywhere else ["text"]
            places |= {(line["id"], name): line[name] for name in names}
            places[line["id"], "text"] = plain(str(line["text"]))
        found.append(places)
    return tuple(found)


def _sections(edits: Mapping[str, Any], *texts: Script) -> tuple[Places, ...]:
    """The same by the specification's sections that are given, each point by itself."""
    from core.script import as_seed_json

    found: list[Places] = []
    sides: list[Mapping[str, Any]] = [as_seed_json(text) for text in texts]
    for sections in (*sides, edits):
        points = sections.get("points") or [] if "points" in edits else []
        spoken = [point.get("text", "") if isinstance(point, Mapping) else point for point in points]
        places: Places = {(-2 - n, "point"): " ".join(str(text).split()) for n, text in enumerate(spoken)}
        names = [name for name in ("hook", "intro", "cta") if name in edits]
        found.append(places | {(-1, name): " ".join(str(sections.get(name, "")).split()) for name in names})
    return tuple(found)
