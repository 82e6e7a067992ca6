"""All steps before the videos, each only where it is missing or stale."""

from __future__ import annotations

from core.studio.project import changes, length
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def prepare_steps(workspace: Workspace, project_id: int, run: Run, *, at: int | None = None) -> Project:
    """Script, voice and pictures, each only where it is missing or stale; refuses what is too long to render.

    `at` is the version of the script that the person saw: what was changed of it since stays. Returns the project as it
    then is.
    """
    project = Project(workspace, project_id).read()
    if project.script is None or (not project.edited and not project.is_fresh("script")):
        at = changes.revision(project, "script") if at is None else at
        project = write.written(project, run.part(0.0, 0.1), at=at)
    if not project.is_fresh("voice"):
        project = narrate.narrated(project, run.part(0.1, 0.6))
    elif project.script is not None:
        run.count("voice", reused=len(project.script.lines))
    for preset in project.options.platforms:
        length.require(project, preset, run)
    if not project.is_fresh("visuals"):
        project = storyboard.planned(project, run.part(0.6, 1.0))
    elif project.board is not None:
        run.count("visuals", reused=len(project.board.assets))
    run.check()
    return project
