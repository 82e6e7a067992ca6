"""The versions of a script: listed, compared, gone back to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from core.errors import ChangedElsewhere
from core.model.script import Script
from core.store import projects as project_rows
from core.store import scripts
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.script.saving import require_script, script_of
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.script.edit.compare import Change


MOST_COMPARED = 50  # versions, the newest first


def compare(workspace: Workspace, project_id: int, version: int, other: int | None = None) -> list[Change]:
    """What changed from one version to another, by default to the newest, line by line. Raises `NotFound`."""
    from core.script.edit import compare as core_compare

    old = scripts.script(scripts.get(workspace.store, project_id, version))
    new = (
        script_of(workspace, project_id)
        if other is None
        else scripts.script(scripts.get(workspace.store, project_id, other))
    )
    return core_compare.compare(old, new, all_lines=True)


def versions(workspace: Workspace, project_id: int) -> list[dict[str, Any]]:
    """Every version, the newest first: `version`, `created_at`, `lines`, `edited`, `writer`, `seconds` (about)."""
    from core.script import Pace, total_s

    pace = Pace().scaled(project_rows.options(project_rows.get(workspace.store, project_id)).speed)
    out = []
    for row in scripts.all_rows(workspace.store, project_id):
        held = scripts.script(row)
        told = {name: row[name] for name in ("version", "created_at", "writer")}
        seconds = total_s(held.lines, held.language, pace)
        out.append({**told, "lines": len(held.lines), "edited": bool(row["edited"]), "seconds": seconds})
    return out


def restore(workspace: Workspace, project_id: int, version: int, *, at: int | None = None) -> Script:
    """Make an old version the one in use again, as a new version.

    `at` is the newest version that the person saw: where there is a newer one by now, nothing is taken back. Raises
    `NotFound`, `ChangedElsewhere`.
    """

    def edit(now: Project) -> changes.Change:
        row = scripts.get(workspace.store, project_id, version)
        script = scripts.script(row)
        changes.require(now, "script", at, script.model_dump(mode="json"))
        return changes.Change(script=script, edited=bool(row["edited"]))

    return require_script(changes.change(workspace, project_id, edit))


def require_newest(project: Project, edits: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> None:
    """Raises `ChangedElsewhere` where a whole script as it is given was made of an older version than the newest.

    That it was is seen by its words: they are nearer to the older one. `edits` is as `save_rows` takes it.
    """
    if project.script is None:
        return
    now = _distance(project.script, edits)
    for row in scripts.all_rows(project.store, project.id)[1 : MOST_COMPARED + 1]:
        if now and _distance(scripts.script(row), edits) < now:
            raise ChangedElsewhere(
                f"This was made of version {row['version']} of the script, which was changed since.",
                "Send the version that you changed along with it, or an If-Match.",
                current=None,
                given=None,
            )


def _distance(script: Script, edits: Sequence[Mapping[str, Any]] | Mapping[str, Any]) -> int:
    """How much of a script is other than given: lines by their numbers, or the specification's sections."""
    if isinstance(edits, Mapping):
        from core.script import as_seed_json

        now, given = _pieces(as_seed_json(script)), _pieces(edits)
        return sum(now.get(name) != text for name, text in given.items())
    lines = {line.id: line.model_dump() for line in script.lines}
    rows_of = {row["id"]: row for row in edits if row.get("id") is not None}
    shared = lines.keys() & rows_of.keys()
    other = sum(lines[n][name] != value for n in shared for name, value in rows_of[n].items() if name in lines[n])
    return other + len(lines.keys() ^ rows_of.keys())


def _pieces(sections: Mapping[str, Any]) -> dict[str, str]:
    """The texts of the specification's sections, each point by itself."""
    points = sections.get("points") or []
    texts = {
        f"point {n}": str(point.get("text", "") if isinstance(point, Mapping) else point)
        for n, point in enumerate(points)
    }
    return {**texts, **{name: str(sections[name]) for name in ("hook", "intro", "cta") if name in sections}}
