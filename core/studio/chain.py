"""The steps before the videos, each only where it is missing or stale: that is decided here."""

from __future__ import annotations

from core.errors import BadInput
from core.studio.project import length
from core.studio.project.project import Project
from core.studio.script import write
from core.studio.visuals import storyboard
from core.studio.voice import narrate
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace

MOST_CATCHING_UP = 4  # times that voice and pictures are made again for what was changed while they were


def prepare_steps(workspace: Workspace, project_id: int, run: Run, *, at: int | None = None) -> Project:
    """Do script, voice and pictures of a project, each only where it is missing or stale; refuse what is too long.

    `at` is the version of the script that the person saw: what was changed of it since stays. Returns the project as it
    then is.
    """
    project = Project(workspace, project_id).read()
    if project.script is None or (not project.edited and not project.is_fresh("script")):
        project = write.written(project, run.part(0.0, 0.1), at=at)
    project = voice_and_pictures(project, run.part(0.1, 1.0))
    if "voice" not in run.counts and project.script is not None:
        run.count("voice", reused=len(project.script.lines))
    if "visuals" not in run.counts and project.board is not None:
        run.count("visuals", reused=len(project.board.assets))
    run.check()
    return project


def voice_and_pictures(project: Project, run: Run, presets: tuple[str, ...] = ()) -> Project:
    """Do voice and pictures of a project only where they are missing or stale, again for what is changed meanwhile; a
    script only where there is none.

    Raises `BadInput` where the speech is too long for one of the presets, by default the project's own, and where the
    changes do not end. Returns the project as it then is.
    """
    project = write.with_script(project, run.part(0.0, 0.05))
    for _ in range(MOST_CATCHING_UP):
        if not project.is_fresh("voice"):
            project = narrate.narrated(project, run.part(0.0, 0.55))
        for preset in presets or project.options.platforms:
            length.require(project, preset, run)
        if not project.is_fresh("visuals"):
            project = storyboard.planned(project, run.part(0.55, 1.0))
        if project.is_fresh("voice") and project.is_fresh("visuals"):
            return project
    raise BadInput(
        "The project is being changed faster than its voice and pictures can follow.",
        "Make the video once you are done with the changes.",
        code="changing",
    )
