"""Videos asked for: a row and a job each; `render.py` makes them."""

from __future__ import annotations

from core.jobs import queue
from core.store import projects as project_rows
from core.store import renders as render_rows
from core.studio.project import length
from core.studio.project.choices import checked
from core.studio.project.project import Project
from core.studio.workspace.run import Run
from core.studio.workspace.workspace import Workspace


def request(workspace: Workspace, project_id: int, presets: tuple[str, ...] | list[str] = ()) -> list[int]:
    """Ask for videos: a row and a job each; returns the rows' ids. One that waits already is not asked for twice.

    Raises `BadInput` for an unknown platform or speech that is too long for one of them.
    """
    return requested(Project(workspace, project_id), presets)


def requested(project: Project, presets: tuple[str, ...] | list[str] = ()) -> list[int]:
    """Ask for videos of a project that was read just now; see `request`."""
    workspace = project.workspace
    names = checked(platforms=tuple(presets) or project.options.platforms).platforms
    if project.is_fresh("voice"):
        for name in names:
            length.require(project, name, Run())
    render_ids = []
    with workspace.store.write():
        now = project.anew()
        for name in names:
            waiting = _waiting(now, name)
            render_ids.append(waiting if waiting is not None else _ask(workspace, now, name))
        project_rows.touch(workspace.store, project.id)
    return render_ids


def _waiting(project: Project, preset: str) -> int | None:
    jobs = {job["id"]: job for job in project.jobs}
    for row in project.renders:
        job = jobs.get(row["job_id"])
        if row["preset"] == preset and job is not None and job["status"] == "queued" and not job["cancel_requested"]:
            return int(row["id"])
    return None


def _ask(workspace: Workspace, project: Project, preset: str) -> int:
    render_id = render_rows.add(workspace.store, project.id, preset, project.options.quality)
    job_id = queue.enqueue(
        workspace.store, "render", lane="video", project_id=project.id, payload={"render_id": render_id}
    )
    render_rows.update(workspace.store, render_id, job_id=job_id)
    return render_id
