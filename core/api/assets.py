"""/assets/: a project's pictures; add one, or put one in a shot's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Form, UploadFile

from core.api import shapes
from core.errors import UsageError
from core.studio.project import projects
from core.studio.visuals import library, shots, storyboard
from core.studio.workspace.workspace import Workspace
from core.wording import beside


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for the pictures of a project and uploads to it."""
    routes = APIRouter(prefix="/assets", tags=["assets"])

    @routes.get("/{project_id}/")
    def listed(project_id: int) -> dict[str, Any]:
        """The pictures of the storyboard and its shots."""
        return _assets(workspace(), project_id)

    @routes.post("/{project_id}/", status_code=201)
    def add(
        project_id: int,
        file: UploadFile | None = None,
        sha256: Annotated[str, Form()] = "",
        shot: Annotated[int | None, Form(ge=0)] = None,
    ) -> dict[str, Any]:
        """Add a picture (multipart `file`), or name one by `sha256`; with `shot` it takes that shot's place.

        `notes` says what is special about a clip, such as that it is short and will be repeated.
        """
        if (file is None) == (not sha256):
            raise UsageError("Give exactly one of file and sha256.", "Send the form as multipart/form-data.")
        if shot is not None:
            shots.require_change(workspace(), project_id, shot, sha256, {})  # before anything is kept
        if file is not None:
            sha256 = storyboard.upload(workspace(), project_id, file.file.read(), file.filename or "").sha256
        if shot is not None:
            storyboard.swap(workspace(), project_id, shot, sha256)
        asset = next((item for item in library.library(workspace()) if item.sha256 == sha256), None)
        shown_s = shots.expected_s(workspace(), project_id, shot) if shot is not None else None
        notes = library.notes(workspace(), asset, shown_s) if asset is not None else []
        return {"sha256": sha256, "notes": notes, **_assets(workspace(), project_id)}

    return routes


def _assets(workspace: Workspace, project_id: int) -> dict[str, Any]:
    view = projects.view(workspace, project_id)
    found = shapes.assets(view.storyboard)
    shots = view.storyboard.shots if view.storyboard else ()
    return {
        "count": len(found),
        "results": found,
        "shots": [{**shot.model_dump(exclude={"candidates"}), **beside(shot.reason, "reason")} for shot in shots],
    }
