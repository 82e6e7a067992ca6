"""/render/ and /rendered/: queue videos, follow them, stop them, list them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from core.api import shapes
from core.api.revisions import Revised
from core.errors import UsageError
from core.studio import work
from core.studio.film import ask
from core.studio.project import projects, render_view
from core.studio.workspace.workspace import Workspace


class Request(BaseModel):
    """Without presets, the project's own platforms."""

    model_config = ConfigDict(extra="forbid")
    project_id: int
    presets: list[str] = []


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for videos."""
    routes = APIRouter(tags=["render"])

    @routes.post("/render/", status_code=202)
    def queue(body: Request, revised: Revised) -> dict[str, Any]:
        """Queue one video for each preset. With `If-Match` only where nothing that it names was changed since (409)."""
        with revised.asking(workspace(), body.project_id, "storyboard", body.model_dump()) as project:
            numbers = ask.request(workspace(), body.project_id, tuple(body.presets) or project.options.platforms)
        return {
            "project_id": body.project_id,
            "renders": [shapes.render(render_view.view(workspace(), number)) for number in numbers],
        }

    @routes.get("/render/{render_id}/status/")
    def status(render_id: int) -> dict[str, Any]:
        """Return one video's status and how far it is."""
        return shapes.render(render_view.view(workspace(), render_id))

    @routes.post("/render/{render_id}/cancel/")
    def cancel(render_id: int) -> dict[str, Any]:
        """Stop one video; finished parts are kept."""
        view = render_view.view(workspace(), render_id)
        if view.job_id is None or view.status not in ("queued", "rendering"):
            raise UsageError("This video is not being made.", "Only one that is queued or in work can be stopped.")
        work.cancel(workspace(), view.job_id)
        return shapes.render(render_view.view(workspace(), render_id))

    @routes.get("/rendered/{project_id}/")
    def rendered(project_id: int) -> dict[str, Any]:
        """Every video of a project."""
        found = [shapes.render(render_view) for render_view in projects.view(workspace(), project_id).renders]
        return {"count": len(found), "results": found}

    return routes
