"""/costs/: what was paid, what may have been, and asking once more for what was sent and never answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from core.studio.project import costs, projects
from core.studio.workspace.workspace import Workspace


class Again(BaseModel):
    """Without `project_id` for all projects."""

    model_config = ConfigDict(extra="forbid")
    project_id: int | None = None


def router(workspace: Callable[[], Workspace]) -> APIRouter:
    """The API's routes for what was paid for."""
    routes = APIRouter(prefix="/costs", tags=["costs"])

    @routes.get("/")
    def spent(project_id: int | None = None) -> dict[str, Any]:
        """Sums of what was paid (`calls`, `units`, `cost`) and of what may have been (`maybe_calls`, `maybe_cost`).

        `in_doubt` requests were sent, were never answered, and are not sent again until /costs/again/ allows it.
        """
        return _told(workspace(), project_id)

    @routes.post("/again/")
    def again(body: Again) -> dict[str, Any]:
        """Let what may have been paid for be bought once more by the next job that needs it."""
        asked = costs.ask_again(_known(workspace(), body.project_id), body.project_id)
        return {"asked_again": asked, **_told(workspace(), body.project_id)}

    return routes


def _told(workspace: Workspace, project_id: int | None) -> dict[str, Any]:
    return {
        "results": costs.spent(_known(workspace, project_id), project_id),
        "total_usd": costs.total(workspace, project_id),
        "maybe_usd": costs.maybe_total(workspace, project_id),
        "in_doubt": costs.doubts(workspace, project_id),
    }


def _known(workspace: Workspace, project_id: int | None) -> Workspace:
    """The workspace, where there is such a project. Raises `NotFound`."""
    if project_id is not None:
        projects.options(workspace, project_id)
    return workspace
