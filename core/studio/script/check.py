"""The check of a script: its problems, in plain words."""

from __future__ import annotations

from core.studio.project.project import Project
from core.studio.workspace.workspace import Workspace


def problems(workspace: Workspace, project_id: int) -> list[str]:
    """The problems of a project's script, in plain words; empty where there are none."""
    from core import script

    project = Project(workspace, project_id)
    if project.script is None:
        return []
    options = project.options
    spoken = project.narration.duration_s if project.narration and project.is_fresh("voice") else None
    return script.check(
        project.script,
        article=project.article,
        project_type=options.project_type,
        presets=options.platforms,
        pace=script.Pace().scaled(options.speed),
        seconds=spoken,
    )
