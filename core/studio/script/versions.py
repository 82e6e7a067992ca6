"""The versions of a script: listed, compared, gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from core.model.script import Script
from core.store import projects as project_rows
from core.store import scripts
from core.studio.project import changes
from core.studio.project.project import Project
from core.studio.script.saving import require_script, script_of
from core.studio.workspace.workspace import Workspace

if TYPE_CHECKING:
    from core.script.edit.compare import Change


def compare(workspace: Workspace, project_id: int, version: int, other: int | None = None) -> list[Change]:
    """Compare one version of a project's script with another, by default the newest, line by line. Raises
    `NotFound`.
    """
    from core.script.edit import compare as core_compare

    old = scripts.script(scripts.get(workspace.store, project_id, version))
    new = (
        script_of(workspace, project_id)
        if other is None
        else scripts.script(scripts.get(workspace.store, project_id, other))
    )
    return core_compare.compare(old, new, all_lines=True)


def versions(workspace: Workspace, project_id: int) -> list[dict[str, Any]]:
    """The versions of a project's script, the newest first: `version`, `created_at`, `lines`, `edited`, `writer`,
    `seconds` (about).
    """
    from core.script import Pace, total_s

    pace = Pace().scaled(project_rows.options(project_rows.get(workspace.store, project_id)).speed)
    out = []
    for row in scripts.all_rows(workspace.store, project_id):
        script = scripts.script(row)
        fields = {name: row[name] for name in ("version", "created_at", "writer")}
        seconds = total_s(script.lines, script.language, pace)
        out.append({**fields, "lines": len(script.lines), "edited": bool(row["edited"]), "seconds": seconds})
    return out


def restore(workspace: Workspace, project_id: int, version: int, *, at: int | None = None) -> Script:
    """Make an old version of the script the one in use again, as a new version.

    `at` is the newest version that the person saw: where there is a newer one by now, nothing is taken back. Raises
    `NotFound`, `ChangedElsewhere`.
    """

    def edit(now: Project) -> changes.Change:
        row = scripts.get(workspace.store, project_id, version)
        script = scripts.script(row)
        changes.require(now, "script", at, script.model_dump(mode="json"))
        return changes.Change(script=script, edited=bool(row["edited"]))

    return require_script(changes.change(workspace, project_id, edit))
