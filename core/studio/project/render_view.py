"""Render rows as pages and the API show them."""

from __future__ import annotations

import json
from pathlib import Path

from core.store import renders
from core.store.coded import notices_of
from core.store.db import Row
from core.store.when import parse
from core.studio.project import film_files, steps
from core.studio.project.project import Project
from core.studio.project.views import RenderView
from core.studio.workspace.workspace import Workspace
from core.wording import checks as sentences


def all_of(project: Project) -> tuple[RenderView, ...]:
    """The views of every render of a project, the newest first."""
    return tuple(render_view_of(project, row) for row in project.renders)


def view(workspace: Workspace, render_id: int) -> RenderView:
    """The view of one of a project's videos as it stands. Raises `NotFound`."""
    row = renders.get(workspace.store, render_id)
    return render_view_of(Project(workspace, row["project_id"]), row)


def render_view_of(project: Project, row: Row) -> RenderView:
    """The view of one row of a project's renders."""
    job = next((item for item in project.jobs if item["id"] == row["job_id"]), None)
    status = steps.render_status(row, job)
    error = json.loads(job["error"]) if job is not None and job["error"] and status == "failed" else {}
    width, _, height = row["resolution"].partition("x")
    workspace = project.workspace
    torn = film_files.reason(workspace, row) if status == "completed" else ""
    if torn:
        status, error = "failed", {"message": torn, "hint": film_files.HINT}
    beside = film_files.other_faults(workspace, row) if status == "completed" else []

    def file(name: str) -> Path | None:
        return film_files.whole_file(workspace, row, name)

    return RenderView(
        id=row["id"],
        project_id=row["project_id"],
        preset=row["preset"],
        status=status,
        progress=1.0 if status == "completed" else (job["progress"] if job else 0.0),
        message=job["message"] if job else "",
        eta_s=job["eta_s"] if job else None,
        error=error.get("message"),
        hint=error.get("hint", ""),
        path=file("file_path"),
        srt=file("subtitle_file_path"),
        vtt=file("vtt_path"),
        thumbnail=file("thumbnail_path"),
        timeline=file("timeline_path"),
        contact_sheet=film_files.whole_contact_sheet(workspace, row) if status == "completed" else None,
        qa=sentences.report(json.loads(row["qa"]), row["preset"]) if row["qa"] else None,
        width=int(width or 0),
        height=int(height or 0),
        duration=row["duration"],
        size=row["file_size"],
        quality=row["quality"],
        stale=status == "completed" and steps.is_stale(project, row),
        started_at=parse(row["render_started_at"]),
        completed_at=parse(row["render_completed_at"]),
        job_id=row["job_id"],
        stages=tuple(json.loads(row["stages"])),
        notices=(*notices_of(row["warnings"]), *beside),
    )


def thumbnail(project: Project) -> Path | None:
    """A picture for the project: of its newest video, else the first picture of its storyboard or article."""
    for row in project.renders:
        if (path := film_files.whole_file(project.workspace, row, "thumbnail_path")) is not None:
            return path
    named = [shot.picture for shot in project.board.shots if shot.picture] if project.board else []
    named += [block.sha256 for block in project.article.blocks if block.kind == "image" and block.sha256]
    found = next((sha for sha in named if project.workspace.blobs.has(sha)), None)
    return project.workspace.blobs.path(found) if found else None


def finished(project: Project, presets: tuple[str, ...] = ()) -> list[RenderView]:
    """The newest finished video of each platform (or of those named)."""
    found: dict[str, RenderView] = {}
    jobs = {job["id"]: job for job in project.jobs}
    for row in project.renders:
        if row["preset"] not in found and steps.render_status(row, jobs.get(row["job_id"])) == "completed":
            view = render_view_of(project, row)
            if view.path is not None:
                found[row["preset"]] = view
    return [view for name, view in found.items() if not presets or name in presets]
